// JSON in networkx's node-link form: one line an actor, one line an edge.
//
// The edges are under `edges`, networkx's own name for them since 3.4 (older versions: link="edges"). An
// edge's `key` tells parallel edges apart. Attributes that have no value are left out: a null would trip
// networkx's other writers.
#include <nlohmann/json.hpp>

#include "export/attributes.h"
#include "export/export.h"

namespace dramatis::exporting {
namespace {

using Json = nlohmann::ordered_json;

template <typename Record>
void add_attributes(const Record& record, std::span<const Attribute<Record>> attributes, Json& object) {
  for (const auto& attribute : attributes)
    std::visit(
        [&](const auto& value) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
            object[attribute.name] = value;
        },
        attribute.value(record));
}

std::string line(const Json& object) {
  return object.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

Json json_of(const NodeRecord& node) {
  Json object = {{"id", node.actor.id}, {"label", node.label()}};
  add_attributes(node, node_attributes(), object);
  object["x"] = node.position.x;
  object["y"] = node.position.y;
  object["size"] = node.size;
  object["color"] = node.colour.hex();
  return object;
}

Json json_of(const EdgeRecord& record) {
  Json object = {{"source", record.edge.key.subject},
                 {"target", record.edge.key.object},
                 {"key", record.kind},
                 {"id", record.id},
                 {"label", record.label},
                 {"weight", record.edge.evidence}};
  add_attributes(record, edge_attributes(), object);
  object["color"] = record.colour.hex();
  return object;
}

}  // namespace

Status write_json(const Selection& selection, std::span<const Point> positions, std::ostream& out) {
  const char* separator = "";
  const auto write = [&](const Json& object) {
    out << separator << "\n" << line(object);
    separator = ",";
  };
  out << R"({"directed": true, "multigraph": true, "graph": {"name": "dramatis"},)"
      << "\n\"nodes\": [";
  const Status nodes =
      for_each_node(selection, positions, [&](const NodeRecord& node) { write(json_of(node)); });
  if (!nodes) return nodes;
  out << "\n],\n\"edges\": [";
  separator = "";
  const Status edges = for_each_edge(selection, [&](const EdgeRecord& edge) { write(json_of(edge)); });
  if (!edges) return edges;
  out << "\n]}\n";
  return Ok{};
}

}  // namespace dramatis::exporting
