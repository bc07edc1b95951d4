#!/usr/bin/env python3
"""Trains the language model: train_model.py --data ../shared/data --out DIR (see README.md)."""

import argparse
import copy
import glob
import json
import os
import random
import time
import zlib

import torch

import batches
import corpus
import lemma_script
import names
import scores
from losses import WEIGHTS, losses
from network import Encoder, Model


def held_out(document_id):
    """A tenth of the annotated documents is never trained on."""
    return zlib.crc32(document_id.encode()) % 10 == 0


def read_everything(a):
    here = os.path.dirname(os.path.abspath(__file__))
    data, marks = a.data, f"{here}/marks"
    sets = {}
    sets["ewt"] = corpus.read_treebank(f"{data}/ud/en_ewt-train.conllu", f"{marks}/names.tsv", f"{data}/srl/en_ewt-train.srl.jsonl")
    sets["gum"] = corpus.read_treebank(f"{data}/ud/en_gum-open-train.conllu", f"{marks}/names.tsv")
    sets["written"] = corpus.read_names(names.read_written(f"{marks}/written.txt"))
    sets["wikigold"] = corpus.read_names(names.read_iob(f"{data}/ner/wikigold.conll")[::2])
    shared = corpus.read_relations(sorted(glob.glob(f"{data}/relations/train/*.articles.jsonl")),
                                   sorted(glob.glob(f"{data}/relations/train/*.gold.jsonl")), a.binary, f"{a.out}/cache/words.json")
    sets["relations"] = [d for d in shared if d and not held_out(d[0].id)]
    sets["held"] = [d for d in shared if d and held_out(d[0].id)]
    own = sorted(glob.glob(f"{here}/data/articles/*.jsonl"))
    if own:
        more = corpus.read_relations(own, [p.replace("/articles/", "/gold/") for p in own], a.binary, f"{a.out}/cache/words.json")
        sets["own"] = [d for d in more if d and not held_out(d[0].id) and not d[0].id.startswith("own-")]
        sets["long"] = [d for d in more if d and not held_out(d[0].id) and d[0].id.startswith("own-")]
        sets["own_held"] = [d for d in more if d and held_out(d[0].id)]
    sets["dev"] = corpus.read_relations(sorted(glob.glob(f"{data}/relations/dev/*.articles.jsonl")),
                                        sorted(glob.glob(f"{data}/relations/dev/*.gold.jsonl")), a.binary, f"{a.out}/cache/words.json")
    sets["ewt_dev"] = corpus.read_treebank(f"{data}/ud/en_ewt-dev.conllu")
    sets["gum_dev"] = corpus.read_treebank(f"{data}/ud/en_gum-open-dev.conllu")
    sets["uner_dev"] = corpus.read_names(names.read_iob(f"{data}/ner/uner_ewt-dev.iob2"))
    for name in ("ewt", "gum"):
        for d in sets[name]:
            for s in d:
                s.lemma = [lemma_script.script_of(f, l) if l != "_" else None for f, l in zip(s.words, s.lemma)]
    return sets


