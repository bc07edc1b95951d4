#!/usr/bin/python3
"""Fits the weights that rank the antecedents of pronouns: extract/actors/data/pronoun_weights.tsv.

    fit_pronouns.py PRONOUN_CANDIDATES GUM-train.conllu [--dev GUM-dev.conllu] [--write TABLE.tsv]

PRONOUN_CANDIDATES is the program of tests/extract/actors.  The treebank's own trees, entity types and coreference are
used.  A softmax over the candidates of each pronoun is fitted to give its gold chain the mass: the candidates that are
mentions of the chain, or "nothing" if there are none.  Since earlier pronouns are candidates as the program resolves
them, fit, build and fit again until the scores stand.  Prints the pronoun bar (score_gum_pronouns.py) of five-fold
cross-validation by document at several thresholds, and of the dev set."""
import argparse
import os
import subprocess
import sys
from collections import Counter, defaultdict

import numpy as np

sys.dont_write_bytecode = True
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "tests", "extract", "actors"))
import score_gum_pronouns as gum  # noqa: E402

FOLDS = 5
MIN_COUNT = 8     # rarer features are not learned
L2 = 6.0
STEPS = 250
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


class Pronoun:
    def __init__(self, document, place, chain, wanted):
        self.document, self.place, self.chain, self.wanted = document, place, chain, wanted
        self.places = []
        self.members, self.named, self.nothing, self.right, self.features = [], [], [], [], []


class Data:
    """The pronouns of a treebank with their candidates, and what is right."""

    def __init__(self, tool, path):
        documents = {d.name: d for d in gum.read(path)}
        self.heads, named, chain_of = {}, {}, {}
        for name, document in documents.items():
            self.heads[name], named[name], chain_of[name] = defaultdict(set), set(), {}
            for chain, kind, s, first, last, head in document.mentions:
                self.heads[name][chain].add((s, head))
                if kind in gum.NAMED and document.sentences[s][head][3] == "PROPN":
                    named[name].add(chain)
                if first == last:
                    chain_of[name][(s, head)] = chain
        text = gum.gold_conllu(list(documents.values()))
        output = subprocess.run([tool], input=text, capture_output=True, check=True, encoding="utf-8").stdout
        self.pronouns = []
        self.actor_heads = defaultdict(set)     # (document, actor) -> heads of its names and nominals
        self.actor_named = set()
        self.documents = list(documents)
        for line in output.splitlines():
            cells = line.split("\t")
            if cells[0] == "M":
                key = (cells[1], cells[4])
                self.actor_heads[key].add((int(cells[2]), int(cells[3])))
                if cells[5] == "1":
                    self.actor_named.add(key)
            elif cells[0] == "P":
                name, place = cells[1], (int(cells[2]), int(cells[3]))
                chain = chain_of[name].get(place)
                pronoun = Pronoun(name, place, chain, chain in named[name])
                self.pronouns.append(pronoun)
            else:
                pronoun = self.pronouns[-1]
                gold = self.heads[pronoun.document][pronoun.chain] if pronoun.chain else set()
                pronoun.places.append((int(cells[1]), int(cells[2])))
                pronoun.members.append(None if cells[3] == "-" else cells[3])
                pronoun.nothing.append(cells[5] == "1")
                pronoun.right.append(cells[5] == "0" and (int(cells[1]), int(cells[2])) in gold)
                pronoun.features.append(cells[6].split())
        for pronoun in self.pronouns:
            if not any(pronoun.right):
                pronoun.right = pronoun.nothing


class Matrix:
    """Indicator features of all candidates of some pronouns, packed."""

    def __init__(self, pronouns, column):
        self.columns, self.starts, self.groups, self.right = [], [], [], []
        for pronoun in pronouns:
            self.groups.append(len(self.starts))
            for features, right in zip(pronoun.features, pronoun.right):
                self.starts.append(len(self.columns))
                self.columns.extend(column[f] for f in features if f in column)
                self.columns.append(len(column))    # never an empty row; its weight stays 0
                self.right.append(right)
        self.columns, self.starts = np.array(self.columns), np.array(self.starts)
        self.groups, self.right = np.array(self.groups), np.array(self.right)
        self.rows = np.repeat(np.arange(len(self.starts)), np.diff(np.append(self.starts, len(self.columns))))
        self.group_of = np.repeat(np.arange(len(self.groups)), np.diff(np.append(self.groups, len(self.starts))))

    def chances(self, w, only=None):
        scores = np.add.reduceat(w[self.columns], self.starts)
        if only is not None:
            scores = np.where(only, scores, -1e9)
        scores = np.exp(scores - np.maximum.reduceat(scores, self.groups)[self.group_of])
        return scores / np.add.reduceat(scores, self.groups)[self.group_of]


