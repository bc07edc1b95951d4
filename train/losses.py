"""What each head is to learn of a batch. Every loss is a mean over what is annotated; absent annotation adds nothing."""

import random

import torch
import torch.nn.functional as F

from corpus import PRONOUNS
from network import BUCKETS, bucket

WEIGHTS = {"upos": 0.6, "xpos": 0.5, "feats": 0.5, "lemma": 0.5, "arc": 1.0, "deprel": 0.6, "entity": 0.4, "name": 1.0, "frame": 0.4, "predicate": 0.2,
           "actor": 0.8, "trigger": 0.5, "triple": 1.5, "role": 0.4, "event": 0.8, "modality": 0.3, "negated": 0.2, "symmetric": 0.2, "claimed": 0.3,
           "cue": 0.6, "speaker": 0.4, "begin": 0.4, "end": 0.4, "direct": 0.2, "antecedent": 0.6}


WINDOW = 30  # mentions before an anaphor that are weighed


def gather(sentences, first, of):
    """Word numbers and targets where of(sentence, i) is not None."""
    at, target = [], []
    for s, f in zip(sentences, first):
        for i in range(len(s.words)):
            y = of(s, i)
            if y is not None:
                at.append(f + i)
                target.append(y)
    return torch.tensor(at, dtype=torch.long), torch.tensor(target, dtype=torch.long)


def losses(model, batch, ids, rng):
    """ids: {label set: {label: number}}. -> {name: loss}"""
    words = model.words(batch)
    sentences, first = batch["sentences"], batch["first"]
    out = {}
    trees = [k for k, s in enumerate(sentences) if s.head is not None]
    if trees:
        t = [sentences[k] for k in trees]
        tf = [first[k] for k in trees]
        at = torch.cat([torch.arange(f, f + len(s.words)) for s, f in zip(t, tf)])
        scores = model.tags(words[at])
        for name in ("upos", "xpos", "feats", "lemma"):
            y = torch.tensor([ids[name].get(x, -100) for s in t for x in getattr(s, name)])
            out[name] = F.cross_entropy(scores[name], y)
        index, mask = batch["index"][trees], batch["mask"][trees]
        arcs = model.arcs(words, index, mask)
        target = torch.full(index.shape, -100)
        for k, s in enumerate(t):
            target[k, :len(s.words)] = torch.tensor([h + 1 for h in s.head])
        out["arc"] = F.cross_entropy(arcs.flatten(0, 1), target.flatten())
        governor = torch.cat([torch.tensor([f + h if h >= 0 else -1 for h in s.head]) for s, f in zip(t, tf)])
        with_root = torch.cat([words, model.root_word[None]])
        parts = model.relation.project(with_root)
        y = torch.tensor([ids["deprel"].get(x, -100) for s in t for x in s.deprel])
        out["deprel"] = F.cross_entropy(model.relation.score([parts[0][at], parts[1][governor]])["deprel"], y)
    at, y = gather(sentences, first, lambda s, i: None if s.entity is None or s.entity[i] is None else ids["entity"][s.entity[i]])
    if len(at):
        out["entity"] = F.cross_entropy(model.entity(words[at])["entity"], y)
    names = [(s, f) for s, f in zip(sentences, first) if s.name is not None]
    if names:
        at, y = [], []
        for s, f in names:
            tags = [ids["name"]["O"]] * len(s.words)
            for begin, end, kind in s.name:
                for i in range(begin, end):
                    tags[i] = -100 if kind is None else ids["name"][("B-" if i == begin else "I-") + kind]
            at.append(torch.arange(f, f + len(s.words)))
            y += tags
        out["name"] = F.cross_entropy(model.name(words[torch.cat(at)])["name"], torch.tensor(y))
    frames(model, words, sentences, first, ids, rng, out)
    relations(model, words, sentences, first, rng, out)
    statements(model, words, sentences, first, out)
    antecedents(model, words, batch, rng, out)
    return out


