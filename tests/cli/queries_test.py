"""queries_test.py DRAMATIS: `dramatis query`, `ask` and the manners of the program."""
import csv
import io
import json
import os
import subprocess
import sys
import unittest

import program_test
from program_test import GOLDEN, ProgramTest, run


class Queries(ProgramTest):
    def setUp(self):
        super().setUp()
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)

    def query(self, *arguments):
        return self.ok("query", *arguments, "--db", self.db)

    def answers(self, *arguments):
        return json.loads(self.query(*arguments, "--json").out)

    def test_predicates_by_form_lemma_class_and_quadrant(self):
        for filters in (["--predicate", "criticises"], ["--predicate", "criticize"], ["--predicate", "ACCUSE"],
                        ["--event", "accuse"], ["--quadrant", "verbal conflict"]):
            found = [a["predicate"] for a in self.answers("who", "Sudmark", *filters)["answers"]]
            self.assertEqual(found, ["criticises"], filters)
        self.assertEqual(self.answers("who", "Sudmark", "--predicate", "riticises")["found"], 0)

    def test_roles_are_told_apart_from_relations(self):
        relations = {a["kind"] for a in self.answers("whom", "Lindqvist")["answers"]}
        roles = {a["kind"] for a in self.answers("whom", "Lindqvist", "--roles")["answers"]}
        self.assertLessEqual(relations, {"relation"})
        self.assertEqual(roles, {"role"})

    def test_limit_offset_and_sort_page_through_all(self):
        everything = [a["predicate"] for a in self.answers("who", "Sudmark", "--sort", "name")["answers"]]
        pages = [self.answers("who", "Sudmark", "--sort", "name", "--limit", 1, "--offset", i)["answers"][0]["predicate"]
                 for i in range(len(everything))]
        self.assertEqual(pages, everything)
        self.assertIn("no more", self.query("who", "Sudmark", "--offset", 99).out)

    def test_csv_has_a_row_for_each_sentence(self):
        rows = list(csv.DictReader(io.StringIO(self.query("who", "Sudmark", "--csv", "--evidence").out)))
        self.assertEqual(sum(r["predicate"] == "criticises" for r in rows), 2)
        self.assertIn("Norland on Monday criticised Sudmark over the closed harbour.", {r["sentence"] for r in rows})
        for question in (["said"], ["timeline", "Sudmark"], ["path", "Lindqvist", "Sudmark", "--roles"],
                         ["diff", "--since", "2024-03-05"], ["disputed"], ["search", "harbour"]):
            self.assertIn(",", self.query(*question, "--csv").out.splitlines()[0], question)

    def test_dates_countries_and_numbers_are_checked(self):
        for wrong in (["--since", "2024-02-30"], ["--since", "2024-13"], ["--until", "yesterday"], ["--country", "Norway"],
                      ["--limit", "-1"], ["--min-confidence", "2"], ["--type", "vegetable"], ["--sort", "colour"],
                      ["--quadrant", "war"], ["--evidence", "some"], ["--json", "--csv"]):
            process = run("query", "who", "Sudmark", *wrong, "--db", self.db)
            self.assertEqual(process.returncode, 2, wrong)
            self.assertTrue(process.err, wrong)
        self.assertEqual(self.answers("who", "Sudmark", "--since", "2024-03", "--until", "2024")["found"], 4)

    def test_what_is_new_in_a_period(self):
        changes = self.answers("diff", "Sudmark", "--since", "2024-03-05")
        self.assertGreater(changes["appeared"]["found"], 0)
        dates = [a["first_date"] for a in changes["appeared"]["answers"]]
        self.assertTrue(all(date >= "2024-03-05" for date in dates), dates)
        self.assertEqual(changes["before"]["until"], "2024-03-04")
        self.assertEqual(run("query", "diff", "Sudmark", "--db", self.db).returncode, 2)

    def test_search_finds_words_and_phrases(self):
        self.assertGreater(self.answers("search", '"closed harbour"')["found"], 0)
        self.assertEqual(self.answers("search", '"harbour closed"')["found"], 0)
        for wrong in ("", "  ", '"open', "?!"):
            self.assertEqual(run("query", "search", wrong, "--db", self.db).returncode, 2, wrong)

    def test_who_is_meant_is_said(self):
        process = self.query("who", "Sudmrak")
        self.assertIn("nobody is called 'Sudmrak'; taking Sudmark", process.err)
        self.assertEqual(run("query", "who", "Sudmark", "--exact", "--db", self.db).returncode, 2)
        self.assertEqual(run("query", "who", "", "--db", self.db).returncode, 2)

    def test_questions_in_english(self):
        answer = self.ok("ask", "Who criticised Sudmark?", "--db", self.db).out
        self.assertIn("Understood: who: ? —criticises [ACCUSE]→ Sudmark (sudmark)", answer)
        self.assertIn("Norland on Monday criticised Sudmark over the closed harbour.", answer)
        process = run("ask", "Why did Norland criticise Sudmark?", "--db", self.db)
        self.assertEqual(process.returncode, 2)
        self.assertIn("cannot read 'Why'", process.err)


