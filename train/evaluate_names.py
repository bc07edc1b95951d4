"""python3 evaluate_names.py NAMES.iob --run 'dramatis parse --conllu': F1 of named entities, read off Name= in MISC.

Spans and types must both agree; types are person, organisation and location (`place`), other ones of the file are left out.
--skip-even leaves out the sentences that training may have seen (train.py --names); --show prints mistakes.
"""

import argparse
import io
import subprocess

import conllu
import names


def parsed(sentences, command):
    """The sentences' forms (word lists) as the program parses them."""
    text = "".join("".join(f"{i + 1}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_\n" for i, form in enumerate(forms)) + "\n"
                   for forms in sentences)
    result = subprocess.run(command, shell=True, input=text, capture_output=True, text=True, check=True)
    return list(conllu.read(io.StringIO(result.stdout)))


def found(sentence):
    """The spans (begin, end, type) of a parse."""
    spans = []
    for i, misc in enumerate(sentence.misc):
        tag = next((m[5:] for m in misc.split("|") if m.startswith("Name=")), "O")
        if tag[0] == "B":
            spans.append((i, i + 1, tag[2:]))
        elif tag[0] == "I" and spans:
            spans[-1] = (spans[-1][0], i + 1, spans[-1][2])
    return set(spans)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names")
    parser.add_argument("--run", required=True)
    parser.add_argument("--skip-even", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    sentences = names.read_iob(args.names)
    if args.skip_even:
        sentences = sentences[1::2]
    right, gold, got = {}, {}, {}
    shown = 0
    for (sentence, spans), parse in zip(sentences, parsed([s.form for s, _ in sentences], args.run)):
        true, system = {s for s in spans if s[2]}, found(parse)
        for kind in names.TYPES.values():
            for counts, of in ((right, true & system), (gold, true), (got, system)):
                counts[kind] = counts.get(kind, 0) + sum(1 for s in of if s[2] == kind)
        if true != system and shown < args.show:
            shown += 1
            say = lambda spans: [f"{' '.join(sentence.form[b:e])}/{k[:3]}" for b, e, k in sorted(spans)]
            print(" ".join(sentence.form)[:160], "\n   missed", say(true - system), " invented", say(system - true))
    for kind in [*names.TYPES.values(), None]:
        r, g, s = (c[kind] if kind else sum(c.values()) for c in (right, gold, got))
        print(f"{kind or 'all':14} F1 {200 * r / max(1, g + s):6.2f}  precision {100 * r / max(1, s):6.2f}  recall {100 * r / max(1, g):6.2f}"
              f"  ({g} gold, {s} found)")


if __name__ == "__main__":
    main()
