"""program_test.py DRAMATIS [CLASS ...]: the program as its users meet it."""
import json
import os
import pathlib
import pty
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
ARTICLES = ROOT / "examples" / "articles"
DRAMATIS = "dramatis"


def run(*arguments, stdin=b"", **options):
    """The finished process; its output as text."""
    if isinstance(stdin, str):
        stdin = stdin.encode()
    process = subprocess.run([DRAMATIS, *map(str, arguments)], input=stdin, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, timeout=240, **options)
    process.out, process.err = process.stdout.decode(), process.stderr.decode()
    return process


class ProgramTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dramatis-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.db = self.folder / "db"

    def ok(self, *arguments, **options):
        process = run(*arguments, **options)
        self.assertEqual(process.returncode, 0, process.err)
        return process

    def export(self, db, kind="graphml", *filters):
        """All of the graph, but for the filters."""
        return self.ok("export", "--db", db, "--format", kind, "--all", "--isolated", *filters).stdout


class CommandLine(ProgramTest):
    def test_help_and_version_are_no_errors(self):
        self.assertIn("extract", self.ok("--help").out)
        self.assertIn("--min-weight", self.ok("export", "--help").out)
        self.assertRegex(self.ok("--version").out, r"^dramatis \d+\.\d+")

    def test_wrong_usage_has_status_2(self):
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)
        for arguments in [[], ["conquer"], ["stats"], ["ingest", "--db", self.db], ["extract", "--format", "xml"],
                          ["extract", "--field", "nonsense"], ["extract", "--threads", "0"], ["extract", "--min-confidence", "2"],
                          ["export", "--db", self.db], ["export", "--db", self.db, "--format", "gif"],
                          ["export", "--db", self.db, "--format", "csv"],
                          ["export", "--db", self.db, "--format", "json", "--since", "May 2024"],
                          ["export", "--db", self.db, "--format", "json", "--event", "WOBBLE"],
                          ["query", "--db", self.db], ["query", "--db", self.db, "between", "norland"]]:
            process = run(*arguments)
            self.assertEqual(process.returncode, 2, f"{arguments}: {process.err}")
            self.assertTrue(process.err or process.out, arguments)

    def test_a_store_that_is_not_there_has_status_3(self):
        for command in (["stats"], ["check"], ["export", "--format", "json"], ["query", "who", "norland"]):
            process = run(*command, "--db", self.folder / "nowhere")
            self.assertEqual(process.returncode, 3, f"{command}: {process.err}")
            self.assertIn("nowhere", process.err)
        self.assertFalse((self.folder / "nowhere").exists())


