"""Lemmas as edit scripts: "lower|2|y" says lower-case the form, drop two characters, append "y" (babies -> baby).

"*" in place of the number replaces the whole form. Cases: lower, keep, title (first letter kept, the rest lowered).
"""

from features import lower, normalise

CASES = ("lower", "keep", "title")


def recase(form, case):
    if case == "lower":
        return lower(form)
    if case == "title":
        return form[:1] + lower(form[1:])
    return form


def script_of(form, lemma):
    form, lemma = normalise(form), normalise(lemma)
    best = None
    for case in CASES:
        cased = recase(form, case)
        common = 0
        while common < min(len(cased), len(lemma)) and cased[common] == lemma[common]:
            common += 1
        strip, add = len(cased) - common, lemma[common:]
        cost = strip + len(add)
        script = f"{case}|{strip}|{add}" if common or not lemma else f"lower|*|{lemma}"
        if best is None or cost < best[0]:
            best = (cost, script)
    return best[1]


def apply(script, form):
    case, strip, add = script.split("|", 2)
    if strip == "*":
        return add
    cased = recase(normalise(form), case)
    stem = cased[: max(0, len(cased) - int(strip))]
    return (stem + add) or form
