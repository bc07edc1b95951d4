"""actors_test.py DRAMATIS: `dramatis actors` and what it changes in exports."""
import json
import os
import sys
import unittest

import program_test
from program_test import GOLDEN, ProgramTest, many_claims, run


def claims_of(number, text, actors, relation):
    """One article as `extract` prints it; actors: id -> (name, type, sector, code)."""
    return json.dumps({
        "article": {"id": f"a{number}", "date": f"2024-05-{number:02}"},
        "sentences": [{"begin": 0, "end": len(text), "text": text}],
        "actors": [{"id": i, "name": name, "type": kind, "sector": sector, "code": code,
                    "mentions": [{"begin": text.index(name), "end": text.index(name) + len(name), "text": name,
                                  "kind": "name"}]} for i, (name, kind, sector, code) in actors.items()],
        "relations": [{"subject": relation[0], "predicate": relation[1], "object": relation[2], "event": None,
                       "phrase": relation[1], "sentence": 0, "begin": 0, "end": 5}]}) + "\n"


NORLAND = ("Norland", "country", "government", "NOR")
MINISTER = ("Ada Lindqvist", "person", "government", "NOR")
ARMY = ("Norland army", "organisation", "military", "NOR")
SUDMARK = ("Sudmark", "country", "government", "SDN")


