#!/usr/bin/env python3
"""Fits the weights of extract/text/sentence_boundary.cc.

    train.py --tool build/release/tests/extract/text/segment_text --out models/sentence_boundaries.bin TRAIN.conllu...

The tool prints the features of every gap between words, so there is one definition of them. The model is a logistic
regression over hashed features, fitted with Adagrad; one document in twelve is held out to choose the number of epochs
and the bias that gives the best F1 of boundaries. Weights are rounded to 8 bits.
"""

import argparse
import os
import struct
import subprocess
import tempfile

import numpy as np
import torch

from treebank import raw_text, read_conllu

TABLE_SIZE = 1 << 17
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


def augment(text, variant):
    """Variants with the same number of characters: news is typeset, web text is not; some texts are in capitals."""
    if variant == "typographic":
        out, inside = [], False
        for i, c in enumerate(text):
            if c == '"':
                inside = not inside
                c = "\u201c" if inside else "\u201d"
            elif c == "'":
                c = "\u2019" if i and text[i - 1].isalnum() else "\u2018"
            elif c == "\n":
                inside = False
            out.append(c)
        return "".join(out)
    if variant == "capitals":
        return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
    return text


def features(tool, sentences, variant=""):
    """(offsets, labels, feature indices) of every candidate gap in the raw text of `sentences`."""
    text = augment(raw_text(sentences), variant)
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
    rows = np.frombuffer(output, dtype=np.uint32)
    width = rows.size and find_width(rows)
    rows = rows.reshape(-1, width)
    return rows[:, 1].astype(np.float32), rows[:, 2:].astype(np.int64)


FEATURES = 28  # BoundaryFinder::kFeatures


def find_width(rows):
    assert rows.size % (FEATURES + 2) == 0
    return FEATURES + 2


def score(scores, labels, threshold):
    guess = scores > threshold
    right = float((guess * labels).sum())
    return 200 * right / max(1.0, float(guess.sum() + labels.sum()))


def best_threshold(scores, labels):
    candidates = np.quantile(scores, np.linspace(0.80, 0.999, 300))
    return max(candidates, key=lambda t: score(scores, labels, t))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--decay", type=float, default=2e-6)
    parser.add_argument("--variants", default=",typographic", help="comma-separated; the empty one is the text itself")
    parser.add_argument("conllu", nargs="+")
    args = parser.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(1)

    train, held = [], []
    for path in args.conllu:
        grouped = documents(path)
        for part, chosen in ((train, False), (held, True)):
            sentences = [s for i, d in enumerate(grouped) for s in d if (i % 12 == 5) == chosen]
            # positions must run on without the documents left out
            position = 0
            for s in sentences:
                size = s.end - s.begin
                s.begin, s.end = position, position + size
                position += size
            variants = args.variants.split(",") if part is train else [""]
            part.extend(features(args.tool, sentences, variant) for variant in variants)
    x, y = (torch.from_numpy(np.concatenate([p[i] for p in train])) for i in (1, 0))
    held_x, held_y = torch.from_numpy(np.concatenate([p[1] for p in held])), np.concatenate([p[0] for p in held])
    print(f"{len(y)} gaps, {int(y.sum())} boundaries; held out {len(held_y)}, {int(held_y.sum())}")

    bag = torch.nn.EmbeddingBag(TABLE_SIZE, 1, mode="sum", sparse=False)
    torch.nn.init.zeros_(bag.weight)
    bias = torch.nn.Parameter(torch.tensor([-1.0]))
    optimizer = torch.optim.Adagrad([bag.weight, bias], lr=args.rate)
    best = (0.0, None)
    for epoch in range(args.epochs):
        order = torch.randperm(len(y))
        total = 0.0
        for start in range(0, len(y), 2048):
            batch = order[start : start + 2048]
            # dropping features at random keeps rare conjunctions from taking over what their parts say
            keep = (torch.rand(len(batch), x.shape[1]) > 0.2).float()
            logits = bag(x[batch], per_sample_weights=keep / 0.8).squeeze(1) + bias
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, y[batch])
            (loss + args.decay * len(batch) * bag.weight.square().sum() / 2).backward()
            optimizer.step()
            optimizer.zero_grad()
            total += float(loss) * len(batch)
        with torch.no_grad():
            scores = (bag(held_x).squeeze(1) + bias).numpy()
        threshold = best_threshold(scores, held_y)
        f1 = score(scores, held_y, threshold)
        print(f"epoch {epoch + 1}: loss {total / len(y):.4f}, held-out boundaries F1 {f1:.2f} at {threshold:.2f}")
        if f1 > best[0]:
            best = (f1, (bag.weight.detach().numpy().copy().ravel(), float(bias) - threshold))
    weights, final_bias = best[1]
    scale = float(np.abs(weights).max()) / 127
    scale = min(scale, float(np.quantile(np.abs(weights[weights != 0]), 0.9995)) / 127)
    table = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
    with open(args.out, "wb") as file:
        file.write(MAGIC + struct.pack("<ff", scale, final_bias) + table.tobytes())
    print(f"best {best[0]:.2f}; {int((table != 0).sum())} weights")


if __name__ == "__main__":
    main()
