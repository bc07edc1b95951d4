"""What a model reaches, measured in the trainer: a quick look; the program's own scores count."""

import sys

import torch
import torch.nn.functional as F

import batches
import corpus
from losses import distances
from network import bucket


def encoded(model, documents, pieces):
    """Yields (sentence, its word vectors) of all documents."""
    every = [c for d in documents for c in batches.chunks(d, pieces)]
    for group in batches.batched(every, pieces, 4000):
        batch = batches.collate(group, pieces)
        batch["bf16"] = False
        words = model.words(batch)
        for s, f in zip(batch["sentences"], batch["first"]):
            yield s, words[f:f + len(s.words)]


def f1(right, told, gold):
    return 200 * right / max(1, told + gold)


def trees(model, documents, pieces):
    labels = model.labels
    n = uas = las = upos = 0
    for s, w in encoded(model, documents, pieces):
        if len(s.words) < 1:
            continue
        arcs = model.arcs(w, torch.arange(len(w))[None], torch.ones(1, len(w), dtype=torch.bool))[0]
        head = arcs.argmax(1) - 1
        parts = model.relation.project(torch.cat([w, model.root_word[None]]))
        label = model.relation.score([parts[0][:-1], parts[1][head]])["deprel"].argmax(1)
        tag = model.tags(w)["upos"].argmax(1)
        for i in range(len(w)):
            n += 1
            h = head[i].item() == s.head[i]
            uas += h
            las += h and labels["deprel"][label[i]].split(":")[0] == s.deprel[i].split(":")[0]
            upos += labels["upos"][tag[i]] == s.upos[i]
    return f"UAS {100 * uas / n:.2f} LAS {100 * las / n:.2f} UPOS {100 * upos / n:.2f}"


def name_spans(tags):
    spans = []
    for i, t in enumerate([*tags, "O"]):
        if t[0] == "B" or (t[0] == "I" and (i == 0 or tags[i - 1] == "O" or tags[i - 1][2:] != t[2:])):
            spans.append([i, i + 1, t[2:]])
        elif t[0] == "I":
            spans[-1][1] = i + 1
    return {tuple(x) for x in spans}


def named(model, documents, pieces):
    right = told = gold = 0
    for s, w in encoded(model, documents, pieces):
        found = name_spans([model.labels["name"][i] for i in model.name(w)["name"].argmax(1)])
        want = {tuple(x) for x in s.name}
        right, told, gold = right + len(found & want), told + len(found), gold + len(want)
    return f"names F1 {f1(right, told, gold):.2f}"


def candidates(model, w, actor_at=0.15, trigger_at=0.05):
    """[(trigger, subject, object)] and their scores."""
    tagged = model.actor(w)
    actors = [i for i, p in enumerate(1 - tagged["actor"].softmax(1)[:, 0]) if p > actor_at]
    triggers = [i for i, p in enumerate(tagged["trigger"][:, 0].sigmoid()) if p > trigger_at]
    three = [(t, s, o) for t in triggers for s in actors for o in actors if s != o]
    if not three:
        return [], None
    t, s, o = (torch.tensor(x) for x in zip(*three))
    parts = model.triple.project(w)
    return three, model.triple.score([parts[0][t], parts[1][s], parts[2][o]], distances(t, s, o))


def triples(model, documents, pieces):
    """F1 of (subject, object, kind) by words, one to one, at each threshold."""
    found, gold = [], 0
    for s, w in encoded(model, documents, pieces):
        gold += len(s.triples)
        three, scored = candidates(model, w)
        if not three:
            continue
        p = scored["score"][:, 0].sigmoid()
        role = scored["role"][:, 0] > 0
        best = {}
        for k, (t, a, b) in enumerate(three):
            key = (t, a, b)
            best[key] = (p[k].item(), role[k].item())
        left = [(x.trigger, x.subject, x.object, x.symmetric) for x in s.triples]
        for (t, a, b), (q, _) in sorted(best.items(), key=lambda x: -x[1][0]):
            if q < 0.1:
                break
            hit = next((g for g in left if g[0] == t and ((g[1], g[2]) == (a, b) or g[3] and (g[2], g[1]) == (a, b))), None) or \
                next((g for g in left if (g[1], g[2]) == (a, b) or g[3] and (g[2], g[1]) == (a, b)), None)
            if hit:
                left.remove(hit)
            found.append((q, bool(hit)))
    found.sort(reverse=True)
    rows, right = {}, 0
    best = (0, 0, 0, 0)
    for k, (q, hit) in enumerate(found, 1):
        right += hit
        value = f1(right, k, gold)
        best = max(best, (value, q, 100 * right / k, 100 * right / gold))
        if right / k >= 0.78:
            rows[78] = (q, 100 * right / gold, value)
        if right / k >= 0.6:
            rows[60] = (q, 100 * right / gold, value)
    return "triples F1 %.1f at %.2f (P %.1f R %.1f)" % best + "".join("; P %d: at %.2f R %.1f F1 %.1f" % (k, *v) for k, v in rows.items())


def actors(model, documents, pieces):
    right = told = gold = 0
    for s, w in encoded(model, documents, pieces):
        found = model.actor(w)["actor"].argmax(1)
        for a, b in zip(found, s.actor):
            right += bool(a and b)
            told += bool(a)
            gold += bool(b)
    return f"actor words F1 {f1(right, told, gold):.1f}"


def speech(model, documents, pieces):
    right = told = gold = speakers = 0
    for s, w in encoded(model, documents, pieces):
        kinds = model.actor(w)["cue"].argmax(1)
        parts = model.statement.project(w)
        want = {x.anchor: x for x in s.statements}
        gold += len(want)
        for a in [i for i, k in enumerate(kinds) if k]:
            told += 1
            y = model.statement.score([parts[0][a][None], parts[1]], [bucket(torch.arange(len(w)) - a)])
            none = model.statement.out["speaker"](F.relu(parts[0][a] + model.no_speaker))
            who = torch.cat([y["speaker"][:, 0], none]).argmax().item()
            b, e = y["begin"][:, 0].argmax().item(), y["end"][:, 0].argmax().item()
            for x in s.statements:
                shared = max(0, min(e, x.end) - max(b, x.begin) + 1)
                if shared * 2 >= max(e, x.end) - min(b, x.begin) + 1:
                    right += 1
                    speakers += who == (x.speaker if x.speaker >= 0 else len(w))
                    break
    return f"statements F1 {f1(right, told, gold):.1f}, speakers right {100 * speakers / max(1, right):.1f}"


def report(model, sets, pieces, ids):
    model.eval()
    with torch.no_grad():
        for name in ("ewt_dev", "gum_dev"):
            print(name, trees(model, sets[name], pieces), flush=True)
        print("uner_dev", named(model, sets["uner_dev"], pieces), flush=True)
        for name in ("dev", "held", "own_held"):
            if name in sets:
                print(name, triples(model, sets[name], pieces), actors(model, sets[name], pieces), speech(model, sets[name], pieces), flush=True)
    model.train()
