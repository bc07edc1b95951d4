"""python3 evaluate.py GOLD.conllu PREDICTED.conllu: scores of a parse of gold tokens.

LAS with universal labels (subtypes cut off) counts every word, punctuation included, as the CoNLL 2018 shared task's
LAS does. Typing counts the words that head a mention (see conllu.entity_heads) where the gold has Entity=.
"""

import sys

import conllu


def predicted_entity(misc):
    return next((m[11:] for m in misc.split("|") if m.startswith("EntityType=")), "")


def main():
    gold, got = list(conllu.read(sys.argv[1])), list(conllu.read(sys.argv[2]))
    assert [s.form for s in gold] == [s.form for s in got], "the tokens differ"
    right = dict.fromkeys(["UPOS", "XPOS", "FEATS", "lemma", "UAS", "LAS", "LAS with subtypes", "trees"], 0)
    words, typed, true, found = 0, 0, 0, 0
    for g, p, types in zip(gold, got, conllu.entity_heads(gold)):
        whole = True
        for i in range(len(g)):
            head, label = g.head[i] == p.head[i], g.deprel[i].split(":")[0] == p.deprel[i].split(":")[0]
            whole &= head and label
            right["UPOS"] += g.upos[i] == p.upos[i]
            right["XPOS"] += g.xpos[i] == p.xpos[i]
            right["FEATS"] += g.feats[i] == p.feats[i]
            right["lemma"] += g.lemma[i] == p.lemma[i] or g.lemma[i] == "_"
            right["UAS"] += head
            right["LAS"] += head and label
            right["LAS with subtypes"] += head and g.deprel[i] == p.deprel[i]
            if types:
                kind = predicted_entity(p.misc[i])
                typed += bool(kind) and kind == types[i]
                found += bool(kind)
                true += bool(types[i])
        words += len(g)
        right["trees"] += whole
    for name, count in right.items():
        print(f"{name:18} {100 * count / (len(gold) if name == 'trees' else words):6.2f}")
    if true:
        print(f"{'mention heads':18} {200 * typed / (true + found):6.2f}  (precision {100 * typed / max(1, found):.2f}, "
              f"recall {100 * typed / true:.2f})")
    print(f"{words} words, {len(gold)} sentences")


if __name__ == "__main__":
    main()