def label_sets(sets):
    seen = {k: {} for k in ("upos", "xpos", "feats", "lemma", "deprel", "entity")}
    argument = {}
    for name in ("ewt", "gum"):
        for d in sets[name]:
            for s in d:
                for k in ("upos", "xpos", "feats", "lemma", "deprel"):
                    for x in getattr(s, k):
                        if x is not None:
                            seen[k][x] = seen[k].get(x, 0) + 1
                for x in s.entity or []:
                    if x:
                        seen["entity"][x] = seen["entity"].get(x, 0) + 1
                for _, arguments in s.frames or []:
                    for x, _ in arguments:
                        argument[x] = argument.get(x, 0) + 1
    labels = {k: sorted(x for x, n in v.items() if n >= (3 if k in ("feats", "lemma") else 1)) for k, v in seen.items()}
    labels["entity"] = [""] + labels["entity"]
    labels["argument"] = ["none"] + sorted(x for x, n in argument.items() if n >= 50)
    labels["name"] = ["O"] + [f"{b}-{t}" for t in ("organization", "person", "place") for b in "BI"]
    labels["actor"], labels["event"], labels["modality"], labels["cue"] = corpus.ACTOR_TYPES, corpus.EVENT_CLASSES, corpus.MODALITIES, corpus.CUES
    return labels


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--encoder", required=True, help="folder of the pretrained encoder: model.safetensors, config.json, tokenizer.json")
    ap.add_argument("--binary", default="build/release/dramatis", help="cuts the annotated texts into words")
    ap.add_argument("--start", help="checkpoint to go on from")
    ap.add_argument("--rounds", type=float, default=4, help="times that every sentence is seen, by the mix below")
    ap.add_argument("--mix", default="ewt=1,gum=1.2,written=0.5,wikigold=1.5,relations=1.6,own=0.9,long=1.2")
    ap.add_argument("--rate", type=float, default=1.6e-4)
    ap.add_argument("--floor", type=float, default=0.02, help="share of the rate that is left at the end")
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument("--tokens", type=int, default=2200)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--only", default="", help="losses to keep, for experiments")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    os.makedirs(a.out, exist_ok=True)
    sets = read_everything(a)
    pieces = batches.Pieces(a.encoder)
    labels = label_sets(sets)
    if a.start:
        start = torch.load(a.start, weights_only=False)
        labels = start["labels"]
    ids = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}
    model = Model(Encoder.pretrained(a.encoder), labels)
    if a.start:
        missing, unknown = model.load_state_dict(start["model"], strict=False)
        print(f"new in {a.start}: {missing}, dropped: {unknown}", flush=True)
    model.encoder.word.weight.requires_grad_(False)
    mix = {k: float(v) for k, v in (x.split("=") for x in a.mix.split(",")) if k in sets}
    print({k: (len(v), sum(len(s.words) for d in v for s in d)) for k, v in sets.items()}, flush=True)

    def plan():
        """All chunks of one round."""
        result = []
        for name, times in mix.items():
            documents = sets[name]
            whole, part = int(times), times - int(times)
            longest = rng.choice((96, 128, 192, 192))
            some = documents * whole + rng.sample(documents, int(part * len(documents)))
            if name in ("written", "wikigold"):  # sentences without a neighbour share a chunk
                rng.shuffle(some)
                some = [sum(some[i:i + 4], []) for i in range(0, len(some), 4)]
            for d in some:
                result += batches.chunks(d, pieces, longest)
        return batches.batched(result, pieces, a.tokens, rng)

    per_round = len(plan())
    steps = int(per_round * a.rounds)
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": a.rate, "top": a.rate}, {"params": heads, "lr": a.head_rate, "top": a.head_rate}],
                                  weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    mean = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step, groups, began, running, saved = 0, [], time.time(), {}, time.time()
    checkpoint = f"{a.out}/last.pt"
    if os.path.exists(checkpoint):
        c = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(c["raw"])
        optimiser.load_state_dict(c["optimiser"])
        mean, step = c["model"], c["step"]
    print(f"{per_round} batches a round, {steps} steps", flush=True)
    model.train()
    seen = 0
    while step < steps:
        if not groups:
            groups = plan()
        batch = batches.collate(groups.pop(), pieces)
        seen += int(batch["lengths"].sum())
        part = step / steps
        factor = min(1.0, step / 150) * (a.floor + (1 - a.floor) * (1 - part))
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * factor
        each = losses(model, batch, ids, rng)
        if a.only:
            each = {k: v for k, v in each.items() if k in a.only.split(",")}
        total = sum(WEIGHTS[k] * v for k, v in each.items())
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        step += 1
        keep = min(0.998, step / (step + 20))
        with torch.no_grad():
            for k, v in model.state_dict().items():
                if v.requires_grad or k != "encoder.word.weight":
                    mean[k].lerp_(v.detach(), 1 - keep)
        for k, v in each.items():
            running[k] = 0.98 * running.get(k, v.item()) + 0.02 * v.item()
        if step % 50 == 0:
            print(f"{step}/{steps} {time.time() - began:.0f}s {seen / (time.time() - began):.0f} pieces/s " +
                  " ".join(f"{k} {v:.3f}" for k, v in sorted(running.items())), flush=True)
        if time.time() - saved > 300 or step == steps:
            torch.save({"model": mean, "raw": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "labels": labels}, checkpoint + ".new")
            os.replace(checkpoint + ".new", checkpoint)
            saved = time.time()
    model.load_state_dict(mean)
    torch.save({"model": mean, "labels": labels, "step": step}, f"{a.out}/model.pt")
    scores.report(model, sets, pieces, ids)


if __name__ == "__main__":
    main()
