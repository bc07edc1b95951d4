"""Other names in place of a sentence's own, so that the network learns names by their vectors, spelling and context, not by heart."""

import json
from collections import defaultdict

import conllu


class Renaming:
    """People get first names and surnames of a list, places cities; organisations those of other sentences with the same tags.

    The words keep their number, tree, tags and way of writing (capitals, lower case).
    """

    def __init__(self, path, sentences, spans):
        with open(path, encoding="utf-8") as file:
            lists = json.load(file)
        self.first, self.last = lists["first"], lists["last"]
        self.places = defaultdict(list)
        for city in lists["city"]:
            self.places[len(city.split())].append(city.split())
        self.organisations = defaultdict(list)
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
            others = self.organisations[tuple(sentence.xpos[begin:end])]
            return rng.choice(others) if others else None
        if not all(w.isalpha() and w[:1].isupper() for w in own) and size > 1:
            return None
        if kind == "place":
            return rng.choice(self.places[size]) if size in self.places else None
        if size == 1:
            return [rng.choice(self.first if rng.random() < 0.5 else self.last)]
        return [rng.choice(self.first)] + own[1:-1] + [rng.choice(self.last)]


def as_written(word, like):
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.lower() if like.islower() else word
