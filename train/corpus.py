"""What the model learns from: sentences of words with whatever is annotated of them, by document.

Every reader gives a list of documents, each a list of Sentence. A field that a corpus does not annotate is None, and
nothing is learnt of it there.
"""

import hashlib
import json
import os
import subprocess
from dataclasses import dataclass, field

import conllu
import names

ACTOR_TYPES = ["none", "country", "person", "organisation", "place", "group", "other"]
EVENT_CLASSES = ["none", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
                 "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
MODALITIES = ["fact", "planned", "possible", "conditional", "asked"]
CUES = ["none", "cue", "content"]  # a statement hangs on its cue, or on the first word of a content without one
PRONOUNS = set("i me my mine myself you your yours he him his himself she her hers herself it its itself we us our ours ourselves they them their "
               "theirs themselves who whom whose which that this these those".split())


@dataclass
class Triple:
    trigger: int
    subject: int
    object: int
    role: bool
    event: int
    modality: int
    negated: bool
    symmetric: bool
    claimed: bool  # somebody's claim, not the article's


@dataclass
class Statement:
    anchor: int
    kind: int  # of CUES
    speaker: int  # a word, or -1 where the sentence has none
    begin: int
    end: int  # the last word
    direct: bool


@dataclass
class Sentence:
    words: list
    upos: list = None
    xpos: list = None
    feats: list = None
    lemma: list = None
    head: list = None  # -1 is the root
    deprel: list = None
    entity: list = None  # types of GUM at the heads of mentions; None of a word: unknown
    name: list = None  # spans (begin, end, type)
    frames: list = None  # [(predicate, [(label, head)])]
    actor: list = None  # of ACTOR_TYPES, at the heads of mentions
    triples: list = None
    statements: list = None
    chain: dict = field(default_factory=dict)  # word -> what it refers to, within the document
    corpus: str = ""


def of_conllu(s):
    return Sentence(words=list(s.form), upos=s.upos, xpos=s.xpos, feats=s.feats, lemma=s.lemma, head=[h - 1 for h in s.head], deprel=s.deprel)


def comment(s, key):
    return next((line[len(key) + 5:] for line in s.lines if line.startswith(f"# {key} = ")), None)


def read_treebank(path, name_table=None, frames=None):
    table = names.read_table(name_table) if name_table else None
    rolesets = {}
    if frames:
        for line in open(frames, encoding="utf-8"):
            record = json.loads(line)
            rolesets[record["sent_id"]] = [(f["pred"] - 1, [(a[0], a[1] - 1) for a in f["args"]]) for f in record["frames"]]
    documents = []
    parsed = list(conllu.read(path))
    entities = conllu.entity_heads(parsed)
    for s, entity in zip(parsed, entities):
        if comment(s, "newdoc id") is not None or not documents:
            documents.append([])
        sentence = of_conllu(s)
        sentence.entity = entity
        if entity is not None:
            for begin, end, _, chain in chains(s):
                head = conllu.head_of(s, begin, end)
                if head is not None:
                    sentence.chain[head] = chain
        sent_id = comment(s, "sent_id")
        if table is not None:
            sentence.name = table.get(sent_id, [])
        if frames:
            sentence.frames = rolesets.get(sent_id, [])
        sentence.corpus = "treebank"
        documents[-1].append(sentence)
    return documents


def chains(s):
    """Mentions (begin, end, type, chain) of a sentence by GUM's Entity= brackets, the longest first."""
    found, opened = [], []
    for i, misc in enumerate(s.misc):
        entity = next((m[7:] for m in misc.split("|") if m.startswith("Entity=")), "")
        for piece in entity.replace("(", "\n(").replace(")", ")\n").split("\n"):
            if not piece:
                continue
            parts = piece.strip("()").split("-")
            if piece[0] == "(":
                opened.append((parts[0], i, parts[1]))
            if piece[-1] == ")":
                for j in range(len(opened) - 1, -1, -1):
                    if opened[j][0] == parts[0]:
                        chain, begin, kind = opened.pop(j)
                        found.append((begin, i + 1, kind, chain))
                        break
    return sorted(found, key=lambda m: m[0] - m[1])


def read_names(pairs):
    """Sentences whose names alone are known, each a document."""
    return [[Sentence(words=list(s.form), name=spans, corpus="names")] for s, spans in pairs]


def parse_texts(binary, texts, cache):
    """The words of each text by `binary parse`: [(begin, end, upos, head, deprel)] in characters, sentence by sentence.

    `cache` keeps them by text, so that the words stay the same while the model that cuts and parses them changes."""
    known = json.load(open(cache, encoding="utf-8")) if os.path.exists(cache) else {}
    keys = [hashlib.sha1(text.encode()).hexdigest() for text in texts]
    for key, text in zip(keys, texts):
        if key not in known:
            known[key] = parse_text(binary, text)
    os.makedirs(os.path.dirname(cache), exist_ok=True)
    json.dump(known, open(cache, "w", encoding="utf-8"))
    return [known[key] for key in keys]


def parse_text(binary, text):
    out = subprocess.run([binary, "parse", "--threads", "1"], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    at, sentences = 0, []
    for s in conllu.read(out.split("\n")):
        words = []
        for form, upos, head, deprel in zip(s.form, s.upos, s.head, s.deprel):
            begin = text.find(form, at)
            assert begin >= 0, (form, text[at:at + 40])
            at = begin + len(form)
            words.append((begin, at, upos, head - 1, deprel))
        sentences.append(words)
    return sentences


def head_word(words, begin, end):
    """The word by which a span of characters is meant: its syntactic head, or the last word of the name that heads it."""
    inside = [i for i, w in enumerate(words) if w[0] < end and begin < w[1]]
    if not inside:
        return None
    content = [i for i in inside if words[i][2] not in ("PUNCT", "DET", "ADP")] or inside
    head = next((i for i in content if words[i][3] not in inside), content[-1])
    anchor = head
    if words[head][2] != "PROPN":  # "president Anna Keller"
        anchor = next((i for i in inside if words[i][3] == head and words[i][4] == "flat" and words[i][2] == "PROPN"), None)
        if anchor is None:
            return head
    while anchor + 1 in inside and words[anchor + 1][2] == "PROPN" and words[anchor + 1][3] != words[anchor][3] or (
            anchor + 1 in inside and words[anchor + 1][2] == "PROPN" and words[anchor + 1][4] in ("flat", "compound")):
        anchor += 1
    return anchor


def occurrences(text, part):
    at = text.find(part) if part else -1
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + 1)


def nearest(spans, to):
    """Of several places where the words stand the one nearest to another span."""
    spans = list(spans)
    if not spans:
        return None
    if to is None:
        return spans[0]
    return min(spans, key=lambda s: min(abs(s[0] - to[1]), abs(to[0] - s[1])))


def read_relations(articles, gold, binary, cache):
    """Documents annotated by the guide of relations: files of articles and of gold lines."""
    records = [json.loads(line) for path in articles for line in open(path, encoding="utf-8")]
    lines = {}
    for path in gold:
        for line in open(path, encoding="utf-8"):
            if line.strip():
                g = json.loads(line)
                lines.setdefault(g["doc"], []).append(g)
    parsed = parse_texts(binary, [r["text"] for r in records], cache)
    documents = []
    for record, sentences in zip(records, parsed):
        raw = record["text"].encode()
        all_words = [w for s in sentences for w in s]
        bounds = [(len(raw[:s["begin"]].decode()), len(raw[:s["end"]].decode())) for s in record["sentences"]]
        document, places = [], []
        # The parse's own heads count within its sentences; words are found again by their place.
        offset, absolute = 0, []
        for s in sentences:
            absolute += [(w[0], w[1], w[2], w[3] + offset if w[3] >= 0 else -1, w[4]) for w in s]
            offset += len(s)
        for begin, end in bounds:
            index = [k for k, w in enumerate(all_words) if begin <= w[0] < end]
            first = index[0] if index else 0
            words = [(absolute[k][0] - begin, absolute[k][1] - begin, absolute[k][2],
                      absolute[k][3] - first if absolute[k][3] in range(first, first + len(index)) else -1, absolute[k][4]) for k in index]
            text = record["text"][begin:end]
            document.append(Sentence(words=[text[w[0]:w[1]] for w in words], actor=[0] * len(words), triples=[], statements=[], corpus="relations"))
            places.append((text, words))
        annotate(document, places, lines.get(record["id"], []))
        documents.append([s for s in document if s.words])
        for s in documents[-1]:
            s.id = record["id"]
    return documents


CONNECTING = set("of the for and de la del al bin von van in on & ' - 's".split())
NEVER_NAMES = {"DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV", "AUX", "VERB", "PUNCT", "NUM", "SYM", "PART"}
NAME_TYPES = {"country": "place", "place": "place", "person": "person", "organisation": "organization", "group": "organization"}


def name_of_wording(document_words, words, begin, end, actor):
    """The named entity in a wording of an actor, (begin, end, type) in words, or None where it is no plain name."""
    inside = [i for i, w in enumerate(words) if w[0] < end and begin < w[1]]
    kind = NAME_TYPES.get(actor["type"])
    if not inside or kind is None:
        return None
    known = set(actor["name"].replace("-", " ").replace("'s", " 's").split())
    capital = [document_words[i][:1].isupper() and words[i][2] == "PROPN" for i in inside]
    if kind == "person":
        keep = [i for i, c in zip(inside, capital) if c and document_words[i] in known]
    else:
        keep = [i for i, c in zip(inside, capital) if c]
    if not keep:
        return None
    first, last = keep[0], keep[-1]
    if kind == "organization" and first - 1 in inside and document_words[first - 1][:1].isupper() and words[first - 1][2] not in NEVER_NAMES:
        return None  # "Italian Coast Guard", "Blue Origin": where the name begins is not known
    between = [document_words[i] for i in range(first, last + 1)]
    if any(not w[:1].isupper() and w not in CONNECTING for w in between) or any(capital[i - inside[0]] for i in inside if i > last):
        return None
    if kind == "place" and not (set(between) <= known or between[-1].replace(".", "") in ("US", "UK", "UAE", "USA")):
        return None
    if actor["type"] == "group" and document_words[last].endswith("s"):
        return None
    if kind != "person" and any(i > last and words[i][2] in ("NOUN", "PROPN") for i in inside):
        return None
    return first, last + 1, kind


def mark_names(sentence, words, spans):
    """What is known of the names of a sentence whose actors alone are annotated: other capitalised words may be names or not."""
    taken = set()
    sentence.name = []
    for begin, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        if not taken & set(range(begin, end)):
            taken |= set(range(begin, end))
            sentence.name.append((begin, end, kind))
    for i, w in enumerate(words):
        if i not in taken and sentence.words[i][:1].isupper() and w[2] not in NEVER_NAMES:
            sentence.name.append((i, i + 1, None))


def mentioned(sentence, chain, near):
    """The word of the sentence that means the actor, the nearest to another."""
    found = [word for word, other in sentence.chain.items() if other == chain]
    return min(found, key=lambda word: abs(word - (near or 0)), default=None) if chain else None


def annotate(document, places, lines):
    types, chain_of, spans = {}, {}, [set() for _ in document]
    for g in lines:
        if g["kind"] == "actor":
            types[g["name"]] = ACTOR_TYPES.index(g["type"])
            chain_of.setdefault(g["name"], len(chain_of) + 1)

    def mark(i, word, name):
        if word is None:
            return
        document[i].actor[word] = types.get(name, ACTOR_TYPES.index("other"))
        if name in chain_of:
            document[i].chain[word] = chain_of[name]

    for g in lines:
        if g["kind"] != "actor":
            continue
        for wording in sorted(g.get("words") or [], key=len):
            for i, (text, words) in enumerate(places):
                for begin, end in occurrences(text, wording):
                    edge = (begin == 0 or not text[begin - 1].isalnum()) and (end == len(text) or not text[end].isalnum())
                    if edge:
                        mark(i, head_word(words, begin, end), g["name"])
                        name = name_of_wording(document[i].words, words, begin, end, g)
                        if name:
                            spans[i].add(name)
    for sentence, (_, words), found in zip(document, places, spans):
        mark_names(sentence, words, found)
    anchors = {}
    for g in lines:
        if g["kind"] == "actor":
            continue
        i = g["i"]
        text, words = places[i]
        if not words:
            continue
        if g["kind"] == "statement":
            cue = nearest(occurrences(text, g.get("pw", "")), None)
            begin = nearest(occurrences(text, g["cb"]), None)
            end = next((x for x in occurrences(text, g["ce"]) if begin and x[1] > begin[0]), None)
            if not begin or not end or end[1] < begin[1] - 1:
                continue
            inside = [k for k, w in enumerate(words) if w[0] >= begin[0] and w[1] <= end[1]]
            if not inside:
                continue
            cue = nearest(occurrences(text, g.get("pw", "")), (begin[0], end[1]))
            speaker = nearest(occurrences(text, g.get("sw", "")), cue or begin)
            who = head_word(words, *speaker) if speaker else None
            mark(i, who, g["s"])
            anchor = head_word(words, *cue) if cue else None
            kind = 1
            if anchor is None or (i, anchor) in anchors:
                anchor, kind = inside[0], 2
            if (i, anchor) in anchors:
                continue
            anchors[i, anchor] = True
            document[i].statements.append(Statement(anchor, kind, -1 if who is None else who, inside[0], inside[-1], bool(g.get("direct"))))
            continue
        predicate = nearest(occurrences(text, g["pw"]), None)
        subject = nearest(occurrences(text, g["sw"]), predicate)
        obj = nearest(occurrences(text, g["ow"]), predicate)
        predicate = nearest(occurrences(text, g["pw"]), subject or obj)
        s = head_word(words, *subject) if subject else None
        o = head_word(words, *obj) if obj else None
        mark(i, s, g["s"])
        mark(i, o, g["o"])
        # Where the predicate's own clause leaves somebody out, they may be named elsewhere in the sentence.
        t = head_word(words, *predicate) if predicate else None
        if s is None and not g["sw"]:
            s = mentioned(document[i], chain_of.get(g["s"]), t if t is not None else o)
        if o is None and not g["ow"]:
            o = mentioned(document[i], chain_of.get(g["o"]), t if t is not None else s)
        if s is None or o is None or s == o:
            continue
        if t is None:
            t = s
        document[i].triples.append(Triple(t, s, o, g["kind"] == "role", EVENT_CLASSES.index(g.get("class") or "none"),
                                          MODALITIES.index(g.get("mod") or "fact"), bool(g.get("neg")), bool(g.get("sym")), bool(g.get("src"))))
