#!/usr/bin/python3
"""How many third-person pronouns of GUM resolve to the right actor.

  score_gum_pronouns.py ACTORS_OF_CONLLU GUM.conllu [--parse DRAMATIS] [--list]

ACTORS_OF_CONLLU is the test program of this folder.  With --parse the trees come from `DRAMATIS parse --conllu`, else
they are the treebank's own, with its entity types; what the model reads in the words is the same.  Counted are the pronouns whose gold chain holds a named person,
organisation or place; one is right if its actor has a name or nominal mention headed by a gold mention of the chain.
Precision is over the pronouns that were resolved to an actor with a name, whatever their chain."""
import argparse
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict

THIRD = set("he him his himself she her hers herself it its itself they them their theirs themselves".split())
NAMED = ("person", "organization", "place")


class Document:
    def __init__(self, name):
        self.name = name
        self.sentences = []   # of word rows
        self.mentions = []    # (chain, type, sentence, first, last, head)
        self.merged = {}


def head_of(words, first, last):
    for i in range(first, last + 1):
        h = int(words[i][6]) - 1
        if h < first or h > last:
            return i
    return last


def read(path):
    documents, rows, opened = [], [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            documents.append(Document(line.split("=")[1].strip()))
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            document = documents[-1]
            words = [r for r in rows if r[0].isdigit()]
            opened = []
            for i, word in enumerate(words):
                entity = re.search(r"(?:^|\|)Entity=([^|]*)", word[9])
                if not entity:
                    continue
                for piece in re.findall(r"\([^()]*\)?|[^()]*\)", entity.group(1)):
                    if piece.startswith("("):
                        chain, kind = piece.strip("()").split("-")[:2]
                        if piece.endswith(")"):
                            document.mentions.append((chain, kind, len(document.sentences), i, i, i))
                        else:
                            opened.append((chain, kind, i))
                    else:
                        chain = piece.rstrip(")")
                        for j in range(len(opened) - 1, -1, -1):
                            if opened[j][0] == chain:
                                _, kind, first = opened.pop(j)
                                document.mentions.append((chain, kind, len(document.sentences), first, i,
                                                          head_of(words, first, i)))
                                break
            document.sentences.append(words)
            rows = []
    return documents


def gold_conllu(documents):
    out = []
    for document in documents:
        out.append("# newdoc id = " + document.name)
        types = {}
        for chain, kind, s, first, last, head in sorted(document.mentions, key=lambda m: m[4] - m[3]):
            types[(s, head)] = kind
        for s, words in enumerate(document.sentences):
            for i, w in enumerate(words):
                misc = ["SpaceAfter=No"] if "SpaceAfter=No" in w[9] else []
                if (s, i) in types:
                    misc.append("EntityType=" + types[(s, i)])
                out.append("\t".join(w[:8] + ["_", "|".join(misc) or "_"]))
            out.append("")
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("gum")
    parser.add_argument("--parse")
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    documents = read(arguments.gum)
    text = gold_conllu(documents)
    if arguments.parse:
        text = subprocess.run([arguments.parse, "parse", "--conllu"], input=text, capture_output=True, check=True,
                              encoding="utf-8").stdout
    output = subprocess.run([arguments.tool], input=text, capture_output=True, check=True, encoding="utf-8").stdout
    found = [json.loads(line) for line in output.splitlines()]
    assert len(found) == len(documents), (len(found), len(documents))
    wanted = right = resolved = resolved_right = resolved_named_chain = 0
    per = defaultdict(Counter)
    for document, got in zip(documents, found):
        named = set()
        heads = defaultdict(set)
        chain_of = {}
        for chain, kind, s, first, last, head in document.mentions:
            heads[chain].add((s, head))
            word = document.sentences[s][head]
            if kind in NAMED and word[3] == "PROPN":
                named.add(chain)
            if first == last:
                chain_of[(s, head)] = chain
        actor_heads, actor_named, at = defaultdict(set), set(), {}
        for m in got["mentions"]:
            at[(m["sentence"], m["head"])] = m
            if m["kind"] != "pronoun" and m["actor"]:
                actor_heads[m["actor"]].add((m["sentence"], m["head"]))
                if m["kind"] == "name":
                    actor_named.add(m["actor"])
        for s, words in enumerate(document.sentences):
            for i, word in enumerate(words):
                form = word[1].lower()
                if word[3] != "PRON" or form not in THIRD:
                    continue
                chain = chain_of.get((s, i))
                mention = at.get((s, i))
                actor = mention["actor"] if mention else ""
                ok = bool(actor and chain and actor_heads[actor] & heads[chain])
                if chain in named:
                    wanted += 1
                    right += ok
                    per[form]["wanted"] += 1
                    per[form]["right"] += ok
                if actor and actor in actor_named:
                    resolved += 1
                    resolved_right += ok
                    resolved_named_chain += chain in named
                    per[form]["resolved"] += 1
                    per[form]["ok"] += ok
                if arguments.list and ((chain in named and not ok) or (actor in actor_named and not ok)):
                    gold = sorted({" ".join(w[1] for w in document.sentences[t][f:l + 1])[:40]
                                   for c, k, t, f, l, h in document.mentions if c == chain and document.sentences[t][h][3] != "PRON"})
                    print("%s:%d:%d %s -> %r gold %s\n     %s" % (document.name, s, i, form, actor, gold[:4],
                                                                 " ".join(w[1] for w in words)[:300]))
    for form, c in sorted(per.items()):
        print("  %-11s wanted %4d right %4d   resolved %4d right %4d" % (form, c["wanted"], c["right"], c["resolved"], c["ok"]))
    print("recall %.1f (%d of %d)  precision %.1f (%d of %d; chain named: %.1f)" % (
        100 * right / max(wanted, 1), right, wanted, 100 * resolved_right / max(resolved, 1), resolved_right, resolved,
        100 * right / max(resolved_named_chain, 1)))


if __name__ == "__main__":
    main()
