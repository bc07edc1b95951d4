"""lint_exports.py FILE...: what makes readers fail or lose data silently, found in a GraphML, GEXF or node-link file.

The rules are those of Gephi's, networkx's and igraph's importers (docs/exports.md). Prints each finding; status 1 if there is
one. `--self-test WRITE_SAMPLE_EXPORTS FOLDER` breaks the sample files in one way each and sees that it is found.
"""
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://www.gexf.net/1.2draft}"
PLAIN_TYPES = {"boolean", "int", "long", "float", "double", "string", "integer"}
DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"


def parses(kind, text):
    if kind in ("int", "long", "integer"):
        return re.fullmatch(r"-?\d+", text)
    if kind in ("float", "double"):
        return re.fullmatch(r"-?\d+(\.\d+)?(e[-+]?\d+)?", text)
    return text in ("true", "false") if kind == "boolean" else True


def lint_graph(nodes, edges):
    """nodes: ids; edges: (id, source, target, kind, weight)."""
    known, seen, kinds = set(nodes), set(), set()
    if len(known) != len(nodes):
        yield "two nodes have one id"
    for key, source, target, kind, weight in edges:
        if not key or not key.startswith("e") or key in seen:
            yield f"edge {key}: its id is missing, not like e123, or another's"
        seen.add(key)
        if source not in known or target not in known:
            yield f"edge {key}: {source} or {target} is no node"
        if (source, target, kind) in kinds:
            yield f"edge {key}: another of the same ends and kind: Gephi would merge them"
        kinds.add((source, target, kind))
        if weight is None or float(weight) <= 0:
            yield f"edge {key}: weight {weight}: Gephi deletes it"


def lint_graphml(root):
    keys = {}
    for key in root.findall(f"{GRAPHML}key"):
        name, where, kind = key.get("attr.name"), key.get("for"), key.get("attr.type")
        if key.get("id") in keys or (where, name) in {(w, n) for w, n, _ in keys.values()}:
            yield f"key {key.get('id')}: twice"
        if where not in ("node", "edge") or not name or kind not in PLAIN_TYPES:
            yield f"key {key.get('id')}: for {where}, name {name}, type {kind}: no reader takes all of these"
        keys[key.get("id")] = (where, name, kind)
    graph = root.find(f"{GRAPHML}graph")
    if graph is None or graph.get("edgedefault") != "directed":
        yield "no directed graph in GraphML's namespace"
        return
    nodes, edges = [], []
    for element in graph:
        values = {}
        for data in element:
            where, name, kind = keys.get(data.get("key"), (None, None, None))
            if data.tag != f"{GRAPHML}data" or where != element.tag.removeprefix(GRAPHML):
                yield f"{element.get('id')}: {data.tag} {data.get('key')} is not declared"
                continue
            values[name] = data.text or ""
            if not parses(kind, values[name]):
                yield f"{element.get('id')}.{name}: '{values[name]}' is no {kind}"
            if name != "label" and ("INF" in values[name] or values[name] == "null"):
                yield f"{element.get('id')}.{name}: Gephi would change '{values[name]}'"
        if element.tag == f"{GRAPHML}node":
            if edges:
                yield f"node {element.get('id')} stands behind edges"
            if not values.get("label"):
                yield f"node {element.get('id')} has no label"
            nodes.append(element.get("id"))
        else:
            edges.append((element.get("id"), element.get("source"), element.get("target"), element.get("label"),
                          values.get("weight")))
    yield from lint_graph(nodes, edges)


