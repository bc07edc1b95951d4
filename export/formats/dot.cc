// DOT, for Graphviz: with positions, which `neato -n` keeps. Sizes and positions are in inches and points.
#include "export/attributes.h"
#include "export/export.h"

namespace dramatis::exporting {
namespace {

constexpr double kPointsAnInch = 72;

template <typename Record>
void write_values(TextOut& out, const Record& record, std::span<const Attribute<Record>> attributes) {
  for (const auto& attribute : attributes) {
    const Value value = attribute.value(record);
    if (is_empty(value)) continue;
    out << ", " << attribute.name << '=';
    // A number may have an exponent, which DOT knows only in quotation marks.
    const std::string_view mark = attribute.type == ValueType::kNumber ? "\"" : "";
    write_text(out << mark, value, &TextOut::quoted);
    out << mark;
  }
}

}  // namespace

Status write_dot(const Selection& selection, const Appearance& appearance, std::ostream& stream) {
  TextOut out(stream);
  out << "digraph dramatis {\n"
         "  graph [outputorder=edgesfirst, overlap=true, splines=false];\n"
         "  node [shape=circle, style=filled, penwidth=0, fixedsize=shape, fontname=\"sans-serif\"];\n"
         "  edge [arrowsize=0.5];\n";
  const Status nodes = for_each_node(selection, appearance, [&](const NodeRecord& node) {
    ((out << "  ").quoted(node.actor.id) << " [label=").quoted(node.label())
        << ", pos=\"" << node.look.position.x << ',' << node.look.position.y << "\", width=\""
        << 2 * node.look.radius / kPointsAnInch << "\", fillcolor=\"" << node.look.colour.hex() << '"';
    write_values(out, node, node_attributes());
    out << "];\n";
    out.end_record();
  });
  if (!nodes) return nodes;
  const Status edges = for_each_link(selection, [&](const EdgeRecord& edge) {
    ((out << "  ").quoted(edge.source) << " -> ").quoted(edge.target)
        << " [id=\"e" << edge.number << "\", key=";
    (out.quoted(edge.kind) << ", tooltip=").quoted(edge.label)
        << ", weight=\"" << edge.weight << "\", color=\"" << colour_of(edge).hex() << '"';
    write_values(out, edge, edge_attributes());
    out << "];\n";
    out.end_record();
  });
  if (!edges) return edges;
  out << "}\n";
  return Ok{};
}

}  // namespace dramatis::exporting
