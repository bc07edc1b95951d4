#!/usr/bin/env python3
"""Could word vectors tell the event class of a verb that the lexicon does not list?  (docs/relations.md)

  class_from_vectors.py [VERB...]

Leaves out each listed verb in turn, lets its nearest neighbours among the others vote in the GloVe vectors of the language
model, and prints how often a majority of a given size is right, and how many verbs have one. Verbs that begin alike ("arm",
"arming") do not vote for each other. With VERBs: what their neighbours say.
"""
import collections
import math
import operator
import os
import struct
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../..")
NEIGHBOURS = 9
HEADER, SIZES = 32, 7 * 4  # docs/model_format.md
TABLES_BEFORE_VECTORS = 10  # of strings; the eighth has the words of the vectors
GLOVE_WORDS = 7


class Vectors:
    def __init__(self, path):
        self.data = open(path, "rb").read()
        at = HEADER + SIZES
        for table in range(TABLES_BEFORE_VECTORS):
            words, at = self.strings(at)
            if table == GLOVE_WORDS:
                self.row = {word: i for i, word in enumerate(words)}
        rows, self.columns = struct.unpack_from("<II", self.data, at)
        self.codes = at + 8 + 4 * rows  # the rows' scales do not matter to a cosine

    def strings(self, at):
        count, = struct.unpack_from("<I", self.data, at)
        at, out = at + 4, []
        for _ in range(count):
            size, = struct.unpack_from("<I", self.data, at)
            out.append(self.data[at + 4:at + 4 + size].decode())
            at += 4 + size
        return out, at

    def unit(self, word):
        row = self.row.get(word)
        if row is None:
            return None
        v = struct.unpack_from(f"<{self.columns}b", self.data, self.codes + row * self.columns)
        norm = math.sqrt(sum(x * x for x in v)) or 1
        return [x / norm for x in v]


def listed_verbs(vectors):
    """(verb, class, vector) of every verb that with a direct object has one class."""
    classes = collections.defaultdict(set)
    for line in open(os.path.join(ROOT, "extract/claims/data/predicates.tsv"), encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if line.startswith("#") or len(fields) < 4 or fields[0] == "canonical":
            continue
        for pattern in fields[3].split(";"):
            if " " not in pattern and pattern != "-":
                for verb in pattern.split("|"):
                    classes[verb].add(fields[1])
    return [(v, min(c), vectors.unit(v)) for v, c in sorted(classes.items()) if len(c) == 1 and vectors.unit(v)]


def vote(vector, verbs, excluded):
    """The class with most votes of the neighbours, and its share."""
    near = sorted(((sum(map(operator.mul, vector, v)), event) for verb, event, v in verbs if verb[:5] != excluded[:5]), reverse=True)
    votes = collections.Counter()
    for similarity, event in near[:NEIGHBOURS]:
        votes[event] += max(0, similarity) ** 3
    event, most = votes.most_common(1)[0]
    return event, most / (sum(votes.values()) or 1)


def main():
    vectors = Vectors(os.path.join(ROOT, "models/language_model.bin"))
    verbs = listed_verbs(vectors)
    for verb in sys.argv[1:]:
        print(verb, *vote(vectors.unit(verb), verbs, verb))
    if sys.argv[1:]:
        return
    results = [(*vote(v, verbs, verb), event) for verb, event, v in verbs]
    for least in (0, .3, .4, .5, .6, .7, .8):
        chosen = [(guess, event) for guess, share, event in results if share >= least and guess != "-"]
        right = sum(guess == event for guess, event in chosen)
        print(f"majority of {least:.1f}: {right / max(1, len(chosen)):6.1%} right of {len(chosen) / len(results):6.1%} of {len(results)} verbs")


if __name__ == "__main__":
    main()
