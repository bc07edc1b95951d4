#!/usr/bin/env python3
"""Checks the lexicon's tables: columns, classes, pattern syntax, no pattern in two rows. Prints what it counted.

  check_lexicon.py [DATA_DIR]      exit status 1 and a line for each fault if there is one
The pattern language is described in docs/lexicon.md.
"""
import itertools
import os
import re
import sys

CLASSES = set("""AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
COERCE ASSAULT -""".split())
PREPOSITIONS = set("""about above across after against ahead along alongside among around as at away before behind below
beneath beside between beyond by concerning demanding despite during for from in inside into like near of off on onto out
outside over past regarding since than through throughout to toward towards under until up upon via with within without
amid iobj""".split())
WORD = r"[^\W\d_][\w'’.-]*"
NOUN = rf"{WORD}(?:/{WORD})?"


def alternatives(slot):
    return slot.split("|")


def words(slot, shape, what):
    for word in alternatives(slot):
        if not re.fullmatch(shape, word) or word != word.lower():
            raise ValueError(f"{what} {word!r}")


def check_preposition(slot):
    for word in alternatives(slot):
        if word not in PREPOSITIONS:
            raise ValueError(f"unknown preposition {word!r}")


KINDS = {"person", "body", "people", "armed", "state", "place", "civil"}


def without_conditions(slots):
    """The slots before "^civil", "@person+", "inf", "!inf"."""
    while slots and (slots[-1][0] in "^@" or slots[-1] in ("inf", "!inf")):
        slot = slots[-1]
        if slot[0] in "^@" and not set(slot[1:].removesuffix("+" if slot[0] == "@" else "").split("|")) <= KINDS:
            raise ValueError(f"unknown kind of actor in {slot!r}")
        slots = slots[:-1]
    return slots


def check_verb_pattern(pattern):
    slots = pattern.split(" ")
    head = slots.pop(0)
    words(head[3:] if head.startswith("be:") else head, WORD, "verb")
    stage = 0  # slots come in this order; none may come twice except prep:[noun]
    slots = without_conditions(slots)
    order = {"obj": 1, "particle": 2, "noun": 3, "oblique": 4, "complement": 4, "theme": 4, "preposition": 5}
    for i, slot in enumerate(slots):
        oblique = re.fullmatch(r"([a-z|]+):\[(.+)\]", slot)
        if slot == "obj":
            kind = "obj"
        elif slot == "*":
            kind = "theme"
        elif slot.startswith("+"):
            kind = "particle"
            words(slot[1:], r"[a-z]+", "particle")
        elif slot.startswith("["):
            kind = "noun"
            words(slot[1:-1] if slot.endswith("]") else "?", NOUN, "object noun")
        elif oblique:
            kind = "oblique"
            check_preposition(oblique[1])
            words(oblique[2], NOUN, "oblique noun")
        elif slot.startswith("="):
            kind = "complement"
            words(slot[1:], WORD, "complement")
        else:
            kind = "preposition"
            check_preposition(slot)
            following = slots[i + 1] if i + 1 < len(slots) else ""
            if "obj" in slots and (following.startswith("[") or following == "*"):
                kind = "theme"  # the preposition of the thing given: "provide obj with *"
        if order[kind] < stage:
            raise ValueError(f"slot {slot!r} out of order")
        if kind != "theme" and not (slots[0] == "obj" and kind == "noun"):
            stage = order[kind]


def check_noun_pattern(pattern):
    slots = pattern.split(" ")
    head = slots.pop(0)
    words(head[4:] if head.startswith("who:") else head, NOUN, "noun")
    for slot in without_conditions(slots):
        check_preposition(slot[6:] if slot.startswith("agent:") else slot)


def expansions(pattern):
    """Every pattern without alternatives that a pattern stands for."""
    choices = []
    for slot in pattern.split(" "):
        prefix = re.match(r"(?:[a-z|]+:)?[+=\[]?", slot)[0]
        suffix = "]" if slot.endswith("]") else ""
        body = slot[len(prefix):len(slot) - len(suffix)]
        heads = [prefix]
        oblique = re.fullmatch(r"([a-z|]+):\[", prefix)
        if oblique:
            heads = [p + ":[" for p in alternatives(oblique[1])]
        choices.append([h + b + suffix for h in heads for b in alternatives(body)])
    return [" ".join(c) for c in itertools.product(*choices)]


def table(path, columns, faults):
    header = None
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if header is None:
            header = fields
            if fields != columns:
                faults.append(f"{path}:{number}: header is {fields}, expected {columns}")
            continue
        if len(fields) != len(columns) or any(f == "" or f != f.strip() for f in fields):
            faults.append(f"{path}:{number}: {len(fields)} fields, expected {len(columns)}, none empty")
            continue
        yield f"{path}:{number}", dict(zip(columns, fields))


