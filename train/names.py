"""Named entities to learn from: spans (begin, end, type) of persons, organisations and places in a sentence.

Three sources: IOB files; marks/names.tsv, marks of our own on the training parts of EWT and GUM; and marks/written.txt,
sentences of our own (docs/model_card.md).
"""

import conllu

TYPES = {"PER": "person", "ORG": "organization", "LOC": "place"}
LETTERS = {"P": "person", "O": "organization", "L": "place"}


def without_tree(forms):
    blank = ["_"] * len(forms)
    return conllu.Sentence(form=forms, lemma=blank, upos=blank, xpos=blank, feats=blank, head=[0] * len(forms), deprel=blank,
                           misc=blank)


def read_iob(path):
    """Sentences of an IOB file ("form tag" or "number form tag ..." a line), each with its spans; other types' type is None."""
    result, forms, spans, before = [], [], [], "O"
    for line in [*open(path, encoding="utf-8"), ""]:
        if line.startswith("# "):
            continue
        parts = line.split()
        if not parts:
            if forms:
                result.append((without_tree(forms), spans))
            forms, spans, before = [], [], "O"
            continue
        form, tag = parts[1:3] if len(parts) > 2 else parts
        if tag != "O":
            if before[2:] != tag[2:] or tag[0] == "B":
                spans.append((len(forms), len(forms), TYPES.get(tag[2:])))
            spans[-1] = (spans[-1][0], len(forms) + 1, spans[-1][2])
        before = tag
        forms.append(form)
    return result


def read_written(path):
    """Sentences "[P Anna Keller ] left [O Shell ] ." of a file, one a line, each with its spans."""
    result = []
    for line in open(path, encoding="utf-8"):
        if line.startswith("#"):
            continue
        forms, spans, begin, kind = [], [], None, None
        for word in line.split():
            if len(word) == 2 and word[0] == "[" and word[1] in LETTERS:
                begin, kind = len(forms), LETTERS[word[1]]
            elif word == "]":
                spans.append((begin, len(forms), kind))
            else:
                forms.append(word)
        result.append((without_tree(forms), spans))
    return result


def read_table(path):
    """{sent_id: spans} of a table "sent_id TAB begin-end:letter ..." ; a sentence without names has no line."""
    result = {}
    for line in open(path, encoding="utf-8"):
        if line.startswith("#"):
            continue
        sent_id, marks = line.rstrip("\n").split("\t")
        spans = []
        for mark in marks.split(" "):
            where, letter = mark.split(":")
            begin, end = where.split("-")
            spans.append((int(begin), int(end), LETTERS[letter]))
        result[sent_id] = spans
    return result


def of_treebank(sentences, table):
    """The spans of each sentence by a table of the whole treebank; None for all if there is no table."""
    def sent_id(sentence):
        return next(line[12:] for line in sentence.lines if line.startswith("# sent_id = "))

    return [table.get(sent_id(s), []) if table else None for s in sentences]


def heads(sentence, spans):
    """Entity targets of a sentence whose names alone are known: types at names' heads, "" inside, None elsewhere."""
    types = [None] * len(sentence)
    for begin, end, kind in spans:
        if kind is None:
            continue
        head = conllu.head_of(sentence, begin, end)
        for i in range(begin, end):
            types[i] = kind if i == (end - 1 if head is None else head) else ""
    return types
