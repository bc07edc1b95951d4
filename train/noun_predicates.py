#!/usr/bin/env python3
"""noun_predicates.py --data ../shared/data --words OUT/cache/words.json > extract/lexicon/data/noun_predicates.tsv

What annotators called a relation that a noun tells ("criticism": criticises), where they were of one mind: at least three times, and more
often than not. Development documents are not read, nor are those kept out of training.
"""

import argparse
import glob
import hashlib
import json
import os
from collections import Counter, defaultdict

from train_model import held_out

PREPOSITIONS = set("about against at between by for from in into of off on out over to towards with".split())


def nouns_of(text, known):
    """{form: lemma-like form} of the words that the parse takes for nouns only."""
    seen = defaultdict(Counter)
    for sentence in known.get(hashlib.sha1(text.encode()).hexdigest()) or []:
        for word in sentence:
            seen[text[word[0]:word[1]]][word[2]] += 1
    return {form for form, tags in seen.items() if tags.most_common(1)[0][0] == "NOUN"}


def singular(noun):
    for plural, one in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("s", "")):
        if noun.endswith(plural) and not noun.endswith("ss") and len(noun) > 4:
            return noun[:-len(plural)] + one
    return noun


def is_general(noun, name, times):
    """A verb akin to the noun, or one that is often chosen; with no other thing in it ("pauses tariffs on")."""
    verb, *rest = name.split(" ")
    things = [w for w in rest if w not in PREPOSITIONS and w[:4] != noun[:4]]
    return verb.endswith("s") and not things and (verb[:3] == noun[:3] or times >= 5 or bool(rest and rest[0][:4] == noun[:4]))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True)
    ap.add_argument("--words", required=True, help="cache/words.json of a training run")
    a = ap.parse_args()
    known = json.load(open(a.words, encoding="utf-8"))
    here = os.path.dirname(os.path.abspath(__file__))
    told = defaultdict(Counter)
    for path in sorted(glob.glob(f"{a.data}/relations/train/*.gold.jsonl") + glob.glob(f"{here}/data/gold/*.jsonl")):
        articles = {r["id"]: r["text"] for r in map(json.loads, open(path.replace("/gold/", "/articles/").replace(".gold.", ".articles."), encoding="utf-8"))}
        nouns = {}
        for line in open(path, encoding="utf-8"):
            g = json.loads(line)
            if g["kind"] != "relation" or not g["pw"] or " " in g["pw"] or held_out(g["doc"]):
                continue
            if g["doc"] not in nouns:
                nouns[g["doc"]] = nouns_of(articles[g["doc"]], known)
            if g["pw"] in nouns[g["doc"]]:
                told[singular(g["pw"].lower())][g["p"].replace("izes", "ises", 1)] += 1
    print("# What a relation is called that a noun tells, by our annotators (train/noun_predicates.py); predicates.tsv comes before it.")
    print("noun\tpredicate\ttimes")
    for noun, names in sorted(told.items()):
        (name, times), total = names.most_common(1)[0], sum(names.values())
        if times >= 3 and 2 * times > total and noun.isalpha() and is_general(noun, name, times):
            print(f"{noun}\t{name}\t{times}")


if __name__ == "__main__":
    main()
