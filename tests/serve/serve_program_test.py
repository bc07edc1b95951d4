"""serve_program_test.py DRAMATIS: `dramatis serve` and `dramatis mcp` as programs: what they print, refuse, answer, survive,
and how they stop."""
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

import sample_news

DRAMATIS = ""
TOKEN = "a token of our own 123"


class Server:
    def __init__(self, database, *options, env=None):
        self.process = subprocess.Popen([DRAMATIS, "serve", "--db", database, "--port", "0", *options], stderr=subprocess.PIPE,
                                        text=True, env={**os.environ, **(env or {})})
        line = self.process.stderr.readline()
        self.port = int(re.search(r":(\d+)/", line)[1])

    def get(self, target, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", target, headers=headers)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, body

    def json(self, target, **headers):
        return json.loads(self.get("/api/v1" + target, **headers)[1])

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        status = self.process.wait(timeout=60)
        self.process.stderr.close()
        return status


class Serve(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.claims, cls.database = cls.folder.name + "/claims.jsonl", cls.folder.name + "/db"
        sample_news.write(cls.claims, 40)
        cls.ingest(cls.claims)
        cls.server = Server(cls.database)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.folder.cleanup()

    @classmethod
    def ingest(cls, path):
        subprocess.run([DRAMATIS, "ingest", path, "--db", cls.database, "--quiet"], check=True)

    def query(self, *arguments):
        return json.loads(subprocess.run([DRAMATIS, "query", "--db", self.database, *arguments, "--json"], check=True,
                                         capture_output=True).stdout)

    def test_answers_as_the_command_line_does(self):
        self.assertEqual(self.server.json("/relations?actor=Israel&direction=to&limit=20&evidence=1"),
                         self.query("who", "Israel", "--limit", "20", "--evidence", "1"))
        self.assertEqual(self.server.json("/path?from=Hamas&to=Egypt&longest=4&evidence=2"),
                         self.query("path", "Hamas", "Egypt", "--longest", "4", "--evidence", "2"))

    def test_a_question_in_english_is_answered(self):
        answer = self.server.json("/ask?q=Who+criticised+Israel%3F")
        self.assertIn("Israel", answer["understood"])
        self.assertEqual(answer["found"]["answers"][0]["subject"]["id"], "united-nations")
        self.assertEqual(self.server.get("/api/v1/ask?q=colourless+green+ideas")[0], 400)

    def test_the_page_has_the_colours_of_exports(self):
        palette = pathlib.Path(__file__).resolve().parents[2].joinpath("web/src/palette.ts").read_text(encoding="utf-8")
        colours = {name.strip("'"): colour for name, colour in re.findall(r"^  ('?[a-z ]+'?): '(#[0-9a-f]{6})',$", palette, re.M)}
        actors = "".join(f"&actor={actor}" for actor in sample_news.ACTORS)
        graph = self.server.json("/export?format=json" + actors)
        self.assertGreater(len(graph["edges"]), 10)
        for node in graph["nodes"]:
            self.assertEqual(node["color"], colours[node["actor_type"]])
        for edge in graph["edges"]:
            kind = "denied" if edge["negated"] else "role" if edge["link_type"] == "role" else edge.get("quadrant", "other")
            self.assertEqual(edge["color"], colours[kind])

    def test_serves_the_page(self):
        status, body = self.server.get("/")
        self.assertEqual(status, 200)
        self.assertIn(b"<title>dramatis</title>", body)

    def test_refuses_strangers(self):
        self.assertEqual(self.server.get("/", Host="evil.example")[0], 403)
        self.assertEqual(self.server.get("/api/v1/graph", Origin="http://evil.example")[0], 403)

    def test_follows_a_store_that_grows(self):
        before = self.server.json("/graph")["articles"]
        more = self.folder.name + "/more.jsonl"
        with open(more, "w", encoding="utf-8") as file:
            file.write(json.dumps(sample_news.article(400 + before, "2026-06-01")) + "\n")
        self.ingest(more)
        deadline = time.monotonic() + 60
        while self.server.json("/graph")["articles"] == before and time.monotonic() < deadline:
            time.sleep(0.3)
        self.assertEqual(self.server.json("/graph")["articles"], before + 1)

    def test_a_thousand_idle_connections_do_not_stop_others(self):
        idle = []
        for number in range(1000):
            idle.append(socket.create_connection(("127.0.0.1", self.server.port)))
            if number % 2:
                idle[-1].send(b"GET / HTTP/1.1\r\nHos")
        self.assertEqual(self.server.get("/api/v1/graph")[0], 200)
        for connection in idle:
            connection.close()

    def test_stops_gracefully(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            server = Server(self.database)
            with socket.create_connection(("127.0.0.1", server.port)):
                self.assertEqual(server.stop(number), 0)

    def test_beyond_the_machine_only_with_a_token(self):
        refused = subprocess.run([DRAMATIS, "serve", "--db", self.database, "--bind", "0.0.0.0", "--port", "0"], capture_output=True,
                                 text=True)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("--token", refused.stderr)
        short = subprocess.run([DRAMATIS, "serve", "--db", self.database, "--token", "short"], capture_output=True, text=True)
        self.assertEqual(short.returncode, 2)
        server = Server(self.database, "--bind", "0.0.0.0", env={"DRAMATIS_TOKEN": TOKEN})
        try:
            self.assertEqual(server.get("/api/v1/graph")[0], 401)
            self.assertEqual(server.get("/api/v1/graph", Authorization="Bearer wrong")[0], 401)
            self.assertEqual(server.get("/api/v1/graph", Authorization="Bearer " + TOKEN)[0], 200)
        finally:
            server.stop()

    def test_says_why_it_cannot_start(self):
        taken = subprocess.run([DRAMATIS, "serve", "--db", self.database, "--port", str(self.server.port)], capture_output=True,
                               text=True)
        self.assertEqual(taken.returncode, 3)
        self.assertIn("in use", taken.stderr)
        missing = subprocess.run([DRAMATIS, "serve", "--db", self.folder.name + "/none"], capture_output=True, text=True)
        self.assertEqual(missing.returncode, 3)
        self.assertIn("none", missing.stderr)

    def test_assistants_are_answered(self):
        messages = [
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18"}},
            {"jsonrpc": "2.0", "method": "notifications/initialized"},
            {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
            {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": "ask", "arguments": {"q": "Who criticised Israel?"}}},
        ]
        done = subprocess.run([DRAMATIS, "mcp", "--db", self.database], input="".join(json.dumps(one) + "\n" for one in messages),
                              capture_output=True, text=True, check=True)
        replies = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([reply["id"] for reply in replies], [1, 2, 3])
        self.assertIn("evidence", {tool["name"] for tool in replies[1]["result"]["tools"]})
        self.assertIn("criticised Israel", replies[2]["result"]["content"][0]["text"])


if __name__ == "__main__":
    DRAMATIS = sys.argv.pop(1)
    unittest.main()
