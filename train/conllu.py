"""Reading and writing CoNLL-U: one Sentence a block, with what training needs of it."""

from dataclasses import dataclass, field


@dataclass
class Sentence:
    """The syntactic words of a sentence, as columns. `lines` keeps the block as it was read, for writing back."""

    lines: list = field(default_factory=list)
    rows: list = field(default_factory=list)  # index into `lines` of each word
    form: list = field(default_factory=list)
    lemma: list = field(default_factory=list)
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    feats: list = field(default_factory=list)
    head: list = field(default_factory=list)  # 0 is the root, words count from 1
    deprel: list = field(default_factory=list)
    misc: list = field(default_factory=list)

    def __len__(self):
        return len(self.form)


def read(path_or_file):
    """Yields the sentences of a CoNLL-U file. Empty nodes and surface tokens are kept in `lines` only."""
    opened = open(path_or_file, encoding="utf-8") if isinstance(path_or_file, str) else path_or_file
    sentence = Sentence()
    for line in opened:
        line = line.rstrip("\n")
        if not line:
            if sentence.form:
                yield sentence
            sentence = Sentence()
            continue
        sentence.lines.append(line)
        columns = line.split("\t")
        if line[0] == "#" and len(columns) < 10 or not columns[0].isdigit():
            continue
        sentence.rows.append(len(sentence.lines) - 1)
        sentence.form.append(columns[1])
        sentence.lemma.append(columns[2])
        sentence.upos.append(columns[3])
        sentence.xpos.append(columns[4])
        sentence.feats.append(columns[5])
        sentence.head.append(int(columns[6]) if columns[6].isdigit() else 0)
        sentence.deprel.append(columns[7])
        sentence.misc.append(columns[9])
    if sentence.form:
        yield sentence


def with_predictions(sentence, lemma, upos, xpos, feats, head, deprel, entity, names):
    """The block's text with the predicted columns in place; EntityType= and Name= go into MISC."""
    lines = list(sentence.lines)
    for i, row in enumerate(sentence.rows):
        columns = lines[row].split("\t")
        misc = [m for m in columns[9].split("|") if m.startswith("SpaceAfter=")]
        if names[i] != "O":
            misc.insert(0, "Name=" + names[i])
        if entity[i]:
            misc.insert(0, "EntityType=" + entity[i])
        lines[row] = "\t".join(
            [columns[0], columns[1], lemma[i], upos[i], xpos[i], feats[i], str(head[i]), deprel[i], "_"]
            + ["|".join(misc) or "_"]
        )
    return "\n".join(lines) + "\n\n"


def mentions(sentence):
    """Mentions (begin, end, type) of a sentence from GUM's Entity= brackets, longest first. Unclosed ones are dropped."""
    found, open_mentions = [], []
    for i, misc in enumerate(sentence.misc):
        entity = next((m[7:] for m in misc.split("|") if m.startswith("Entity=")), "")
        for piece in entity.replace("(", "\n(").replace(")", ")\n").split("\n"):
            if not piece:
                continue
            name = piece.strip("()").split("-")
            if piece[0] == "(":
                if piece[-1] == ")":
                    found.append((i, i + 1, name[1]))
                else:
                    open_mentions.append((name[0], i, name[1]))
            else:
                for j in range(len(open_mentions) - 1, -1, -1):
                    if open_mentions[j][0] == name[0]:
                        _, begin, kind = open_mentions.pop(j)
                        found.append((begin, i + 1, kind))
                        break
    return sorted(found, key=lambda m: m[0] - m[1])


def head_of(sentence, begin, end):
    """The first word of a span whose governor lies outside it, or None."""
    return next((i for i in range(begin, end) if not begin < sentence.head[i] <= end), None)


def entity_heads(sentences):
    """The type of the mention that each word heads ("" for none), from GUM's Entity= brackets, or None where absent.

    Where a word heads several mentions the innermost one gives the type.
    """
    result = []
    for sentence in sentences:
        if not any("Entity=" in m for m in sentence.misc) and not sentence.lines[0].startswith("# newdoc id = GUM"):
            if not any(line.startswith("# sent_id = GUM") for line in sentence.lines):
                result.append(None)
                continue
        types = [""] * len(sentence)
        for begin, end, kind in mentions(sentence):
            head = head_of(sentence, begin, end)
            if head is not None:
                types[head] = kind
        result.append(types)
    return result
