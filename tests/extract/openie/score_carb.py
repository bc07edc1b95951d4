#!/usr/bin/env python3
"""Scores open triples by the matching of CaRB (Bhardwaj, Aggarwal and Mausam, EMNLP 2019).

    score_carb.py TARGET DATA [--pr FILE] [--list N]

TARGET is the dramatis binary, which then reads DATA.txt with `openie --pretokenized`, or a file with its output.
DATA.txt has one tokenised sentence a line; DATA.tsv the gold: sentence, relation, subject, object, further arguments.

The definition, as in section 4 of the paper and its published evaluation:
- a tuple is (subject, relation, everything else), each a multiset of words; two tuples match only if their relations
  share a word; the precision of a match is the share of the predicted words found in the same slot of the gold
  tuple, its recall the share of the gold words found;
- with the tuples above a confidence threshold: recall credits each gold tuple with its best match; precision pairs
  tuples off one to one, greedily by precision, and divides by the number of predicted tuples;
- F1 is that of the best threshold; AUC is the area under the precision-recall curve closed by the point (P=1, R=0).
"""
import argparse
import collections
import os
import re
import string
import subprocess
import sys

FORMS_OF_BE = {"be", "is", "am", "are", "was", "were", "been", "being"}
SAID = ("said", "told", "added", "adds", "says")
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
PUNCTUATION = re.compile("[%s]" % re.escape(string.punctuation))

# slots: [subject words, words of all further arguments]; one slot only if there is no further argument.
Tuple = collections.namedtuple("Tuple", "relation slots confidence line")


def make_tuple(relation, arguments, confidence, line):
    arguments = [a.strip() for a in arguments]
    while len(arguments) > 1 and not arguments[-1]:  # CaRB's readers drop empty arguments at the end
        arguments.pop()
    slots = [arguments[0].split()]
    if len(arguments) > 1:
        slots.append(" ".join(arguments[1:]).split())
    return Tuple(relation.strip().split(), slots, confidence, line)


def sentence_key(sentence):
    """CaRB finds sentences by their letters: no blanks, no punctuation, brackets unescaped."""
    key = sentence.replace(" ", "")
    for escaped, bracket in BRACKETS.items():
        key = key.replace(escaped, bracket)
    return PUNCTUATION.sub("", key)


def common_words(gold, predicted):
    left = list(predicted)
    n = 0
    for word in gold:
        if word in left:
            left.remove(word)
            n += 1
    return n, left


def match_slots(gold, relation, slots):
    matched, left = common_words(gold.relation, relation)
    if "be" in left and FORMS_OF_BE & set(gold.relation):
        matched += 1
    if matched == 0:
        return 0.0, 0.0
    n_predicted, n_gold = len(relation), len(gold.relation)
    for i, words in enumerate(gold.slots):
        n_gold += len(words)
        if i >= len(slots):
            return 0.0, 0.0
        n_predicted += len(slots[i])
        matched += common_words(words, slots[i])[0]
    return (matched / n_predicted if n_predicted else 0.0, matched / n_gold if n_gold else 0.0)


def match(gold, predicted):
    """-> (precision, recall) of one predicted tuple against one gold tuple."""
    result = match_slots(gold, predicted.relation, predicted.slots)
    # The speaker may stand in either slot.
    if any(s in " ".join(gold.relation) for s in SAID) and len(predicted.slots) == 2:
        result = max(result, match_slots(gold, predicted.relation, predicted.slots[::-1]))
    return result


def precision_pairs(scores, columns):
    """Greedy one-to-one pairing by precision. -> [(column, row, precision)]; scores[row][column] = (P, R)."""
    cells = sorted((-scores[i][j][0], i, j) for i in range(len(scores)) for j in columns)
    rows, used, pairs = set(), set(), []
    for precision, i, j in cells:
        if i not in rows and j not in used:
            rows.add(i)
            used.add(j)
            pairs.append((j, i, -precision))
    return pairs


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def curve(gold, predicted):
    """gold, predicted: {key: [Tuple]} -> [(threshold, precision, recall)], thresholds falling."""
    changes = []  # (confidence, change of precision sum, of tuples, of recall sum)
    n_gold = 0
    for key, gold_tuples in gold.items():
        n_gold += len(gold_tuples)
        tuples = predicted.get(key, [])
        scores = [[match(g, t) for t in tuples] for g in gold_tuples]
        before = (0.0, 0, 0.0)
        for c in sorted({t.confidence for t in tuples}, reverse=True):
            columns = [j for j, t in enumerate(tuples) if t.confidence >= c]
            now = (sum(p for _, _, p in precision_pairs(scores, columns)), len(columns),
                   sum(max(row[j][1] for j in columns) for row in scores))
            changes.append((c, *(a - b for a, b in zip(now, before))))
            before = now
    changes.sort(reverse=True)
    points, sums = [], [0.0, 0, 0.0]
    for i, change in enumerate(changes):
        sums = [a + b for a, b in zip(sums, change[1:])]
        if i + 1 == len(changes) or changes[i + 1][0] != change[0]:
            points.append((change[0], sums[0] / sums[1], sums[2] / n_gold))
    return points


