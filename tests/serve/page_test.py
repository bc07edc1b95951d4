"""page_test.py NODE DRAMATIS: the page in a browser (web/tests/browser.mjs) over a small graph. Exits with 77 where the
browser or its packages are not at hand."""
import pathlib
import subprocess
import sys
import tempfile

import sample_news

node, dramatis = sys.argv[1:]
script = pathlib.Path(__file__).resolve().parents[2] / "web/tests/browser.mjs"
with tempfile.TemporaryDirectory() as folder:
    sample_news.write(f"{folder}/claims.jsonl")
    subprocess.run([dramatis, "ingest", f"{folder}/claims.jsonl", "--db", f"{folder}/db", "--quiet"], check=True)
    sys.exit(subprocess.run([node, script, dramatis, f"{folder}/db"]).returncode)
