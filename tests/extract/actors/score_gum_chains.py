#!/usr/bin/python3
"""CoNLL F1 of the coreference chains of GUM that hold a named person, organisation or place.

  score_gum_chains.py ACTORS_OF_CONLLU GUM.conllu [--parse DRAMATIS]

The mean of MUC, B-cubed and CEAF-e (Pradhan et al. 2014, "Scoring coreference partitions of predicted mentions"), as
the CoNLL-2012 shared task has it.  Key: gold chains of at least two mentions with a named one.  Response: actors with a
name and at least two mentions.  Mentions are the same if their heads are.  With --parse the trees come from the
program's own parser."""
import argparse
import json
import subprocess
from collections import defaultdict

import score_gum_pronouns as gum


def best_matching(weights):
    """The greatest sum of weights of a one-to-one matching (the Hungarian method; rows <= columns)."""
    if not weights or not weights[0]:
        return 0.0
    if len(weights) > len(weights[0]):
        weights = [list(row) for row in zip(*weights)]
    n, m = len(weights), len(weights[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least, way, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -weights[i0 - 1][j - 1] - u[i0] - v[j]
                if cost < least[j]:
                    least[j], way[j] = cost, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0], j0 = match[way[j0]], way[j0]
    return sum(weights[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])


class Measure:
    def __init__(self):
        self.p = self.p_of = self.r = self.r_of = 0.0

    def figures(self):
        p, r = self.p / max(self.p_of, 1e-9), self.r / max(self.r_of, 1e-9)
        return 100 * p, 100 * r, 200 * p * r / max(p + r, 1e-9)


def links(chains, others):
    """MUC: how many links of the chains the others keep, and how many there are."""
    where = {m: i for i, chain in enumerate(others) for m in chain}
    kept = total = 0
    for chain in chains:
        parts = {where.get(m, m) for m in chain}
        kept += len(chain) - len(parts)
        total += len(chain) - 1
    return kept, total


def b_cubed(chains, others):
    where = {m: other for other in others for m in other}
    share = sum(len(chain & where.get(m, set())) / len(chain) for chain in chains for m in chain)
    return share, sum(map(len, chains))


def add(measures, key, response):
    muc, cubed, ceaf = measures
    for forward, a, b in ((True, key, response), (False, response, key)):
        for measure, score in ((muc, links), (cubed, b_cubed)):
            hit, of = score(a, b)
            if forward:
                measure.r, measure.r_of = measure.r + hit, measure.r_of + of
            else:
                measure.p, measure.p_of = measure.p + hit, measure.p_of + of
    total = best_matching([[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key])
    ceaf.p, ceaf.r = ceaf.p + total, ceaf.r + total
    ceaf.p_of, ceaf.r_of = ceaf.p_of + len(response), ceaf.r_of + len(key)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("gum")
    parser.add_argument("--parse")
    arguments = parser.parse_args()
    documents = gum.read(arguments.gum)
    text = gum.gold_conllu(documents)
    if arguments.parse:
        text = subprocess.run([arguments.parse, "parse", "--conllu"], input=text, capture_output=True, check=True,
                              encoding="utf-8").stdout
    output = subprocess.run([arguments.tool], input=text, capture_output=True, check=True, encoding="utf-8").stdout
    measures = [Measure(), Measure(), Measure()]
    for document, line in zip(documents, output.splitlines()):
        gold, named = defaultdict(set), set()
        for chain, kind, s, first, last, head in document.mentions:
            gold[chain].add((s, head))
            if kind in gum.NAMED and document.sentences[s][head][3] == "PROPN":
                named.add(chain)
        found, with_name = defaultdict(set), set()
        for m in json.loads(line)["mentions"]:
            if m["actor"]:
                found[m["actor"]].add((m["sentence"], m["head"]))
                if m["kind"] == "name":
                    with_name.add(m["actor"])
        key = [c for name, c in gold.items() if name in named and len(c) > 1]
        response = [c for name, c in found.items() if name in with_name and len(c) > 1]
        add(measures, key, response)
    total = 0.0
    for name, measure in zip(("MUC", "B-cubed", "CEAF-e"), measures):
        p, r, f = measure.figures()
        total += f / 3
        print("%-8s P %.1f  R %.1f  F1 %.1f" % (name, p, r, f))
    print("CoNLL F1 %.1f" % total)


if __name__ == "__main__":
    main()
