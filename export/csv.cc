// CSV in the columns of Gephi's spreadsheet import: nodes first, then append the edges. No column name
// contains "timestamp" or "interval", which Gephi would take for times.
#include <string>

#include "export/attributes.h"
#include "export/export.h"
#include "export/text.h"

namespace dramatis::exporting {
namespace {

template <typename Record>
void write_names(std::ostream& out, std::span<const Attribute<Record>> attributes) {
  for (const auto& attribute : attributes) out << ',' << attribute.name;
  out << '\n';
}

template <typename Record>
void write_values(std::ostream& out, const Record& record, std::span<const Attribute<Record>> attributes) {
  for (const auto& attribute : attributes) out << ',' << escape_csv(text_of(attribute.value(record)));
  out << '\n';
}

}  // namespace

Status write_csv_nodes(const Selection& selection, std::span<const Point> positions, std::ostream& out) {
  out << "Id,Label";
  write_names(out, node_attributes());
  return for_each_node(selection, positions, [&](const NodeRecord& node) {
    out << escape_csv(node.actor.id) << ',' << escape_csv(node.label());
    write_values(out, node, node_attributes());
  });
}

Status write_csv_edges(const Selection& selection, std::ostream& out) {
  out << "Source,Target,Type,Kind,Id,Label,Weight";
  write_names(out, edge_attributes());
  return for_each_edge(selection, [&](const EdgeRecord& record) {
    out << escape_csv(record.edge.key.subject) << ',' << escape_csv(record.edge.key.object) << ",Directed,"
        << escape_csv(record.kind) << ',' << record.id << ',' << escape_csv(record.label) << ','
        << record.edge.evidence;
    write_values(out, record, edge_attributes());
  });
}

}  // namespace dramatis::exporting
