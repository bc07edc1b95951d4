"""A small graph of news of our own writing, as the JSONL of `dramatis extract`: enough for the page and the API to be
tried on, from 2025 to 2026."""
import json

ACTORS = {
    "israel": ("Israel", "country", "ISR"), "iran": ("Iran", "country", "IRN"), "united-states": ("United States", "country", "USA"),
    "hamas": ("Hamas", "group", None), "egypt": ("Egypt", "country", "EGY"), "lebanon": ("Lebanon", "country", "LBN"),
    "united-nations": ("United Nations", "organisation", None), "mira-halevi": ("Mira Halevi", "person", "ISR"),
    "gaza": ("Gaza", "place", "PSE"), "israeli-parliament": ("Israeli parliament", "organisation", "ISR"),
    "oman": ("Oman", "country", "OMN"),
}
# subject, words, predicate, event class, object
TOLD = [
    ("israel", "accused", "accuses", "ACCUSE", "iran"), ("iran", "threatened", "threatens", "THREATEN", "israel"),
    ("israel", "struck", "attacks", "ASSAULT", "gaza"), ("egypt", "invited", "invites", "CONSULT", "israel"),
    ("united-states", "supported", "supports", "SUPPORT", "israel"), ("united-nations", "criticised", "criticises", "ACCUSE", "israel"),
    ("hamas", "attacked", "attacks", "ASSAULT", "israel"), ("israel", "met", "meets", "CONSULT", "lebanon"),
    ("united-states", "sanctioned", "sanctions", "SANCTION", "iran"), ("iran", "armed", "aids", "AID", "hamas"),
    ("egypt", "helped", "aids", "AID", "gaza"), ("israeli-parliament", "rejected", "rejects", "REJECT", "united-nations"),
    ("iran", "met", "meets", "CONSULT", "oman"),  # who has nothing to do with Israel
]


def article(number, date):
    text, sentences, relations, statements, roles, mentions = "", [], [], [], [], {}

    def say(words):
        nonlocal text
        begin = len(text)
        text += words + " "
        sentences.append({"begin": begin, "end": begin + len(words), "text": words})
        return begin

    def mention(actor, begin):
        name = ACTORS[actor][0]
        mentions.setdefault(actor, []).append({"begin": begin, "end": begin + len(name), "text": name, "kind": "name"})

    for step in range(3):
        subject, verb, predicate, event, other = TOLD[(number * 3 + step * 5) % len(TOLD)]
        first, last = ACTORS[subject][0], ACTORS[other][0]
        begin = say(f"{first} {verb} {last} again over the ceasefire talks, item {number}.")
        verb_at, other_at = begin + len(first) + 1, begin + len(first) + len(verb) + 2
        mention(subject, begin)
        mention(other, other_at)
        relations.append({
            "subject": subject, "predicate": predicate, "object": other, "event": event, "phrase": verb, "sentence": step,
            "begin": verb_at, "end": verb_at + len(verb), "subject_span": [begin, begin + len(first)],
            "object_span": [other_at, other_at + len(last)], "through": None, "negated": number % 11 == 10,
            "modality": "asserted", "hedged": False, "attributed_to": "mira-halevi" if number % 4 == 0 else None, "confidence": 0.9})
    begin = say("Mira Halevi warned that Israel would not wait for the envoys.")
    content = begin + len("Mira Halevi warned that ")
    mention("mira-halevi", begin)
    mention("israel", content)
    statements.append({
        "speaker": "mira-halevi", "speaker_span": [begin, begin + 11], "cue": "warned", "cue_span": [begin + 12, begin + 18],
        "content": "Israel would not wait for the envoys", "content_span": [content, content + 36], "direct": False,
        "about": ["israel"], "sentence": 3, "confidence": 0.8, "stance": "critical" if number % 2 else None})
    roles.append({"actor": "mira-halevi", "role": "foreign minister of", "of": "israel", "sentence": 3, "span": [begin, begin + 11]})
    actors = [{"id": actor, "name": ACTORS[actor][0], "type": ACTORS[actor][1], "sector": None, "code": ACTORS[actor][2],
               "mentions": sorted(found, key=lambda one: one["begin"])} for actor, found in mentions.items()]
    return {"article": {"id": f"item-{number:03}", "date": date, "title": f"Item {number}", "source": "Sample Wire",
                        "url": f"https://news.example/{number}"},
            "sentences": sentences, "actors": actors, "roles": roles, "relations": relations, "statements": statements}


def write(path, count=72):
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            month = number % 18
            date = f"{2025 + month // 12}-{month % 12 + 1:02}-{number % 27 + 1:02}"
            file.write(json.dumps(article(number, date)) + "\n")