def frames(model, words, sentences, first, ids, rng, out):
    given = [(s, f) for s, f in zip(sentences, first) if s.frames is not None]
    if not given:
        return
    at, y, p, a, label = [], [], [], [], []
    for s, f in given:
        predicates = {q for q, _ in s.frames}
        at.append(torch.arange(f, f + len(s.words)))
        y += [float(i in predicates) for i in range(len(s.words))]
        for q, arguments in s.frames:
            tags = [0] * len(s.words)
            for name, i in arguments:
                tags[i] = ids["argument"].get(name, -100)
            p += [f + q] * len(s.words)
            a += range(f, f + len(s.words))
            label += tags
    out["predicate"] = F.binary_cross_entropy_with_logits(model.predicate(words[torch.cat(at)])["predicate"][:, 0], torch.tensor(y))
    if p:
        parts = model.frame.project(words)
        scores = model.frame.score([parts[0][p], parts[1][a]])["argument"]
        out["frame"] = F.cross_entropy(scores, torch.tensor(label), weight=torch.tensor([0.3] + [1.0] * (scores.shape[1] - 1)))


def distances(t, s, o):
    return [bucket(s - t), bucket(o - t) + BUCKETS]


def relations(model, words, sentences, first, rng, out):
    given = [(s, f) for s, f in zip(sentences, first) if s.triples is not None]
    if not given:
        return
    at = torch.cat([torch.arange(f, f + len(s.words)) for s, f in given])
    tagged = model.actor(words[at])
    out["actor"] = F.cross_entropy(tagged["actor"], torch.tensor([x for s, _ in given for x in s.actor]))
    is_trigger = torch.tensor([float(i in {t.trigger for t in s.triples}) for s, _ in given for i in range(len(s.words))])
    out["trigger"] = F.binary_cross_entropy_with_logits(tagged["trigger"][:, 0], is_trigger)
    cues = []
    for s, _ in given:
        kind = [0] * len(s.words)
        for x in s.statements:
            kind[x.anchor] = x.kind
        cues += kind
    out["cue"] = F.cross_entropy(tagged["cue"], torch.tensor(cues))
    with torch.no_grad():
        actor_p = 1 - tagged["actor"].softmax(1)[:, 0]
        trigger_p = tagged["trigger"][:, 0].sigmoid()
    t, so, oo, target, gold, base = [], [], [], [], [], 0
    for s, f in given:
        n = len(s.words)
        a = {i for i in range(n) if s.actor[i] or actor_p[base + i] > 0.15}
        triggers = {x.trigger for x in s.triples} | {i for i in range(n) if trigger_p[base + i] > 0.05}
        if rng.random() < 0.3:
            triggers.add(rng.randrange(n))
        a |= {x.subject for x in s.triples} | {x.object for x in s.triples}
        known = {(x.trigger, x.subject, x.object): x for x in s.triples}
        backwards = {(x.trigger, x.object, x.subject) for x in s.triples if x.symmetric}
        candidates = [(i, j, k) for i in triggers for j in a for k in a if j != k and (i, j, k) not in backwards]
        if len(candidates) > 300:
            candidates = [c for c in candidates if c in known] + rng.sample(candidates, 300)
        for c in candidates:
            t.append(f + c[0]), so.append(f + c[1]), oo.append(f + c[2])
            target.append(float(c in known))
            gold.append(known.get(c))
        base += n
    if not t:
        return
    t, so, oo = map(torch.tensor, (t, so, oo))
    parts = model.triple.project(words)
    scores = model.triple.score([parts[0][t], parts[1][so], parts[2][oo]], distances(t, so, oo))
    count = max(1.0, sum(target))
    # By the number of true triples, not of candidates: what is learnt is not diluted by sentences full of actors.
    out["triple"] = F.binary_cross_entropy_with_logits(scores["score"][:, 0], torch.tensor(target), reduction="sum") / count / 3
    true = [i for i, g in enumerate(gold) if g is not None]
    if true:
        g = [gold[i] for i in true]
        relation = [i for i in true if not gold[i].role]
        out["role"] = F.binary_cross_entropy_with_logits(scores["role"][true, 0], torch.tensor([float(x.role) for x in g]))
        if relation:
            r = [gold[i] for i in relation]
            out["event"] = F.cross_entropy(scores["event"][relation], torch.tensor([x.event for x in r]))
            out["modality"] = F.cross_entropy(scores["modality"][relation], torch.tensor([x.modality for x in r]))
            out["negated"] = F.binary_cross_entropy_with_logits(scores["negated"][relation, 0], torch.tensor([float(x.negated) for x in r]))
            out["claimed"] = F.binary_cross_entropy_with_logits(scores["claimed"][relation, 0], torch.tensor([float(x.claimed) for x in r]))
            out["symmetric"] = F.binary_cross_entropy_with_logits(scores["symmetric"][relation, 0],
                                                                  torch.tensor([float(x.symmetric) for x in r]))


