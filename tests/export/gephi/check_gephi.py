"""check_gephi.py WRITE_SAMPLE_EXPORTS FOLDER: does Gephi (its toolkit) find in our files what we wrote?

Wants a JDK and Gephi's toolkit: the jar that GEPHI_TOOLKIT names, or the one that Maven has fetched:
    mvn dependency:get -Dtransitive=false -Dartifact=org.gephi:gephi-toolkit:0.10.1:jar:all
Exits with 77, which CTest takes for skipped, without either.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
NODES, EDGES = 6, 12


def toolkit():
    given = os.environ.get("GEPHI_TOOLKIT")
    if given:
        return given
    found = sorted(pathlib.Path.home().glob(".m2/repository/org/gephi/gephi-toolkit/*/gephi-toolkit-*-all.jar"))
    return str(found[-1]) if found else None


def main():
    writer, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    jar = toolkit()
    if not jar or not shutil.which("java"):
        print("SKIPPED: no JDK, or Gephi's toolkit is not there (the head of this file says how to get it)")
        sys.exit(77)
    subprocess.run([writer, folder], check=True)
    inputs = [folder / "graphml.graphml", folder / "gexf.gexf", f"{folder}/csv-nodes.csv+{folder}/csv-edges.csv"]
    process = subprocess.run(["java", "-Djava.awt.headless=true", "-cp", jar, HERE / "ReadInGephi.java", *inputs],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    seen = [json.loads(line) for line in process.stdout.splitlines() if line.startswith("{")]
    assert len(seen) == len(inputs), process.stdout + process.stderr
    graphml, gexf, tables = seen
    for graph in seen:
        name = graph["file"]
        assert not graph["issues"], (name, graph["issues"])
        assert (graph["nodes"], graph["edges"], graph["labelled"], graph["isolated"]) == (NODES, EDGES, NODES, 0), graph
        assert graph["values"]["osk"][0] == "Óskar “the null” O'Neil", graph["values"]["osk"]
        # From CSV Gephi makes times of dates (docs/exports.md).
        dates = "TimestampSet" if graph is tables else "String"
        if graph is not tables:
            assert graph["values"]["norland"][1] == "2024-03-04", (name, graph["values"]["norland"])
        for column, kind in (("actor_type", "String"), ("mentions", "Integer"), ("page_rank", "Double"),
                             ("first_date", dates)):
            assert graph["node_columns"].get(column) == kind, (name, column, graph["node_columns"])
        for column, kind in (("predicate", "String"), ("quadrant", "String"), ("negated", "Boolean"),
                             ("last_date", dates), ("confidence", "Double")):
            if graph is graphml:  # Gephi takes the key's id, which is unique over nodes and edges
                column = "edge_" + column
            assert graph["edge_columns"].get(column) == kind, (name, column, graph["edge_columns"])
    assert graphml["places"] == gexf["places"] == NODES, "positions"
    dated = (folder / "gexf.gexf").read_text(encoding="utf-8").split("<edges>")[0].count("timestamps=")
    assert gexf["dynamic"] and gexf["timed"] == dated > 0, "the timeline"
    print(f"Gephi's toolkit reads GraphML, GEXF and CSV: {NODES} nodes, {EDGES} edges, no remark")


main()
