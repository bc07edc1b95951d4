"""explore_test.py DRAMATIS: export, draw, rank, communities, components, balance as their users meet them."""
import json
import os
import sys
import unittest

import program_test
from program_test import GOLDEN, ProgramTest, run


class Explore(ProgramTest):
    def setUp(self):
        super().setUp()
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)

    def graph(self, *options):
        return json.loads(self.ok("export", "--db", self.db, "--format", "json", *options).out)

    def test_by_default_actors_with_a_relation_are_shown(self):
        ids = {node["id"] for node in self.graph()["nodes"]}
        self.assertEqual(ids, {"harbour-union", "inf-pact", "norland", "sudmark"})  # two more have roles only
        self.assertEqual(len(self.graph("--isolated")["nodes"]), 6)

    def test_what_is_left_out_is_said(self):
        process = self.ok("export", "--db", self.db, "--format", "json", "--edges", "2")
        self.assertEqual(len(json.loads(process.out)["edges"]), 2)
        self.assertIn("strongest 2 of 8 edges", process.err)
        self.assertIn("--isolated", process.err)
        self.assertEqual(self.ok("export", "--db", self.db, "--format", "json").err, "")

    def test_the_name_of_the_file_tells_the_format(self):
        for name, begin in (("a.graphml", b"<?xml"), ("a.gexf", b"<?xml"), ("a.json", b"{"), ("a.nq", b"<urn"),
                            ("a.dot", b"digraph"), ("a.jsonl", b"{")):
            self.ok("export", "--db", self.db, "-o", self.folder / name)
            self.assertTrue((self.folder / name).read_bytes().startswith(begin), name)
        process = run("export", "--db", self.db, "-o", self.folder / "a.xyz")
        self.assertEqual(process.returncode, 2)
        self.assertIn("which format", process.err)

    def test_claims_make_the_round_trip(self):
        first, again = self.folder / "first.jsonl", self.folder / "again.jsonl"
        self.ok("export", "--db", self.db, "-o", first)
        self.ok("ingest", first, "--db", self.folder / "other")
        self.ok("export", "--db", self.folder / "other", "-o", again)
        self.assertEqual(first.read_bytes(), again.read_bytes())
        self.assertEqual(self.export(self.db, "gexf", "--statements"),
                         self.export(self.folder / "other", "gexf", "--statements"))

    def test_merged_edges_are_one_a_pair(self):
        edges = self.graph("--merge", "pair")["edges"]
        pairs = [(edge["source"], edge["target"]) for edge in edges]
        self.assertEqual(len(pairs), len(set(pairs)))
        edge, = (e for e in edges if (e["source"], e["target"]) == ("norland", "sudmark"))
        self.assertEqual((edge["weight"], edge["predicate"]), (2, "criticises; sanctions"))

    def test_statements_are_edges_when_asked_for(self):
        self.assertFalse(any(e["link_type"] == "statement" for e in self.graph()["edges"]))
        edges = self.graph("--statements", "--no-relations", "--no-roles")["edges"]
        self.assertEqual({(e["source"], e["target"], e["link_type"]) for e in edges},
                         {("ada-lindqvist", "sudmark", "statement"), ("ada-lindqvist", "harbour-union", "statement")})

    def test_pictures_are_of_their_kind(self):
        for name, begin in (("a.svg", b"<?xml"), ("a.png", b"\x89PNG"), ("a.pdf", b"%PDF")):
            self.ok("draw", "--db", self.db, "-o", self.folder / name)
            first = (self.folder / name).read_bytes()
            self.assertTrue(first.startswith(begin), name)
            self.ok("draw", "--db", self.db, "-o", self.folder / name)
            self.assertEqual((self.folder / name).read_bytes(), first, name)
        self.ok("draw", "--db", self.db, "-o", self.folder / "t.svg", "--timeline", "Norland", "Sudmark")
        self.assertTrue((self.folder / "t.svg").read_bytes().startswith(b"<?xml"))

    def test_pictures_that_cannot_be_are_refused(self):
        self.assertEqual(run("draw", "--db", self.db, "-o", self.folder / "a.bmp").returncode, 2)
        process = run("draw", "--db", self.db, "-o", self.folder / "t.svg", "--timeline", "osk", "norland")
        self.assertEqual(process.returncode, 2, process.err)
        self.assertIn("no dated relation", process.err)
        self.assertFalse((self.folder / "t.svg").exists())

    def test_figures_agree_with_the_export(self):
        ranked = json.loads(self.ok("rank", "--db", self.db, "--json").out)["actors"]
        nodes = {node["id"]: node for node in self.graph("--all")["nodes"]}
        self.assertEqual({actor["id"] for actor in ranked}, set(nodes))
        for actor in ranked:
            for name in ("page_rank", "betweenness"):
                self.assertAlmostEqual(actor[name], nodes[actor["id"]][name], 7)
            for name in ("links", "link_weight", "core", "community", "component"):
                self.assertEqual(actor[name], nodes[actor["id"]][name], name)
        self.assertEqual(ranked[0]["name"], "Sudmark")
        self.assertIn("Sudmark", self.ok("rank", "--db", self.db).out)

    def test_groups_and_triangles_are_told(self):
        found = json.loads(self.ok("components", "--db", self.db, "--json").out)
        self.assertEqual((found["found"], found["components"][0]["size"]), (1, 4))
        self.assertIn("modularity", self.ok("communities", "--db", self.db).out)
        found = json.loads(self.ok("balance", "--db", self.db, "--json").out)
        # The union supports Norland, which is in conflict with Sudmark, which threatens the union.
        self.assertEqual((found["triangles"], found["by_conflicts"]), (1, [0, 0, 1, 0]))
        self.assertIn("two against the third", self.ok("balance", "--db", self.db).out)


if __name__ == "__main__":
    program_test.DRAMATIS = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
