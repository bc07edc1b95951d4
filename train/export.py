#!/usr/bin/env python3
"""export.py CHECKPOINT MODEL_FILE --data ../shared/data --encoder FOLDER: writes the model file from a checkpoint."""

import argparse
import json
import os
from collections import Counter, defaultdict

import numpy
import torch

import conllu
import model_file
from lemma_script import lower, normalise
from network import Encoder, Model

NOT_SHIPPED = ("frame.", "predicate.")  # learnt for the encoder's sake


def lemma_dictionary(paths):
    """{"form\\tXPOS": lemma} for the pairs seen at least twice with one lemma nine times in ten."""
    seen = defaultdict(Counter)
    for path in paths:
        for s in conllu.read(path):
            for form, xpos, lemma in zip(s.form, s.xpos, s.lemma):
                form = normalise(form)
                seen[(form if xpos.startswith("NNP") else lower(form)) + "\t" + xpos][lemma] += 1
    result = {}
    for key, lemmas in sorted(seen.items()):
        (lemma, count), total = lemmas.most_common(1)[0], sum(lemmas.values())
        if total >= 2 and count >= 0.9 * total and lemma != "_":
            result[key] = lemma
    return result


def verb_lemmas(treebanks, frames, lexicon):
    """Verbs that a lemma may be, beside the words of the vocabulary."""
    verbs = {lemma for path in treebanks for s in conllu.read(path) for upos, lemma in zip(s.upos, s.lemma) if upos == "VERB"}
    for line in open(frames, encoding="utf-8"):
        verbs |= {f["sense"].split(".")[0] for f in json.loads(line)["frames"]}
    for line in open(lexicon, encoding="utf-8"):
        if line[0] != "#" and line.count("\t") >= 3:
            verbs |= {v for pattern in line.split("\t")[3].split(";") for v in pattern.split(" ")[0].split("|")}
    return sorted(v for v in verbs if v.isalpha() and v.islower())


def name_steps(tags):
    """All steps alike; the program knows which may not be taken."""
    return numpy.zeros((len(tags), len(tags)), numpy.float32)


def tensors_of(model, labels, vocabulary, lemmas, verbs):
    tensors, quantise = {}, set()
    layers = model.encoder.layers
    width, inner = layers[0].out.weight.shape[0], layers[0].up.weight.shape[0]
    tensors["encoder.sizes"] = numpy.array([[len(layers), width, layers[0].heads, inner]])
    tensors["vocabulary"] = vocabulary
    for name, value in model.state_dict().items():
        value = value.numpy()
        if name.startswith(NOT_SHIPPED):
            continue
        if name.startswith("encoder."):
            name = name.replace("encoder.layers.", "encoder.")
            for norm in ("norm", "norm1", "norm2"):
                name = name.replace(f".{norm}.weight", f".{norm}.scale").replace(f".{norm}.bias", f".{norm}.shift")
            name = {"encoder.word.weight": "encoder.word", "encoder.position.weight": "encoder.position",
                    "encoder.shape.weight": "encoder.shape"}.get(name, name)
        if name == "root_word":
            tensors["relation.root"] = value @ model.relation.places[1].weight.numpy().T
            continue
        if value.ndim == 2 and name not in ("encoder.position", "encoder.shape") and not name.endswith("distance.weight"):
            quantise.add(name)
        tensors[name] = value
    for name in ("upos", "xpos", "feats", "lemma", "deprel", "entity", "name", "actor", "event", "modality", "cue"):
        tensors["labels." + name] = labels[name]
    tensors["name.steps"] = name_steps(labels["name"])
    tensors["lemmas.verbs"] = verbs
    tensors["lemmas.keys"], tensors["lemmas.values"] = list(lemmas), list(lemmas.values())
    return tensors, quantise


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("checkpoint")
    ap.add_argument("file")
    ap.add_argument("--data", required=True)
    ap.add_argument("--encoder", required=True)
    a = ap.parse_args()
    kept = torch.load(a.checkpoint, weights_only=False)
    model = Model(Encoder.pretrained(a.encoder), kept["labels"])
    model.load_state_dict(kept["model"])
    with open(f"{a.encoder}/vocab.txt", encoding="utf-8") as lines:
        vocabulary = [line.rstrip("\n") for line in lines]
    treebanks = [f"{a.data}/ud/en_ewt-train.conllu", f"{a.data}/ud/en_gum-open-train.conllu"]
    lemmas = lemma_dictionary(treebanks)
    lexicon = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../extract/lexicon/data/predicates.tsv")
    verbs = verb_lemmas(treebanks, f"{a.data}/srl/en_ewt-train.srl.jsonl", lexicon)
    with torch.no_grad():
        tensors, quantise = tensors_of(model, kept["labels"], vocabulary, lemmas, verbs)
    model_file.write(a.file, tensors, quantise)


if __name__ == "__main__":
    main()
