"""Fits the model of how likely a relation is right (extract/claims/data/relation_weights.tsv) to verdicts by hand.

    python3 train/relations/fit.py CANDIDATES PLOVER_JSON POLNEAR_TEXTS... [--write]

CANDIDATES is build/release/tests/extract/claims/relation_candidates. The verdicts are
tests/extract/claims/relation_verdicts.tsv, on articles of PolNeAR. Beside them stand the relations found in the short
texts of PLOVER-dev, right where they join the two parties of the record. Only the Python library is needed; about three
minutes. Prints what share of the relations would be told, and how many of these are right, in cross-validation by article.

The features are those of relation_features.h. A row of predicates.tsv weighs by how often it is found in all the
articles: a row that news seldom uses is more often than not a word misunderstood.
"""
import argparse
import collections
import json
import math
import pathlib
import random
import subprocess
import tempfile
import zlib

ROOT = pathlib.Path(__file__).parents[2]
VERDICTS = ROOT / "tests/extract/claims/relation_verdicts.tsv"
WEIGHTS = ROOT / "extract/claims/data/relation_weights.tsv"
THRESHOLD, THRESHOLD_OF_FEW = 0.8, 0.25
RIDGE, STEPS, RATE, FOLDS = 32.0, 200, 0.5, 6
PLOVER_WEIGHT = 0.3
LEVELS = (3, 8, 32, 64)  # uses of a row
FEWEST = 6  # verdicts that a feature must have
LENIENT = {"2025", "4242"}  # samples of another judge, whose standard is taken account of
BLIND = {"9300", "9400", "9500", "9600", "9700", "9800", "9900", "10000", "11000", "12000"}  # samples of judges who did not know the rules: they weigh more, and calibrate
MEASURE = {"13000", "15000"}  # blind too, and not learnt from
BLIND_WEIGHT = 2.0
NEVER = {"actors many", "between parties"}  # what the others are measured against


def candidates(program, paths):
    """{file: [(begin, end, subject, predicate, object, features)]}"""
    out = collections.defaultdict(list)
    lines = subprocess.run([program, *map(str, paths)], check=True, capture_output=True, text=True).stdout
    for line in lines.splitlines():
        name, begin, end, subject, predicate, object_, features = line.split("\t")
        out[pathlib.Path(name).stem].append((int(begin), int(end), subject, predicate, object_, features.split("|")))
    return out


def verdicts():
    with open(VERDICTS, encoding="utf-8") as lines:
        for line in lines:
            if line[0] != "#" and not line.startswith("sample\t"):
                sample, article, begin, end, verdict, _, claim = line.rstrip("\n").split("\t")
                yield sample, article, int(begin), int(end), verdict == "right", claim


def digest(candidate):
    return f"{zlib.crc32('|'.join(candidate[2:5]).encode()):08x}"


def judged(found):
    """[(group, features, right, weight)], of the relations that are found as they were judged; "blind" marks a blind sample's."""
    rows, seen = [], set()
    for sample, article, begin, end, right, claim in verdicts():
        if sample in MEASURE:
            continue
        here = [c for c in found[article] if c[:2] == (begin, end) and claim in ("-", digest(c))]
        if len(here) == 1 and (article, begin, end, claim) not in seen:
            seen.add((article, begin, end, claim))
            marks = ["lenient"] * (sample in LENIENT) + ["blind"] * (sample in BLIND)
            rows.append((article, here[0][5] + marks, right, BLIND_WEIGHT if sample in BLIND else 1.0))
    return rows


def recorded(program, plover):
    """The relations of PLOVER's texts: right if the words of both ends overlap with those of the record."""
    rows = []
    records = [r for r in json.loads(pathlib.Path(plover).read_text(encoding="utf-8")) if "text" in r]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, record in enumerate(records):
            paths.append(pathlib.Path(folder, f"{i}.txt"))
            paths[-1].write_text(record["text"], encoding="utf-8")
        found = candidates(program, paths)
    for i, record in enumerate(records):
        parties = [a for side in ("source", "target") for a in (record.get(side) or []) if isinstance(a, dict)]
        words = {w.lower() for a in parties for w in a["actorText"].replace("'s", "").split() if len(w) > 3}
        text = record["text"].encode()
        for begin, end, _, _, _, features in found[str(i)]:
            told = {w.lower().strip(".,'") for w in text[begin:end].decode(errors="ignore").replace("'s", "").split()}
            rows.append((f"plover {i}", features, len(words & told) >= 2, PLOVER_WEIGHT))
    return rows


def level(uses):
    return sum(uses >= bound for bound in LEVELS)


def selected(features, uses):
    out = [f for f in features if not f.startswith("row ") and f not in NEVER]
    for f in features:
        if f.startswith("row "):
            out.append(f"use {level(uses[f])}" if f != "row none" else "row none")
    return set(out)