class Explain(ProgramTest):
    def test_tells_words_actors_and_edges(self):
        out = self.ok("explain", "-", stdin="Norway praised Kenya.").out
        self.assertRegex(out, r"praised +praise +VERB")  # the parse
        self.assertRegex(out, r"edge +Norway <- praised -> Kenya +relation [01]\.\d\d")
        self.assertRegex(out, r"relation +norway \| .* \| kenya")

    def test_edges_of_a_graph_are_explained_from_the_kept_sentences(self):
        article = ("date 2024-03-04\nNorway praised Kenya last month. Chad met Peru in Oslo. "
                   "Kenya said that Norway had left Oslo.\n")
        self.ok("ingest", "-", "--db", self.db, stdin=article)
        edges = json.loads(self.export(self.db, "json"))["edges"]
        praise, = (e["label"] for e in edges if (e["source"], e["target"]) == ("norway", "kenya"))
        out = self.ok("explain", "--db", self.db, "Norway", praise, "Kenya").out
        self.assertIn(f"Norway —{praise}→ Kenya", out)
        self.assertIn("2024-03-04  Norway praised Kenya last month.", out)
        self.assertIn("happened 2024-02", out)
        self.assertIn(f"relation  norway | {praise} | kenya", out)
        self.assertRegex(out, r"praised +praise +VERB")
        self.assertNotIn("no longer reads", out)
        self.assertNotIn("had left", out)
        self.assertIn(f"{praise}→", self.ok("explain", "--db", self.db, "norway", "kenya").out)
        self.assertEqual(self.ok("explain", "--db", self.db, "Kenya", "Peru").out, "nothing found\n")

    def test_an_edge_claimed_by_somebody_is_explained_with_the_statement(self):
        claims = json.loads((GOLDEN / "claims.jsonl").read_text().splitlines()[1])
        self.assertIn("ada-lindqvist", [r["attributed_to"] for r in claims["relations"]])
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)
        self.assertIn("according to Ada Lindqvist", self.ok("explain", "--db", self.db, "Sudmark", "Harbour Union").out)

    def test_an_edge_whose_words_are_not_kept_is_shown_without_a_parse(self):
        lines = (GOLDEN / "claims.jsonl").read_text().splitlines()
        first = json.loads(lines[0])
        del first["sentences"][1]["text"]
        self.ok("ingest", "-", "--db", self.db, stdin="\n".join([json.dumps(first), *lines[1:]]) + "\n")
        explain = ["explain", "--db", self.db, "Norland", "criticises", "Sudmark"]
        out = self.ok(*explain, "--evidence", 1).out
        self.assertIn("Norland on Monday criticised Sudmark over the closed harbour.", out)
        self.assertIn("No parse: the words of sentence 2 are not kept.", out)
        self.assertIn("(and 1 more; --evidence shows them)", out)
        self.assertIn("Norland again criticised", self.ok(*explain).out)

    def test_edges_need_two_actors_that_are_there(self):
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)
        for words in (["Norland"], ["Norland", "criticises", "Sudmark", "again"], ["Norland", "Nowhere"]):
            self.assertEqual(run("explain", "--db", self.db, *words).returncode, 2, words)
        self.assertEqual(run("explain", "--limit", 3, "-").returncode, 2)
        self.assertEqual(run("explain", "--db", self.folder / "nowhere", "a", "b").returncode, 3)

    def test_unreadable_input_has_status_1(self):
        process = run("explain", self.folder / "nowhere.txt")
        self.assertEqual(process.returncode, 1, process.err)
        self.assertIn("nowhere.txt", process.err)


