#!/usr/bin/env python3
"""Whether confidences say what is found: expected calibration error of relations between actors, in ten bins.

  calibration.py DRAMATIS SCORE_FOLDER GOLD_FOLDER ...

SCORE_FOLDER holds score_relations.py, which decides what is right; each GOLD_FOLDER annotated articles in its format."""
import sys


def judged(score, binary, gold):
    """(confidence, right) of every relation between two actors from a tenth on."""
    articles = score.load_gold(gold)
    outputs = score.run(binary, articles, 0.1)
    result = []
    for article in articles.values():
        output = outputs[article.id]
        told = [r for r in output["relations"] if r["subject"] and r["object"] and r["subject"] != r["object"]]
        rows = score.told(output, article.text.encode())
        right = {j for _, j in score.assign(article.gold, rows, article.sentences, 2)}
        relations = [j for j, row in enumerate(rows) if row["kind"] == "relation"]
        result += [(r["confidence"], j in right) for r, j in zip(told, relations)]
    return result


def main():
    binary, folder, *golds = sys.argv[1:]
    sys.path.insert(0, folder)
    import score_relations
    for gold in golds:
        every = judged(score_relations, binary, gold)
        error = 0.0
        print(f"{gold}: {len(every)} relations")
        for i in range(10):
            here = [(p, right) for p, right in every if i <= 10 * p < i + 1 or i == 9 and p == 1]
            if here:
                said, found = (sum(x) / len(here) for x in zip(*here))
                error += len(here) * abs(said - found)
                print(f"  {i / 10:.1f}: {len(here):4}  said {said:.2f}  right {found:.2f}")
        print(f"  expected calibration error {error / max(1, len(every)):.3f}")


if __name__ == "__main__":
    main()
