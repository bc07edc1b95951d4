#!/usr/bin/env python3
"""time_api.py PORT [--rate 200] [--seconds 60] [--pid PID [--processor]]: how long readers of a running `dramatis serve` wait.

Readers come at a constant rate, whether or not those before them are served: each types the beginning of a name, opens the
actor, reads the sentences of a line, what was said about it, and goes on to a partner, with the requests of the page. One in
twenty also asks something that reads much. Actors are opened as often as they are mentioned. Prints milliseconds by operation,
of answers that read little and of all, and with --pid the server's largest resident size. With --processor readers come one by
one, and it is the server's processor time that is told: what remains of the wait on a machine that has nothing else to do."""
import argparse
import asyncio
import collections
import glob
import json
import random
import string
import time
import urllib.parse
import zlib

TYPED = (1, 2, 3, 5)  # letters after which the page asks
REQUESTS_A_READER = 15
SLOW = ("path", "diff", "disputed", "search", "statements with a cue", "links of a year")


class Connections:
    """Kept open between requests, as browsers do."""

    def __init__(self, port, now=time.perf_counter):
        self.port, self.free, self.now = port, [], now
        self.times = collections.defaultdict(list)
        self.statuses = collections.Counter()

    async def get(self, operation, label=None, **parameters):
        reader, writer = self.free.pop() if self.free else await asyncio.open_connection("127.0.0.1", self.port)
        query = urllib.parse.urlencode([(name, one) for name, value in parameters.items() if value
                                        for one in (value if isinstance(value, list) else [value])])
        begin = self.now()
        writer.write(f"GET /api/v1/{operation}?{query} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status, length = int(head[9:12]), int(head.lower().split("content-length: ")[1].split("\r\n")[0])
        body = await reader.readexactly(length)
        self.times[label or operation].append(1000 * (self.now() - begin))
        self.statuses[status] += 1
        if "content-encoding: gzip" in head.lower():
            body = zlib.decompress(body, 31)
        self.free.append((reader, writer))
        return json.loads(body) if status == 200 else {}


async def known_actors(connections):
    actors = {}
    for letter in string.ascii_lowercase:
        for actor in (await connections.get("actors", q=letter, limit=50)).get("actors", []):
            actors[actor["id"]] = (actor["name"], actor["mentions"])
    connections.times.clear()
    connections.statuses.clear()
    return actors


async def read(connections, actor, name, asks_much):
    common = {"min_confidence": 0.4}
    for letters in TYPED:
        await connections.get("actors", q=name[:letters], limit=8)
    seen = await open_actor(connections, actor, common)
    ids = [one["id"] for one in seen.get("neighbours", {}).get("actors", [])]
    if len(ids) > 1:
        await connections.get("links", actor=ids, kinds="both", limit=400, **common)
        await connections.get("relations", actor="id:" + ids[0], other="id:" + ids[1], direction="from", limit=20, evidence=1, **common)
        edge = seen["relations"]["answers"][0]
        await connections.get("evidence", subject=edge["subject"]["id"], predicate=edge["predicate"], object=edge["object"]["id"],
                              kind=edge["kind"], negated=str(edge["negated"]).lower(), limit=10, **common)
        await connections.get("statements", about="id:" + ids[0], limit=10, **common)
        await open_actor(connections, ids[1], common)
    if asks_much and len(ids) > 2:
        kind = random.choice(SLOW)
        parameters = {"path": {"from": "id:" + ids[0], "to": "id:" + ids[2]}, "diff": {"actor": "id:" + ids[0], "since": "2024-06-01"},
                      "disputed": {"actor": "id:" + ids[0]}, "search": {"q": name.split()[-1]},
                      "statements with a cue": {"about": "id:" + ids[0], "cue": "warn"},
                      "links of a year": {"actor": ids, "since": "2024-01-01", "until": "2024-12-31"}}[kind]
        await connections.get(kind.split()[0], "slow: " + kind, **parameters, limit=10 if kind != "path" else None)


async def open_actor(connections, actor, common):
    seen = await connections.get("neighbourhood", actor="id:" + actor, partners=14, kinds="both", limit=150, **common)
    await connections.get("actor", actor="id:" + actor, top=5)
    await connections.get("activity", actor="id:" + actor, kinds="relations", **common)
    return seen


def resident(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def processor_time(pid):
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        with open(path, encoding="ascii") as file:
            total += int(file.read().split()[0])
    return total / 1e9


def row(name, times):
    times.sort()
    at = lambda share: times[min(len(times) - 1, int(share * len(times)))]
    print(f"{name:32} {len(times):7} {at(0.5):8.2f} {at(0.9):8.2f} {at(0.99):8.2f} {times[-1]:9.1f}")


async def main(options):
    connections = Connections(options.port, (lambda: processor_time(options.pid)) if options.processor else time.perf_counter)
    actors = await known_actors(connections)
    ids, weights = list(actors), [mentions for _, mentions in actors.values()]
    print(f"{len(ids)} actors; {options.rate} requests/s for {options.seconds} s")
    draw = random.Random(1)
    random.seed(2)
    readers, begin = [], time.perf_counter()
    for number in range(int(options.rate * options.seconds / REQUESTS_A_READER)):
        due = begin + number * REQUESTS_A_READER / options.rate
        actor = draw.choices(ids, weights)[0]
        reader = read(connections, actor, actors[actor][0], number % 20 == 0)
        if options.processor:
            await reader
        else:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            readers.append(asyncio.create_task(reader))
    await asyncio.gather(*readers)
    taken = time.perf_counter() - begin
    print(f"{'ms':32} {'number':>7} {'p50':>8} {'p90':>8} {'p99':>8} {'most':>9}")
    for operation in sorted(connections.times):
        row(operation, connections.times[operation])
    row("those that read little", [one for name, times in connections.times.items() if not name.startswith("slow") for one in times])
    row("all", [one for times in connections.times.values() for one in times])
    print(f"{sum(connections.statuses.values()) / taken:.0f} requests/s; answers by status: {dict(connections.statuses)}")
    if options.pid:
        print(f"largest resident size: {resident(options.pid):.0f} MB")


arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("port", type=int)
arguments.add_argument("--rate", type=float, default=200)
arguments.add_argument("--seconds", type=float, default=60)
arguments.add_argument("--pid", type=int)
arguments.add_argument("--processor", action="store_true")
asyncio.run(main(arguments.parse_args()))
