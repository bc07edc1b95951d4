"""Other names in place of a sentence's own, so that the network learns names by their vectors, spelling and context, not by heart."""

import json
from collections import defaultdict

import conllu


SMALL = {"of", "and", "the", "for", "in", "on", "de", "la", "al", "'s"}


class Renaming:
    """People get first names and surnames of a list, places cities or others of a list; organisations those of a list or of
    other sentences with the same tags.

    The words keep their number, tree, tags and way of writing (capitals, lower case).
    """

    def __init__(self, path, sentences, spans, listed=None):
        """`listed`: a folder with organisations.txt and places.txt."""
        with open(path, encoding="utf-8") as file:
            lists = json.load(file)
        self.first, self.last = lists["first"], lists["last"]
        self.cities, self.places = by_form(map(str.split, lists["city"])), {}
        self.organisations, self.listed = defaultdict(list), {}
        if listed:
            self.places, self.listed = (by_form(read_list(f"{listed}/{name}.txt")) for name in ("places", "organisations"))
        for sentence, found in zip(sentences, spans):
            for begin, end, kind in found or []:
                if kind == "organization":
                    self.organisations[tuple(sentence.xpos[begin:end])].append(sentence.form[begin:end])

    def renamed(self, sentence, spans, rng):
        copy = conllu.Sentence(**{k: list(getattr(sentence, k)) for k in vars(sentence)})
        for begin, end, kind in spans:
            if kind and rng.random() < 0.7:
                words = self.another(sentence, begin, end, kind, rng)
                for i, word in zip(range(begin, end), words or []):
                    if copy.lemma[i] == copy.form[i]:
                        copy.lemma[i] = as_written(word, copy.form[i])
                    elif copy.lemma[i] != "_":
                        continue  # "Americas" and the like
                    copy.form[i] = as_written(word, copy.form[i])
        return copy

    def another(self, sentence, begin, end, kind, rng):
        size = end - begin
        own = sentence.form[begin:end]
        if kind == "organization":
            if size == 1 and rng.random() < 0.3:
                return ["".join(rng.choice("ABCDEFGHIJKLMNOPRSTUVW") for _ in range(rng.choice((2, 3, 3, 4))))]
            if size == 1 and rng.random() < 0.2:
                return [rng.choice(self.last)]
            others = self.organisations[tuple(sentence.xpos[begin:end])] if sentence.xpos[begin] != "_" else []
            if rng.random() < 0.7 or not others:
                others = self.listed.get(form_of(own), others)
            return rng.choice(others) if others else None
        if not all(w.isalpha() and w[:1].isupper() for w in own) and size > 1:
            return None
        if kind == "place":
            lists = [of[form_of(own)] for of in (self.cities, self.places) if form_of(own) in of]
            return rng.choice(rng.choice(lists)) if lists else None
        if size == 1:
            return [rng.choice(self.first if rng.random() < 0.5 else self.last)]
        return [rng.choice(self.first)] + own[1:-1] + [rng.choice(self.last)]


def form_of(words):
    """What another name must have in common with a name: its number of words, and those that are small or no words."""
    return tuple("name" if w[:1].isalnum() and w.lower() not in SMALL else w.lower() for w in words)


def by_form(names):
    result = defaultdict(list)
    for words in names:
        result[form_of(words)].append(words)
    return dict(result)


def read_list(path):
    with open(path, encoding="utf-8") as lines:
        return [line.split() for line in lines if line[0] != "#"]


def as_written(word, like):
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.lower() if like.islower() else word