class Extract(ProgramTest):
    def test_prints_one_object_an_article(self):
        lines = self.ok("extract", "--format", "jsonl", ARTICLES).out.splitlines()
        self.assertEqual(len(lines), len(list(ARTICLES.iterdir())))
        for line in lines:
            article = json.loads(line)
            self.assertEqual(list(article), ["article", "sentences", "actors", "roles", "relations", "statements"])
            self.assertRegex(article["article"]["date"], r"^\d{4}-\d\d-\d\d$")
            self.assertTrue(article["sentences"])

    def test_offsets_are_bytes_of_the_text_as_given(self):
        for path in ARTICLES.iterdir():
            text = path.read_bytes()
            article = json.loads(self.ok("extract", "--format", "jsonl", path).out)
            for sentence in article["sentences"]:
                self.assertEqual(text[sentence["begin"]:sentence["end"]].decode(), sentence["text"])
            for actor in article["actors"]:
                for mention in actor["mentions"]:
                    self.assertEqual(text[mention["begin"]:mention["end"]].decode(), mention["text"])

    def test_output_does_not_depend_on_threads(self):
        one = self.ok("extract", "--format", "jsonl", "--threads", 1, ARTICLES).out
        for threads in (2, 5):
            self.assertEqual(self.ok("extract", "--format", "jsonl", "--threads", threads, ARTICLES).out, one)

    def test_articles_do_not_depend_on_each_other(self):
        together = self.ok("extract", "--format", "jsonl", ARTICLES).out.splitlines()
        alone = [self.ok("extract", "--format", "jsonl", path).out.strip() for path in sorted(ARTICLES.iterdir())]
        self.assertEqual(sorted(together), sorted(alone))

    def test_the_nameless_of_two_articles_are_two(self):
        def ids(article):
            text = json.dumps({"id": article, "text": "Protesters met farmers. Norway praised Kenya."}) + "\n"
            return {a["id"] for a in json.loads(self.ok("extract", stdin=text).out)["actors"]}

        one, other = ids("one"), ids("other")
        self.assertEqual(ids("one"), one)
        self.assertEqual(one & other, {"norway", "kenya"})
        for name in one ^ other:
            self.assertRegex(name, r"^[a-z-]+-[0-9a-f]{8}$")

    def test_relations_may_be_asked_for_by_their_confidence(self):
        def told(*options):
            lines = self.ok("extract", "--format", "jsonl", *options, ARTICLES).out.splitlines()
            return [r for line in lines for r in json.loads(line)["relations"] if r["subject"] and r["object"]]

        usual = told()
        self.assertTrue(usual)
        least = sorted(r["confidence"] for r in usual)[len(usual) // 2]
        surer = told("--min-confidence", least)
        self.assertLess(len(surer), len(usual))
        self.assertTrue(all(r["confidence"] >= least for r in surer))
        self.assertGreaterEqual(len(told("--min-confidence", 0)), len(usual))
        self.assertEqual(told("--min-confidence", 1), [])

    def test_reads_standard_input(self):
        article = json.loads(self.ok("extract", stdin="date 2024-03-04\nRussia criticised Israel on Monday.\n").out)
        self.assertEqual(article["article"]["date"], "2024-03-04")
        self.assertEqual([s["text"] for s in article["sentences"]], ["Russia criticised Israel on Monday."])

    def test_prints_text_on_a_terminal(self):
        controller, terminal = pty.openpty()
        process = subprocess.Popen([DRAMATIS, "extract", str(next(ARTICLES.iterdir()))], stdout=terminal,
                                   stderr=subprocess.DEVNULL)
        os.close(terminal)
        seen = b""
        while True:
            try:
                piece = os.read(controller, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            seen += piece
        os.close(controller)
        self.assertEqual(process.wait(), 0)
        self.assertNotIn(b'{"article"', seen)
        self.assertIn(b"(20", seen)


class BadInput(ProgramTest):
    def test_each_bad_input_is_named_and_the_others_go_on(self):
        good = self.folder / "good.txt"
        good.write_text("Russia criticised Israel.\n")
        bad = {"damaged.txt": "Müller ".encode() + b"\xc3( protests.\n", "binary.txt": b"\x7fELF\0\0\1\2" * 50,
               "empty.txt": b"", "broken.jsonl": b'{"text": "Norland attacks", \n',
               "cut.txt.gz": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb"}
        for name, content in bad.items():
            (self.folder / name).write_bytes(content)
        paths = [self.folder / name for name in bad]
        process = run("extract", "--format", "jsonl", *paths[:2], good, *paths[2:], self.folder / "missing.txt")
        self.assertEqual(process.returncode, 1, process.err)
        self.assertEqual(len(process.out.splitlines()), 1)
        complaints = [line for line in process.err.splitlines() if line.startswith("dramatis: ")]
        for name in [*bad, "missing.txt"]:
            self.assertEqual(len([c for c in complaints if name in c]), 1, f"{name}: {process.err}")

    def test_bad_claims_are_refused_line_by_line(self):
        lines = (GOLDEN / "claims.jsonl").read_text().splitlines()
        claims = self.folder / "claims.jsonl"
        claims.write_text("\n".join([lines[0], lines[1].replace('"country"', '"dragon"'), lines[2]]) + "\n")
        process = run("ingest", claims, "--db", self.db)
        self.assertEqual(process.returncode, 1)
        self.assertIn("claims.jsonl:2", process.err)
        self.assertIn("'dragon' is not known", process.err)
        self.assertEqual(json.loads(self.ok("stats", "--db", self.db, "--json").out)["articles"], 2)

    def test_a_file_that_is_no_model_is_refused(self):
        model = self.folder / "model.bin"
        model.write_bytes(b"no model")
        process = run("extract", "--model", model, stdin="Russia criticised Israel.\n")
        self.assertEqual(process.returncode, 3)
        self.assertIn("model.bin", process.err)


class Graph(ProgramTest):
    def setUp(self):
        super().setUp()
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)

    def test_exports_are_the_golden_ones(self):
        for kind, ending in (("graphml", "graphml"), ("json", "json"), ("gexf", "gexf"), ("graphology", "json"),
                             ("cytoscape", "json"), ("nquads", "nq"), ("dot", "dot")):
            self.assertEqual(self.export(self.db, kind, "--statements"),
                             (GOLDEN / f"graph-{kind}.{ending}").read_bytes(), kind)
        for kind in ("csv", "neo4j"):
            self.export(self.db, kind, "--statements", "-o", self.folder / f"graph-{kind}.csv")
            for table in (f"graph-{kind}-nodes.csv", f"graph-{kind}-edges.csv"):
                self.assertEqual((self.folder / table).read_bytes(), (GOLDEN / table).read_bytes())

    def test_filters_reach_the_export(self):
        graph = json.loads(self.export(self.db, "json", "--ego", "Lindqvist", "--no-roles"))
        self.assertEqual([node["id"] for node in graph["nodes"]], ["ada-lindqvist"])
        graph = json.loads(self.export(self.db, "json", "--event", "accuse", "--since", "2024-03-05"))
        self.assertEqual([(e["label"], e["weight"]) for e in graph["edges"]], [("criticises", 1)])

    def test_the_days_of_events_may_count(self):
        question = ["query", "--db", self.db, "--json", "timeline", "INF pact", "--until", "2024-03-01"]
        self.assertEqual(json.loads(self.ok(*question).out)["found"], 0)
        entry, = json.loads(self.ok(*question, "--by-event-date").out)["answers"]
        self.assertEqual((entry["date"], entry["evidence"]["event_date"], entry["evidence"]["date"]),
                         ("2024-02", "2024-02", "2024-03-06"))
        graph = json.loads(self.export(self.db, "json", "--until", "2024-03-01", "--by-event-date"))
        self.assertEqual([(e["label"], e["first_event_date"]) for e in graph["edges"]], [("praises", "2024-02")])

    def test_statements_are_chosen_by_stance(self):
        article = "Norway said that the raid on the harbour was unacceptable.\n"
        self.ok("ingest", "-", "--db", self.folder / "read", stdin=article)
        said, = json.loads(self.ok("query", "--db", self.folder / "read", "--json", "said", "--stance", "critical").out)[
            "answers"]
        self.assertEqual((said["stance"], said["cue"]), ("critical", "said"))
        claims = [json.loads(line) for line in (GOLDEN / "claims.jsonl").read_text().splitlines()]
        claims[0]["statements"][0]["stance"] = "demanding"
        self.ok("ingest", "-", "--db", self.folder / "given", stdin="\n".join(map(json.dumps, claims)) + "\n")
        for stance, found in (("demanding", 1), ("critical", 0)):
            answers = json.loads(self.ok("query", "--db", self.folder / "given", "--json", "said", "--stance", stance).out)
            self.assertEqual(answers["found"], found, stance)
        self.assertEqual(run("query", "--db", self.db, "said", "--stance", "cross").returncode, 2)

    def test_the_same_articles_again_change_nothing(self):
        before = self.export(self.db)
        self.assertIn("3 known already", self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db).err)
        self.assertEqual(self.export(self.db), before)

    def test_queries_answer_with_evidence(self):
        answer = json.loads(self.ok("query", "--db", self.db, "--json", "who", "Sudmark", "--limit", 1).out)
        self.assertEqual(answer["found"], 4)
        evidence = answer["answers"][0]["evidence"][0]
        self.assertEqual(evidence["sentence"], "Norland on Monday criticised Sudmark over the closed harbour.")
        self.assertEqual((evidence["article"], evidence["date"]), ("harbour-talks", "2024-03-04"))
        for question in (["whom", "Sudmark"], ["between", "Norland", "Sudmark"], ["said", "--about", "sudmark"],
                         ["said", "Lindqvist"], ["timeline", "Sudmark"], ["path", "osk", "Norland", "--roles"]):
            self.assertNotIn("nothing found", self.ok("query", *question, "--db", self.db).out, question)

    def test_who_is_meant_is_said(self):
        process = self.ok("query", "--db", self.db, "who", "Lind")
        self.assertIn("taking Ada Lindqvist", process.err)

    def test_the_store_is_sound(self):
        self.assertIn("sound", self.ok("check", "--db", self.db).out)

    def test_claims_of_extract_give_the_same_graph_as_the_articles(self):
        self.ok("ingest", ARTICLES, "--db", self.folder / "direct")
        # What a graph keeps is more than extract tells by default.
        claims = self.ok("extract", "--format", "jsonl", "--min-confidence", "0.2", ARTICLES).stdout
        self.ok("ingest", "-", "--db", self.folder / "piped", stdin=claims)
        self.assertEqual(self.export(self.folder / "direct"), self.export(self.folder / "piped"))


def many_claims(count):
    """Claims of so many small articles about a few dozen actors."""
    rng = random.Random(7)
    lines = []
    for number in range(count):
        a, b = rng.sample(range(40), 2)
        text = f"Actor{a} meets Actor{b} for talk {number}."
        lines.append(json.dumps({
            "article": {"id": f"article-{number:05}", "date": f"2024-0{1 + number % 9}-1{number % 10}"},
            "sentences": [{"begin": 0, "end": len(text), "text": text}],
            "actors": [{"id": f"actor{n}", "name": f"Actor{n}", "type": "country", "mentions": [
                {"begin": text.index(f"Actor{n}"), "end": text.index(f"Actor{n}") + len(f"Actor{n}"),
                 "text": f"Actor{n}", "kind": "name"}]} for n in (a, b)],
            "relations": [{"subject": f"actor{a}", "predicate": "meets", "object": f"actor{b}", "event": "CONSULT",
                           "phrase": "meets", "sentence": 0, "begin": 0, "end": 5}]}))
    return "\n".join(lines) + "\n"


class Interruption(ProgramTest):
    def test_killed_and_repeated_equals_uninterrupted(self):
        claims = self.folder / "claims.jsonl"
        claims.write_text(many_claims(4000))
        begin = time.monotonic()
        self.ok("ingest", claims, "--db", self.folder / "whole")
        duration = time.monotonic() - begin
        expected = {kind: self.export(self.folder / "whole", kind) for kind in ("graphml", "json", "gexf")}
        for part in (0.1, 0.4, 0.8):  # one store, killed again and again
            process = subprocess.Popen([DRAMATIS, "ingest", claims, "--db", self.db], stderr=subprocess.DEVNULL)
            time.sleep(duration * part)
            process.send_signal(signal.SIGKILL)
            process.wait()
        self.ok("ingest", claims, "--db", self.db)
        self.ok("check", "--db", self.db)
        for kind, graph in expected.items():
            self.assertEqual(self.export(self.db, kind), graph, kind)

    def test_articles_in_any_order_and_with_any_threads_give_the_same_graph(self):
        lines = many_claims(500).splitlines()
        for name, order, threads in (("a", lines, 1), ("b", lines[::-1], 3)):
            self.ok("ingest", "-", "--db", self.folder / name, "--threads", threads, stdin="\n".join(order) + "\n")
        self.assertEqual(self.export(self.folder / "a", "gexf"), self.export(self.folder / "b", "gexf"))


class Output(ProgramTest):
    def setUp(self):
        super().setUp()
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)

    def test_a_full_disk_has_status_3(self):
        with open("/dev/full", "wb") as full:
            for command in (["extract", "--format", "jsonl", ARTICLES], ["stats", "--db", self.db],
                            ["query", "--db", self.db, "who", "Sudmark"],
                            ["export", "--db", self.db, "--format", "graphml"]):
                process = subprocess.run([DRAMATIS, *map(str, command)], stdout=full, stderr=subprocess.PIPE)
                self.assertEqual(process.returncode, 3, command)
                self.assertIn(b"No space left on device", process.stderr)

    def test_a_failed_export_leaves_the_old_file(self):
        target = self.folder / "graph.graphml"
        target.write_text("old")
        self.assertNotEqual(run("export", "--db", self.db, "--format", "graphml", "--ego", "nobody", "-o",
                                target).returncode, 0)
        self.assertEqual(target.read_text(), "old")
        self.ok("export", "--db", self.db, "--format", "graphml", "-o", target)
        self.assertTrue(target.read_bytes().endswith(b"</graphml>\n"))
        self.assertEqual([p.name for p in self.folder.iterdir() if "part" in p.name], [])

    def test_a_reader_that_leaves_is_no_failure(self):
        read, write = os.pipe()
        os.close(read)
        process = subprocess.run([DRAMATIS, "export", "--db", str(self.db), "--format", "json"], stdout=write,
                                 stderr=subprocess.PIPE)
        os.close(write)
        self.assertEqual((process.returncode, process.stderr), (0, b""))


