#!/usr/bin/env python3
"""Fits the weights of extract/text/sentence_boundary.cc.

    train.py --tool build/release/tests/extract/text/segment_text --out models/sentence_boundaries.bin TRAIN.conllu...

The tool prints the features of every gap between words, so there is one definition of them. The model is a logistic
regression over hashed features, fitted with Adagrad. Each quarter of the documents is scored by a model of the other
three; the bias is what gives the best F1 of sentences over them all. The weights are then fitted on everything and
rounded to 8 bits.
"""

import argparse
import dataclasses
import os
import random
import re
import struct
import subprocess
import tempfile

import numpy as np
import torch

from treebank import raw_text, read_conllu

TABLE_SIZE = 1 << 17  # BoundaryFinder::kTableSize
FEATURES = 28  # BoundaryFinder::kFeatures
FOLDS = 4
MAGIC = b"DSB1"


def documents(path):
    with open(path, encoding="utf-8") as lines:
        sentences = list(read_conllu(lines))
    grouped = []
    for sentence in sentences:
        if not grouped or grouped[-1][-1].document != sentence.document:
            grouped.append([])
        grouped[-1].append(sentence)
    return grouped


def joined(grouped):
    """The sentences of some documents as one text: their positions run on."""
    result, position = [], 0
    for sentence in (s for document in grouped for s in document):
        size = sentence.end - sentence.begin
        result.append(dataclasses.replace(sentence, begin=position, end=position + size))
        position += size
    return result


ABBREVIATIONS = (
    "U.S. U.N. U.K. D.C. U.S.A. Inc. Co. Corp. Ltd. Jr. Sr. a.m. p.m. Ave. St. Blvd. E.U. L.A. N.Y. Dec. Sept."
).split()


def typeset(text, opening="\u201c", closing="\u201d"):
    """The text with typographic quotes, as news has them."""
    out, inside = [], False
    for i, c in enumerate(text):
        if c == '"':
            inside = not inside
            c = opening if inside else closing
        elif c == "'":
            c = "\u2019" if i and text[i - 1].isalnum() else "\u2018"
        elif c == "\n":
            inside = False
        out.append(c)
    return "".join(out)


def in_capitals(text):
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def with_abbreviations(sentences, random):
    """Abbreviations in place of last words and of names: the treebanks have too few to learn what follows them."""
    changed, position = [], 0
    for sentence in sentences:
        surfaces = list(sentence.surfaces)
        last = len(surfaces) - 1
        if last >= 3 and surfaces[last][0] == "." and surfaces[last - 1][0].isalpha() and random.random() < 0.3:
            surfaces[last - 1 :] = [(random.choice(ABBREVIATIONS), surfaces[last][1])]
            last -= 1
        for i in range(last - 2, 1, -1):
            word, space = surfaces[i]
            name = word[0].isupper() and word[1:].islower() and space and surfaces[i - 1][1]
            if name and random.random() < 0.3:
                surfaces[i] = (random.choice(ABBREVIATIONS), space)
            elif name and surfaces[i - 1][0].islower() and random.random() < 0.3:
                surfaces.insert(i, (random.choice(ABBREVIATIONS[:3]), True))  # the U.S. President
        size = sum(len("".join(word.split())) for word, _ in surfaces)
        changed.append(
            dataclasses.replace(sentence, surfaces=surfaces, begin=position, end=position + size, words=[])
        )
        position += size
    return changed


def features(tool, sentences, variant=""):
    """(labels, feature indices) of every place in the raw text of `sentences` where one may end: label 1 if one does,
    plus 2 if that is not for the model to say."""
    if variant == "abbreviations":
        sentences = with_abbreviations(sentences, random.Random(3))
    text = raw_text(sentences)
    if variant == "typeset":
        text = typeset(text)
    elif variant == "british":
        text = typeset(text, "\u2018", "\u2019")
    elif variant == "capitals":
        text = in_capitals(text)
    wanted, seen = [], sentences[0].begin
    ends = {sentence.end for sentence in sentences}
    offset = 0
    for c in text:
        offset += len(c.encode())
        if not c.isspace():
            seen += 1
            if seen in ends:
                wanted.append(offset)
    with tempfile.NamedTemporaryFile("w", suffix=".ends", delete=False) as file:
        file.write("\n".join(map(str, wanted)))
    output = subprocess.run(
        [tool, "--features", file.name], input=text.encode(), capture_output=True, check=True
    ).stdout
    os.unlink(file.name)
    rows = np.frombuffer(output, dtype=np.uint32).reshape(-1, FEATURES + 2)
    return rows[:, 1].astype(np.int64), rows[:, 2:].astype(np.int64)


