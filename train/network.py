"""The network: a BERT encoder over the pieces of several sentences, and heads that read its words.

extract/encoder/ and extract/syntax|relations|statements|coreference do the same at run time: change both or neither.
"""

import json

import torch
import torch.nn as nn
import torch.nn.functional as F

SHAPES = 8


def shape_of(word):
    """How a word is written, which uncased pieces do not tell: 0 no letters, 1 lower, 2 Capitalised, 3 CAPITALS, 4 mIxed, 5 digits,
    6 digits and letters, 7 one capital."""
    upper = lower = digit = 0
    first_upper = None
    for c in word:
        if "0" <= c <= "9":
            digit += 1
        elif c.lower() != c:
            upper += 1
            first_upper = True if first_upper is None else first_upper
        elif c.upper() != c:
            lower += 1
            first_upper = False if first_upper is None else first_upper
    if digit:
        return 6 if upper + lower else 5
    if not upper + lower:
        return 0
    if not lower:
        return 7 if upper == 1 else 3
    if not upper:
        return 1
    return 2 if first_upper and upper == 1 else 4


class Layer(nn.Module):
    def __init__(self, width, heads, inner, dropout):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x, mask):
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        q, k, v = (t.reshape(b * self.heads, n, d // self.heads) for t in (q, k, v))
        # Written out: torch's fused attention is several times slower on a CPU when training in bfloat16.
        weights = torch.baddbmm(mask.to(q.dtype), q, k.transpose(1, 2), alpha=(d // self.heads) ** -0.5).softmax(-1)
        y = torch.bmm(weights.to(v.dtype), v).view(b, self.heads, n, d // self.heads)
        y = self.out(y.transpose(1, 2).reshape(b, n, d))
        x = self.norm1(x + F.dropout(y, self.dropout, self.training))
        y = self.down(F.gelu(self.up(x), approximate="tanh"))
        return self.norm2(x + F.dropout(y, self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, vocabulary, width, layers, heads, inner, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(vocabulary, width)
        self.position = nn.Embedding(512, width)
        self.shape = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.dropout = dropout

    def forward(self, pieces, shapes, lengths):
        n = pieces.shape[1]
        x = self.word(pieces) + self.position.weight[:n] + self.shape(shapes)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        outside = torch.arange(n)[None, :] >= lengths[:, None]
        mask = torch.zeros(outside.shape).masked_fill(outside, -1e4)[:, None, None, :]
        mask = mask.expand(len(pieces), self.layers[0].heads, n, n).reshape(-1, n, n)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    @staticmethod
    def pretrained(folder):
        from safetensors.torch import load_file
        config = json.load(open(f"{folder}/config.json"))
        w = {k.removeprefix("bert."): v.float() for k, v in load_file(f"{folder}/model.safetensors").items()}
        e = Encoder(config["vocab_size"], config["hidden_size"], config["num_hidden_layers"], config["num_attention_heads"],
                    config["intermediate_size"])
        state = {"word.weight": w["embeddings.word_embeddings.weight"],
                 "position.weight": w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0],
                 "shape.weight": torch.zeros(SHAPES, config["hidden_size"]),
                 "norm.weight": w["embeddings.LayerNorm.weight"], "norm.bias": w["embeddings.LayerNorm.bias"]}
        for i in range(config["num_hidden_layers"]):
            old, new = f"encoder.layer.{i}.", f"layers.{i}."
            for part in ("weight", "bias"):
                state[new + "qkv." + part] = torch.cat([w[old + f"attention.self.{x}.{part}"] for x in ("query", "key", "value")])
                for a, b in (("attention.output.dense", "out"), ("attention.output.LayerNorm", "norm1"), ("intermediate.dense", "up"),
                             ("output.dense", "down"), ("output.LayerNorm", "norm2")):
                    state[new + b + "." + part] = w[old + a + "." + part]
        e.load_state_dict(state)
        return e


class Tagger(nn.Module):
    """A class for every word: a hidden layer, then one linear layer a question."""

    def __init__(self, width, hidden, outputs):
        super().__init__()
        self.hidden = nn.Linear(width, hidden)
        self.out = nn.ModuleDict({name: nn.Linear(hidden, n) for name, n in outputs.items()})

    def forward(self, words):
        h = F.dropout(F.relu(self.hidden(words)), 0.2, self.training)
        return {name: out(h) for name, out in self.out.items()}


class Together(nn.Module):
    """Scores of several words seen together: each word's own projection, their sum, and a hidden layer or none behind it."""

    def __init__(self, width, places, hidden, outputs, inner=0, buckets=0):
        super().__init__()
        self.places = nn.ModuleList(nn.Linear(width, hidden, bias=i == 0) for i in range(places))
        self.distance = nn.Embedding(buckets, hidden) if buckets else None
        self.inner = nn.Linear(hidden, inner) if inner else None
        self.out = nn.ModuleDict({name: nn.Linear(inner or hidden, n) for name, n in outputs.items()})

    def project(self, words):
        return [p(words) for p in self.places]

    def score(self, parts, distance=None):
        x = sum(parts)
        if self.distance is not None:
            for d in distance:
                x = x + self.distance(d)
        x = F.dropout(F.relu(x), 0.2, self.training)
        if self.inner is not None:
            x = F.dropout(F.relu(self.inner(x)), 0.1, self.training)
        return {name: out(x) for name, out in self.out.items()}


BUCKETS = 12


def bucket(distance):
    """Of signed distances between two words of a sentence: 0 itself, 1..5 and 6..10 before and behind, by powers of two."""
    size = torch.clamp(torch.log2(distance.abs().clamp(min=1).float()).long() + 1, max=5)
    return torch.where(distance == 0, torch.zeros_like(distance), torch.where(distance > 0, size, size + 5))


class Model(nn.Module):
    def __init__(self, encoder, labels, width=384):
        super().__init__()
        self.encoder = encoder
        self.labels = labels
        n = {k: len(v) for k, v in labels.items()}
        self.tags = Tagger(width, 384, {k: n[k] for k in ("upos", "xpos", "feats", "lemma")})
        self.arc_dependent = nn.Linear(width, width)
        self.arc_governor = nn.Linear(width, width)
        self.arc_prior = nn.Linear(width, 1)
        self.arc_root = nn.Linear(width, 1)
        self.relation = Together(width, 2, 256, {"deprel": n["deprel"]})
        self.root_word = nn.Parameter(torch.zeros(width))  # the governor of the root, for its label
        self.entity = Tagger(width, 192, {"entity": n["entity"]})
        self.name = Tagger(width, 256, {"name": n["name"]})
        self.actor = Tagger(width, 256, {"actor": n["actor"], "trigger": 1, "cue": n["cue"]})
        self.triple = Together(width, 3, 384, {"score": 1, "role": 1, "event": n["event"], "modality": n["modality"], "negated": 1, "symmetric": 1,
                                                 "claimed": 1},
                               inner=256, buckets=2 * BUCKETS)
        self.statement = Together(width, 2, 256, {"speaker": 1, "begin": 1, "end": 1}, buckets=BUCKETS)
        self.no_speaker = nn.Parameter(torch.zeros(256))
        self.quote = Tagger(width, 64, {"direct": 1})
        self.antecedent = Together(width, 2, 256, {"same": 1}, buckets=BUCKETS)
        self.no_antecedent = Tagger(width, 64, {"new": 1})
        self.frame = Together(width, 2, 192, {"argument": n["argument"]})
        self.predicate = Tagger(width, 64, {"predicate": 1})

    def words(self, batch):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=batch.get("bf16", True)):
            top = self.encoder(batch["pieces"], batch["shapes"], batch["lengths"])
        return top.float().reshape(-1, top.shape[-1])[batch["starts"]]

    def arcs(self, words, index, mask):
        """Scores [sentences, dependents, 1 + governors], the root first."""
        padded = words[index]
        d, g = self.arc_dependent(padded), self.arc_governor(padded)
        scores = d @ g.transpose(1, 2) / d.shape[-1] ** 0.5 + self.arc_prior(padded).transpose(1, 2)
        scores = scores.masked_fill(~mask[:, None, :], -1e4)
        n = scores.shape[1]
        scores = scores.masked_fill(torch.eye(n, dtype=torch.bool)[None], -1e4)
        return torch.cat([self.arc_root(padded), scores], 2)
