"""check_readers.py WRITE_SAMPLE_EXPORTS FOLDER: do networkx and igraph read what we write, without a warning?

Warnings count as failures. Exits with 77, which CTest takes for skipped, where the packages are not installed.
"""
import json
import subprocess
import sys
import warnings

try:
    import igraph
    import networkx
except ImportError as missing:
    print(f"SKIPPED: {missing}; install python3-networkx and python3-igraph to run this check")
    sys.exit(77)

writer, folder = sys.argv[1:3]
subprocess.run([writer, folder], check=True)

with warnings.catch_warnings():
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    graphml = networkx.read_graphml(f"{folder}/graphml.graphml", force_multigraph=True)
    with open(f"{folder}/json.json", encoding="utf-8") as file:
        data = json.load(file)
    try:
        node_link = networkx.node_link_graph(data, edges="edges")
    except TypeError:  # before networkx 3.4
        node_link = networkx.node_link_graph(data, link="edges")
    gexf = networkx.read_gexf(f"{folder}/gexf.gexf")
    in_igraph = igraph.Graph.Read_GraphML(f"{folder}/graphml.graphml")

def expect(what, actual, expected):
    if actual != expected:
        sys.exit(f"{what}: {actual!r} instead of {expected!r}")

EDGES = 12
for name, graph in [("GraphML", graphml), ("JSON", node_link)]:
    expect(f"{name} directed", graph.is_directed(), True)
    expect(f"{name} parallel edges", graph.is_multigraph(), True)
    expect(f"{name} actors", sorted(graph), ["ada-lindqvist", "harbour-union", "inf-pact", "norland", "osk", "sudmark"])
    expect(f"{name} edges", graph.number_of_edges(), EDGES)
    expect(f"{name} label", graph.nodes["osk"]["label"], "Óskar “the null” O'Neil")
    expect(f"{name} actor type", graph.nodes["osk"]["actor_type"], "person")
    edges = {(s, t, d["label"]): d for s, t, d in graph.edges(data=True)}
    criticises = edges["norland", "sudmark", "criticises"]
    expect(f"{name} weight", float(criticises["weight"]), 2.0)
    expect(f"{name} event", criticises["event"], "ACCUSE")
    expect(f"{name} example", criticises["example"], "Norland on Monday criticised Sudmark over the closed harbour.")
    expect(f"{name} polarity", edges["sudmark", "harbour-union", "not: attacks"]["negated"], True)
    expect(f"{name} role", edges["osk", "harbour-union", "member of"]["link_type"], "role")
expect("JSON key", node_link.has_edge("osk", "harbour-union", key="role: member of"), True)
expect("JSON aliases", node_link.nodes["inf-pact"]["aliases"], ["INF"])
expect("GEXF edges", gexf.number_of_edges(), EDGES)
expect("igraph actors", in_igraph.vcount(), 6)
expect("igraph edges", in_igraph.ecount(), EDGES)
expect("igraph attributes", "label" in in_igraph.es.attributes() and "weight" in in_igraph.es.attributes(), True)
expect("igraph weights", sum(in_igraph.es["weight"]), 14.0)

# What networkx read it must be able to write and read again: no attribute of ours trips it.
networkx.write_graphml(graphml, f"{folder}/again.graphml")
expect("again", networkx.read_graphml(f"{folder}/again.graphml").number_of_edges(), EDGES)
print(f"networkx {networkx.__version__} and igraph {igraph.__version__} read GraphML, JSON and GEXF")
