"""From CoNLL-U files and word vectors to arrays: vocabularies, feature numbers, batches."""

import json
import os
import random
from collections import Counter

import numpy as np
import torch

import conllu
import lemma_script
from features import affixes, hash_of, lower, normalise, shape_of, zero_digits

ENTITY_TYPES = ["", "abstract", "animal", "event", "object", "organization", "person", "place", "plant", "substance",
                "time"]
NAME_TAGS = ["O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place"]
IGNORED = -100  # a target that is unknown


def load_glove(path, rows):
    """The `rows` most frequent words and their vectors as int8 with a scale a row, as they are shipped."""
    cache = f"{path}.{rows}.npz"  # reading the JSON takes 20 s
    if os.path.exists(cache):
        saved = np.load(cache)
        return list(saved["words"]), saved["codes"], saved["scales"]
    with open(path, encoding="utf-8") as file:
        model = json.load(file)
    words = [w for w in model["words"][:rows]]
    vectors = np.array([model["vectors"][w][:100] for w in words], np.float32)
    scale = np.maximum(np.abs(vectors).max(1, keepdims=True), 1e-6) / 127
    scale = scale.astype(np.float16).astype(np.float32)
    codes = np.clip(np.rint(vectors / scale), -127, 127).astype(np.int8)
    np.savez(cache, words=np.array(words), codes=codes, scales=scale[:, 0])
    return words, codes, scale[:, 0]


class Vocabulary:
    """Names to numbers for words and for every head's classes. Number 0 of the words is the unknown one."""

    def __init__(self, glove_words, tables):
        self.glove_words = glove_words
        self.tables = tables  # name -> list
        self.glove = {w: i + 1 for i, w in enumerate(glove_words)}
        self.index = {name: {v: i for i, v in enumerate(values)} for name, values in tables.items()}

    @staticmethod
    def build(sentences, glove_words):
        words, lemmas, feats = Counter(), Counter(), Counter()
        names = {"upos": Counter(), "xpos": Counter(), "deprel": Counter()}
        for s in sentences:
            for i, form in enumerate(s.form):
                words[zero_digits(lower(normalise(form)))] += 1
                lemmas[lemma_script.script_of(form, s.lemma[i])] += 1
                feats[s.feats[i]] += 1
                for name in names:
                    names[name][getattr(s, name)[i]] += 1

        def frequent(counter, least):
            return [w for w, n in sorted(counter.items(), key=lambda item: (-item[1], item[0])) if n >= least]

        tables = {name: frequent(counter, 1) for name, counter in names.items()}
        tables["words"] = [""] + frequent(words, 2)
        tables["lemma"] = frequent(lemmas, 4)
        tables["feats"] = frequent(feats, 3)
        tables["entity"] = ENTITY_TYPES
        tables["names"] = NAME_TAGS
        return Vocabulary(glove_words, tables)

    def sizes(self):
        return {name: len(values) for name, values in self.tables.items()}

    def features(self, form, config):
        """[glove, word, shape, affixes ...] of one form."""
        form = normalise(form)
        word = lower(form)
        zeroed = zero_digits(word)
        glove = self.glove.get(word) or self.glove.get(zeroed, 0)
        pieces = [hash_of(p) % rows for p, rows in zip(affixes(zeroed), config.affix_rows)]
        return [glove, self.index["words"].get(zeroed, 0), hash_of(shape_of(form)) % config.shape_rows] + pieces


def name_tags(length, spans):
    """Numbers of NAME_TAGS by word; unknown where `spans` is None. Spans of no type are outside."""
    tags = [IGNORED if spans is None else 0] * length
    for begin, end, kind in spans or []:
        if kind:
            first = NAME_TAGS.index("B-" + kind)
            tags[begin:end] = [first] + [first + 1] * (end - begin - 1)
    return tags