def area(points):
    total, last_p, last_r = 0.0, 1.0, 0.0
    for _, p, r in points:
        total += (r - last_r) * (p + last_p) / 2
        last_p, last_r = p, r
    return total


def read_gold(path):
    gold = collections.defaultdict(list)
    with open(path, encoding="utf-8") as f:
        for line in f:
            cells = line.strip().split("\t")
            gold[sentence_key(cells[0])].append(make_tuple(cells[1], cells[2:], 1.0, line.strip()))
    return gold


def read_predictions(text, sentences):
    predicted = collections.defaultdict(list)
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) >= 5:
            number, confidence, subject, relation = cells[:4]
            key = sentence_key(sentences[int(number) - 1])
            predicted[key].append(make_tuple(relation, [subject] + cells[4:], float(confidence), line))
    return predicted


def predictions_of(target, sentences_path):
    if not os.access(target, os.X_OK):
        with open(target, encoding="utf-8") as f:
            return f.read()
    with open(sentences_path, "rb") as f:
        done = subprocess.run([target, "openie", "--pretokenized"], stdin=f, stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit("%s failed with status %d" % (target, done.returncode))
    return done.stdout.decode("utf-8")


def list_sentences(sentences, gold, predicted, count, threshold):
    for sentence in sentences[:count]:
        key = sentence_key(sentence)
        tuples = sorted((t for t in predicted.get(key, []) if t.confidence >= threshold), key=lambda t: -t.confidence)
        scores = [[match(g, t) for t in tuples] for g in gold[key]]
        pairs = {j: (p, i) for j, i, p in precision_pairs(scores, range(len(tuples)))}
        print("#", sentence)
        for i, g in enumerate(gold[key]):
            print("  gold %2d R %.2f  %s" % (i, max([r for _, r in scores[i]], default=0.0),
                                             " | ".join(g.line.split("\t")[1:])))
        for j, t in enumerate(tuples):
            p, i = pairs.get(j, (0.0, -1))
            print("  %.2f P %.2f ->%2d  %s" % (t.confidence, p, i, " | ".join(t.line.split("\t")[2:])))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target")
    parser.add_argument("data")
    parser.add_argument("--pr", help="write the precision-recall curve to this file")
    parser.add_argument("--list", type=int, metavar="N", help="print the first N sentences with their tuples")
    args = parser.parse_args()

    with open(args.data + ".txt", encoding="utf-8") as f:
        sentences = [line.rstrip("\n") for line in f]
    gold = read_gold(args.data + ".tsv")
    predicted = read_predictions(predictions_of(args.target, args.data + ".txt"), sentences)
    points = curve(gold, predicted)
    if not points:
        sys.exit("no tuples for any gold sentence")
    threshold, p, r = max(points, key=lambda point: f1(*point[1:]))
    if args.list:
        list_sentences(sentences, gold, predicted, args.list, threshold)
    if args.pr:
        with open(args.pr, "w", encoding="utf-8") as f:
            f.writelines("%.4f\t%.4f\t%.4f\n" % point for point in points)
    n_gold, n = sum(map(len, gold.values())), sum(map(len, predicted.values()))
    kept = sum(t.confidence >= threshold for tuples in predicted.values() for t in tuples)
    print("sentences %d, gold tuples %d, predicted %d, above the best threshold (%.3f) %d" % (
        len(gold), n_gold, n, threshold, kept))
    print("F1 %.1f (P %.1f, R %.1f)  AUC %.1f  all tuples: F1 %.1f (P %.1f, R %.1f)" % (
        100 * f1(p, r), 100 * p, 100 * r, 100 * area(points),
        100 * f1(*points[-1][1:]), 100 * points[-1][1], 100 * points[-1][2]))


if __name__ == "__main__":
    main()
