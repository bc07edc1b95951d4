// CSV for neo4j-admin database import (neo4j.com/docs/operations-manual, "Import"): headers with types, lists
// joined by ";". A relationship's type is its event class, ROLE, STATEMENT or RELATION, so that a query can
// name it; its predicate is a property.
#include <string>

#include "export/attributes.h"
#include "export/export.h"

namespace dramatis::exporting {
namespace {

std::string_view neo4j_type(ValueType type) {
  switch (type) {
    case ValueType::kCount:
      return ":long";
    case ValueType::kNumber:
      return ":double";
    case ValueType::kTruth:
      return ":boolean";
    case ValueType::kTexts:
      return ":string[]";
    case ValueType::kText:
      break;
  }
  return "";
}

template <typename Record>
void write_names(TextOut& out, std::span<const Attribute<Record>> attributes) {
  for (const auto& attribute : attributes) out << ',' << attribute.name << neo4j_type(attribute.type);
  out << '\n';
}

template <typename Record>
void write_values(TextOut& out, const Record& record, std::span<const Attribute<Record>> attributes) {
  for (const auto& attribute : attributes)
    write_text(out << ',', attribute.value(record), &TextOut::csv, ";");
  out << '\n';
  out.end_record();
}

std::string_view relationship_type(const EdgeRecord& edge) {
  if (edge.type == LinkType::kRole) return "ROLE";
  if (edge.type == LinkType::kStatement) return "STATEMENT";
  const std::string_view event = name_of(edge.event);
  return event.empty() ? "RELATION" : event;
}

// "person" -> "Person"
std::string label_of(graph::ActorType type) {
  std::string label(name_of(type));
  label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

}  // namespace

Status write_neo4j_nodes(const Selection& selection, const Appearance& appearance, std::ostream& stream) {
  TextOut out(stream);
  out << "id:ID,name,:LABEL";
  write_names(out, node_attributes());
  return for_each_node(selection, appearance, [&](const NodeRecord& node) {
    (out.csv(node.actor.id) << ',').csv(node.label()) << ",\"Actor;" << label_of(node.actor.type) << '"';
    write_values(out, node, node_attributes());
  });
}

Status write_neo4j_edges(const Selection& selection, const Appearance&, std::ostream& stream) {
  TextOut out(stream);
  out << ":START_ID,:END_ID,:TYPE,kind,weight:long";
  write_names(out, edge_attributes());
  return for_each_link(selection, [&](const EdgeRecord& edge) {
    (out.csv(edge.source) << ',').csv(edge.target) << ',' << relationship_type(edge) << ',';
    out.csv(edge.kind) << ',' << edge.weight;
    write_values(out, edge, edge_attributes());
  });
}

}  // namespace dramatis::exporting
