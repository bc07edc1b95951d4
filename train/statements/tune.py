#!/usr/bin/python3
"""Tunes the two small tables by which statements are weighed: extract/claims/data/{cue_reliability,attribution_weights}.tsv.

    attribution_candidates TEXTS... > CANDIDATES         (built with the tests)
    tune.py CANDIDATES ANNOTATIONS [--write extract/claims/data] [--leave-out PUBLISHER | --test CANDIDATES2 ANNOTATIONS2]

ANNOTATIONS is a folder of PolNeAR's .ann files. Their text never gets into the tables. What does: grades of the words that
cues.tsv lists (written by hand), one of GRADES for a word in a group of constructions, and only where the word was seen in
MIN_USES places of MIN_ARTICLES articles and its type would not have got the same grade; a share for each type of cue; and a
weight for each feature of a construction. --leave-out and --test print how that does on articles not used.
"""
import argparse
import collections
import glob
import math
import os
import re

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "..", "extract", "claims", "data")
GRADES = [.003, .02, .06, .12, .2, .3, .4, .5, .6, .7, .8, .9]
MIN_USES, MIN_ARTICLES, MIN_FEATURE = 20, 10, 100
L2, THRESHOLD = 5.0, .33
# What readers of a graph want though PolNeAR's annotators often pass over it: statements within statements, and nouns
# ("the claim that ...") and passives ("is said to ...") whose owner is not named; listed words with a that-clause; "voiced
# concern over ..."; countries that speak and contents that are events ("condemned the attack"), which are rarer in the home
# news of PolNeAR than in the news of the world.
AT_LEAST = {"source-type place clause": 0, "source-type place nominal": 0, "source-type place infinitive": 0,
            "content event nominal": -0.2, "voiced nominal": 1, "that-clause": 0.8,
            "frame passive-inf": 1.1, "relation ccomp": -1.5, "relation ccomp named": 0, "source none noun": -0.8}
TOKEN = re.compile(rb"\w+|[^\w\s]")
GROUPS = {"clause": "that wh paren colon pred", "nominal": "np relative pp obj-pp obj-pred", "infinitive": "inf ing obj-inf",
          "passive": "passive-inf passive", "modifier": "modifier", "adjunct": "adjunct adverb"}
GROUP_OF = {frame: group for group, frames in GROUPS.items() for frame in frames.split()}
FRAMES = {"that": "that paren colon pred", "wh": "wh", "inf": "inf obj-inf passive-inf", "ing": "ing",
          "np": "np relative passive modifier", "pp": "pp obj-pp"}
CLASSES = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv"}

Candidate = collections.namedtuple("Candidate", "source cue content word type frame place features")


