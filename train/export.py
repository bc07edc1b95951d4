"""python3 export.py CHECKPOINT MODEL_FILE --ud DIR: writes the model file (docs/model_format.md) from a checkpoint."""

import argparse
import struct
from collections import Counter, defaultdict

import numpy as np
import torch

import conllu
import data
import predict
import train
from features import lower, normalise
from tree import single_root_tree

VERSION = 2

# Sentences of our own whose analysis the runtime compares when it loads the file.
SELF_TESTS = [
    "The minister criticised the decision of the council .",
    "Germany was praised by the French president on Monday .",
    "She said that the talks with the rebels had failed .",
]


def quantise(matrix):
    """Rows as int8 with a scale each."""
    scale = np.maximum(np.abs(matrix).max(1), 1e-8).astype(np.float32) / 127
    return np.clip(np.rint(matrix / scale[:, None]), -127, 127).astype(np.int8), scale


class Writer:
    def __init__(self):
        self.parts = []

    def u32(self, *values):
        self.parts += [struct.pack("<I", v & 0xFFFFFFFF) for v in values]

    def strings(self, values):
        self.u32(len(values))
        for value in values:
            encoded = value.encode("utf-8")
            self.u32(len(encoded))
            self.parts.append(encoded)

    def codes(self, codes, scale):
        self.u32(*codes.shape)
        self.parts += [scale.astype("<f4").tobytes(), codes.tobytes()]

    def table(self, tensor):
        self.codes(*quantise(tensor.detach().numpy()))

    def floats(self, tensor):
        values = tensor.detach().numpy().reshape(-1).astype("<f4")
        self.u32(len(values))
        self.parts.append(values.tobytes())


def quantise_network(network):
    """Makes the weights what the runtime will see: 8 bits a number, a scale for each output (or table row)."""
    def rounded(matrix):
        codes, scale = quantise(matrix.numpy())
        return torch.from_numpy(codes * scale[:, None])

    with torch.no_grad():
        for table in [network.word, *network.affixes, network.shape]:
            table.weight.copy_(rounded(table.weight))
        for layer in network.lstm:
            layer.w.copy_(rounded(layer.w.t().contiguous()).t())
            for direction in range(2):
                layer.u[direction].copy_(rounded(layer.u[direction].t().contiguous()).t())
        for linear in (network.tag_in, network.tag_out, network.parse_in, network.label_out, network.entity_in,
                       network.entity_out, network.name_in, network.name_out):
            linear.weight.copy_(rounded(linear.weight))
        network.arc.copy_(rounded(network.arc.t().contiguous()).t())


def stepped(x, greatest=None):
    """Rounded to the steps that the runtime's activations have (docs/model_format.md)."""
    step = (x.abs().amax(-1, keepdim=True).clamp(min=1e-30) if greatest is None else greatest) / 63
    return torch.round(x / step) * step


def rounded_lstm(layer, x):
    """What the runtime makes of one sentence."""
    hidden = layer.u.shape[1]
    inputs, outputs = x @ layer.w + layer.bias.view(-1), torch.empty(len(x), 2 * hidden)
    for direction, order in enumerate((range(len(x)), reversed(range(len(x))))):
        columns = slice(direction * 4 * hidden, (direction + 1) * 4 * hidden)
        state, cell = torch.zeros(hidden), torch.zeros(hidden)
        for t in order:
            i, f, o, g = (inputs[t, columns] + state @ layer.u[direction]).chunk(4)
            cell = torch.sigmoid(i) * torch.tanh(g) + torch.sigmoid(f) * cell
            state = stepped(torch.sigmoid(o) * torch.tanh(cell), 1)
            outputs[t, direction * hidden : (direction + 1) * hidden] = state
    return outputs


