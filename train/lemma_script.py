"""Lemmas as edit scripts: "lower|2|y" says lower-case the form, drop two characters, append "y" (babies -> baby).

"*" in place of the number replaces the whole form. Cases: lower, keep, title (first letter kept, the rest lowered).
"""

# Typographic characters count as their ASCII forms, as in extract/syntax/word_forms.cc: change both or neither.
NORMALISED = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-",
    "\u2014": "--", "\u2015": "--", "\u2026": "...", "\u00a0": " ", "\u00ad": "", "\u200b": "", "\ufeff": "",
}
TABLE = str.maketrans(NORMALISED)

CASES = ("lower", "keep", "title")


def normalise(form):
    return form.translate(TABLE) or form


def lower(text):
    """Lower-case by Unicode's simple mapping: character by character, never changing their number."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


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