def fit(rows, ridge=RIDGE):
    """Logistic regression by Adagrad; returns (bias, weights)."""
    counts = collections.Counter(f for _, features, _, _ in rows for f in features if f != "blind")
    names = sorted(f for f in counts if counts[f] >= FEWEST)
    place = {f: i for i, f in enumerate(names)}
    data = [([place[f] for f in features if f in place], right, weight) for _, features, right, weight in rows]
    weights, squares, bias, bias_square = [0.0] * len(names), [1e-8] * len(names), 0.0, 1e-8
    for _ in range(STEPS):
        slope, bias_slope = [ridge * w for w in weights], 0.0
        for features, right, weight in data:
            z = bias + sum(weights[i] for i in features)
            error = weight * (1 / (1 + math.exp(-max(-30, min(30, z)))) - right)
            bias_slope += error
            for i in features:
                slope[i] += error
        for i, s in enumerate(slope):
            squares[i] += s * s
            weights[i] -= RATE * s / math.sqrt(squares[i])
        bias_square += bias_slope**2
        bias -= RATE * bias_slope / math.sqrt(bias_square)
    return bias, dict(zip(names, weights))


def score(model, features):
    return 1 / (1 + math.exp(-model[0] - sum(model[1].get(f, 0) for f in features if f != "lenient")))


def cross_validate(rows):
    groups = sorted({row[0] for row in rows})
    random.Random(1).shuffle(groups)
    fold = {group: i % FOLDS for i, group in enumerate(groups)}
    out = []
    for k in range(FOLDS):
        model = fit([row for row in rows if fold[row[0]] != k])
        out += [(score(model, row[1]), row) for row in rows if fold[row[0]] == k]
    return out


def calibrated(model, scored):
    """The model with its log-odds stretched and shifted (Platt 1999) so that they fit the blind verdicts when cross-validated."""
    points = [(math.log(s / (1 - s)), row[2]) for s, row in scored if "blind" in row[1]]
    stretch, shift = 1.0, 0.0
    for _ in range(4000):
        errors = [(z, 1 / (1 + math.exp(-stretch * z - shift)) - right) for z, right in points]
        stretch -= 0.5 * sum(z * e for z, e in errors) / len(points)
        shift -= 0.5 * sum(e for _, e in errors) / len(points)
    print(f"calibration: log-odds times {stretch:.2f} plus {shift:.2f}")
    blind = sorted((1 / (1 + math.exp(-stretch * z - shift)), right) for z, right in points)
    for begin in range(0, len(blind), 60):
        part = blind[begin:begin + 60]
        print(f"  {part[0][0]:.2f} to {part[-1][0]:.2f}: {sum(s for s, _ in part) / len(part):.2f} said, "
              f"{sum(r for _, r in part) / len(part):.2f} right of {len(part)}")
    for least in (0.6, 0.65, 0.7, 0.72, 0.74, 0.76, 0.78, 0.8, 0.82):
        told = [r for s, r in blind if s >= least]
        if told:
            print(f"  told from {least}: {len(told) / len(blind):.2f}, {sum(told) / len(told):.3f} right")
    return stretch * model[0] + shift, {f: stretch * w for f, w in model[1].items()}


def report(scored):
    for name, part in (("all", lambda row: not row[0].startswith("plover")),
                       ("strict", lambda row: not row[0].startswith("plover") and "lenient" not in row[1]),
                       ("plover", lambda row: row[0].startswith("plover"))):
        here = [(s, row[2]) for s, row in scored if part(row)]
        print(f"{name}: {len(here)} relations, {sum(r for _, r in here) / len(here):.2f} right")
        for least in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
            told = [r for s, r in here if s >= least]
            if told:
                print(f"  at {least}: {len(told) / len(here):.2f} told, {sum(told) / len(told):.3f} of them right")


def write(model, uses):
    bias, weights = model
    with open(WEIGHTS, "w", encoding="utf-8") as out:
        out.write("# Weights of the logistic model of relation_confidence.h, fitted by train/relations/fit.py to verdicts by hand.\n"
                  "# `row` is a row of predicates.tsv by its canonical phrase; rows that news seldom uses are not listed.\n"
                  "feature\tweight\n"
                  f"bias\t{bias + weights['use 0']:.2f}\nthreshold\t{THRESHOLD}\nthreshold of few\t{THRESHOLD_OF_FEW}\n")
        rows = {}
        for f in uses:
            if f == "row none":
                rows[f] = weights.get(f, 0) - weights["use 0"]
            elif level(uses[f]) > 0:
                rows[f] = weights[f"use {level(uses[f])}"] - weights["use 0"]
        for f, w in weights.items():
            if not f.startswith("use ") and f not in ("lenient", "row none"):
                rows[f] = w
        for f in sorted(rows):
            if abs(rows[f]) >= 0.005:
                out.write(f"{f}\t{rows[f]:.2f}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("candidates")
    parser.add_argument("plover", type=pathlib.Path)
    parser.add_argument("texts", type=pathlib.Path, nargs="+", help="folders")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    found = candidates(arguments.candidates, sorted(path for texts in arguments.texts for path in texts.glob("*.txt")))
    uses = collections.Counter(f for here in found.values() for c in here for f in c[5] if f.startswith("row "))
    rows = [(group, selected(features, uses), right, weight)
            for group, features, right, weight in judged(found) + recorded(arguments.candidates, arguments.plover)]
    scored = cross_validate(rows)
    report(scored)
    model = calibrated(fit(rows), scored)
    if arguments.write:
        write(model, uses)


if __name__ == "__main__":
    main()