def lint_gexf(root):
    graph = root.find(f"{GEXF}graph")
    if graph is None:
        yield "no graph in GEXF's namespace"
        return
    if (graph.get("mode"), graph.get("timeformat"), graph.get("timerepresentation")) != ("dynamic", "date", "timestamp"):
        yield "no timeline"
    kinds = {}
    for attributes in graph.findall(f"{GEXF}attributes"):
        for attribute in attributes:
            kinds[attributes.get("class"), attribute.get("id")] = attribute.get("type")
            if attribute.get("type") not in PLAIN_TYPES:
                yield f"attribute {attribute.get('id')}: type {attribute.get('type')}: Gephi drops it"
    nodes, edges = graph.findall(f".//{GEXF}node"), graph.findall(f".//{GEXF}edge")
    for element in nodes + edges:
        times = element.get("timestamps")
        if times is not None and not re.fullmatch(rf"<\[{DAY}(, {DAY})*\]>", times):
            yield f"{element.get('id')}: timestamps {times} abort the import"
        if element.find(f"{GEXF}spells") is not None:
            yield f"{element.get('id')}: spells abort the import"
        if element in nodes and not element.get("label"):
            yield f"node {element.get('id')} has no label"
        for value in element.iter(f"{GEXF}attvalue"):
            kind = kinds.get((element.tag.removeprefix(GEXF), value.get("for")))
            if kind is None or not parses(kind, value.get("value")):
                yield f"{element.get('id')}.{value.get('for')}: '{value.get('value')}' is no {kind}"
    yield from lint_graph([node.get("id") for node in nodes],
                          [tuple(edge.get(name) for name in ("id", "source", "target", "kind", "weight"))
                           for edge in edges])


def lint_json(data):
    if data.get("directed") is not True or data.get("multigraph") is not True or "edges" not in data:
        yield "not directed, no multigraph, or without `edges`: networkx would lose edges silently"
        return
    for thing in data["nodes"] + data["edges"]:
        for name, value in thing.items():
            if name == "type" or value is None:
                yield f"{thing.get('id')}.{name}: {value}: sigma or networkx trips over it"
    yield from lint_graph([node["id"] for node in data["nodes"]],
                          [tuple(edge.get(name) for name in ("id", "source", "target", "key", "weight"))
                           for edge in data["edges"]])


def lint(text):
    try:
        if text.lstrip().startswith("{"):
            return list(lint_json(json.loads(text)))
        root = xml.fromstring(text.encode())
    except (xml.ParseError, json.JSONDecodeError) as error:
        return [f"not well formed: {error}"]
    return list(lint_gexf(root) if root.tag == f"{GEXF}gexf" else lint_graphml(root))


BREAKS = {
    "graphml.graphml": [("</graphml>", ""), ('attr.type="double"', 'attr.type="date"'), ('id="e1"', 'id="e2"'),
                        ('source="norland"', 'source="nobody"'), ('for="edge"', 'for="all"'),
                        ('"edge_weight">2<', '"edge_weight">0<'), ('"edge_negated">false<', '"edge_negated">no<'),
                        ('xmlns="http://graphml.graphdrawing.org/xmlns"', ""), ('"mentions">2<', '"mentions">2.0<'),
                        ('key="label">Norland<', 'key="label"><'), ('label="sanctions"', 'label="criticises"'),
                        ("IN\u2060F", "INF"), ('data key="sector"', 'data key="sectors"')],
    "gexf.gexf": [("2024-03-04", "2024-03"), ('timeformat="date"', ""), ('label="Norland"', 'label=""'), ('id="e1"', 'id="e2"'),
                  ('type="double"', 'type="anyURI"'), ('kind="sanctions"', 'kind="criticises"'), ("</gexf>", "")],
    "json.json": [('"edges"', '"links"'), ('"multigraph": true', '"multigraph": false'), ('"actor_type"', '"type"'),
                  ('"sector":"government"', '"sector":null'), ('"key":"sanctions"', '"key":"criticises"'), ("]}", "]")],
}


def self_test(writer, folder):
    subprocess.run([writer, folder], check=True)
    for name, breaks in BREAKS.items():
        whole = (folder / name).read_text(encoding="utf-8")
        assert lint(whole) == [], (name, lint(whole))
        for old, new in breaks:
            assert old in whole, (name, old)
            assert lint(whole.replace(old, new)), f"{name}: not found: {old} -> {new}"
    print(f"{sum(map(len, BREAKS.values()))} broken files found out, {len(BREAKS)} whole ones let through")


if sys.argv[1] == "--self-test":
    self_test(sys.argv[2], pathlib.Path(sys.argv[3]))
else:
    findings = [f"{path}: {finding}" for path in sys.argv[1:]
                for finding in lint(pathlib.Path(path).read_text(encoding="utf-8"))]
    print("\n".join(findings) or "nothing to complain of")
    sys.exit(1 if findings else 0)