class Example:
    """A sentence in numbers: features (words x 8), targets by name."""

    def __init__(self, vocabulary, config, sentence, entity, spans, cache):
        for form in sentence.form:
            if form not in cache:
                cache[form] = vocabulary.features(form, config)
        self.features = np.array([cache[form] for form in sentence.form], np.int64)
        index = vocabulary.index
        scripts = [lemma_script.script_of(f, l) for f, l in zip(sentence.form, sentence.lemma)]
        self.targets = np.array(
            [
                [index["upos"].get(u, IGNORED) for u in sentence.upos],
                [index["xpos"].get(x, IGNORED) for x in sentence.xpos],
                [index["lemma"].get(s, IGNORED) for s in scripts],
                [index["feats"].get(f, IGNORED) for f in sentence.feats],
                sentence.head,
                [index["deprel"].get(d, IGNORED) for d in sentence.deprel],
                [index["entity"].get(e, IGNORED) for e in entity or [None] * len(sentence)],
                name_tags(len(sentence), spans),
            ],
            np.int64,
        ).T

    def only_names(self):
        self.targets[:, :6] = IGNORED
        return self

    def __len__(self):
        return len(self.features)


class Batch:
    """Sentences packed time-major by falling length, as lstm_kernels.cpp wants them."""

    def __init__(self, examples):
        order = sorted(range(len(examples)), key=lambda i: -len(examples[i]))
        examples = [examples[i] for i in order]
        self.order = order
        lengths = np.array([len(e) for e in examples])
        steps = lengths[0]
        counts = [(lengths > t).sum() for t in range(steps)]
        self.offset = [0] + [int(c) for c in np.cumsum(counts)]
        start = np.array(self.offset)
        padded = np.zeros((len(examples), steps), np.int64)
        total = self.offset[-1]
        sentence, features = np.zeros(total, np.int64), np.zeros((total, 8), np.int64)
        targets = np.zeros((total, 8), np.int64)
        for b, e in enumerate(examples):
            rows = start[: len(e)] + b
            padded[b, : len(e)] = rows
            sentence[rows] = b
            features[rows] = e.features
            targets[rows] = e.targets
        self.lengths = lengths
        self.padded = torch.from_numpy(padded)  # sentence x word -> row
        self.sentence = torch.from_numpy(sentence)
        features = torch.from_numpy(features)
        self.glove, self.word, self.shape, self.affixes = features[:, 0], features[:, 1], features[:, 2], features[:, 3:]
        self.targets = torch.from_numpy(targets)
        words = torch.arange(steps)
        beyond = words[None, :] >= torch.from_numpy(lengths)[:, None]  # sentence x word
        self.real = ~beyond
        no_head = torch.cat([torch.zeros(len(examples), 1, dtype=torch.bool), beyond], 1)
        itself = torch.cat([torch.zeros(steps, 1, dtype=torch.bool), torch.eye(steps, dtype=torch.bool)], 1)
        self.no_head = no_head[:, None, :] | itself[None]


def batches(examples, tokens, rng, pool=40):
    """One epoch's batches: near-equal lengths together, about `tokens` words each, in random order."""
    order = list(range(len(examples)))
    rng.shuffle(order)
    result, window = [], max(1, pool * tokens // 18)
    for begin in range(0, len(order), window):
        part = sorted(order[begin : begin + window], key=lambda i: (len(examples[i]), i))
        current, size = [], 0
        for i in part:
            if current and size + len(examples[i]) > tokens:
                result.append(current)
                current, size = [], 0
            current.append(i)
            size += len(examples[i])
        if current:
            result.append(current)
    rng.shuffle(result)
    return result


def augmented(sentence, rng):
    """A copy in capitals, in headline case or in lower case: the wire's and the web's habits, which treebanks lack."""
    copy = conllu.Sentence(**{k: list(getattr(sentence, k)) for k in vars(sentence)})
    draw = rng.random()
    if draw < 0.4:
        copy.form = [f.upper() if len(f.upper()) == len(f) else f for f in copy.form]
    elif draw < 0.6:
        copy.form = [lower(f) for f in copy.form]
    else:
        copy.form = [f[:1].upper() + f[1:] if len(f) > 3 or i == 0 else f for i, f in enumerate(copy.form)]
    return copy


def read_all(paths):
    sentences = [s for path in paths for s in conllu.read(path)]
    return sentences, conllu.entity_heads(sentences)


def make_rng(seed, *names):
    return random.Random(f"{seed}/" + "/".join(str(n) for n in names))
