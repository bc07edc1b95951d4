"""store_test.py DRAMATIS: what is done to a store as a whole: remove, reextract, backup, restore, compact, check."""
import json
import os
import sys
import unittest

import program_test
from program_test import ARTICLES, GOLDEN, ProgramTest, run


def report(number, confidence=0.7, source="Wire", date="2024-03-04"):
    """Claims of an article whose one relation is that sure."""
    text = f"Norland criticised Sudmark over harbour {number}."
    return {"article": {"id": f"a{number}", "date": date, "source": source},
            "sentences": [{"begin": 0, "end": len(text), "text": text}],
            "actors": [{"id": name.lower(), "name": name, "type": "country", "mentions": [
                {"begin": text.index(name), "end": text.index(name) + 7, "text": name, "kind": "name"}]}
                       for name in ("Norland", "Sudmark")],
            "relations": [{"subject": "norland", "predicate": "criticises", "object": "sudmark", "event": "ACCUSE",
                           "phrase": "criticised", "sentence": 0, "begin": 8, "end": 18, "confidence": confidence}]}


class StoreTest(ProgramTest):
    def ingest(self, *reports, db=None):
        self.ok("ingest", "-", "--db", db or self.db, stdin="".join(json.dumps(r) + "\n" for r in reports))

    def stats(self, *arguments):
        return json.loads(self.ok("stats", "--db", self.db, "--json", *arguments).out)


class Remove(StoreTest):
    def test_leaves_what_the_others_make(self):
        self.ingest(report(1), report(2), report(3, source="Herald"), report(4, date="2023-01-01"))
        self.ingest(report(2), db=self.folder / "other")
        before = self.export(self.db)
        self.assertIn("no article", self.ok("remove", "--db", self.db, "--source", "Nobody", "--dry-run").err)
        self.assertIn("would remove a4", self.ok("remove", "--db", self.db, "--before", "2024-01-01", "--dry-run").err)
        self.assertEqual(self.export(self.db), before)
        self.ok("remove", "--db", self.db, "a1")
        self.ok("remove", "--db", self.db, "--source", "Herald")
        self.assertIn("1 article removed", self.ok("remove", "--db", self.db, "--before", "2024-01-01").err)
        self.assertEqual(self.export(self.db), self.export(self.folder / "other"))
        self.ok("check", "--db", self.db)

    def test_unknown_articles_are_named_and_the_others_go(self):
        self.ingest(report(1), report(2))
        process = run("remove", "--db", self.db, "nothing", "a2")
        self.assertEqual(process.returncode, 1)
        self.assertIn("nothing", process.err)
        self.assertEqual(self.stats()["articles"], 1)
        self.assertEqual(run("remove", "--db", self.db).returncode, 2)
        self.assertEqual(run("remove", "--db", self.db, "--before", "May").returncode, 2)


class Confidence(StoreTest):
    def test_weak_evidence_is_kept_and_counts_when_asked(self):
        self.ingest(report(1, 0.25), report(2, 0.7))
        for least, sentences in (((), 1), (("--min-confidence", 0.2), 2), (("--min-confidence", 0.9), 0)):
            self.assertEqual(self.stats(*least)["sentences"], sentences, least)

    def test_a_known_article_is_replaced_or_kept(self):
        self.ingest(report(1, 0.7))
        changed = json.dumps(report(1, 0.8)) + "\n"
        before = self.export(self.db)
        self.assertIn("1 known already", self.ok("ingest", "-", "--keep", "--db", self.db, stdin=changed).err)
        self.assertEqual(self.export(self.db), before)
        self.assertIn("1 replaced", self.ok("ingest", "-", "--replace", "--db", self.db, stdin=changed).err)
        self.assertNotEqual(self.export(self.db), before)


class Copies(StoreTest):
    def test_a_backup_restored_is_the_graph(self):
        self.ingest(report(1), report(2))
        self.ok("backup", "--db", self.db, self.folder / "backup")
        self.ok("restore", self.folder / "backup", "--db", self.folder / "again")
        self.assertEqual(self.export(self.folder / "again"), self.export(self.db))
        self.assertEqual(run("restore", self.folder / "backup", "--db", self.db).returncode, 2)
        self.assertEqual(run("backup", "--db", self.folder / "nowhere", self.folder / "b").returncode, 3)
        self.assertIn(" MB, before ", self.ok("compact", "--db", self.db).err)
        self.assertEqual(self.export(self.folder / "again"), self.export(self.db))


class Repair(StoreTest):
    def test_a_damaged_store_is_told_and_repaired(self):
        self.ingest(*(report(n) for n in range(50)))
        before = self.export(self.db)
        table = max((self.db / "rocksdb").glob("MANIFEST-*"))
        table.write_bytes(table.read_bytes()[:40])
        for command in (["stats"], ["check"], ["export", "--format", "json"]):
            process = run(*command, "--db", self.db)
            self.assertEqual(process.returncode, 3, command)
            self.assertIn(table.name, process.err)
            self.assertIn("check --repair", process.err)
        self.assertIn("50 articles kept", self.ok("check", "--repair", "--db", self.db).out)
        self.assertEqual(self.export(self.db), before)
        self.assertIn("sound", self.ok("check", "--repair", "--db", self.db).out)

    def test_an_older_format_names_the_remedy(self):
        self.ingest(report(1))
        before = self.export(self.db)
        (self.db / "FORMAT").write_text("dramatis store\nformat 3\n")
        process = run("stats", "--db", self.db)
        self.assertEqual(process.returncode, 3)
        self.assertIn("dramatis compact", process.err)
        self.ok("compact", "--db", self.db)
        self.assertEqual(self.export(self.db), before)


class Reextract(StoreTest):
    def test_reads_what_another_program_read(self):
        self.ok("ingest", ARTICLES, "--db", self.folder / "fresh")
        self.assertEqual(self.ok("reextract", "--list", "--db", self.folder / "fresh").out, "")
        claims = self.ok("extract", "--format", "jsonl", "--min-confidence", 0.9, ARTICLES).stdout
        self.ok("ingest", "-", "--db", self.db, stdin=claims)
        listed = self.ok("reextract", "--list", "--db", self.db).out.splitlines()
        self.assertEqual(len(listed), len(claims.splitlines()))
        self.assertTrue(all(line.endswith("\tunknown") for line in listed))
        self.ok("reextract", "--db", self.db)
        self.assertEqual(self.export(self.db), self.export(self.folder / "fresh"))
        self.assertEqual(self.ok("reextract", "--list", "--db", self.db).out, "")


if __name__ == "__main__":
    program_test.DRAMATIS = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
