#!/usr/bin/env python3
"""from_file.py MODEL_FILE CHECKPOINT --encoder FOLDER: a checkpoint to train on from the shipped file.

8 bits are lost little of; what is not shipped (PropBank's heads, the pretrained word vectors in full) begins anew.
"""

import argparse
import json
from collections import Counter

import torch

import model_file
from export import NOT_SHIPPED
from network import Encoder, Model


def argument_labels(path):
    """As train_model.py chooses them."""
    seen = Counter(argument[0] for line in open(path, encoding="utf-8") for frame in json.loads(line)["frames"] for argument in frame["args"])
    return ["none"] + sorted(label for label, n in seen.items() if n >= 50)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("file")
    ap.add_argument("checkpoint")
    ap.add_argument("--encoder", required=True)
    ap.add_argument("--data", required=True)
    a = ap.parse_args()
    tensors = model_file.read(a.file)
    labels = {k.removeprefix("labels."): v for k, v in tensors.items() if k.startswith("labels.")}
    labels["argument"] = argument_labels(f"{a.data}/srl/en_ewt-train.srl.jsonl")
    torch.manual_seed(1)
    model = Model(Encoder.pretrained(a.encoder), labels)
    state = model.state_dict()
    for name, value in state.items():
        if name.startswith(NOT_SHIPPED) or name in ("encoder.word.weight", "root_word"):
            continue
        key = name
        if name.startswith("encoder."):
            key = name.replace("encoder.layers.", "encoder.")
            for norm in ("norm", "norm1", "norm2"):
                key = key.replace(f".{norm}.weight", f".{norm}.scale").replace(f".{norm}.bias", f".{norm}.shift")
            key = {"encoder.position.weight": "encoder.position", "encoder.shape.weight": "encoder.shape"}.get(key, key)
        value.copy_(torch.tensor(tensors[key]).reshape(value.shape))
    # The file has the root as seen through the projection of governors; any vector that gives the same will do.
    projection = model.relation.places[1].weight.detach()
    root = torch.tensor(tensors["relation.root"]).flatten()
    state["root_word"].copy_(torch.linalg.lstsq(projection, root[:, None]).solution[:, 0])
    torch.save({"model": state, "labels": labels, "step": 0}, a.checkpoint)


if __name__ == "__main__":
    main()
