"""python3 errors.py GOLD.conllu PREDICTED.conllu: errors of attachment and label by construction.

For each construction of the gold tree: its words, how many of them have the wrong head, how many a right head but the wrong
label, and the construction's part of all errors. docs/parse_errors.md discusses the figures.
"""

import sys

import conllu

REPORTING = {"say", "add", "tell", "warn", "ask", "write", "note", "claim", "insist", "report", "explain", "state", "argue",
             "announce", "reply", "continue", "believe", "think", "suggest"}


def base(label):
    return label.split(":")[0]


def construction(s, i, children):
    """The name of what word i of a gold sentence takes part in as a dependent."""
    label, relation = s.deprel[i], base(s.deprel[i])
    head = s.head[i] - 1
    has_case = any(base(s.deprel[c]) == "case" for c in children[i])
    if head >= 0 and relation == "nsubj" and i > head and s.lemma[head] in REPORTING:
        return "speaker after the verb (\"said X\")"
    if relation in ("ccomp", "parataxis") and head >= 0 and (s.lemma[head] in REPORTING or s.lemma[i] in REPORTING):
        return "content of a reporting verb"
    if relation in ("nmod", "obl") and has_case and label != "nmod:poss":
        return "prepositional phrase at a noun" if relation == "nmod" else "prepositional phrase at a verb"
    if relation in ("conj", "cc"):
        return "coordination"
    if label == "acl:relcl":
        return "relative clause"
    if relation == "acl":
        return "participle or infinitive at a noun"
    if label == "nmod:poss" or relation in ("compound", "amod", "nummod", "flat", "nmod"):
        return "nominal modifier, name"
    if relation == "appos":
        return "apposition"
    if relation in ("nsubj", "obj", "iobj", "csubj", "expl"):
        return "subject, object"
    if relation in ("advcl", "xcomp", "ccomp", "parataxis"):
        return "clause at a verb"
    if relation in ("advmod", "obl", "discourse", "vocative", "dislocated"):
        return "adverb, bare adverbial"
    if relation == "punct":
        return "punctuation"
    if relation == "root":
        return "root"
    return "function word"


def main():
    gold, got = list(conllu.read(sys.argv[1])), list(conllu.read(sys.argv[2]))
    assert [s.form for s in gold] == [s.form for s in got], "the tokens differ"
    words, heads, labels = {}, {}, {}
    for g, p in zip(gold, got):
        children = [[] for _ in range(len(g))]
        for i, head in enumerate(g.head):
            if head > 0:
                children[head - 1].append(i)
        for i in range(len(g)):
            name = construction(g, i, children)
            words[name] = words.get(name, 0) + 1
            if g.head[i] != p.head[i]:
                heads[name] = heads.get(name, 0) + 1
            elif base(g.deprel[i]) != base(p.deprel[i]):
                labels[name] = labels.get(name, 0) + 1
    total = sum(heads.values()) + sum(labels.values())
    print(f"{'construction':36} {'words':>6} {'wrong head':>11} {'wrong label':>12} {'LAS':>7} {'of all errors':>14}")
    for name in sorted(words, key=lambda n: -heads.get(n, 0) - labels.get(n, 0)):
        h, l = heads.get(name, 0), labels.get(name, 0)
        print(f"{name:36} {words[name]:6} {h:11} {l:12} {100 - 100 * (h + l) / words[name]:6.1f}% {100 * (h + l) / total:13.1f}%")
    print(f"{'all':36} {sum(words.values()):6} {sum(heads.values()):11} {sum(labels.values()):12} "
          f"{100 - 100 * total / sum(words.values()):6.1f}%")


if __name__ == "__main__":
    main()
