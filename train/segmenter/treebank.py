"""Reading CoNLL-U for segmentation: characters, words and sentences, and the raw text behind a treebank."""

import dataclasses
import re
import textwrap


@dataclasses.dataclass
class Sentence:
    words: list  # (begin, end, form) in characters without white space, from the start of the file
    begin: int
    end: int
    text: str
    starts_paragraph: bool
    document: str
    surfaces: list  # (form, space after) of the surface tokens
    heads: list  # of each word: 0 is the root, words count from 1
    labels: list  # of each word, without subtype


def read_conllu(lines, documents=None):
    """Yields the sentences; `documents`, a regular expression, keeps only documents whose id it matches."""
    position, document, newpar, keep = 0, "", True, True
    surfaces, words, multi, pending = [], [], None, 0
    heads, labels = [], []
    for line in list(lines) + [""]:
        line = line.rstrip("\n")
        if line.startswith("#"):
            if match := re.match(r"# newdoc(?: id = (.*))?$", line):
                document, newpar = match.group(1) or "", True
                keep = documents is None or re.search(documents, document) is not None
            elif line.startswith("# newpar"):
                newpar = True
            continue
        if line:
            columns = line.split("\t")
            number, form, space = columns[0], columns[1], "SpaceAfter=No" not in columns[9].split("|")
            if "." in number:
                continue
            if "-" not in number:
                heads.append(int(columns[6]) if columns[6].isdigit() else 0)
                labels.append(columns[7].split(":")[0])
            if "-" in number:
                first, last = map(int, number.split("-"))
                surfaces.append((form, space))
                multi, pending = [], last - first + 1
            elif pending:
                multi.append(form)
                pending -= 1
                if pending == 0:
                    words.append((surfaces[-1][0], multi))
            else:
                surfaces.append((form, space))
                words.append((form, [form]))
            continue
        if surfaces and keep:
            begin, spans = position, []
            for surface, parts in words:
                size = len(re.sub(r"\s", "", surface))
                spelled = "".join(parts) == surface
                at = position
                for index, part in enumerate(parts):
                    if spelled:
                        spans.append((at, at + len(re.sub(r"\s", "", part)), part))
                        at = spans[-1][1]
                    else:  # the words do not spell the token: compare by form
                        spans.append((position, position + size, f"{index}:{part}"))
                position += size
            text = "".join(form + (" " if space else "") for form, space in surfaces).rstrip()
            yield Sentence(spans, begin, position, text, newpar, document, surfaces, heads, labels)
            newpar = False
        surfaces, words, heads, labels = [], [], [], []


def raw_text(sentences, wrap=None):
    """The text as the CoNLL 2018 shared task gives it: a blank line between paragraphs; lines wrapped on request."""
    paragraphs = []
    for sentence in sentences:
        piece = "".join(form + (" " if space else "") for form, space in sentence.surfaces)
        if sentence.starts_paragraph or not paragraphs:
            paragraphs.append(piece)
        else:
            paragraphs[-1] += piece
    paragraphs = [paragraph.rstrip() for paragraph in paragraphs]
    if wrap:
        paragraphs = [
            textwrap.fill(p, wrap, break_long_words=False, break_on_hyphens=False) for p in paragraphs
        ]
    return "\n\n".join(paragraphs) + "\n"
