"""Draws relations between two different actors, with their sentences, for a judgement by hand.

    python3 sample_relations.py BINARY FOLDER --articles N --relations M --seed S

Verdicts are best kept as article, begin, end, verdict and class of error, without the text.
"""
import argparse
import json
import pathlib
import random
import subprocess
import tempfile


def relations_of(binary, paths):
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            pathlib.Path(folder, path.name).write_bytes(path.read_bytes())
        for path in paths:
            out = subprocess.run([binary, "extract", "--format", "jsonl", str(pathlib.Path(folder, path.name))],
                                 check=True, capture_output=True, text=True).stdout
            for line in out.splitlines():
                record = json.loads(line)
                for relation in record["relations"]:
                    if relation["subject"] and relation["object"] and relation["subject"] != relation["object"]:
                        yield path.stem, record["sentences"][relation["sentence"]]["text"], relation


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--relations", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)
    paths = draw.sample(sorted(arguments.folder.glob("*.txt")), arguments.articles)
    found = list(relations_of(arguments.binary, paths))
    for article, sentence, r in draw.sample(found, min(arguments.relations, len(found))):
        marks = [mark for mark, set_ in (("negated", r["negated"]), (r["modality"], r["modality"] != "asserted"),
                                         ("hedged", r["hedged"])) if set_]
        print(f"{article}\t{r['begin']}\t{r['end']}\t{r['confidence']:.2f}\t"
              f"{r['subject']} | {r['predicate']} | {r['object']} | {r['event']} {' '.join(marks)}"
              f" | through {r['through']} | by {r['attributed_to']}\t{sentence}")
    print(f"# {len(found)} relations in {len(paths)} articles")


if __name__ == "__main__":
    main()