def fit(pronouns, column):
    matrix = Matrix(pronouns, column)
    n = len(column) + 1
    w, m, v = np.zeros(n), np.zeros(n), np.zeros(n)
    for step in range(1, STEPS + 1):
        error = matrix.chances(w) - matrix.chances(w, matrix.right)
        gradient = np.bincount(matrix.columns, error[matrix.rows], n) + L2 * w
        gradient[-1] = 0
        m = 0.9 * m + 0.1 * gradient
        v = 0.99 * v + 0.01 * gradient * gradient
        rate = 0.1 * min(1.0, 2.0 * (1 - step / STEPS))
        w -= rate * (m / (1 - 0.9 ** step)) / (np.sqrt(v / (1 - 0.99 ** step)) + 1e-8)
    return w


def sharpened(sums):
    """As in extract/actors/coreference.cc."""
    rest = max(0.0, 1 - sum(sums.values()))
    whole = rest * rest + sum(chance * chance for chance in sums.values())
    return {member: chance * chance / whole for member, chance in sums.items()}


def choose(pronouns, column, w):
    """The best actor of each pronoun and its probability; what earlier pronouns may be is passed on to later ones."""
    matrix = Matrix(pronouns, column)
    chances = matrix.chances(w)
    out, guesses = [], {}
    for i, pronoun in enumerate(pronouns):
        sums = defaultdict(float)
        for j, (place, member) in enumerate(zip(pronoun.places, pronoun.members)):
            chance = chances[matrix.groups[i] + j]
            if not pronoun.nothing[j] and (pronoun.document, place) in guesses:
                for guess, share in guesses[(pronoun.document, place)].items():
                    sums[guess] += chance * share
            elif member:
                sums[member] += chance
        best = max(sums.items(), key=lambda item: item[1]) if sums else (None, 0.0)
        out.append(best)
        guesses[(pronoun.document, pronoun.place)] = sharpened(sums)
    return out


def report(data, pronouns, chosen, label):
    for threshold in THRESHOLDS:
        wanted = right = resolved = resolved_right = 0
        for pronoun, (member, chance) in zip(pronouns, chosen):
            key = (pronoun.document, member if chance >= threshold else None)
            ok = bool(pronoun.chain and data.actor_heads[key] & data.heads[pronoun.document][pronoun.chain])
            wanted += pronoun.wanted
            right += pronoun.wanted and ok
            if key in data.actor_named:
                resolved += 1
                resolved_right += ok
        print("%s at %.2f: recall %.1f (of %d)  precision %.1f (of %d)" % (
            label, threshold, 100 * right / wanted, wanted, 100 * resolved_right / max(resolved, 1), resolved))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("train")
    parser.add_argument("--dev")
    parser.add_argument("--write")
    arguments = parser.parse_args()
    data = Data(arguments.tool, arguments.train)
    counts = Counter(f for p in data.pronouns for features in p.features for f in features)
    column = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= MIN_COUNT))}
    listed = sum(p.wanted and not any(r and n for r, n in zip(p.right, p.nothing)) for p in data.pronouns)
    print("%d pronouns, %d features; of %d wanted %d have a right candidate" % (
        len(data.pronouns), len(column), sum(p.wanted for p in data.pronouns), listed))
    fold_of = {name: i % FOLDS for i, name in enumerate(data.documents)}
    pronouns, chosen = [], []
    for fold in range(FOLDS):
        held_out = [p for p in data.pronouns if fold_of[p.document] == fold]
        w = fit([p for p in data.pronouns if fold_of[p.document] != fold], column)
        pronouns += held_out
        chosen += choose(held_out, column, w)
    report(data, pronouns, chosen, "held out")
    w = fit(data.pronouns, column)
    if arguments.dev:
        dev = Data(arguments.tool, arguments.dev)
        report(dev, dev.pronouns, choose(dev.pronouns, column, w), "dev")
    if arguments.write:
        with open(arguments.write, "w", encoding="utf-8") as f:
            f.write("# feature\tweight (fitted by train/actors/fit_pronouns.py on GUM's coreference annotation)\n")
            for name, weight in zip(column, w):
                if abs(weight) >= 0.005:
                    f.write("%s\t%.2f\n" % (name, weight))


if __name__ == "__main__":
    main()