def round_activations(network):
    """Makes the network compute as the runtime does, for one sentence at a time; but for the arcs' last product."""
    for number, layer in enumerate(network.lstm):
        layer.forward = lambda x, *_, layer=layer, first=number == 0: rounded_lstm(layer, stepped(x) if first else x)
    for linear in (network.tag_out, network.label_out, network.entity_out, network.name_out):
        linear.register_forward_pre_hook(lambda _, inputs: (stepped(inputs[0]),))


def lemma_dictionary(sentences):
    """{"form\\tXPOS": lemma} for the pairs seen at least twice with one lemma nine times in ten."""
    seen = defaultdict(Counter)
    for s in sentences:
        for form, xpos, lemma in zip(s.form, s.xpos, s.lemma):
            form = normalise(form)
            seen[(form if xpos.startswith("NNP") else lower(form)) + "\t" + xpos][lemma] += 1
    result = {}
    for key, lemmas in sorted(seen.items()):
        (lemma, count), total = lemmas.most_common(1)[0], sum(lemmas.values())
        if total >= 2 and count >= 0.9 * total and lemma != "_":
            result[key] = lemma
    return result


def check_sum(payload):
    padded = payload + b"\0" * (-len(payload) % 8)
    value, mask = 14695981039346656037, (1 << 64) - 1
    for word in struct.unpack(f"<{len(padded) // 8}Q", padded):
        value = ((value ^ word) * 1099511628211) & mask
    return value


def write(path, network, vocabulary, config, glove, dictionary):
    w, names = Writer(), vocabulary.tables
    w.u32(config.hidden, config.layers, config.tag_layer, config.tag_hidden, config.arc, config.label,
          config.entity_hidden, config.name_hidden)
    for name in ("upos", "xpos", "lemma", "feats", "deprel", "entity", "names"):
        w.strings(names[name])
    w.strings(names["words"][1:])
    w.strings(glove[0])
    w.strings(list(dictionary))
    w.strings(list(dictionary.values()))
    w.codes(glove[1], glove[2])
    for table in [network.word, *network.affixes, network.shape]:
        w.table(table.weight)
    for layer in network.lstm:
        w.table(layer.w.t())
        w.floats(layer.bias)
        for direction in range(2):
            w.table(layer.u[direction].t())

    def linear(layer):
        w.table(layer.weight)
        w.floats(layer.bias)

    linear(network.tag_in)
    linear(network.tag_out)
    linear(network.parse_in)
    w.table(network.arc.t())
    w.floats(network.arc_bias)
    w.floats(network.root_arc)
    w.floats(network.root_label)
    linear(network.label_out)
    linear(network.entity_in)
    linear(network.entity_out)
    linear(network.name_in)
    linear(network.name_out)
    w.floats(network.name_path.transitions)

    round_activations(network)
    w.u32(len(SELF_TESTS))
    for text in SELF_TESTS:
        sentence = conllu.Sentence(form=text.split())
        n = len(sentence.form)
        for column in ("lemma", "upos", "xpos", "feats", "deprel"):
            setattr(sentence, column, ["_"] * n)
        sentence.head = [0] * n
        example = data.Example(vocabulary, config, sentence, None, None, {})
        result = train.predict(network, [example], trees=single_root_tree)[0]
        w.strings(sentence.form)
        for upos, head, deprel in zip(result[:, 0], result[:, 4], result[:, 5]):
            w.u32(int(upos), int(head) - 1, names["deprel"].index("root") if head == 0 else int(deprel))

    payload = b"".join(w.parts)
    with open(path, "wb") as file:
        file.write(b"dramatis" + struct.pack("<IIQQ", VERSION, 0, len(payload), check_sum(payload)) + payload)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("model")
    parser.add_argument("--ud", required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    network, vocabulary, config, glove = predict.load(args.checkpoint)
    quantise_network(network)
    sentences, _ = data.read_all([f"{args.ud}/en_ewt-train.conllu", f"{args.ud}/en_gum-open-train.conllu"])
    write(args.model, network, vocabulary, config, glove, lemma_dictionary(sentences))


if __name__ == "__main__":
    main()
