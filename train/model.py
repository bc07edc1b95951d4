"""The network: words -> BiLSTM layers -> tags, arcs, labels, entity types, names. docs/model_format.md says the same in words."""

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F

from data import NAME_TAGS
from lstm import BiLstm, Linear, Product


@dataclass
class Config:
    hidden: int = 200  # a direction
    layers: int = 3
    word: int = 64
    affix: int = 32
    shape: int = 12
    affix_rows: tuple = (1024, 4096, 1024, 4096, 8192)
    shape_rows: int = 256
    tag_layer: int = 2
    tag_hidden: int = 160
    arc: int = 256
    label: int = 96  # twice: an additive and a multiplicative part
    entity_hidden: int = 96
    name_hidden: int = 96

    def to_json(self):
        return asdict(self)


def leaky(x):
    return F.leaky_relu(x, 0.1)


class NamePath(torch.nn.Module):
    """A linear-chain conditional random field (Lafferty et al. 2001) over name tags: "I-x" only after "B-x" or "I-x"."""

    def __init__(self, tags):
        super().__init__()
        self.transitions = torch.nn.Parameter(torch.zeros(len(tags), len(tags)))  # from x to
        inside = torch.tensor([t[0] == "I" for t in tags])
        may = torch.tensor([[b[0] != "I" or a[1:] == b[1:] and a[0] in "BI" for b in tags] for a in tags])
        self.register_buffer("bar", torch.where(may, 0.0, -1e4), persistent=False)
        self.register_buffer("first_bar", torch.where(inside, -1e4, 0.0), persistent=False)

    def loss(self, scores, targets, real):
        """Minus the log-probability of the targets, summed over the sentences; arrays are sentence x word (x tag)."""
        moves = self.transitions + self.bar
        forward = scores[:, 0] + self.first_bar
        gold = scores.gather(2, targets[:, :, None])[:, :, 0]
        total = (gold * real).sum() + (moves[targets[:, :-1], targets[:, 1:]] * real[:, 1:]).sum()
        for t in range(1, scores.shape[1]):
            n = int(real[:, t].sum())  # sentences lie by falling length
            moved = torch.logsumexp(forward[:n, :, None] + moves, 1) + scores[:n, t]
            forward = torch.cat([moved, forward[n:]])
        return torch.logsumexp(forward, 1).sum() - total

    def best(self, scores):
        """The best tags of one sentence's scores (word x tag)."""
        moves, sums, steps = self.transitions + self.bar, scores[0] + self.first_bar, []
        for row in scores[1:]:
            best, origin = (sums[:, None] + moves).max(0)
            steps.append(origin)
            sums = best + row
        path = [int(sums.argmax())]
        for origin in reversed(steps):
            path.append(int(origin[path[-1]]))
        return path[::-1]


