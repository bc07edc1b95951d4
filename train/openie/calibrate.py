#!/usr/bin/python3
"""Fits the confidence of open triples: the weights in extract/openie/data/confidence.tsv.

    openie_features PARSED.conllu DATA.txt > CANDIDATES      (built with the tests)
    calibrate.py CANDIDATES DATA [--write extract/openie/data/confidence.tsv]

A logistic model over construction features (never words). What it learns to predict for a candidate is the precision
of the gold tuple that it is paired with, by the scorer's own matching (tests/extract/openie/score_carb.py). Prints the
scores of ten-fold cross-validation by sentence, which are the ones to believe, then fits on everything.
"""
import argparse
import collections
import os
import sys

import numpy as np

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tests", "extract", "openie"))
import score_carb  # noqa: E402

FOLDS = 10
MIN_COUNT = 10  # rarer features are not learned
L2 = 10.0


class Candidates:
    def __init__(self, path, sentences):
        self.features, self.tuples, self.keys, self.numbers, self.rows = [], [], [], [], []
        with open(path, encoding="utf-8") as f:
            for line in f:
                cells = line.rstrip("\n").split("\t")
                self.features.append(cells[0].split(" "))
                self.numbers.append(int(cells[1]))
                self.keys.append(score_carb.sentence_key(sentences[int(cells[1]) - 1]))
                self.tuples.append(score_carb.make_tuple(cells[4], [cells[3]] + cells[5:], 0.0, len(self.tuples)))
        counts = collections.Counter(f for features in self.features for f in features)
        self.names = sorted(f for f, n in counts.items() if n >= MIN_COUNT)
        column = {f: i for i, f in enumerate(self.names)}
        self.x = np.zeros((len(self.tuples), len(self.names)))
        for i, features in enumerate(self.features):
            for f in features:
                if f in column:
                    self.x[i, column[f]] = 1
        self.by_key = collections.defaultdict(list)
        for i, key in enumerate(self.keys):
            self.by_key[key].append(i)


def fit(x, y, names):
    """Newton's method for logistic regression with soft targets; the bias is not regularised."""
    penalty = np.full(x.shape[1], L2)
    penalty[names.index("bias")] = 1e-6
    w = np.zeros(x.shape[1])
    for _ in range(15):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w -= np.linalg.solve(hessian, gradient)
    return w


class Gold:
    """The match of every candidate with every gold tuple of its sentence."""

    def __init__(self, gold, candidates):
        self.gold = gold
        self.scores = {}
        for key, gold_tuples in gold.items():
            tuples = [candidates.tuples[i] for i in candidates.by_key.get(key, [])]
            self.scores[key] = np.array([[score_carb.match(g, t) for t in tuples] for g in gold_tuples])

    def targets(self, candidates, order):
        """Pairs one to one, the best F1 first among those of like order; an unpaired candidate is worth nothing."""
        y = np.zeros(len(candidates.tuples))
        for key, indices in candidates.by_key.items():
            scores = self.scores.get(key)
            if scores is None or not scores.size:
                continue
            p, r = scores[..., 0], scores[..., 1]
            worth = 2 * p * r / np.maximum(p + r, 1e-9)
            worth = worth + order[indices][None, :] * (worth > 0)
            rows, columns = set(), set()
            for cell in np.argsort(-worth, axis=None):
                i, j = np.unravel_index(cell, worth.shape)
                if worth[i, j] <= 0:
                    break
                if i not in rows and j not in columns:
                    rows.add(i)
                    columns.add(j)
                    y[indices[j]] = p[i, j]
        return y


def score(gold, candidates, confidence):
    predicted = collections.defaultdict(list)
    for i, t in enumerate(candidates.tuples):
        predicted[candidates.keys[i]].append(t._replace(confidence=round(float(confidence[i]), 4)))
    points = score_carb.curve(gold, predicted)
    best = max(points, key=lambda point: score_carb.f1(*point[1:]))
    return score_carb.f1(*best[1:]), score_carb.area(points), best


def learn(candidates, gold, x, rows):
    """Twice, so that the pairing knows which candidates will be ranked high."""
    order = np.zeros(len(candidates.tuples))
    w = None
    for _ in range(2):
        y = gold.targets(candidates, order)
        w = fit(x[rows], y[rows], candidates.names)
        order = 0.5 / (1 + np.exp(-x @ w))
    return w


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candidates")
    parser.add_argument("data")
    parser.add_argument("--write")
    args = parser.parse_args()
    with open(args.data + ".txt", encoding="utf-8") as f:
        sentences = [line.rstrip("\n") for line in f]
    candidates = Candidates(args.candidates, sentences)
    gold_tuples = score_carb.read_gold(args.data + ".tsv")
    gold = Gold(gold_tuples, candidates)
    x, numbers = candidates.x, np.array(candidates.numbers)

    held_out = np.zeros(len(candidates.tuples))
    for fold in range(FOLDS):
        inside = numbers % FOLDS == fold
        w = learn(candidates, gold, x, ~inside)
        held_out[inside] = 1 / (1 + np.exp(-x[inside] @ w))
    w = learn(candidates, gold, x, np.ones(len(numbers), bool))
    for name, confidence in (("held out", held_out), ("fitted", 1 / (1 + np.exp(-x @ w)))):
        f1, auc, (threshold, p, r) = score(gold_tuples, candidates, confidence)
        print("%-8s  F1 %.1f (P %.1f, R %.1f at %.3f)  AUC %.1f" % (
            name, 100 * f1, 100 * p, 100 * r, threshold, 100 * auc))
    if args.write:
        with open(args.write, "w", encoding="utf-8") as f:
            f.write("# feature\tweight (fitted by train/openie/calibrate.py)\n")
            for name, weight in zip(candidates.names, w):
                if abs(weight) >= 5e-4:
                    f.write("%s\t%.3f\n" % (name, weight))


if __name__ == "__main__":
    main()