class Actors(ProgramTest):
    def actors(self, *arguments):
        return self.ok("actors", *arguments, "--db", self.db)

    def test_unmerged_after_ten_articles_equals_never_merged(self):
        lines = many_claims(20).splitlines(keepends=True)
        for db in (self.db, self.folder / "other"):
            self.ok("ingest", "-", "--db", db, stdin="".join(lines[:10]))
        ids = [a["id"] for a in json.loads(self.actors("list", "--json").out)["actors"]]
        self.actors("merge", ids[0], ids[1])
        for db in (self.db, self.folder / "other"):
            self.ok("ingest", "-", "--db", db, stdin="".join(lines[10:]))
        for kind in ("graphml", "json", "gexf"):
            self.assertNotEqual(self.export(self.db, kind), self.export(self.folder / "other", kind))
        self.assertNotIn(ids[0], [n["id"] for n in json.loads(self.export(self.db, "json"))["nodes"]])
        self.actors("unmerge", ids[0])
        for kind in ("graphml", "json", "gexf"):
            self.assertEqual(self.export(self.db, kind), self.export(self.folder / "other", kind), kind)

    def test_pairs_that_others_made_one_already_are_no_error_but_oneself_is(self):
        self.ok("ingest", "-", "--db", self.db, stdin="".join(many_claims(20)))
        a, b, c = [actor["id"] for actor in json.loads(self.actors("list", "--json").out)["actors"]][:3]
        table = self.folder / "pairs.csv"
        table.write_text(f"action,actor,value\nmerge,{a},{c}\nmerge,{b},{c}\nmerge,{a},{b}\n")
        self.assertIn("are one already", self.actors("apply", table).err)
        table.write_text(f"action,actor,value\nmerge,{c},{c}\n")
        self.assertIn("merged into itself", run("actors", "apply", table, "--db", self.db).err)

    def test_a_merge_reaches_queries_and_later_articles(self):
        self.ok("ingest", "-", "--db", self.db, stdin=claims_of(
            1, "Ada Lindqvist met Sudmark.", {"ada-lindqvist": MINISTER, "sudmark": SUDMARK},
            ("ada-lindqvist", "meets", "sudmark")))
        variant = ("Ada Lindquist", *MINISTER[1:])
        late = [claims_of(n, "Ada Lindquist warned Sudmark.", {"ada-lindquist": variant, "sudmark": SUDMARK},
                          ("ada-lindquist", "warns", "sudmark")) for n in (2, 3)]
        self.ok("ingest", "-", "--db", self.db, stdin=late[0])
        self.actors("merge", "Ada Lindquist", "Ada Lindqvist")
        self.ok("ingest", "-", "--db", self.db, stdin=late[1])
        answer = json.loads(self.ok("query", "--db", self.db, "--json", "whom", "Ada Lindquist").out)
        self.assertEqual({a["subject"]["id"] for a in answer["answers"]}, {"ada-lindqvist"})
        self.assertEqual({a["predicate"]: a["sentences"] for a in answer["answers"]}, {"meets": 1, "warns": 2})
        card = json.loads(self.actors("show", "ada-lindqvist", "--json").out)
        self.assertEqual((card["merged"], card["articles"]), (["ada-lindquist"], 3))
        self.assertEqual(card["partners"], [{"id": "sudmark", "name": "Sudmark", "sentences": 3}])

    def test_suggests_pairs_that_look_alike_with_their_sentences(self):
        variant = ("Ada Lindquist", *MINISTER[1:])
        self.ok("ingest", "-", "--db", self.db, stdin=claims_of(
            1, "Ada Lindqvist met Sudmark.", {"ada-lindqvist": MINISTER, "sudmark": SUDMARK},
            ("ada-lindqvist", "meets", "sudmark")) + claims_of(
            2, "Ada Lindquist warned Sudmark.", {"ada-lindquist": variant, "sudmark": SUDMARK},
            ("ada-lindquist", "warns", "sudmark")))
        pairs = json.loads(self.actors("suggest", "--json").out)["pairs"]
        self.assertEqual([{p["into"]["id"], p["from"]["id"]} for p in pairs], [{"ada-lindqvist", "ada-lindquist"}])
        self.assertEqual(pairs[0]["shared_partners"], ["Sudmark"])
        self.assertEqual({pairs[0]["into_sentence"], pairs[0]["from_sentence"]},
                         {"Ada Lindqvist met Sudmark.", "Ada Lindquist warned Sudmark."})
        self.assertIn("Ada Lindquist warned Sudmark.", self.actors("suggest").out)

    def test_renames_and_retypes_and_takes_them_back(self):
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)
        before = self.export(self.db)
        self.actors("rename", "osk", "Office for Sea and Coast")
        self.actors("retype", "Office for Sea and Coast", "organisation")
        card = json.loads(self.actors("show", "osk", "--json").out)
        self.assertEqual((card["name"], card["type"]), ("Office for Sea and Coast", "organisation"))
        self.actors("rename", "osk", "--reset")
        self.actors("retype", "osk", "--reset")
        self.assertEqual(self.export(self.db), before)

    def test_senseless_decisions_are_refused_and_change_nothing(self):
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)
        before = self.export(self.db)
        for status, arguments in ((2, ["merge", "osk", "osk"]), (2, ["merge", "osk", "nobody-at-all"]),
                                  (2, ["retype", "osk", "vegetable"]), (2, ["rename", "osk"]),
                                  (2, ["merge", "osk"]), (2, [])):
            process = run("actors", *arguments, "--db", self.db)
            self.assertEqual(process.returncode, status, arguments)
            self.assertTrue(process.err or process.out, arguments)
        self.assertNotEqual(run("actors", "unmerge", "osk", "--db", self.db).returncode, 0)
        self.assertEqual(self.export(self.db), before)

    def test_rows_of_the_user_name_actors_with_their_offices(self):
        table = self.folder / "my.tsv"
        table.write_text("name\ttype\tcode\taliases\trole\tparent\tvalid_from\tvalid_to\n"
                         "Haven Port Authority\torganisation\tNLD\tHPA\t\t\t\t\n"
                         "Ilse Brandt\tperson\t\t\tchairwoman of\thaven-port-authority\t2019-04\t\n")
        text = "The HPA fined Belgium. The Haven Port Authority said Ilse Brandt would explain.\n"
        claims = json.loads(self.ok("extract", "--actors", table, stdin=text).out)
        actors = {a["id"]: (a["code"], len(a["mentions"])) for a in claims["actors"]}
        self.assertEqual(actors["haven-port-authority"], ("NLD", 2))
        self.assertIn("ilse-brandt", actors)
        table.write_text("name\ttype\nHaven\tharbour\n")
        process = run("extract", "--actors", table, stdin=text)
        self.assertNotEqual(process.returncode, 0)
        self.assertIn("my.tsv:2", process.err)

    def test_lists_by_mentions_and_filters(self):
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)
        everybody = json.loads(self.actors("list", "--json").out)
        self.assertEqual(everybody["found"], 6)
        counts = [a["mentions"] for a in everybody["actors"]]
        self.assertEqual(counts, sorted(counts, reverse=True))
        countries = json.loads(self.actors("list", "--type", "country", "--json", "--limit", 1).out)
        self.assertEqual((countries["found"], len(countries["actors"])), (2, 1))
        self.assertEqual([a["id"] for a in json.loads(self.actors("list", "LINDQ", "--json").out)["actors"]],
                         ["ada-lindqvist"])

    def test_rolls_ministers_and_armies_up_to_their_country(self):
        self.ok("ingest", "-", "--db", self.db, stdin=claims_of(
            1, "Ada Lindqvist met Sudmark.", {"ada-lindqvist": MINISTER, "sudmark": SUDMARK},
            ("ada-lindqvist", "meets", "sudmark")) + claims_of(
            2, "Norland army attacked Sudmark.", {"norland-army": ARMY, "sudmark": SUDMARK},
            ("norland-army", "attacks", "sudmark")) + claims_of(
            3, "Norland praised Ada Lindqvist.", {"norland": NORLAND, "ada-lindqvist": MINISTER},
            ("norland", "praises", "ada-lindqvist")))
        graph = json.loads(self.export(self.db, "json", "--rollup", "country"))
        self.assertEqual([n["id"] for n in graph["nodes"]], ["norland", "sudmark"])
        self.assertEqual({(e["source"], e["label"], e["target"]) for e in graph["edges"]},
                         {("norland", "meets", "sudmark"), ("norland", "attacks", "sudmark")})

    def test_rolls_up_to_a_country_that_no_article_names(self):
        self.ok("ingest", "-", "--db", self.db, stdin=claims_of(
            1, "Ada Lindqvist met Sudmark.", {"ada-lindqvist": MINISTER, "sudmark": SUDMARK},
            ("ada-lindqvist", "meets", "sudmark")))
        graph = json.loads(self.export(self.db, "json", "--rollup", "country"))
        self.assertIn(("norway", "Norway", "country"),
                      [(n["id"], n["label"], n["actor_type"]) for n in graph["nodes"]])


if __name__ == "__main__":
    program_test.DRAMATIS = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
