// node read_in_javascript.js graphology|cytoscape FILE: reads the file with that library and prints what it found in
// it: {"nodes": {id: attributes}, "edges": {id: [source, target, attributes]}}. Status 77 if the library is not there.
const fs = require("fs");
const [kind, file] = process.argv.slice(2);

function load(name) {
  try {
    return require(name);
  } catch (missing) {
    console.error(`${name} is not installed (npm install ${name}; NODE_PATH)`);
    process.exit(77);
  }
}

const data = JSON.parse(fs.readFileSync(file, "utf8"));
const nodes = {}, edges = {};
if (kind === "graphology") {
  const graph = load("graphology").MultiDirectedGraph.from(data);
  graph.forEachNode((id, attributes) => { nodes[id] = attributes; });
  graph.forEachEdge((id, attributes, source, target) => { edges[id] = [source, target, attributes]; });
} else {
  const graph = load("cytoscape")({headless: true, elements: data.elements});
  graph.nodes().forEach(node => { nodes[node.id()] = {...node.data(), ...node.position()}; });
  graph.edges().forEach(edge => { edges[edge.id()] = [edge.data("source"), edge.data("target"), edge.data()]; });
}
console.log(JSON.stringify({nodes, edges}));
