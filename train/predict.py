"""python3 predict.py CHECKPOINT < in.conllu > out.conllu: parses given tokens with a checkpoint, as the runtime does."""

import sys

import numpy as np
import torch

import conllu
import data
import lemma_script
import train
from model import Config, Network
from tree import single_root_tree


def load(path):
    saved = torch.load(path, map_location="cpu")
    words, codes, scales = data.load_glove(saved["glove"], saved["glove_rows"])
    vocabulary = data.Vocabulary(words, saved["tables"])
    config = Config(**saved["config"])
    glove = torch.from_numpy(np.concatenate([np.zeros((1, 100), np.float32), codes * scales[:, None]]))
    network = Network(config, glove, vocabulary.sizes())
    flat, _ = train.flatten(network)
    flat.copy_(saved["average"])
    return network, vocabulary, config, (words, codes, scales)


def main():
    torch.set_num_threads(1)
    network, vocabulary, config, _ = load(sys.argv[1])
    sentences = list(conllu.read(sys.stdin))
    cache = {}
    examples = [data.Example(vocabulary, config, s, None, None, cache) for s in sentences]
    names = vocabulary.tables
    results = train.predict(network, examples, trees=single_root_tree)
    for sentence, result in zip(sentences, results):
        sys.stdout.write(conllu.with_predictions(
            sentence,
            [lemma_script.apply(names["lemma"][r[2]], f) for r, f in zip(result, sentence.form)],
            [names["upos"][r[0]] for r in result],
            [names["xpos"][r[1]] for r in result],
            [names["feats"][r[3]] for r in result],
            [r[4] for r in result],
            ["root" if r[4] == 0 else names["deprel"][r[5]] for r in result],
            [names["entity"][r[6]] for r in result],
            [names["names"][r[7]] for r in result],
        ))


if __name__ == "__main__":
    main()
