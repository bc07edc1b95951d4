"""compare_writers.py TIME_EXPORTS FOLDER [ACTORS EDGES_AN_ACTOR [ACTORS_FOR_NETWORKX]]: our writers and figures beside
their peers, in one run.

igraph reads the GraphML that TIME_EXPORTS wrote and writes it again; it also computes PageRank and components, which
are compared. `cat` copies as many bytes. networkx, which takes some 15 kB of memory an edge, does the same with a
smaller graph of as many edges an actor. All times are processor time, user and system, so that other programs on the
machine distort them little; the best of three, but once for the writers of others. FOLDER wants some 6 GB for 1,000,000
edges, igraph as much memory.
"""
import json
import pathlib
import resource
import subprocess
import sys

import igraph
import networkx


def processor_seconds(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def seconds(work, who=resource.RUSAGE_SELF):
    begin = processor_seconds(who)
    result = work()
    return processor_seconds(who) - begin, result


def best(times, work, who=resource.RUSAGE_SELF):
    return min((seconds(work, who) for _ in range(times)), key=lambda timed: timed[0])


def ours(program, folder, actors, edges):
    printed = subprocess.run([program, folder, actors, edges], check=True, stdout=subprocess.PIPE).stdout
    print(f"dramatis: {printed.decode().strip()}", flush=True)
    return json.loads(printed)


def beside_cat(folder, our):
    for name in ("graphml", "gexf"):
        file = folder / f"graph.{name}"
        copy, _ = best(3, lambda: subprocess.run(f"cat {file} > {folder}/copy", shell=True, check=True),
                       resource.RUSAGE_CHILDREN)
        print(f"{name}: {file.stat().st_size / 1e6:.0f} MB; cat {copy:.2f} s, ours {our[name] / copy:.1f} times that")


def beside_igraph(folder, our):
    graph = igraph.Graph.Read_GraphML(str(folder / "graph.graphml"))
    write, _ = seconds(lambda: graph.write_graphml(str(folder / "again.graphml")))
    print(f"igraph: GraphML {write:.2f} s, {write / our['graphml']:.1f} times ours", flush=True)
    weights = graph.es["weight"]
    rank, ranks = best(3, lambda: graph.pagerank(weights=weights, damping=0.85))
    difference = max(abs(a - b) for a, b in zip(ranks, graph.vs["page_rank"]))
    print(f"igraph: PageRank {rank:.4f} s, {rank / our['page_rank']:.1f} times ours; "
          f"greatest difference {difference:.1e}")
    component, found = best(3, lambda: graph.connected_components(mode="weak"))
    print(f"igraph: components {component:.4f} s, {component / our['components']:.1f} times ours; "
          f"{len(found)}, ours {our['component_count']}", flush=True)


def beside_networkx(folder, our):
    graph = networkx.read_graphml(folder / "graph.graphml", force_multigraph=True)
    for name, writer in (("graphml", networkx.write_graphml), ("gexf", networkx.write_gexf)):
        write, _ = seconds(lambda: writer(graph, folder / f"again.{name}"))
        print(f"networkx: {name} {write:.2f} s, {write / our[name]:.1f} times ours", flush=True)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    actors, edges, for_networkx = (sys.argv[3:] + ["100000", "10", "10000"][len(sys.argv) - 3:])[:3]
    # Before a reader is in memory, which a program that it starts would be taken to use.
    our, smaller = ours(program, folder, actors, edges), ours(program, folder / "smaller", for_networkx, edges)
    beside_cat(folder, our)
    beside_igraph(folder, our)
    beside_networkx(folder / "smaller", smaller)


main()
