"""Named entities to learn from: spans (begin, end, type) of persons, organisations and places in a sentence.

Three sources: IOB files; GUM's mentions of those types that a proper noun heads; and marks/ewt_train_names.tsv, marks of our own on
the training part of EWT (docs/model_card.md).
"""

import conllu

TYPES = {"PER": "person", "ORG": "organization", "LOC": "place"}
LETTERS = {"P": "person", "O": "organization", "L": "place"}
TITLES = set("""mr mrs ms miss dr prof professor president senator sen rep representative judge justice king queen prince princess
lord lady sir dame pope saint st captain capt colonel col general gen lieutenant lt major maj sergeant sgt admiral minister chancellor
governor gov mayor secretary chairman director rev reverend father sister brother uncle aunt sheikh imam ayatollah archbishop bishop
cardinal emperor empress duke duchess count countess baron""".split())


def read_iob(path):
    """Sentences of an IOB file ("form tag" or "number form tag ..." a line), each with its spans; other types' type is None."""
    result, forms, spans, before = [], [], [], "O"
    for line in [*open(path, encoding="utf-8"), ""]:
        if line.startswith("# "):
            continue
        parts = line.split()
        if not parts:
            if forms:
                blank = ["_"] * len(forms)
                result.append((conllu.Sentence(form=forms, lemma=blank, upos=blank, xpos=blank, feats=blank,
                                               head=[0] * len(forms), deprel=blank, misc=blank), spans))
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


def of_mentions(sentence):
    """The names among GUM's mentions: what surrounds the proper noun that heads one, without articles, owners and titles."""
    def proper(i):
        return sentence.xpos[i].startswith("NNP") or sentence.upos[i] == "PROPN"

    def part(i):
        return proper(i) or sentence.upos[i] in ("ADJ", "NUM", "NOUN", "X") and sentence.form[i][:1].isupper() or \
            sentence.form[i].isdigit() and i > 0 and proper(i - 1)

    found = []
    for begin, end, kind in conllu.mentions(sentence):
        head = conllu.head_of(sentence, begin, end)
        if kind not in TYPES.values() or head is None or not proper(head):
            continue
        first, last = head, head + 1
        while first > begin:
            if part(first - 1):
                first -= 1
            elif first - 2 >= begin and sentence.form[first - 1] in ("-", "&") and part(first - 2):
                first -= 2
            else:
                break
        while last < end:
            if proper(last) or sentence.form[last].isdigit():
                last += 1
            elif last + 1 < end and sentence.form[last] in ("-", "&") and proper(last + 1):
                last += 2
            elif kind != "person" and sentence.form[last] in ("of", "for", "and"):
                inner = last + 1 + (last + 1 < end and sentence.form[last + 1] == "the")
                if inner < end and proper(inner) and (sentence.form[last] != "and" or head > inner):
                    last = inner + 1
                else:
                    break
            else:
                break
        if kind == "person" and sentence.xpos[head] == "NNPS":
            continue  # a people
        while kind == "person" and first < last and sentence.form[first].lower().rstrip(".") in TITLES:
            first += 1
        if first < last:
            found.append((first, last, kind))
    found.sort(key=lambda s: s[0] - s[1])
    chosen = []
    for begin, end, kind in found:
        if all(end <= b or e <= begin for b, e, _ in chosen):
            chosen.append((begin, end, kind))
    return sorted(chosen)


def of_treebank(sentences, table):
    """The spans of each sentence; None where they are unknown."""
    result = []
    for sentence in sentences:
        sent_id = next((line[12:] for line in sentence.lines if line.startswith("# sent_id = ")), "")
        if sent_id.startswith("GUM"):
            result.append(of_mentions(sentence))
        else:
            result.append(table.get(sent_id, []) if table else None)
    return result


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