def check_predicates(path, faults):
    """predicates.tsv, and wordings.tsv beside it, whose patterns belong to its rows."""
    canonical, owners = {}, {}
    counts = {"rows": 0, "rows of wordings": 0, "verb patterns": 0, "noun patterns": 0}
    lemmas, nouns, per_class = set(), set(), {}
    def add_patterns(where, row):
        for column, check in (("verbs", check_verb_pattern), ("nouns", check_noun_pattern), ("phrases", check_verb_pattern)):
            for pattern in row[column].split(";") if row[column] != "-" else []:
                try:
                    check(pattern)
                except ValueError as error:
                    faults.append(f"{where}: {error} in {pattern!r}")
                    continue
                for one in noun_expansions(pattern) if column == "nouns" else expansions(pattern):
                    counts["noun patterns" if column == "nouns" else "verb patterns"] += 1
                    (nouns if column == "nouns" else lemmas).add(one.split(" ")[0])
                    key = (column, one)
                    if owners.setdefault(key, row["canonical"]) != row["canonical"]:
                        faults.append(f"{where}: {one!r} of {row['canonical']!r} is also in {owners[key]!r}")

    before = of_before = None
    for where, row in table(path, ["canonical", "event", "symmetric", "verbs", "nouns", "phrases"], faults):
        if row["canonical"] == before and row["event"] == of_before:  # its patterns go on
            add_patterns(where, row)
            continue
        before, of_before = row["canonical"], row["event"]
        counts["rows"] += 1
        per_class[row["event"]] = per_class.get(row["event"], 0) + 1
        if row["canonical"] in canonical:
            faults.append(f"{where}: {row['canonical']!r} also at {canonical[row['canonical']]}")
        canonical[row["canonical"]] = where
        if row["event"] not in CLASSES:
            faults.append(f"{where}: unknown class {row['event']!r}")
        if row["symmetric"] not in ("sym", "-"):
            faults.append(f"{where}: symmetric is {row['symmetric']!r}")
        add_patterns(where, row)
    for where, row in table(os.path.join(os.path.dirname(path), "wordings.tsv"),
                            ["canonical", "verbs", "nouns", "phrases"], faults):
        counts["rows of wordings"] += 1
        if row["canonical"] not in canonical:
            faults.append(f"{where}: no predicate {row['canonical']!r}")
        add_patterns(where, row)
    counts["verb lemmas"], counts["noun lemmas"] = len(lemmas), len(nouns)
    return {**counts, "rows by class": dict(sorted(per_class.items()))}


def noun_expansions(pattern):
    head, *rest = pattern.split(" ")
    prefix = "who:" if head.startswith("who:") else ""
    plain = without_conditions(rest)
    conditions = "".join(" " + slot for slot in rest[len(plain):])
    places = [p for slot in plain for p in alternatives(slot[6:] if slot.startswith("agent:") else slot)
              if not slot.startswith("agent:")]
    heads = alternatives(head[len(prefix):])
    return [f"{prefix}{h} {p}{conditions}" for h in heads for p in places] or [prefix + h + conditions for h in heads]


def check_hedges(path, faults):
    rows = 0
    seen = {}
    kinds = {"hedge", "booster", "modal", "negator", "quantifier", "approximator", "evidential", "conditional", "source"}
    for where, row in table(path, ["phrase", "kind", "effect"], faults):
        rows += 1
        if row["kind"] not in kinds:
            faults.append(f"{where}: kind is {row['kind']!r}")
        if row["effect"] not in {"hedged", "possible", "planned", "negated", "conditional", "required", "attributed", "none"}:
            faults.append(f"{where}: effect is {row['effect']!r}")
        if row["phrase"] in seen:
            faults.append(f"{where}: {row['phrase']!r} also at {seen[row['phrase']]}")
        seen[row["phrase"]] = where
    return {"rows": rows}


def check_stances(path, faults):
    rows = 0
    words = set()
    seen = {}
    for where, row in table(path, ["words", "pos", "stance", "where"], faults):
        rows += 1
        for column, values in {"pos": {"verb", "noun", "adj", "aux"}, "stance": {"supportive", "critical", "demanding"}}.items():
            if row[column] not in values:
                faults.append(f"{where}: {column} is {row[column]!r}")
        for place in row["where"].split(","):
            if place not in {"cue", "self", "matter"}:
                faults.append(f"{where}: unknown place {place!r}")
            for word in alternatives(row["words"]):
                lemma, _, companion = word.partition(" ")
                if not re.fullmatch(WORD, lemma) or word != word.lower() or not (
                        companion in PREPOSITIONS or re.fullmatch(r"|to|\+[a-z]+( [a-z]+)?", companion)):
                    faults.append(f"{where}: word {word!r}")
                if (word, row["pos"], place) in seen:
                    faults.append(f"{where}: {word!r} also at {seen[word, row['pos'], place]}")
                seen[word, row["pos"], place] = where
                words.add(word)
    return {"rows": rows, "words": len(words)}


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    data = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "../../../extract/lexicon/data")
    faults = []
    for name, check in (("predicates", check_predicates), ("hedges", check_hedges), ("stances", check_stances)):
        counts = check(os.path.join(data, name + ".tsv"), faults)
        print(name, *(f"{v} {k}" for k, v in counts.items()), sep="; ")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