class Network(torch.nn.Module):
    """`glove` is the frozen table (row 0: unknown); `sizes` the numbers of words and of each head's classes."""

    def __init__(self, config, glove, sizes):
        super().__init__()
        c = self.config = config
        self.register_buffer("glove", glove, persistent=False)
        self.word = torch.nn.Embedding(sizes["words"], c.word)
        self.affixes = torch.nn.ModuleList(torch.nn.Embedding(rows, c.affix) for rows in c.affix_rows)
        self.shape = torch.nn.Embedding(c.shape_rows, c.shape)
        for table in [self.word, *self.affixes, self.shape]:
            torch.nn.init.normal_(table.weight, 0, 0.3)
        width = glove.shape[1] + c.word + c.affix * len(c.affix_rows) + c.shape
        self.lstm = torch.nn.ModuleList(BiLstm(width if i == 0 else 2 * c.hidden, c.hidden) for i in range(c.layers))
        top = 2 * c.hidden
        self.tag_in = Linear(top, c.tag_hidden)
        tags = [sizes["upos"], sizes["xpos"], sizes["lemma"], sizes["feats"]]
        self.tag_sizes = tags
        self.tag_out = Linear(c.tag_hidden, sum(tags))
        # arc dependent, arc head, label dependent, label head
        self.parse_in = Linear(top, 2 * c.arc + 4 * c.label)
        self.parse_sizes = [c.arc, c.arc, 2 * c.label, 2 * c.label]
        self.arc = torch.nn.Parameter(torch.zeros(c.arc, c.arc))
        torch.nn.init.normal_(self.arc, 0, 0.02)
        self.arc_bias = torch.nn.Parameter(torch.zeros(c.arc))
        self.root_arc = torch.nn.Parameter(torch.zeros(c.arc))
        self.root_label = torch.nn.Parameter(torch.zeros(2 * c.label))
        torch.nn.init.normal_(self.root_arc, 0, 0.5)
        torch.nn.init.normal_(self.root_label, 0, 0.5)
        self.label_out = Linear(2 * c.label, sizes["deprel"])
        self.entity_in = Linear(top, c.entity_hidden)
        self.entity_out = Linear(c.entity_hidden, sizes["entity"])
        self.name_in = Linear(top, c.name_hidden)
        self.name_out = Linear(c.name_hidden, sizes["names"])
        self.name_path = NamePath(NAME_TAGS)
        for linear in (self.tag_in, self.tag_out, self.parse_in, self.label_out, self.entity_in, self.entity_out, self.name_in,
                       self.name_out):
            torch.nn.init.kaiming_uniform_(linear.weight, a=0.1)
            torch.nn.init.zeros_(linear.bias)

    def inputs(self, batch):
        parts = [self.glove[batch.glove], self.word(batch.word)]
        parts += [table(batch.affixes[:, i]) for i, table in enumerate(self.affixes)]
        parts.append(self.shape(batch.shape))
        return torch.cat(parts, 1)

    def encode(self, batch, drop):
        """The outputs of each layer; `drop` a Dropout or None. Masks are drawn once a sentence between layers."""
        x = self.inputs(batch)
        if drop:
            x = F.dropout(x, drop.input)
        outputs = []
        for i, layer in enumerate(self.lstm):
            if i > 0 and drop:
                mask = torch.empty(batch.offset[1], x.shape[1]).bernoulli_(1 - drop.hidden) / (1 - drop.hidden)
                x = x * mask[batch.sentence]
            x = layer(x, batch.offset, drop.recurrent if drop else 0)
            outputs.append(x)
        return outputs

    def heads(self, outputs, batch, drop):
        """Logits: a list for the tags (by word), arcs (sentence x word x head, 0 the root), label halves, entities, names."""
        def dropped(x):
            return F.dropout(x, drop.head) if drop else x

        tag = dropped(outputs[self.config.tag_layer - 1])
        top = dropped(outputs[-1])
        tags = self.tag_out(dropped(leaky(self.tag_in(tag)))).split(self.tag_sizes, 1)
        parts = dropped(leaky(self.parse_in(top))).split(self.parse_sizes, 1)
        dep = Product.apply(parts[0], self.arc.t()) + self.arc_bias
        dep, head = dep[batch.padded], parts[1][batch.padded]  # sentence x word x arc
        head = torch.cat([self.root_arc.expand(head.shape[0], 1, -1), head], 1)
        arcs = torch.matmul(dep, head.transpose(1, 2)).masked_fill(batch.no_head, -1e9)
        entity = self.entity_out(dropped(leaky(self.entity_in(top))))
        names = self.name_out(dropped(leaky(self.name_in(top))))
        return tags, arcs, parts[2], parts[3], entity, names

    def labels(self, dep, head):
        """Label logits of given pairs (rows of the two halves)."""
        n = self.config.label
        return self.label_out(torch.cat([leaky(dep[:, :n] + head[:, :n]), dep[:, n:] * head[:, n:]], 1))


@dataclass
class Dropout:
    input: float = 0.2
    hidden: float = 0.25
    recurrent: float = 0.0
    head: float = 0.25
