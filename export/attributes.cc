#include "export/attributes.h"

#include <array>
#include <cmath>

namespace dramatis::exporting {
namespace {

Value text(std::string_view value) {
  if (value.empty()) return std::monostate{};
  return value;
}

// Shares and ranks in as many digits as mean something.
double rounded(double value) { return std::round(value * 1e8) / 1e8 + 0.0; }  // no "-0"

Value aliases(const NodeRecord& node) {
  if (node.actor.aliases.empty()) return std::monostate{};
  std::vector<std::string> names;
  for (const auto& [alias, count] : node.actor.aliases) names.push_back(one_line(alias));
  return names;
}

constexpr ValueType kText = ValueType::kText, kCount = ValueType::kCount, kNumber = ValueType::kNumber;

using Node = Attribute<NodeRecord>;
constexpr std::array kNodeAttributes = {
    Node{"actor_type", kText, [](const NodeRecord& n) { return text(name_of(n.actor.type)); }},
    Node{"sector", kText, [](const NodeRecord& n) { return text(name_of(n.actor.sector)); }},
    Node{"country_code", kText, [](const NodeRecord& n) { return text(n.actor.code); }},
    Node{"mentions", kCount, [](const NodeRecord& n) -> Value { return int64_t{n.actor.mentions}; }},
    Node{"articles", kCount, [](const NodeRecord& n) -> Value { return int64_t{n.actor.articles}; }},
    Node{"first_date", kText, [](const NodeRecord& n) { return text(n.actor.first_date); }},
    Node{"last_date", kText, [](const NodeRecord& n) { return text(n.actor.last_date); }},
    Node{"links", kCount, [](const NodeRecord& n) -> Value { return int64_t{n.figures.degree}; }},
    Node{"link_weight", kCount,
         [](const NodeRecord& n) -> Value { return static_cast<int64_t>(n.figures.weighted_degree); }},
    Node{"page_rank", kNumber, [](const NodeRecord& n) -> Value { return rounded(n.figures.page_rank); }},
    Node{"betweenness", kNumber, [](const NodeRecord& n) -> Value { return rounded(n.figures.betweenness); }},
    Node{"core", kCount, [](const NodeRecord& n) -> Value { return int64_t{n.figures.core}; }},
    Node{"component", kCount, [](const NodeRecord& n) -> Value { return int64_t{n.figures.component}; }},
    Node{"community", kCount, [](const NodeRecord& n) -> Value { return int64_t{n.figures.community}; }},
    Node{"community_name", kText, [](const NodeRecord& n) { return text(n.community_name); }},
    Node{"aliases", ValueType::kTexts, aliases},
};

using Edge = Attribute<EdgeRecord>;
constexpr std::array kEdgeAttributes = {
    Edge{"predicate", kText, [](const EdgeRecord& e) { return text(e.predicate); }},
    Edge{"link_type", kText, [](const EdgeRecord& e) { return text(name_of(e.type)); }},
    Edge{"negated", ValueType::kTruth, [](const EdgeRecord& e) -> Value { return e.negated; }},
    Edge{"event", kText, [](const EdgeRecord& e) { return text(name_of(e.event)); }},
    Edge{"quadrant", kText, [](const EdgeRecord& e) { return text(name_of(e.quadrant())); }},
    Edge{"polarity", kNumber, [](const EdgeRecord& e) -> Value { return rounded(e.polarity); }},
    Edge{"mentions", kCount, [](const EdgeRecord& e) -> Value { return int64_t{e.mentions}; }},
    Edge{"articles", kCount, [](const EdgeRecord& e) -> Value { return int64_t{e.articles}; }},
    Edge{"asserted", kCount, [](const EdgeRecord& e) -> Value { return int64_t{e.asserted}; }},
    Edge{"attributed_share", kNumber,
         [](const EdgeRecord& e) -> Value {
           return rounded(e.mentions == 0 ? 0.0 : static_cast<double>(e.attributed) / e.mentions);
         }},
    Edge{"confidence", kNumber, [](const EdgeRecord& e) -> Value { return rounded(e.confidence); }},
    Edge{"stance", kText, [](const EdgeRecord& e) { return text(name_of(e.stance)); }},
    Edge{"cue", kText, [](const EdgeRecord& e) { return text(e.cue); }},
    Edge{"first_date", kText, [](const EdgeRecord& e) { return text(e.first_date); }},
    Edge{"last_date", kText, [](const EdgeRecord& e) { return text(e.last_date); }},
    Edge{"first_event_date", kText, [](const EdgeRecord& e) { return text(e.first_event_date); }},
    Edge{"last_event_date", kText, [](const EdgeRecord& e) { return text(e.last_event_date); }},
    Edge{"example", kText, [](const EdgeRecord& e) { return text(e.example); }},
    Edge{"example_article", kText, [](const EdgeRecord& e) { return text(e.example_article); }},
};

}  // namespace

std::span<const Attribute<NodeRecord>> node_attributes() { return kNodeAttributes; }
std::span<const Attribute<EdgeRecord>> edge_attributes() { return kEdgeAttributes; }

void write_text(TextOut& out, const Value& value, TextOut& (TextOut::*escaped)(std::string_view),
                std::string_view separator) {
  if (const auto* words = std::get_if<std::string_view>(&value)) {
    (out.*escaped)(*words);
  } else if (const auto* count = std::get_if<int64_t>(&value)) {
    out << *count;
  } else if (const auto* number = std::get_if<double>(&value)) {
    out << *number;
  } else if (const auto* truth = std::get_if<bool>(&value)) {
    out << *truth;
  } else if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    std::string joined;
    for (const std::string& part : *texts) (joined += joined.empty() ? "" : separator) += part;
    (out.*escaped)(joined);
  }
}

void write_json(TextOut& out, const Value& value) {
  const auto* texts = std::get_if<std::vector<std::string>>(&value);
  if (texts == nullptr) return write_text(out, value, &TextOut::quoted);
  out << '[';
  for (size_t i = 0; i < texts->size(); ++i) (out << (i == 0 ? "" : ",")).quoted((*texts)[i]);
  out << ']';
}

Colour colour_of(const EdgeRecord& edge) {
  if (edge.type != LinkType::kStatement) return link_colour(edge.quadrant(), edge.negated);
  switch (edge.stance) {
    case graph::Stance::kSupportive:
      return link_colour(graph::Quadrant::kVerbalCooperation, false);
    case graph::Stance::kCritical:
      return link_colour(graph::Quadrant::kVerbalConflict, false);
    case graph::Stance::kDemanding:
    case graph::Stance::kNone:
      break;
  }
  return link_colour(graph::Quadrant::kNone, false);
}

}  // namespace dramatis::exporting
