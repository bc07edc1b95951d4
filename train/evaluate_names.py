"""python3 evaluate_names.py NAMES.iob --run 'dramatis parse --conllu': F1 of named entities from mention types.

Spans and types must both agree; types are person, organisation and location (`place`), other ones of the file are left out.
The parse gives heads of mentions, not names, so spans are read off the tree: a proper noun (or a part of a proper name)
that heads a person, organisation or place, with its modifiers that belong to the name: compounds, flat parts, capitalised
adjectives and numbers, and "of X", "for X" or "and X" inside an organisation's name. Of nested spans the longest stays. --skip-even
leaves out the sentences that training may have seen (train.py --names); --show prints mistakes.
"""

import argparse
import io
import subprocess

import conllu

TYPES = {"PER": "person", "ORG": "organization", "LOC": "place"}
INSIDE = {"compound", "flat", "amod", "nummod", "appos", "nmod", "goeswith", "punct", "conj", "cc", "case", "det"}


def read_iob(path):
    """Sentences as (forms, {(begin, end, type)}); "form tag" or "number form tag ..." a line."""
    sentences, forms, spans, before = [], [], [], "O"
    for line in [*open(path, encoding="utf-8"), ""]:
        if line.startswith("#") and "\t" not in line:
            continue
        parts = line.split()
        if not parts:
            if forms:
                sentences.append((forms, {(b, e, TYPES[k]) for b, e, k in spans if k in TYPES}))
            forms, spans, before = [], [], "O"
            continue
        form, tag = (parts[1], parts[2]) if len(parts) > 2 else parts
        if tag != "O":
            if before == "O" or tag[0] == "B" or before[2:] != tag[2:]:
                spans.append((len(forms), len(forms), tag[2:]))
            spans[-1] = (spans[-1][0], len(forms) + 1, tag[2:])
        before = tag
        forms.append(form)
    return sentences


def parsed(sentences, command):
    text = "".join("".join(f"{i + 1}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_\n" for i, form in enumerate(forms)) + "\n"
                   for forms, _ in sentences)
    result = subprocess.run(command, shell=True, input=text, capture_output=True, text=True, check=True)
    return list(conllu.read(io.StringIO(result.stdout)))


def type_of(misc):
    return next((m[11:] for m in misc.split("|") if m.startswith("EntityType=")), "")


def names(sentence):
    """The named spans of a parse."""
    n = len(sentence)
    children = [[] for _ in range(n)]
    for i, head in enumerate(sentence.head):
        if head > 0:
            children[head - 1].append(i)

    def proper(i):
        return sentence.xpos[i].startswith("NNP")

    def capital(i):
        return sentence.form[i][:1].isupper() or sentence.form[i][:1].isdigit()

    def part(i, kind):
        """Words of the name headed by i."""
        words = {i}
        for c in children[i]:
            label = sentence.deprel[c].split(":")[0]
            if label in ("compound", "flat", "goeswith") and (proper(c) or capital(c)):
                words |= part(c, kind)
            elif label in ("amod", "nummod") and capital(c) and c < i and proper(i) and sentence.form[c][:1].isupper():
                words |= part(c, kind)
            elif label in ("nmod", "conj") and proper(c) and kind == "organization" and c > i:
                inner = [d for d in children[c] if sentence.deprel[d].split(":")[0] in ("case", "cc")]
                if len(inner) == 1 and sentence.form[inner[0]].lower() in ("of", "for", "and", "&"):
                    if sentence.deprel[c].startswith("nmod") or not type_of(sentence.misc[c]):
                        words |= part(c, kind) | {inner[0]}
        return words

    found = []
    for i in range(n):
        kind = type_of(sentence.misc[i])
        if kind in TYPES.values() and (proper(i) or sentence.upos[i] == "PROPN"):
            words = part(i, kind)
            begin, end = i, i + 1
            while begin - 1 in words or (begin > 0 and sentence.form[begin - 1] in "-'" and begin - 2 in words):
                begin -= 1
            while end in words or (end + 1 < n and sentence.form[end] in ("-", "'", "'s", "of", "the") and end + 1 in words):
                end += 1
            found.append((begin, end, kind))
    found.sort(key=lambda s: s[0] - s[1])
    chosen, taken = set(), set()
    for begin, end, kind in found:
        if not taken & set(range(begin, end)):
            chosen.add((begin, end, kind))
            taken |= set(range(begin, end))
    return chosen


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names")
    parser.add_argument("--run", required=True)
    parser.add_argument("--skip-even", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    sentences = read_iob(args.names)
    if args.skip_even:
        sentences = sentences[1::2]
    right, gold, got = {}, {}, {}
    shown = 0
    for (forms, true), parse in zip(sentences, parsed(sentences, args.run)):
        system = names(parse)
        for kind in TYPES.values():
            for counts, spans in ((right, true & system), (gold, true), (got, system)):
                counts[kind] = counts.get(kind, 0) + sum(1 for s in spans if s[2] == kind)
        if true != system and shown < args.show:
            shown += 1
            say = lambda spans: [f"{' '.join(forms[b:e])}/{k[:3]}" for b, e, k in sorted(spans)]
            print(" ".join(forms)[:160], "\n   missed", say(true - system), " invented", say(system - true))
    for kind in [*TYPES.values(), None]:
        r, g, s = (c[kind] if kind else sum(c.values()) for c in (right, gold, got))
        print(f"{kind or 'all':14} F1 {200 * r / max(1, g + s):6.2f}  precision {100 * r / max(1, s):6.2f}  recall {100 * r / max(1, g):6.2f}"
              f"  ({g} gold, {s} found)")


if __name__ == "__main__":
    main()
