#!/usr/bin/env python3
"""encoder_from_onnx.py JAR FOLDER: the pretrained encoder that a package of langchain4j on Maven Central carries as ONNX, as the folder
that train_model.py reads (model.safetensors, config.json, tokenizer.json, vocab.txt). Needs `pip install onnx safetensors`."""

import io
import json
import os
import re
import sys
import zipfile

import numpy
import onnx
from onnx import numpy_helper
from safetensors.numpy import save_file

HEADS = 12


def weights_of(graph):
    """{name in BERT's own naming: values}. ONNX keeps the names of biases and vectors, not those of the matrices that MatMul takes: a matrix
    is named by the bias added to its product, and stands transposed."""
    constants = {c.name: numpy_helper.to_array(c) for c in graph.initializer}
    weights = {name: value for name, value in constants.items() if name.startswith(("embeddings.", "encoder."))}
    maker = {output: node for node in graph.node for output in node.output}
    for node in graph.node:
        biases = [i for i in node.input if i in weights and i.endswith(".bias")]
        if node.op_type != "Add" or not biases:
            continue
        for product in (maker[i] for i in node.input if i in maker and maker[i].op_type == "MatMul"):
            matrices = [constants[i] for i in product.input if i in constants]
            if matrices:
                weights[biases[0].removesuffix(".bias") + ".weight"] = numpy.ascontiguousarray(matrices[0].T)
    return {name: value for name, value in weights.items() if value.dtype == numpy.float32}


def main():
    jar, folder = sys.argv[1:]
    with zipfile.ZipFile(jar) as files:
        model_name = next(n for n in files.namelist() if n.endswith(".onnx"))
        tokenizer = json.load(files.open(next(n for n in files.namelist() if n.endswith("tokenizer.json"))))
        weights = weights_of(onnx.load(io.BytesIO(files.read(model_name))).graph)
    words = weights["embeddings.word_embeddings.weight"]
    layers = 1 + max(int(m[1]) for m in (re.match(r"encoder\.layer\.(\d+)\.", n) for n in weights) if m)
    config = {"vocab_size": words.shape[0], "hidden_size": words.shape[1], "num_hidden_layers": layers, "num_attention_heads": HEADS,
              "intermediate_size": weights["encoder.layer.0.intermediate.dense.weight"].shape[0]}
    if len(weights) != 5 + 16 * layers:
        sys.exit(f"{model_name}: {len(weights)} tensors found where {5 + 16 * layers} were expected")
    os.makedirs(folder, exist_ok=True)
    save_file(weights, f"{folder}/model.safetensors")
    json.dump(config, open(f"{folder}/config.json", "w", encoding="utf-8"))
    json.dump(tokenizer, open(f"{folder}/tokenizer.json", "w", encoding="utf-8"))
    pieces = tokenizer["model"]["vocab"]
    with open(f"{folder}/vocab.txt", "w", encoding="utf-8") as out:
        out.writelines(piece + "\n" for piece in sorted(pieces, key=pieces.get))


if __name__ == "__main__":
    main()
