#!/usr/bin/env python3
"""F1 of words and sentences of a segmentation, and of labelled attachments, as in the CoNLL 2018 shared task.

    evaluate.py GOLD.conllu --system OUT.conllu
    evaluate.py GOLD.conllu --run 'build/release/dramatis parse'      the raw text of GOLD goes to its stdin
    evaluate.py GOLD.conllu --raw                                     prints that raw text

A word or sentence is right if it covers the same characters, white space not counted; an attachment if word, governor
and universal label are right. The raw text has a blank line
between paragraphs (# newpar, # newdoc); --wrap N wraps its lines. --documents REGEX keeps some documents only, --show N
prints sentence boundaries and words that were missed or invented.
"""

import argparse
import subprocess
import sys

from treebank import raw_text, read_conllu


def f1(gold, system):
    right = len(gold & system)
    return 100 * 2 * right / max(1, len(gold) + len(system)), right


def attachments(sentences):
    """(word, governor or None, label) of each word."""
    return {(word, s.words[head - 1] if head else None, label)
            for s in sentences for word, head, label in zip(s.words, s.heads, s.labels)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--system")
    parser.add_argument("--run")
    parser.add_argument("--raw", action="store_true")
    parser.add_argument("--wrap", type=int)
    parser.add_argument("--documents")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()

    with open(args.gold, encoding="utf-8") as lines:
        gold = list(read_conllu(lines, args.documents))
    if args.raw:
        sys.stdout.write(raw_text(gold, args.wrap))
        return
    if args.run:
        result = subprocess.run(
            args.run, shell=True, input=raw_text(gold, args.wrap), capture_output=True, text=True, check=True
        )
        lines = result.stdout.splitlines()
    else:
        with open(args.system, encoding="utf-8") as file:
            lines = file.readlines()
    system = list(read_conllu(lines))

    gold_words = {word for sentence in gold for word in sentence.words}
    system_words = {word for sentence in system for word in sentence.words}
    gold_sentences = {(sentence.begin, sentence.end) for sentence in gold}
    system_sentences = {(sentence.begin, sentence.end) for sentence in system}
    if gold[-1].end != system[-1].end:
        print(f"the texts differ: {gold[-1].end} characters in gold, {system[-1].end} in system", file=sys.stderr)
    word_f1, _ = f1(gold_words, system_words)
    sentence_f1, _ = f1(gold_sentences, system_sentences)
    las_f1, _ = f1(attachments(gold), attachments(system))
    print(
        f"words F1 {word_f1:.2f} ({len(gold_words)} gold, {len(system_words)} system)   "
        f"sentences F1 {sentence_f1:.2f} ({len(gold_sentences)} gold, {len(system_sentences)} system)   "
        f"LAS F1 {las_f1:.2f}"
    )
    if args.show:
        show_differences(gold, system, gold_words, system_words, args.show)


def show_differences(gold, system, gold_words, system_words, limit):
    for name, side, other in (("missed", gold, system_words), ("invented", system, gold_words)):
        wrong = [(s, word) for s in side for word in s.words if word not in other]
        print(f"-- words {name}: {len(wrong)}")
        for sentence, word in wrong[:limit]:
            print(f"   {word[2]!r:24} in: {sentence.text[:150]}")
    gold_ends, system_ends = {s.end: s for s in gold}, {s.end: s for s in system}
    for name, side, other in (("missed", gold, system_ends), ("invented", system, gold_ends)):
        wrong = [i for i, s in enumerate(side) if s.end not in other]
        print(f"-- sentence ends {name}: {len(wrong)}")
        for i in wrong[:limit]:
            after = side[i + 1].text[:60] if i + 1 < len(side) else ""
            print(f"   ...{side[i].text[-60:]} ## {after}")


if __name__ == "__main__":
    main()
