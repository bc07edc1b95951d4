"""Documents cut into pieces of text as the encoder sees them (chunks), and chunks put together into batches."""

import random

import torch

from network import shape_of

CLS, SEP, UNKNOWN = 101, 102, 100
LONGEST = 192  # pieces of a chunk, as extract/encoder/chunks.h has it


class Pieces:
    """Word pieces of a word, by the reference tokenizer."""

    def __init__(self, folder):
        from tokenizers import Tokenizer
        self.tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}

    def __call__(self, word):
        if word not in self.known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids
            self.known[word] = ids or [UNKNOWN]
        return self.known[word]


def chunks(document, pieces, longest=LONGEST):
    """Sentences of a document, in order, as many to a chunk as fit; a sentence longer than a chunk is one by itself."""
    result, size = [[]], 1
    for s in document:
        n = sum(len(pieces(w)) for w in s.words) + 1
        if result[-1] and size + n > longest:
            result.append([])
            size = 1
        if n > 500:
            continue
        result[-1].append(s)
        size += n
    return [c for c in result if c]


def encode(chunk, pieces):
    ids, shapes, starts = [CLS], [0], []
    for s in chunk:
        for w in s.words:
            starts.append(len(ids))
            p = pieces(w)
            ids += p
            shapes += [shape_of(w)] * len(p)
        ids.append(SEP)
        shapes.append(0)
    return ids, shapes, starts


def collate(group, pieces):
    """A batch: padded pieces, the place of each word's first piece, and where each sentence's words stand."""
    encoded = [encode(c, pieces) for c in group]
    n = max(len(e[0]) for e in encoded)
    batch = {"pieces": torch.zeros(len(group), n, dtype=torch.long), "shapes": torch.zeros(len(group), n, dtype=torch.long),
             "lengths": torch.tensor([len(e[0]) for e in encoded])}
    starts, sentences, first = [], [], []
    for k, (chunk, (ids, shapes, at)) in enumerate(zip(group, encoded)):
        batch["pieces"][k, :len(ids)] = torch.tensor(ids)
        batch["shapes"][k, :len(ids)] = torch.tensor(shapes)
        word = len(starts)
        starts += [k * n + a for a in at]
        for s in chunk:
            sentences.append(s)
            first.append(word)
            word += len(s.words)
    batch["starts"] = torch.tensor(starts)
    batch["sentences"], batch["first"] = sentences, first
    batch["chunk_of"] = [k for k, c in enumerate(group) for _ in c]
    longest = max(len(s.words) for s in sentences)
    index = torch.zeros(len(sentences), longest, dtype=torch.long)
    mask = torch.zeros(len(sentences), longest, dtype=torch.bool)
    for k, (s, f) in enumerate(zip(sentences, first)):
        index[k, :len(s.words)] = torch.arange(f, f + len(s.words))
        mask[k, :len(s.words)] = True
    batch["index"], batch["mask"] = index, mask
    return batch


def batched(all_chunks, pieces, tokens, rng=None):
    """Chunks of like length together, `tokens` pieces with padding in each batch."""
    sized = [(sum(len(pieces(w)) for s in c for w in s.words) + len(c) + 1, c) for c in all_chunks]
    if rng:
        rng.shuffle(sized)
    sized.sort(key=lambda x: x[0] + (rng.random() * 12 if rng else 0))
    groups, group = [], []
    for size, c in sized:
        if group and size * (len(group) + 1) > tokens:
            groups.append(group)
            group = []
        group.append(c)
    if group:
        groups.append(group)
    if rng:
        rng.shuffle(groups)
    return groups
