// CSV in the columns of Gephi's spreadsheet import: nodes first, then append the edges. No column name
// contains "timestamp" or "interval", which Gephi would take for times.
#include <string>

#include "export/attributes.h"
#include "export/export.h"

namespace dramatis::exporting {
namespace {

template <typename Record>
void write_names(TextOut& out, std::span<const Attribute<Record>> attributes) {
  for (const auto& attribute : attributes) out << ',' << attribute.name;
  out << '\n';
}

template <typename Record>
void write_values(TextOut& out, const Record& record, std::span<const Attribute<Record>> attributes) {
  for (const auto& attribute : attributes)
    write_text(out << ',', attribute.value(record), &TextOut::csv_for_gephi);
  out << '\n';
  out.end_record();
}

}  // namespace

Status write_csv_nodes(const Selection& selection, const Appearance& appearance, std::ostream& stream) {
  TextOut out(stream);
  out << "Id,Label";
  write_names(out, node_attributes());
  return for_each_node(selection, appearance, [&](const NodeRecord& node) {
    (out.csv_for_gephi(node.actor.id) << ',').csv_for_gephi(node.label());
    write_values(out, node, node_attributes());
  });
}

Status write_csv_edges(const Selection& selection, const Appearance&, std::ostream& stream) {
  TextOut out(stream);
  out << "Source,Target,Type,Kind,Id,Label,Weight";
  write_names(out, edge_attributes());
  return for_each_link(selection, [&](const EdgeRecord& edge) {
    (out.csv_for_gephi(edge.source) << ',').csv_for_gephi(edge.target) << ",Directed,";
    (out.csv_for_gephi(edge.kind) << ",e" << edge.number << ',').csv_for_gephi(edge.label)
        << ',' << edge.weight;
    write_values(out, edge, edge_attributes());
  });
}

}  // namespace dramatis::exporting
