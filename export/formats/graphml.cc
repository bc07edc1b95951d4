// GraphML 1.0 (graphml.graphdrawing.org), held to what Gephi, networkx, igraph and Gephi Lite all read.
//
// Gephi takes label, position, size and colour from keys of those names, and the kind of an edge, by which it
// keeps parallel edges apart, from an XML attribute `label` that the other readers ignore. Key ids are unique
// over nodes and edges, names only within each, so edge keys carry the prefix "edge_". Nodes stand before
// edges.
#include <string>

#include "export/attributes.h"
#include "export/export.h"

namespace dramatis::exporting {
namespace {

std::string_view graphml_type(ValueType type) {
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

constexpr std::string_view kNode = "node", kEdge = "edge";

std::string_view prefix_of(std::string_view element) { return element == kEdge ? "edge_" : ""; }

void declare(TextOut& out, std::string_view element, std::string_view name, std::string_view type) {
  out << "  <key id=\"" << prefix_of(element) << name << "\" for=\"" << element << "\" attr.name=\"" << name
      << "\" attr.type=\"" << type << "\"/>\n";
}

void declare_keys(TextOut& out) {
  declare(out, kNode, "label", "string");
  for (const auto& attribute : node_attributes())
    declare(out, kNode, attribute.name, graphml_type(attribute.type));
  for (const char* name : {"x", "y", "size"}) declare(out, kNode, name, "double");
  for (const char* name : {"r", "g", "b"}) declare(out, kNode, name, "int");
  declare(out, kEdge, "label", "string");
  declare(out, kEdge, "weight", "double");
  for (const auto& attribute : edge_attributes())
    declare(out, kEdge, attribute.name, graphml_type(attribute.type));
  for (const char* name : {"r", "g", "b"}) declare(out, kEdge, name, "int");
}

TextOut& open_data(TextOut& out, std::string_view element, std::string_view name) {
  return out << "      <data key=\"" << prefix_of(element) << name << "\">";
}
constexpr std::string_view kCloseData = "</data>\n";

template <typename Record>
void write_values(TextOut& out, std::string_view element, const Record& record,
                  std::span<const Attribute<Record>> attributes) {
  static const std::vector<std::string> kOpenings =
      openings(attributes, [&](TextOut& opening, const char* name) { open_data(opening, element, name); });
  for (size_t i = 0; i < attributes.size(); ++i) {
    const Value value = attributes[i].value(record);
    if (is_empty(value)) continue;
    out << kOpenings[i];
    write_text(out, value, &TextOut::xml_for_gephi);
    out << kCloseData;
  }
}

void write_colour(TextOut& out, std::string_view element, Colour colour) {
  open_data(out, element, "r") << colour.red << kCloseData;
  open_data(out, element, "g") << colour.green << kCloseData;
  open_data(out, element, "b") << colour.blue << kCloseData;
}

void write_node(TextOut& out, const NodeRecord& node) {
  (out << "    <node id=\"").xml(node.actor.id) << "\">\n";
  open_data(out, kNode, "label").xml(node.label()) << kCloseData;
  write_values(out, kNode, node, node_attributes());
  open_data(out, kNode, "x") << node.look.position.x << kCloseData;
  open_data(out, kNode, "y") << node.look.position.y << kCloseData;
  open_data(out, kNode, "size") << node.look.radius << kCloseData;
  write_colour(out, kNode, node.look.colour);
  out << "    </node>\n";
  out.end_record();
}

void write_edge(TextOut& out, const EdgeRecord& edge) {
  (out << "    <edge id=\"e" << edge.number << "\" source=\"").xml(edge.source) << "\" target=\"";
  (out.xml(edge.target) << "\" label=\"").xml(edge.kind) << "\">\n";
  open_data(out, kEdge, "label").xml(edge.label) << kCloseData;
  open_data(out, kEdge, "weight") << edge.weight << kCloseData;
  write_values(out, kEdge, edge, edge_attributes());
  write_colour(out, kEdge, colour_of(edge));
  out << "    </edge>\n";
  out.end_record();
}

}  // namespace

Status write_graphml(const Selection& selection, const Appearance& appearance, std::ostream& stream) {
  TextOut out(stream);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  declare_keys(out);
  out << "  <graph id=\"dramatis\" edgedefault=\"directed\">\n";
  const Status nodes =
      for_each_node(selection, appearance, [&](const NodeRecord& node) { write_node(out, node); });
  if (!nodes) return nodes;
  const Status edges = for_each_link(selection, [&](const EdgeRecord& edge) { write_edge(out, edge); });
  if (!edges) return edges;
  out << "  </graph>\n</graphml>\n";
  return Ok{};
}

}  // namespace dramatis::exporting
