"""inputs_test.py DRAMATIS [CLASS ...]: inputs as people have them, through the whole program."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

DRAMATIS = "dramatis"
SENTENCE = "Norway thanked Sweden."


class InputTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dramatis-test-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def extract(self, *arguments):
        """The articles, the lines on stderr without the folder, the exit status."""
        process = subprocess.run([DRAMATIS, "extract", "--format", "jsonl", *map(str, arguments)], stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, timeout=240)
        articles = [json.loads(line) for line in process.stdout.decode().splitlines()]
        errors = process.stderr.decode().replace(f"{self.folder}/", "").splitlines()
        return articles, errors, process.returncode

    def relations(self, article):
        return [(r["subject"], r["predicate"], r["object"]) for r in article["relations"]]


class Inputs(InputTest):
    def test_warnings_change_no_status(self):
        path = self.file("a.csv", 'id,date,text\n1,2024-13-40,"Norway’s premier thanked Sweden."\n'.encode("cp1252"))
        articles, errors, status = self.extract(path)
        self.assertEqual(status, 0, errors)
        self.assertIsNone(articles[0]["article"]["date"])
        self.assertEqual(len([e for e in errors if e.startswith("dramatis: warning: a.csv")]), 2, errors)
        self.assertTrue(any("a.csv:2 (record 1): date '2024-13-40'" in e for e in errors), errors)

    def test_a_text_that_was_cut_off_has_no_cut_off_actor(self):
        answer = {"status": "ok", "articles": [
            {"title": "T", "content": "Chile thanked Peru for its help. Peru praised Chi… [+1141 chars]"},
            {"title": "Empty", "description": None, "content": None}]}
        articles, errors, status = self.extract(self.file("a.json", json.dumps(answer, ensure_ascii=False)))
        self.assertEqual(status, 1)
        self.assertEqual([a["id"] for a in articles[0]["actors"]], ["chile", "peru"])
        self.assertTrue(any("a.json:1 (record 2): no text" in e for e in errors), errors)

    def test_options_choose_records_encoding_and_order_of_dates(self):
        dump = {"other": [{"title": "A", "text": "Rain."}] * 3,
                "wanted": [{"title": "B", "text": "Łódź thanked Poland.", "date": "03/04/2024"}]}
        path = self.file("a.json", json.dumps(dump, ensure_ascii=False).encode("iso-8859-2"))
        articles, errors, status = self.extract(path, "--records", "wanted", "--encoding", "iso-8859-2", "--day-first")
        self.assertEqual((status, len(articles)), (0, 1), errors)
        self.assertEqual(articles[0]["article"]["date"], "2024-04-03")
        self.assertEqual(articles[0]["sentences"][0]["end"], len("Łódź thanked Poland.".encode()))
        _, errors, status = self.extract(path, "--encoding", "klingon")
        self.assertEqual(status, 2)
        self.assertIn("unknown encoding 'klingon'", errors[0])

    def test_captions_make_no_relations(self):
        path = self.file("page.html", "<html><body><article><figure><figcaption>Iran bombs Iraq</figcaption></figure>"
                         "<p>Norway praised Kenya.</p><p>Read more: Chile attacks Peru</p></article></body></html>")
        articles, _, status = self.extract(path)
        self.assertEqual(status, 0)
        self.assertEqual([r[0] for r in self.relations(articles[0])], ["norway"])


class Size(InputTest):
    """What is long is read within a bound; measured as the most that the process ever held (VmHWM)."""

    MOST_MIB = 300  # the program with its model takes some 80 to 110, a record and what is made of it the rest

    def extract_within_bound(self, write, *arguments):
        """The articles that come of what write() writes into the program's standard input."""
        out = self.folder / "out.jsonl"
        with open(out, "wb") as stdout:
            process = subprocess.Popen([DRAMATIS, "extract", "--format", "jsonl", "--quiet", "--threads", "2", *arguments, "-"],
                                       stdin=subprocess.PIPE, stdout=stdout, stderr=subprocess.PIPE)
            with process.stdin:
                write(process.stdin)
            errors = process.stderr.read().decode()
            process.stderr.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        most = usage.ru_maxrss / 1024
        print(f"{self.id().split('.')[-1]}: {most:.0f} MiB", file=sys.stderr)
        self.assertLess(most, self.MOST_MIB, errors)
        return [json.loads(line) for line in out.read_text().splitlines()], errors, process.returncode

    def test_a_line_of_20_mb_is_an_article(self):
        def write(stream):
            stream.write(json.dumps({"id": "long", "html": "x" * 20_000_000, "text": SENTENCE}).encode())
        articles, errors, status = self.extract_within_bound(write, "--input-format", "jsonl")
        self.assertEqual((status, [a["article"]["id"] for a in articles]), (0, ["long"]), errors)

    def test_an_article_of_20_mb_is_read_in_parts(self):
        blank = " " * 1_000_000

        def write(stream):
            stream.write(json.dumps({"id": "long", "text": (SENTENCE + blank) * 20}).encode())
        articles, errors, status = self.extract_within_bound(write, "--input-format", "jsonl")
        self.assertEqual(status, 0, errors)
        self.assertEqual(articles[0]["article"]["id"], "long")
        self.assertEqual(articles[1]["article"]["id"], "long#2")
        self.assertEqual(sum(len(a["sentences"]) for a in articles), 20)

    def test_a_text_of_100_mb_without_a_line_end_is_read_in_parts(self):
        def write(stream):
            for _ in range(20):
                stream.write((SENTENCE + " " * 5_000_000).encode())
        articles, errors, status = self.extract_within_bound(write, "--input-format", "text")
        self.assertEqual(status, 0, errors)
        self.assertEqual(sum(len(a["sentences"]) for a in articles), 20)

    def test_a_line_of_100_mb_with_many_articles_is_read_article_by_article(self):
        def write(stream):
            stream.write(b'{"status": "ok", "articles": [')
            for i in range(100):
                article = {"url": f"http://e.org/{i}", "image": "x" * 1_000_000, "content": f"{SENTENCE} It did so {i} times."}
                stream.write(((", " if i else "") + json.dumps(article)).encode())
            stream.write(b']}')
        articles, errors, status = self.extract_within_bound(write)
        self.assertEqual((status, len(articles)), (0, 100), errors)

    def test_a_line_of_100_mb_that_is_one_record_is_refused(self):
        def write(stream):
            stream.write(b'{"text": "')
            for _ in range(100):
                stream.write(b"x" * 1_000_000)
            stream.write(b'"}\n' + json.dumps({"text": SENTENCE}).encode())
        articles, errors, status = self.extract_within_bound(write, "--input-format", "jsonl")
        self.assertEqual((status, len(articles)), (1, 1), errors)
        self.assertIn("standard input:1: line of 95 MiB is longer than the limit of 32 MiB", errors)


if __name__ == "__main__":
    DRAMATIS = sys.argv.pop(1)
    unittest.main()
