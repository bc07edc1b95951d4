#!/usr/bin/python3
"""Named persons, organisations and places among the actors of `extract`, against named entities of whole documents.

  score_name_types.py DRAMATIS UNER.iob2 [--list N]

Spans and types must both agree; an organisation or group counts as organisation, a country or place as place.  Adjectives
and peoples of the program's own tables ("Iraqi", "Sunnis") are mostly no names in the annotation: they are left out
where it has none.  Prints F1 by type, then the accuracy of the type where the span agrees, then how the mistakes divide."""
import argparse
import csv
import json
import pathlib
import subprocess
from collections import Counter

TABLES = pathlib.Path(__file__).resolve().parents[3] / "extract/knowledge/data"
GOLD_TYPES = {"PER": "person", "ORG": "organization", "LOC": "place"}
OUR_TYPES = {"person": "person", "organisation": "organization", "group": "organization", "country": "place",
             "place": "place"}


def read_documents(path):
    """Text and {(begin, end, type)} in bytes of every document; a sentence a paragraph."""
    documents = []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if line.startswith("# newdoc"):
            documents.append(["", []])
        elif line.startswith("# text = "):
            text, (before, _) = line[9:].rstrip("\n"), documents[-1]
            documents[-1][0] = before + text + "\n\n"
            base, at, last = len(before.encode()), 0, "O"
        elif len(fields) > 2 and not line.startswith("# "):
            form, tag = fields[1:3]
            begin = max(text.find(form, at), at)
            at = begin + len(form)
            spans = documents[-1][1]
            if tag != "O":
                if last == "O" or tag[0] == "B" or last[2:] != tag[2:]:
                    spans.append([base + len(text[:begin].encode()), 0, tag[2:]])
                spans[-1][1] = base + len(text[:at].encode())
            last = tag
    return [(text, {(b, e, GOLD_TYPES[k]) for b, e, k in spans if k in GOLD_TYPES}) for text, spans in documents]


def adjectives_and_peoples():
    words = set()
    for table in sorted(TABLES.glob("*.tsv")):
        lines = (line for line in open(table, encoding="utf-8") if line.strip() and not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for column in ("adjectives", "people"):
                words.update(word for word in (row.get(column) or "").split(";") if word)
    return words


def extracted(binary, documents):
    articles = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, (text, _) in enumerate(documents))
    result = subprocess.run([binary, "extract", "--format", "jsonl", "-"], input=articles, capture_output=True,
                            text=True, check=True)
    no_names = adjectives_and_peoples()
    found = [set() for _ in documents]
    for line in result.stdout.splitlines():
        article = json.loads(line)
        i = int(article["article"]["id"])
        annotated = {(begin, end) for begin, end, _ in documents[i][1]}
        for actor in article["actors"]:
            for mention in actor["mentions"]:
                span = mention["begin"], mention["end"]
                if (mention["kind"] == "name" and actor["type"] in OUR_TYPES
                        and (mention["text"] not in no_names or span in annotated)):
                    found[i].add((*span, OUR_TYPES[actor["type"]]))
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("names")
    parser.add_argument("--list", type=int, default=0, help="print this many of the most frequent mistakes")
    arguments = parser.parse_args()
    documents = read_documents(arguments.names)
    found = extracted(arguments.binary, documents)

    wanted, given, right, mistakes = Counter(), Counter(), Counter(), Counter()
    spans = 0
    for (text, gold), ours in zip(documents, found):
        raw = text.encode()

        def overlapping(span, others):
            return sorted(o for o in others if o[0] < span[1] and span[0] < o[1])

        for kind in GOLD_TYPES.values():
            for counter, names in ((wanted, gold), (given, ours), (right, gold & ours)):
                counter[kind] += sum(n[2] == kind for n in names)
        spans += len({n[:2] for n in gold} & {n[:2] for n in ours})
        for name in gold - ours:
            near = overlapping(name, ours)
            what = ("missed" if not near else "type" if any(o[:2] == name[:2] for o in near) else "span")
            mistakes[what, name[2], raw[name[0]:name[1]].decode(),
                     " ".join(f"[{raw[o[0]:o[1]].decode()}]{o[2]}" for o in near)] += 1
        for name in ours - gold:
            if not overlapping(name, gold):
                mistakes["invented", name[2], raw[name[0]:name[1]].decode(), ""] += 1

    for kind in (*GOLD_TYPES.values(), "all"):
        w, g, r = (sum(c.values()) if kind == "all" else c[kind] for c in (wanted, given, right))
        print(f"{kind:13} P {100 * r / max(g, 1):5.1f}  R {100 * r / max(w, 1):5.1f}  F1 {200 * r / max(w + g, 1):5.1f}")
    print(f"type right where the span agrees: {100 * sum(right.values()) / max(spans, 1):.1f} % of {spans}")
    kinds = Counter()
    for (what, kind, *_), count in mistakes.items():
        kinds[what, kind] += count
    print("  ".join(f"{what} {kind} {count}" for (what, kind), count in sorted(kinds.items())))
    for mistake, count in sorted(mistakes.items(), key=lambda m: (-m[1], m[0]))[:arguments.list]:
        print(count, *mistake, sep="\t")


if __name__ == "__main__":
    main()