def read_cues():
    cues = {}
    for line in open(os.path.join(DATA, "cues.tsv"), encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 6 and not line.startswith(("#", "lemma\t")):
            entry = cues.setdefault((cells[1], cells[0].split(" [")[0]), (cells[2], set()))
            for pattern in cells[5].split(","):
                kind, _, prepositions = pattern.partition(":")
                entry[1].update(FRAMES.get(kind, "").split())
                if {"of", "as"} & set(prepositions.split("|")):  # "was accused of lying"
                    entry[1].add("passive-inf")
    return cues


def read_gold(path):
    """Per article: [(source, cue, content)], each a list of character spans."""
    gold = {}
    for file in sorted(glob.glob(os.path.join(path, "*.ann"))):
        name = os.path.basename(file)[:-4]
        article = name[:name.rindex("_")]
        if article in gold:  # the first annotator
            continue
        spans, events = {}, []
        for line in open(file, encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if line.startswith("T") and len(cells) > 2:
                spans[cells[0]] = [tuple(map(int, x.split())) for x in cells[1].split(" ", 1)[1].split(";")]
            elif line.startswith("E") and len(cells) > 1:
                events.append(cells[1].split())
        gold[article] = []
        for roles in events:
            parts = {"source": [], "cue": [], "content": []}
            for role in roles:
                kind, key = role.split(":")
                parts.get(re.sub(r"\d+$", "", kind).lower(), []).extend(spans.get(key, []))
            gold[article].append(parts)
    return gold


class Words:
    """Spans as sets of word numbers."""

    def __init__(self, text):
        self.at = {}
        for i, m in enumerate(TOKEN.finditer(text)):
            for b in range(*m.span()):
                self.at[b] = i

    def of(self, begin, end):
        return {self.at[b] for b in range(begin, end) if b in self.at}


def load(path, annotations, cues):
    """(candidates, gold) per article."""
    gold, texts, articles = read_gold(annotations), {}, {}
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        name = os.path.basename(cells[0])[:-4]
        if name not in texts:
            text = open(cells[0], "rb").read()
            texts[name] = Words(text)
            at = [0]
            for c in text.decode("utf-8"):
                at.append(at[-1] + len(c.encode("utf-8")))
            annotated = [{k: set().union(*[texts[name].of(at[b], at[e]) for b, e in v]) if v else set() for k, v in g.items()}
                         for g in gold.get(name, [])]
            articles[name] = ([], annotated)
        spans = [texts[name].of(*map(int, cell.split())) for cell in cells[1:4]]
        word = (CLASSES.get(cells[5], "prep"), cells[4])
        frame = cells[6]
        entry = cues.get(word)
        listed = entry and (frame in entry[1] or frame in ("adjunct", "obj-pred"))
        if spans[2]:
            articles[name][0].append(Candidate(*spans, word, (word[0], "*" + (entry[0] if listed else "none"), frame), frame, cells[8],
                                               cells[9].split("|") if cells[9] else []))
    return articles


def overlaps(candidate, gold):
    common = len(candidate.content & gold["content"])
    return common / len(candidate.content | gold["content"]) if common else 0


def right(candidate, gold):
    return overlaps(candidate, gold) >= .5 and (not gold["source"] or bool(candidate.source & gold["source"]))


def is_attribution(candidate, annotated):
    return any(right(candidate, g) and (not g["cue"] or g["cue"] & candidate.cue) for g in annotated)


def logit(p):
    p = min(max(p, 1e-4), .9999)
    return math.log(p / (1 - p))


def grade(p):
    return min(GRADES, key=lambda g: abs(logit(g) - logit(p)))


class Reliability:
    def __init__(self, articles, labels, cues):
        self.words, self.types = collections.defaultdict(lambda: [0, 0]), collections.defaultdict(lambda: [0, 0])
        self.in_article, where = collections.defaultdict(lambda: [0, 0]), collections.defaultdict(set)
        for name, (candidates, _) in articles.items():
            for c, y in zip(candidates, labels[name]):
                if "inside-quotation" in c.features:  # what a quotation says of its own is weighed by that feature
                    continue
                for table, key in ((self.words, self.key(c)), (self.types, c.type), (self.in_article, (name, self.key(c)))):
                    table[key][0] += 1
                    table[key][1] += y
                where[self.key(c)].add(name)
        self.graded = {k for k, (n, _) in self.words.items() 
                       if n >= MIN_USES and len(where[k]) >= MIN_ARTICLES and k[:2] in cues and k[2] in GROUPS}

    @staticmethod
    def key(c):
        return c.word + (GROUP_OF.get(c.frame, c.frame),)

    def of_type(self, key):
        n, y = self.types[key] if key in self.types else (0, 0)
        return grade((y + .2) / (n + 20))

    def of(self, c, without=None):
        """`without` an article's own uses, lest the weights trust the table too much."""
        key = self.key(c)
        if key not in self.graded:
            return self.of_type(c.type)
        n, y = self.words[key]
        if without:
            n, y = n - self.in_article[without, key][0], y - self.in_article[without, key][1]
        return self.of_word(n, y)

    @staticmethod
    def of_word(n, y):
        return grade((y + .5) / (n + 3))


def fit(x, y):
    """Newton's method for logistic regression."""
    w = np.zeros(x.shape[1])
    for _ in range(8):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + L2 * np.eye(len(w)), x.T @ (p - y) + L2 * w)
    return w


class Model:
    def __init__(self, articles, cues):
        labels = {name: [is_attribution(c, gold) for c in candidates] for name, (candidates, gold) in articles.items()}
        self.reliability = Reliability(articles, labels, cues)
        counts = collections.Counter(f for candidates, _ in articles.values() for c in candidates for f in c.features)
        self.names = ["reliability"] + sorted(f for f, n in counts.items() if n >= MIN_FEATURE)
        column = {f: i for i, f in enumerate(self.names)}
        rows, y = [], []
        for name, (candidates, _) in articles.items():
            for c, label in zip(candidates, labels[name]):
                r = logit(self.reliability.of(c, name))
                if c.frame != "quote" and r > -5:
                    row = np.zeros(len(self.names), dtype=np.float32)
                    row[0] = r
                    row[[column[f] for f in c.features if f in column]] = 1
                    rows.append(row)
                    y.append(label)
        weights = zip(self.names, fit(np.array(rows), np.array(y)))
        self.weights = {f: max(round(float(w), 1 if f != "reliability" else 2), AT_LEAST.get(f, -99)) for f, w in weights}

    def score(self, c):
        if c.frame == "quote":
            return 1
        z = self.weights["reliability"] * logit(self.reliability.of(c)) + sum(self.weights.get(f, 0) for f in c.features)
        return 1 / (1 + math.exp(-z))

    def report(self, articles, title):
        found = wanted = hits = 0
        for candidates, annotated in articles.values():
            best = {}
            for i, c in enumerate(candidates):
                s = self.score(c)
                if s >= THRESHOLD and s > best.get(c.place or i, (0,))[0]:
                    best[c.place or i] = (s, c)
            pairs = sorted(((overlaps(c, g), i, j) for i, (_, c) in best.items() for j, g in enumerate(annotated) if right(c, g)),
                           key=lambda p: (-p[0], str(p[1]), p[2]))
            used, taken = set(), set()
            for _, i, j in pairs:
                if i not in used and j not in taken:
                    used.add(i)
                    taken.add(j)
            found, wanted, hits = found + len(best), wanted + len(annotated), hits + len(used)
        p, r = hits / found, hits / wanted
        print("%s: precision %.1f, recall %.1f, F1 %.1f" % (title, 100 * p, 100 * r, 200 * p * r / (p + r)))

    def write(self, folder):
        r = self.reliability
        rows = [(t[1], t[0], t[2], r.of_type(t)) for t in sorted(r.types, key=lambda t: (t[1], t[0], t[2])) if t[2] != "quote"]
        for word_class, lemma, group in sorted(r.graded, key=lambda k: (k[1], k[0], k[2])):
            rows.append((lemma, word_class, group, r.of_word(*r.words[word_class, lemma, group])))
        with open(os.path.join(folder, "cue_reliability.tsv"), "w", encoding="utf-8") as out:
            out.write("# How far a cue can be trusted to give an attribution, in grades, per thousand uses. \"*speech that\": any word that cues.tsv\n"
                      "# lists under that type with that construction; \"*none\": all others. Words have grades of their own by group of constructions\n"
                      "# where they are common. Tuned by train/statements/tune.py; see docs/lexicon.md.\n"
                      "lemma\tpos\tconstruction\tper_mille\n")
            for row in rows:
                out.write("%s\t%s\t%s\t%d\n" % (row[:3] + (round(1000 * row[3]),)))
        with open(os.path.join(folder, "attribution_weights.tsv"), "w", encoding="utf-8") as out:
            out.write("# Weights of the logistic model of attribution_score.h. \"reliability\" multiplies the log-odds of the cue word in its\n"
                      "# construction (cue_reliability.tsv); the others are added where they hold. Tuned by train/statements/tune.py.\n"
                      "feature\tweight\n")
            for name, weight in sorted(self.weights.items()):
                if weight:
                    out.write("%s\t%g\n" % (name, weight))
        print("%d types, %d words, %d weights" % (sum(x[0][0] == "*" for x in rows), sum(x[0][0] != "*" for x in rows), len(self.weights)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candidates")
    parser.add_argument("annotations")
    parser.add_argument("--write", metavar="FOLDER")
    parser.add_argument("--leave-out", metavar="PUBLISHER")
    parser.add_argument("--test", nargs=2, metavar=("CANDIDATES", "ANNOTATIONS"))
    options = parser.parse_args()
    cues = read_cues()
    articles = load(options.candidates, options.annotations, cues)
    if options.leave_out:
        out = {n: a for n, a in articles.items() if n.startswith(options.leave_out)}
        articles = {n: a for n, a in articles.items() if n not in out}
        model = Model(articles, cues)
        model.report(out, "%s, left out" % options.leave_out)
    else:
        model = Model(articles, cues)
    model.report(articles, "tuned on")
    if options.test:
        model.report(load(*options.test, cues), "test")
    if options.write:
        model.write(options.write)


if __name__ == "__main__":
    main()
