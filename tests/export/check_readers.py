"""check_readers.py WRITE_SAMPLE_EXPORTS FOLDER READER: does the reader find in our files what we wrote?
check_readers.py DRAMATIS FOLDER READER DB: the same of the default exports of a graph, with its statements.

READER: networkx, igraph, rdflib, graphviz, graphology, cytoscape, tables, or several, joined by commas. Each must find
the nodes and edges of the node-link JSON, which is parsed as plain JSON, with the same attributes. Warnings count as
failures. Exits with 77, which CTest takes for skipped, where the reader is not installed.
"""
import csv
import importlib
import json
import pathlib
import shutil
import subprocess
import sys
import warnings

HERE = pathlib.Path(__file__).parent
JOINERS = "\u2060"  # keep Gephi from changing a value; not part of it
ENDINGS = {"json": ".json", "graphml": ".graphml", "gexf": ".gexf", "csv": ".csv", "graphology": ".json",
           "cytoscape": ".json", "neo4j": ".csv", "nquads": ".nq", "dot": ".dot"}
OF_SAMPLE = len(sys.argv) < 5  # whose actors are known here


def skip(reader, how):
    print(f"SKIPPED: {reader} is not installed ({how})")
    sys.exit(77)


def module(name, package):
    try:
        return importlib.import_module(name)
    except ImportError:
        skip(name, f"apt-get install {package}")


