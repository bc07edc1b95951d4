#include "export/attributes.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

#include "export/text.h"

namespace dramatis::exporting {
namespace {

using graph::ActorType;
using graph::EdgeKind;
using graph::Evidence;
using graph::Quadrant;

Value text(std::string_view value) {
  if (value.empty()) return std::monostate{};
  return std::string(value);
}

Value alias_list(const NodeRecord& node) {
  if (node.actor.aliases.empty()) return std::monostate{};
  std::vector<std::string> names;
  for (const auto& [alias, count] : node.actor.aliases) names.push_back(one_line(alias));
  return names;
}

using Node = Attribute<NodeRecord>;
constexpr std::array kNodeAttributes = {
    Node{"actor_type", ValueType::kText, [](const NodeRecord& n) { return text(name_of(n.actor.type)); }},
    Node{"sector", ValueType::kText, [](const NodeRecord& n) { return text(name_of(n.actor.sector)); }},
    Node{"country_code", ValueType::kText, [](const NodeRecord& n) { return text(n.actor.code); }},
    Node{"mentions", ValueType::kCount,
         [](const NodeRecord& n) -> Value { return int64_t{n.actor.mentions}; }},
    Node{"articles", ValueType::kCount,
         [](const NodeRecord& n) -> Value { return int64_t{n.actor.articles}; }},
    Node{"first_date", ValueType::kText, [](const NodeRecord& n) { return text(n.actor.first_date); }},
    Node{"last_date", ValueType::kText, [](const NodeRecord& n) { return text(n.actor.last_date); }},
    Node{"aliases", ValueType::kTexts, alias_list},
};

using Edge = Attribute<EdgeRecord>;
constexpr std::array kEdgeAttributes = {
    Edge{"predicate", ValueType::kText, [](const EdgeRecord& e) { return text(e.edge.key.predicate); }},
    Edge{"link_type", ValueType::kText,
         [](const EdgeRecord& e) { return text(e.edge.key.kind == EdgeKind::kRole ? "role" : "relation"); }},
    Edge{"negated", ValueType::kTruth, [](const EdgeRecord& e) -> Value { return e.edge.key.negated; }},
    Edge{"event", ValueType::kText, [](const EdgeRecord& e) { return text(name_of(e.edge.event)); }},
    Edge{"quadrant", ValueType::kText,
         [](const EdgeRecord& e) { return text(name_of(quadrant_of(e.edge.event))); }},
    Edge{"articles", ValueType::kCount,
         [](const EdgeRecord& e) -> Value { return int64_t{e.edge.articles}; }},
    Edge{"asserted", ValueType::kCount,
         [](const EdgeRecord& e) -> Value { return int64_t{e.edge.asserted}; }},
    Edge{"confidence", ValueType::kNumber, [](const EdgeRecord& e) -> Value { return e.edge.confidence; }},
    Edge{"first_date", ValueType::kText, [](const EdgeRecord& e) { return text(e.edge.first_date); }},
    Edge{"last_date", ValueType::kText, [](const EdgeRecord& e) { return text(e.edge.last_date); }},
    Edge{"example", ValueType::kText,
         [](const EdgeRecord& e) { return text(one_line(e.example.sentence_text)); }},
    Edge{"example_article", ValueType::kText, [](const EdgeRecord& e) { return text(e.example.article); }},
    Edge{"first_event_date", ValueType::kText, [](const EdgeRecord& e) { return text(e.first_event_date); }},
    Edge{"last_event_date", ValueType::kText, [](const EdgeRecord& e) { return text(e.last_event_date); }},
};

// Distinguishable in print and to colour-blind readers (after Okabe and Ito 2008).
Colour colour_of(ActorType type) {
  switch (type) {
    case ActorType::kPerson:
      return {230, 159, 0};
    case ActorType::kOrganisation:
      return {86, 180, 233};
    case ActorType::kCountry:
      return {0, 114, 178};
    case ActorType::kPlace:
      return {0, 158, 115};
    case ActorType::kGroup:
      return {213, 94, 0};
    case ActorType::kOther:
      break;
  }
  return {153, 153, 153};
}

// Conflict is warm, cooperation is cool; deeds are stronger than words. What is said not to be stays grey.
Colour colour_of(const graph::Edge& edge) {
  if (edge.key.negated) return {170, 170, 170};
  switch (quadrant_of(edge.event)) {
    case Quadrant::kVerbalCooperation:
      return {120, 190, 170};
    case Quadrant::kMaterialCooperation:
      return {0, 130, 95};
    case Quadrant::kVerbalConflict:
      return {240, 165, 110};
    case Quadrant::kMaterialConflict:
      return {200, 60, 20};
    case Quadrant::kNone:
      break;
  }
  return {170, 170, 170};
}

// Area grows with the evidence; Gephi's units, in which 10 is a plain node.
double node_size(uint64_t strength, uint64_t greatest) {
  if (greatest == 0) return 10;
  return 10 + 40 * std::sqrt(static_cast<double>(strength) / static_cast<double>(greatest));
}

bool clearer(const Evidence& a, const Evidence& b) {
  const bool a_fact = told_as_fact(a), b_fact = told_as_fact(b);
  return a_fact != b_fact ? a_fact : a.confidence > b.confidence;
}

Result<EdgeRecord> record_of(const Selection& selection, uint32_t index, const graph::Edge& edge) {
  EdgeRecord record{.edge = edge, .id = "e", .colour = colour_of(edge)};
  record.id += std::to_string(index);
  record.label = edge.key.negated ? "not: " : "";
  record.label += one_line(edge.key.predicate);
  record.kind = edge.key.kind == EdgeKind::kRole ? "role: " : "";
  record.kind += record.label;
  bool first = true;
  std::set<std::string> dates, events;
  const Status read = selection.view().for_each_evidence(edge.key, [&](const Evidence& evidence) {
    const graph::Period& period = selection.period();
    if (!period.contains(evidence)) return true;
    if (first || clearer(evidence, record.example)) record.example = evidence;
    first = false;
    if (const std::string& date = period.date_of(evidence); !date.empty()) dates.insert(date);
    if (!evidence.event_date.empty()) events.insert(evidence.event_date);
    return true;
  });
  if (!read) return read.error();
  record.dates.assign(dates.begin(), dates.end());
  if (!events.empty()) {
    record.first_event_date = *events.begin();
    record.last_event_date = *events.rbegin();
  }
  return record;
}

}  // namespace

std::string Colour::hex() const {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text = "#";
  for (const uint8_t part : {red, green, blue}) {
    text += kDigits[part >> 4];
    text += kDigits[part & 15];
  }
  return text;
}

std::span<const Attribute<NodeRecord>> node_attributes() { return kNodeAttributes; }
std::span<const Attribute<EdgeRecord>> edge_attributes() { return kEdgeAttributes; }

std::string text_of(double number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

std::string text_of(const Value& value) {
  struct Writer {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(int64_t count) const { return std::to_string(count); }
    std::string operator()(double number) const { return text_of(number); }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(const std::vector<std::string>& texts) const {
      std::string joined;
      for (const std::string& text : texts) (joined += joined.empty() ? "" : "; ") += text;
      return joined;
    }
  };
  return std::visit(Writer{}, value);
}

Status for_each_node(const Selection& selection, std::span<const Point> positions,
                     const std::function<void(const NodeRecord&)>& visit) {
  const uint64_t greatest = selection.greatest_strength();
  const auto hundredth = [](double number) { return std::round(number * 100) / 100 + 0.0; };  // no "-0"
  return selection.for_each_actor([&](uint32_t index, const graph::ActorNode& actor) {
    const Point at = positions[index];
    visit({.actor = actor,
           .position = {hundredth(at.x), hundredth(at.y)},
           .size = hundredth(node_size(selection.strength(index), greatest)),
           .colour = colour_of(actor.type)});
  });
}

Status for_each_edge(const Selection& selection, const std::function<void(const EdgeRecord&)>& visit) {
  std::optional<Error> failure;
  const Status read = selection.for_each_edge([&](uint32_t index, const graph::Edge& edge) {
    if (failure) return;
    const auto record = record_of(selection, index, edge);
    if (record)
      visit(*record);
    else
      failure = record.error();
  });
  if (failure) return *failure;
  return read;
}

}  // namespace dramatis::exporting
