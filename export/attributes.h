// What every format tells about an actor and an edge: one table each, in the order in which the formats write
// them.
//
// The names are the same in all formats and safe in all readers that docs/exports.md lists: none is `id`,
// `type` or a name with a meaning of its own in Gephi. Labels, weights, positions, sizes and colours are not
// in the tables, since each format has its own place for them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "export/point.h"
#include "export/selection.h"
#include "graph/view.h"

namespace dramatis::exporting {

struct Colour {
  uint8_t red = 0, green = 0, blue = 0;
  std::string hex() const;  // "#1f77b4"
};

struct NodeRecord {
  const graph::ActorNode& actor;
  Point position;
  double size = 1;
  Colour colour;
  const std::string& label() const { return actor.name.empty() ? actor.id : actor.name; }
};

struct EdgeRecord {
  const graph::Edge& edge;
  std::string id;  // "e123"
  // Says which edges between the same two actors are the same: "criticises", "not: criticises", "role: member
  // of".
  std::string kind;
  std::string label;  // as shown: "criticises", "not: criticises", "member of"
  Colour colour;
  graph::Evidence example;         // the clearest sentence of the period
  std::vector<std::string> dates;  // of the evidence, as the period counts them: ISO, sorted, unique
  std::string first_event_date, last_event_date;  // of the events told, where sentences say when; or empty
};

// Nothing, text, a count, a number, a truth value or a list of texts.
using Value = std::variant<std::monostate, std::string, int64_t, double, bool, std::vector<std::string>>;
enum class ValueType { kText, kCount, kNumber, kTruth, kTexts };

template <typename Record>
struct Attribute {
  const char* name;
  ValueType type;
  Value (*value)(const Record&);
};

std::span<const Attribute<NodeRecord>> node_attributes();
std::span<const Attribute<EdgeRecord>> edge_attributes();

// The value as text; lists joined by "; ". Numbers are written the shortest way that reads back the same,
// with no regard to the locale. Empty for nothing.
std::string text_of(const Value& value);
std::string text_of(double number);

// The records of a selection, in its order, each valid during its visit only. Positions: one an actor.
Status for_each_node(const Selection& selection, std::span<const Point> positions,
                     const std::function<void(const NodeRecord&)>& visit);
// Endpoints are in record.edge.key.
Status for_each_edge(const Selection& selection, const std::function<void(const EdgeRecord&)>& visit);

}  // namespace dramatis::exporting