def plain(value):
    """What every format can tell of a value."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(value)
    try:
        return float(value)
    except (TypeError, ValueError):
        return str(value).replace(JOINERS, "").replace("True", "true").replace("False", "false")


def expected(folder):
    with open(folder / "json.json", encoding="utf-8") as file:
        data = json.load(file)
    nodes = {node["id"]: node for node in data["nodes"]}
    edges = {edge["id"]: (edge["source"], edge["target"], edge) for edge in data["edges"]}
    assert not OF_SAMPLE or (len(nodes), len(edges)) == (6, 12), (len(nodes), len(edges))
    return nodes, edges


NOT_COMPARED = {"id", "source", "target", "key", "x", "y", "size", "color", "aliases"}


def compare(reader, found, wanted, names=lambda name: name, leave_out=()):
    """`found` maps ids to attributes, as `wanted` does."""
    if sorted(found) != sorted(wanted):
        sys.exit(f"{reader}: {sorted(found)} instead of {sorted(wanted)}")
    compared = 0
    for key, attributes in wanted.items():
        for name, value in attributes.items():
            if name in NOT_COMPARED or name in leave_out:
                continue
            actual = found[key].get(names(name))
            if actual is None or plain(actual) != plain(value):
                sys.exit(f"{reader}: {key}.{name} is {actual!r} instead of {value!r}")
            compared += 1
    return compared


def compare_graph(reader, nodes, edges, wanted, edge_key=lambda id, edge: id, **options):
    """`edges`: (key, source, target, attributes)."""
    wanted_nodes, wanted_edges = wanted
    count = compare(reader, nodes, wanted_nodes, **options)
    keys = {edge_key(id, edge): edge for id, edge in wanted_edges.items()}
    ends = {key: (source, target) for key, source, target, _ in edges}
    if ends != {key: edge[:2] for key, edge in keys.items()}:
        sys.exit(f"{reader}: edges {ends}")
    count += compare(reader, {key: data for key, _, _, data in edges},
                     {key: edge[2] for key, edge in keys.items()}, **options)
    print(f"{reader}: {len(nodes)} nodes, {len(ends)} edges, {count} attributes equal")


def by_ends_and_kind(_, edge):
    return edge[0], edge[1], edge[2]["key"]


def compare_figures(reader, nodes, **figures):
    """What the file says of its nodes, and what the reader makes of the edges: maps of ids to numbers."""
    for name, computed in figures.items():
        for key, value in computed.items():
            if abs(float(nodes[key][name]) - value) > 1e-6:
                sys.exit(f"{reader}: {name} of {key} is {value} instead of {nodes[key][name]}")
    print(f"{reader}: {', '.join(figures)} as in the file")


def read_networkx(folder, wanted):
    networkx = module("networkx", "python3-networkx")
    graphml = networkx.read_graphml(folder / "graphml.graphml", force_multigraph=True)
    with open(folder / "json.json", encoding="utf-8") as file:
        data = json.load(file)
    try:
        node_link = networkx.node_link_graph(data, edges="edges")
    except TypeError:  # before networkx 3.4
        node_link = networkx.node_link_graph(data, link="edges")
    gexf = networkx.read_gexf(folder / "gexf.gexf")
    for name, graph in (("networkx, GraphML", graphml), ("networkx, JSON", node_link), ("networkx, GEXF", gexf)):
        assert graph.is_directed() and graph.is_multigraph(), name
        edges = [(data.get("id", key), s, t, data) for s, t, key, data in graph.edges(keys=True, data=True)]
        # Its GEXF reader knows no `label` of edges.
        compare_graph(name, dict(graph.nodes(data=True)), edges, wanted,
                      leave_out={"label"} if graph is gexf else ())
    neighbours = networkx.Graph()
    neighbours.add_nodes_from(graphml)
    neighbours.add_edges_from((a, b) for a, b in graphml.edges() if a != b)
    compare_figures("networkx", wanted[0], betweenness=networkx.betweenness_centrality(neighbours),
                    core=networkx.core_number(neighbours))
    if OF_SAMPLE:
        assert node_link.has_edge("osk", "harbour-union", key="role: member of")
        assert node_link.nodes["inf-pact"]["aliases"] == ["INF"]
    # What networkx read it must be able to write and read again: no attribute of ours trips it.
    networkx.write_graphml(graphml, folder / "again.graphml")
    assert networkx.read_graphml(folder / "again.graphml").number_of_edges() == len(wanted[1])


def read_igraph(folder, wanted):
    igraph = module("igraph", "python3-igraph")
    graph = igraph.Graph.Read_GraphML(str(folder / "graphml.graphml"))
    nodes = {node["id"]: node.attributes() for node in graph.vs}
    edges = [(edge["id"] if "id" in edge.attributes() else f"e{edge.index}", graph.vs[edge.source]["id"],
              graph.vs[edge.target]["id"], edge.attributes()) for edge in graph.es]
    compare_graph("igraph, GraphML", nodes, edges, wanted)
    graph.delete_edges([edge.index for edge in graph.es if edge.source == edge.target])
    components = graph.connected_components(mode="weak").membership
    by_component = {}
    for node, component in zip(graph.vs, components):
        by_component.setdefault(node["component"], set()).add(component)
    assert len(by_component) == len(set(components)) and all(len(same) == 1 for same in by_component.values())
    ranks = graph.pagerank(weights="weight", damping=0.85)
    compare_figures("igraph", wanted[0], page_rank=dict(zip(graph.vs["id"], ranks)))


def read_rdflib(folder, wanted):
    rdflib = module("rdflib", "python3-rdflib")
    data = rdflib.ConjunctiveGraph()
    data.parse(str(folder / "nquads.nq"), format="nquads")
    own = "urn:dramatis:"
    described, triples, graphs = {}, set(), set()
    for subject, predicate, value, context in data.quads():
        context = str(getattr(context, "identifier", context))
        if context.startswith(own):  # a source's
            graphs.add(context.removeprefix(own))
            triples.add(tuple(str(part).removeprefix(own) for part in (subject, predicate, value)))
        else:
            name = str(predicate).removeprefix(own).removeprefix("http://www.w3.org/2000/01/rdf-schema#")
            described.setdefault(str(subject).removeprefix(own), {})[name] = value.toPython()
    nodes = {key[6:]: value for key, value in described.items() if key.startswith("actor:")}
    edges = [(key[5:], value["subject"].removeprefix(own + "actor:"), value["object"].removeprefix(own + "actor:"),
              value) for key, value in described.items() if key.startswith("link:")]
    compare_graph("rdflib, N-Quads", nodes, edges, wanted)
    if not OF_SAMPLE:
        return
    assert graphs == {"article:harbour-talks", "article:second-round", "article:undated-note"}, graphs
    assert ("actor:norland", "does:criticises", "actor:sudmark") in triples, triples
    assert ("actor:sudmark", "not:attacks", "actor:harbour-union") in triples, triples
    assert not any(predicate == "does:attacks" for _, predicate, _ in triples), "what is denied is told"


def read_graphviz(folder, wanted):
    if not shutil.which("neato"):
        skip("graphviz", "apt-get install graphviz")
    drawn = json.loads(subprocess.run(["neato", "-n", "-Tjson", folder / "dot.dot"], check=True,
                                      stdout=subprocess.PIPE).stdout)
    names = {thing["_gvid"]: thing["name"] for thing in drawn["objects"]}
    nodes = {thing["name"]: thing for thing in drawn["objects"]}
    edges = [(edge["id"], names[edge["tail"]], names[edge["head"]], edge) for edge in drawn["edges"]]
    # A DOT edge has no label, or it would be drawn; the predicate is compared.
    compare_graph("Graphviz, DOT", nodes, edges, wanted, leave_out={"label"})


def read_javascript(kind, folder, wanted):
    if not shutil.which("node"):
        skip(kind, "needs Node.js")
    process = subprocess.run(["node", HERE / "read_in_javascript.js", kind, folder / f"{kind}.json"],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if process.returncode == 77:
        skip(kind, process.stderr.strip())
    assert process.returncode == 0, process.stderr
    data = json.loads(process.stdout)
    edges = [(key, *edge) for key, edge in data["edges"].items()]
    compare_graph(f"{kind}, JSON", data["nodes"], edges, wanted)


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_tables(folder, wanted):
    nodes = {row["Id"]: row for row in rows(folder / "csv-nodes.csv")}
    edges = [(row["Id"], row["Source"], row["Target"], row) for row in rows(folder / "csv-edges.csv")]
    compare_graph("CSV for Gephi", nodes, edges, wanted,
                  names=lambda name: {"label": "Label", "weight": "Weight"}.get(name, name))
    untyped = lambda row: {name.split(":")[0]: value for name, value in row.items() if name[0] != ":"}
    nodes = {row["id:ID"]: untyped(row) for row in rows(folder / "neo4j-nodes.csv")}
    edges = [((row[":START_ID"], row[":END_ID"], row["kind"]), row[":START_ID"], row[":END_ID"], untyped(row))
             for row in rows(folder / "neo4j-edges.csv")]
    compare_graph("CSV for Neo4j", nodes, edges, wanted, edge_key=by_ends_and_kind,
                  names=lambda name: {"label": "name"}.get(name, name), leave_out={"label"})
    labels = {row["id:ID"]: row["name"] for row in rows(folder / "neo4j-nodes.csv")}
    assert labels == {key: node["label"] for key, node in wanted[0].items()}
    types = {row[":TYPE"] for row in rows(folder / "neo4j-edges.csv")}
    assert not OF_SAMPLE or types == {"ACCUSE", "ASSAULT", "RELATION", "ROLE", "SANCTION", "STATEMENT", "SUPPORT", "THREATEN"}, types


def write_exports(program, folder, db):
    folder.mkdir(parents=True, exist_ok=True)
    for name, ending in ENDINGS.items():
        subprocess.run([program, "export", "--db", db, "--statements", "--format", name, "-o", folder / (name + ending)],
                       check=True, stderr=subprocess.DEVNULL)


def main():
    writer, folder, wanted_readers = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3].split(",")
    if OF_SAMPLE:
        subprocess.run([writer, folder], check=True)
    else:
        write_exports(writer, folder, sys.argv[4])
    wanted = expected(folder)
    readers = {"networkx": read_networkx, "igraph": read_igraph, "rdflib": read_rdflib, "graphviz": read_graphviz,
               "tables": read_tables}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        for reader in wanted_readers:
            if reader in readers:
                readers[reader](folder, wanted)
            else:
                read_javascript(reader, folder, wanted)


main()
