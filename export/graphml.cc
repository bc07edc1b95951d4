// GraphML 1.0 (graphml.graphdrawing.org), held to what Gephi, networkx, igraph and Gephi Lite all read.
//
// Gephi takes label, position, size and colour from keys of those names, and the kind of an edge, by which it
// keeps parallel edges apart, from an XML attribute `label` that the other readers ignore. Key ids are unique
// over nodes and edges, names only within each, so edge keys carry the prefix "edge_". Nodes stand before
// edges.
#include <string>

#include "export/attributes.h"
#include "export/export.h"
#include "export/text.h"

namespace dramatis::exporting {
namespace {

const char* graphml_type(ValueType type) {
  switch (type) {
    case ValueType::kCount:
      return "int";
    case ValueType::kNumber:
      return "double";
    case ValueType::kTruth:
      return "boolean";
    case ValueType::kText:
    case ValueType::kTexts:
      break;
  }
  return "string";
}

std::string key_id(std::string_view element, std::string_view name) {
  return element == "edge" ? "edge_" + std::string(name) : std::string(name);
}

void declare(std::ostream& out, std::string_view element, std::string_view name, std::string_view type) {
  out << "  <key id=\"" << key_id(element, name) << "\" for=\"" << element << "\" attr.name=\"" << name
      << "\" attr.type=\"" << type << "\"/>\n";
}

void write_data(std::ostream& out, std::string_view key, std::string_view text) {
  if (!text.empty()) out << "      <data key=\"" << key << "\">" << escape_xml(text) << "</data>\n";
}

void write_colour(std::ostream& out, std::string_view element, Colour colour) {
  write_data(out, key_id(element, "r"), std::to_string(colour.red));
  write_data(out, key_id(element, "g"), std::to_string(colour.green));
  write_data(out, key_id(element, "b"), std::to_string(colour.blue));
}

void declare_keys(std::ostream& out) {
  declare(out, "node", "label", "string");
  for (const auto& attribute : node_attributes())
    declare(out, "node", attribute.name, graphml_type(attribute.type));
  for (const char* name : {"x", "y", "size"}) declare(out, "node", name, "double");
  for (const char* name : {"r", "g", "b"}) declare(out, "node", name, "int");
  declare(out, "edge", "label", "string");
  declare(out, "edge", "weight", "double");
  for (const auto& attribute : edge_attributes())
    declare(out, "edge", attribute.name, graphml_type(attribute.type));
  for (const char* name : {"r", "g", "b"}) declare(out, "edge", name, "int");
}

void write_node(std::ostream& out, const NodeRecord& node) {
  out << "    <node id=\"" << escape_xml(node.actor.id) << "\">\n";
  write_data(out, "label", node.label());
  for (const auto& attribute : node_attributes())
    write_data(out, attribute.name, guard_from_gephi(text_of(attribute.value(node))));
  write_data(out, "x", text_of(node.position.x));
  write_data(out, "y", text_of(node.position.y));
  write_data(out, "size", text_of(node.size));
  write_colour(out, "node", node.colour);
  out << "    </node>\n";
}

void write_edge(std::ostream& out, const EdgeRecord& record) {
  out << "    <edge id=\"" << record.id << "\" source=\"" << escape_xml(record.edge.key.subject)
      << "\" target=\"" << escape_xml(record.edge.key.object) << "\" label=\"" << escape_xml(record.kind)
      << "\">\n";
  write_data(out, "edge_label", record.label);
  write_data(out, "edge_weight", std::to_string(record.edge.evidence));
  for (const auto& attribute : edge_attributes())
    write_data(out, key_id("edge", attribute.name), guard_from_gephi(text_of(attribute.value(record))));
  write_colour(out, "edge", record.colour);
  out << "    </edge>\n";
}

}  // namespace

Status write_graphml(const Selection& selection, std::span<const Point> positions, std::ostream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  declare_keys(out);
  out << "  <graph id=\"dramatis\" edgedefault=\"directed\">\n";
  const Status nodes =
      for_each_node(selection, positions, [&](const NodeRecord& node) { write_node(out, node); });
  if (!nodes) return nodes;
  const Status edges = for_each_edge(selection, [&](const EdgeRecord& edge) { write_edge(out, edge); });
  if (!edges) return edges;
  out << "  </graph>\n</graphml>\n";
  return Ok{};
}

}  // namespace dramatis::exporting
