"""compare_writers.py TIME_EXPORTS FOLDER [ACTORS EDGES_AN_ACTOR]: our writers and figures beside their peers, in one run.

networkx and igraph read the GraphML that TIME_EXPORTS wrote and write it again; igraph also computes PageRank and
components, which are compared. `cat` copies as many bytes. networkx takes about 4 kB an edge of memory.
"""
import json
import pathlib
import subprocess
import sys
import time

import igraph
import networkx


def seconds(work):
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    actors, edges = sys.argv[3:5] if len(sys.argv) > 4 else ("10000", "10")
    ours = json.loads(subprocess.run([program, folder, actors, edges], check=True, stdout=subprocess.PIPE).stdout)
    print(f"dramatis: {ours}")
    for name in ("graphml", "gexf"):
        file = folder / f"graph.{name}"
        copy, _ = seconds(lambda: subprocess.run(f"cat {file} > {folder}/copy", shell=True, check=True))
        print(f"{name}: {file.stat().st_size / 1e6:.0f} MB; cat {copy:.2f} s, ours {ours[name] / copy:.1f} times that")
    read, graph = seconds(lambda: igraph.Graph.Read_GraphML(str(folder / "graph.graphml")))
    write, _ = seconds(lambda: graph.write_graphml(str(folder / "again.graphml")))
    print(f"igraph: GraphML {write:.2f} s, {write / ours['graphml']:.1f} times ours")
    rank, ranks = seconds(lambda: graph.pagerank(weights="weight", damping=0.85))
    difference = max(abs(a - b) for a, b in zip(ranks, graph.vs["page_rank"]))
    print(f"igraph: PageRank {rank:.4f} s, {rank / ours['page_rank']:.1f} times ours; greatest difference {difference:.1e}")
    component, _ = seconds(lambda: graph.connected_components(mode="weak"))
    print(f"igraph: components {component:.4f} s, {component / ours['components']:.1f} times ours")
    del graph
    graph = networkx.read_graphml(folder / "graph.graphml", force_multigraph=True)
    for name, writer in (("graphml", networkx.write_graphml), ("gexf", networkx.write_gexf)):
        write, _ = seconds(lambda: writer(graph, folder / f"again.{name}"))
        print(f"networkx: {name} {write:.2f} s, {write / ours[name]:.1f} times ours")


main()