class Manners(ProgramTest):
    def test_help_names_the_nearest_command(self):
        self.assertEqual(self.ok("help", "query", "who").out, self.ok("query", "who", "--help").out)
        for words, meant in ((["qurey"], "query"), (["query", "wo", "--db", "x"], "query who"),
                             (["help", "exprot"], "export"), (["actors", "marge"], "actors merge")):
            process = run(*words)
            self.assertEqual(process.returncode, 2, words)
            self.assertIn(f"did you mean '{meant}'?", process.err, words)

    def test_every_help_of_a_question_has_examples(self):
        for command in (["ask"], ["query"], ["query", "who"], ["query", "said"], ["query", "path"], ["query", "diff"],
                        ["query", "search"], ["actors"]):
            self.assertIn("  dramatis ", self.ok("help", *command).out, command)

    def test_the_config_file_gives_defaults(self):
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)
        config = self.folder / "config"
        config.write_text(f"# mine\ndb = {self.db}\n\n[query]\njson = true\n[query who]\nlimit = 1\n")
        self.assertEqual(len(json.loads(self.ok("--config", config, "query", "who", "Sudmark").out)["answers"]), 1)
        given = self.ok("query", "who", "Sudmark", "--limit", 2, "--config", config).out
        self.assertEqual(len(json.loads(given)["answers"]), 2)
        home = self.folder / "dramatis"
        home.mkdir()
        config.rename(home / "config")
        environment = {**os.environ, "XDG_CONFIG_HOME": str(self.folder)}
        self.assertEqual(run("stats", env=environment).returncode, 0)
        for line, why in (("db", "option = value"), ("colour = red", "no command has an option --colour"),
                          ("[conquer]", "no command 'conquer'"), ("limit = many", "limit")):
            (home / "config").write_text(line + "\n")
            process = run("stats", "--db", self.db, env=environment)
            self.assertEqual(process.returncode, 2, line)
            self.assertIn("config:1: ", process.err)
            self.assertIn(why, process.err)

    def test_colour_is_for_terminals_or_on_demand(self):
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)
        question = ["query", "who", "Sudmark", "--db", self.db]
        self.assertNotIn("\x1b", self.ok(*question).out)
        self.assertIn("\x1b[1m", self.ok(*question, "--color", "always").out)

    def test_the_completion_is_a_script_that_completes(self):
        script = self.folder / "complete"
        script.write_text(self.ok("completion", "bash").out)
        for words, expected in ((["dramatis", "qu"], "query"), (["dramatis", "query", "wh"], "who whom"),
                                (["dramatis", "query", "who", "--as"], "--asserted-only")):
            check = (f". {script}; COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; _dramatis; "
                     "echo ${COMPREPLY[@]}")
            out = subprocess.run(["bash", "-c", check], capture_output=True, text=True, check=True).stdout
            self.assertEqual(out.strip(), expected, words)
        self.assertIn(".SH EXIT STATUS", self.ok("man").out)


class Decisions(ProgramTest):
    def setUp(self):
        super().setUp()
        self.ok("ingest", GOLDEN / "claims.jsonl", "--db", self.db)

    def ids(self):
        return {a["id"] for a in json.loads(self.ok("actors", "list", "--json", "--db", self.db).out)["actors"]}

    def test_a_table_is_done_line_by_line_and_undone(self):
        before, all_ids = self.export(self.db), self.ids()
        table = self.folder / "decisions.csv"
        table.write_text("action,actor,value,why\nmerge,osk,norland,same\nrename,sudmark,Greater Sudmark,\nvex,osk,,\n"
                         "hide,nobody-at-all,,\nhide,inf-pact,,\n")
        process = run("actors", "apply", table, "--db", self.db)
        self.assertEqual(process.returncode, 1, process.err)
        self.assertIn("decisions.csv:4: 'vex' is no action", process.err)
        self.assertIn("decisions.csv:5: no actor is called 'nobody-at-all'", process.err)
        self.assertEqual(self.ids(), all_ids - {"osk", "inf-pact"})
        self.assertEqual(run("query", "who", "INF pact", "--db", self.db).returncode, 2)
        self.assertNotIn("inf-pact", self.ok("export", "--db", self.db, "--format", "json").out)
        self.ok("actors", "undo", 2, "--db", self.db)
        self.assertEqual(self.ids(), all_ids - {"osk"})
        self.ok("actors", "split", "norland", "--db", self.db)
        self.assertEqual(self.export(self.db), before)
        journal = json.loads(self.ok("actors", "journal", "--json", "--db", self.db).out)["journal"]
        self.assertEqual([e["action"] for e in journal], ["merge", "rename", "hide", "undo", "undo", "unmerge"])
        self.ok("actors", "undo", "--db", self.db)  # of the split
        self.assertEqual(self.ids(), all_ids - {"osk"})

    def test_suggestions_are_a_table_to_apply(self):
        self.assertTrue(self.ok("actors", "suggest", "--csv", "--db", self.db).out.startswith("action,actor,value,"))

    def test_a_hidden_actor_is_shown_again(self):
        before = self.export(self.db)
        self.ok("actors", "hide", "sudmark", "--db", self.db)
        self.assertNotEqual(self.export(self.db), before)
        self.assertEqual(run("actors", "hide", "sudmark", "--exact", "--db", self.db).returncode, 2)
        self.ok("actors", "unhide", "sudmark", "--db", self.db)
        self.assertEqual(self.export(self.db), before)


if __name__ == "__main__":
    program_test.DRAMATIS = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