def sentence_f1(scores, labels, threshold):
    """A sentence is right if both its ends are."""
    guess, gold = (scores > threshold) | (labels >= 2), labels % 2 == 1
    boundary = guess | gold
    both = (guess & gold)[boundary]
    right = int((both[1:] & both[:-1]).sum())
    return 200 * right / max(1, int(guess.sum() + gold.sum()))


def best_threshold(scores, labels):
    """The middle of the thresholds that are about as good as the best: the curve is flat, its very top is chance."""
    candidates = np.quantile(scores[labels < 2], np.linspace(0.80, 0.97, 400))
    f1 = np.array([sentence_f1(scores, labels, t) for t in candidates])
    good = candidates[f1 > f1.max() - 0.1]
    return float(good.min() + good.max()) / 2


def fit(x, y, args):
    """(weights, bias) of a logistic regression on the feature indices x."""
    torch.manual_seed(7)
    bag = torch.nn.EmbeddingBag(TABLE_SIZE, 1, mode="sum")
    torch.nn.init.zeros_(bag.weight)
    bias = torch.nn.Parameter(torch.tensor([-1.0]))
    optimizer = torch.optim.Adagrad([bag.weight, bias], lr=args.rate)
    for _ in range(args.epochs):
        order = torch.randperm(len(y))
        for start in range(0, len(y), 2048):
            batch = order[start : start + 2048]
            # dropping features at random keeps rare conjunctions from taking over what their parts say
            keep = (torch.rand(len(batch), x.shape[1]) > args.dropout).float() / (1 - args.dropout)
            logits = bag(x[batch], per_sample_weights=keep).squeeze(1) + bias
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, y[batch])
            (loss + args.decay * len(batch) * bag.weight.square().sum() / 2).backward()
            optimizer.step()
            optimizer.zero_grad()
    return bag.weight.detach().squeeze(1), float(bias)


def concatenated(parts):
    labels, indices = (np.concatenate(p) for p in zip(*parts))
    asked = labels < 2
    return torch.from_numpy(indices[asked]), torch.from_numpy(labels[asked].astype(np.float32))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--decay", type=float, default=3e-8)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--without", help="a regular expression: leave out documents whose id it matches")
    parser.add_argument("conllu", nargs="+")
    args = parser.parse_args()
    torch.set_num_threads(1)

    folds, plain = [[] for _ in range(FOLDS)], [[] for _ in range(FOLDS)]
    for path in args.conllu:
        grouped = documents(path)
        if args.without:
            grouped = [d for d in grouped if not re.search(args.without, d[0].document)]
        for fold in range(FOLDS):
            kept = grouped[fold::FOLDS]
            plain[fold].append(features(args.tool, joined(kept)))
            folds[fold] += [
                plain[fold][-1],
                features(args.tool, joined(kept), "typeset"),
                features(args.tool, joined(kept), "abbreviations"),
                features(args.tool, joined(kept[1::3]), "british"),
                features(args.tool, joined(kept[::7]), "capitals"),
            ]

    scores, labels = [], []
    for held in range(FOLDS):
        weights, bias = fit(*concatenated(sum((f for i, f in enumerate(folds) if i != held), [])), args)
        for index, (y, x) in enumerate(plain[held]):
            scores.append(weights[torch.from_numpy(x)].sum(1).numpy() + bias)
            labels.append(y)
    threshold = best_threshold(np.concatenate(scores), np.concatenate(labels))
    for index, path in enumerate(args.conllu):
        part = slice(index, None, len(args.conllu))
        f1 = sentence_f1(np.concatenate(scores[part]), np.concatenate(labels[part]), threshold)
        print(f"{os.path.basename(path)}: sentences, cross-validated F1 {f1:.2f}")

    x, y = concatenated(sum(folds, []))
    weights, bias = fit(x, y, args)
    scale = float(weights[weights != 0].abs().quantile(0.9995)) / 127
    table = (weights / scale).round().clamp(-127, 127).numpy().astype(np.int8)
    with open(args.out, "wb") as file:
        file.write(MAGIC + struct.pack("<ff", scale, bias - threshold) + table.tobytes())
    print(f"{len(y)} gaps, {int(y.sum())} boundaries, bias {bias:.2f} - {threshold:.2f}, {(table != 0).sum()} weights")


if __name__ == "__main__":
    main()