def statements(model, words, sentences, first, out):
    given = [(s, f, x) for s, f in zip(sentences, first) for x in s.statements or []]
    if not given:
        return
    parts = model.statement.project(words)
    longest = max(len(s.words) for s, _, _ in given)
    at = torch.tensor([f + x.anchor for _, f, x in given])
    place = torch.arange(longest)[None]
    anchor = torch.tensor([x.anchor for *_, x in given])[:, None]
    size = torch.tensor([len(s.words) for s, _, _ in given])[:, None]
    index = torch.tensor([f for _, f, _ in given])[:, None] + torch.minimum(place, size - 1)
    y = model.statement.score([parts[0][at][:, None], parts[1][index]], [bucket(place - anchor)])
    none = model.statement.out["speaker"](F.relu(parts[0][at] + model.no_speaker))
    outside = place >= size
    score = {k: v[..., 0].masked_fill(outside, -1e4) for k, v in y.items()}
    speaker = torch.cat([score["speaker"], none], 1)
    out["speaker"] = F.cross_entropy(speaker, torch.tensor([x.speaker if x.speaker >= 0 else longest for *_, x in given]))
    out["begin"] = F.cross_entropy(score["begin"], torch.tensor([x.begin for *_, x in given]))
    out["end"] = F.cross_entropy(score["end"], torch.tensor([x.end for *_, x in given]))
    at = torch.tensor([f + x.anchor for _, f, x in given])
    out["direct"] = F.binary_cross_entropy_with_logits(model.quote(words[at])["direct"][:, 0], torch.tensor([float(x.direct) for *_, x in given]))


def antecedents(model, words, batch, rng, out):
    """Mention ranking (Wiseman et al. 2015): the log-sum of an anaphor's true antecedents, or of "none"."""
    chunks = {}
    for s, f, k in zip(batch["sentences"], batch["first"], batch["chunk_of"]):
        if s.chain:
            for i in sorted(s.chain):
                chunks.setdefault(k, []).append((f + i, s.chain[i], s.words[i].lower() in PRONOUNS))
    rows = []  # (anaphor, mentions before it, which of them are right)
    for mentions in chunks.values():
        anaphors = [m for m in range(1, len(mentions)) if mentions[m][2] or rng.random() < 0.4]
        for m in rng.sample(anaphors, min(len(anaphors), 12)):
            at, chain, pronoun = mentions[m]
            before = mentions[max(0, m - WINDOW):m]
            right = [x[1] == chain for x in before]
            # A pronoun's antecedent may stand before the chunk.
            if not (pronoun and not any(right)):
                rows.append((at, [x[0] for x in before], right))
    if not rows:
        return
    parts = model.antecedent.project(words)
    longest = max(len(r[1]) for r in rows)
    at = torch.tensor([r[0] for r in rows])
    before = torch.tensor([r[1] + [r[0]] * (longest - len(r[1])) for r in rows])
    right = torch.tensor([r[2] + [False] * (longest - len(r[1])) + [not any(r[2])] for r in rows])
    outside = torch.arange(longest)[None] >= torch.tensor([len(r[1]) for r in rows])[:, None]
    scores = model.antecedent.score([parts[0][at][:, None], parts[1][before]], [bucket(before - at[:, None])])["same"][..., 0]
    every = torch.cat([scores.masked_fill(outside, -1e4), model.no_antecedent(words[at])["new"]], 1)
    out["antecedent"] = (every.logsumexp(1) - every.masked_fill(~right, -1e4).logsumexp(1)).mean()