class Language(ProgramTest):
    SENTENCE = "Russia criticised Israel on Monday."

    def test_parse_prints_conllu(self):
        lines = [line for line in self.ok("parse", stdin=self.SENTENCE + "\n").out.splitlines()
                 if line and not line.startswith("#")]
        self.assertEqual([line.split("\t")[1] for line in lines], ["Russia", "criticised", "Israel", "on", "Monday", "."])
        self.assertTrue(all(len(line.split("\t")) == 10 for line in lines))
        self.assertEqual([line.split("\t")[7] for line in lines][:3], ["nsubj", "root", "obj"])

    def test_parse_keeps_given_words_and_sentences(self):
        words = ["New York", "can", "not", "wait", "..."]
        given = "# sent_id = 1\n" + "".join(f"{i}\t{w}" + "\t_" * 8 + "\n" for i, w in enumerate(words, 1)) + "\n"
        out = self.ok("parse", "--conllu", stdin=given * 3).out
        kept = [line.split("\t")[1] for line in out.splitlines() if line and not line.startswith("#")]
        self.assertEqual(kept, words * 3)

    def test_output_is_the_same_on_every_cpu(self):
        text = "\n".join(pathlib.Path(p).read_text(encoding="utf-8") for p in sorted(ARTICLES.glob("*.txt")))
        for command in (["extract", "--format", "jsonl", ARTICLES], ["parse"]):
            best = self.ok(*command, stdin=text).stdout
            self.assertTrue(best)
            for cpu in ("plain", "sse2", "avx2", "avx512"):
                other = self.ok(*command, stdin=text, env={**os.environ, "DRAMATIS_CPU": cpu}).stdout
                self.assertEqual(other, best, f"{command[0]} with {cpu}")

    def test_parse_of_a_long_text_is_the_same_with_many_threads(self):
        text = "".join(f"Delegates of {n} parties met.\nThey signed nothing.\n\n" for n in range(3000))
        alone = self.ok("parse", "--threads", "1", stdin=text).out
        self.assertEqual(self.ok("parse", "--threads", "3", stdin=text).out, alone)
        self.assertEqual(alone.count("# newdoc"), 1)
        self.assertEqual(alone.count("# newpar"), 6000)

    def test_openie_prints_triples_with_their_sentence(self):
        for flags, text in (([], self.SENTENCE), (["--pretokenized"], self.SENTENCE.replace(".", " ."))):
            out = self.ok("openie", *flags, stdin=f"{text}\n\n{text}\n").out
            rows = [line.split("\t") for line in out.splitlines()]
            self.assertEqual({row[0] for row in rows}, {"1", "3"})
            self.assertIn(["Russia", "criticised", "Israel"], [row[2:5] for row in rows])
            self.assertTrue(all(0 <= float(row[1]) <= 1 for row in rows))

    def test_finds_who_did_what(self):
        article = json.loads(self.ok("extract", stdin=self.SENTENCE + "\n").out)
        relations = [(r["subject"], r["object"], r["event"]) for r in article["relations"]]
        self.assertIn(("russia", "israel", "ACCUSE"), relations)


if __name__ == "__main__":
    DRAMATIS = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
