// GEXF 1.2 (gexf.net) with time stamps, since Gephi reads it as it reads 1.3 and older readers know no 1.3:
// each actor carries the days of its articles, each edge the days of its evidence. Gephi reads time-stamp
// sets without complaint where overlapping intervals or spells abort its import; an element without any day
// stays visible at every time. Dates that are not whole days are left out for the same reason.
#include <optional>
#include <set>
#include <string>

#include "export/attributes.h"
#include "export/export.h"

namespace dramatis::exporting {
namespace {

std::string_view gexf_type(ValueType type) {
  switch (type) {
    case ValueType::kCount:
      return "integer";
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

bool is_day(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  for (const size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
    if (date[i] < '0' || date[i] > '9') return false;
  return date.substr(0, 4) != "0000" && date.substr(5, 2) >= "01" && date.substr(5, 2) <= "12" &&
         date.substr(8) >= "01" && date.substr(8) <= "31";
}

template <typename Dates>
void write_timestamps(TextOut& out, const Dates& dates) {
  bool first = true;
  for (const std::string& date : dates) {
    if (!is_day(date)) continue;
    out << (first ? " timestamps=\"&lt;[" : ", ") << date;
    first = false;
  }
  if (!first) out << "]&gt;\"";
}

template <typename Record>
void declare(TextOut& out, std::string_view element, std::span<const Attribute<Record>> attributes) {
  out << "    <attributes class=\"" << element << "\" mode=\"static\">\n";
  for (const auto& attribute : attributes)
    out << "      <attribute id=\"" << attribute.name << "\" title=\"" << attribute.name << "\" type=\""
        << gexf_type(attribute.type) << "\"/>\n";
  out << "    </attributes>\n";
}

template <typename Record>
void write_values(TextOut& out, const Record& record, std::span<const Attribute<Record>> attributes) {
  static const std::vector<std::string> kOpenings =
      openings(attributes, [](TextOut& opening, const char* name) {
        opening << "          <attvalue for=\"" << name << "\" value=\"";
      });
  out << "        <attvalues>\n";
  for (size_t i = 0; i < attributes.size(); ++i) {
    const Value value = attributes[i].value(record);
    if (is_empty(value)) continue;
    out << kOpenings[i];
    write_text(out, value, &TextOut::xml_for_gephi);
    out << "\"/>\n";
  }
  out << "        </attvalues>\n";
}

void write_colour(TextOut& out, Colour colour) {
  out << "        <viz:color r=\"" << colour.red << "\" g=\"" << colour.green << "\" b=\"" << colour.blue
      << "\"/>\n";
}

// None where edges stand on the days of their events: a day on which no article told of the actor would hide
// both it and the edge.
Result<std::set<std::string>> days_of(const Selection& selection, const std::string& actor) {
  std::set<std::string> days;
  if (selection.filters().period.by_event_date) return days;
  const Status read = selection.view().for_each_article_of(actor, [&](const graph::ArticleInfo& article) {
    if (article.date && selection.filters().period.contains(*article.date)) days.insert(*article.date);
    return true;
  });
  if (!read) return read.error();
  return days;
}

void write_node(TextOut& out, const NodeRecord& node, const std::set<std::string>& days) {
  ((out << "      <node id=\"").xml(node.actor.id) << "\" label=\"").xml(node.label()) << '"';
  write_timestamps(out, days);
  out << ">\n";
  write_values(out, node, node_attributes());
  write_colour(out, node.look.colour);
  out << "        <viz:position x=\"" << node.look.position.x << "\" y=\"" << node.look.position.y
      << "\" z=\"0\"/>\n        <viz:size value=\"" << node.look.radius << "\"/>\n      </node>\n";
  out.end_record();
}

void write_edge(TextOut& out, const EdgeRecord& edge) {
  (out << "      <edge id=\"e" << edge.number << "\" source=\"").xml(edge.source) << "\" target=\"";
  (out.xml(edge.target) << "\" type=\"directed\" kind=\"").xml(edge.kind) << "\" label=\"";
  out.xml(edge.label) << "\" weight=\"" << edge.weight << '"';
  write_timestamps(out, edge.dates);
  out << ">\n";
  write_values(out, edge, edge_attributes());
  write_colour(out, colour_of(edge));
  out << "      </edge>\n";
  out.end_record();
}

}  // namespace

Status write_gexf(const Selection& selection, const Appearance& appearance, std::ostream& stream) {
  TextOut out(stream);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" "
         "version=\"1.2\">\n"
         "  <meta><creator>dramatis</creator></meta>\n"
         "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" "
         "timerepresentation=\"timestamp\">\n";
  declare(out, "node", node_attributes());
  declare(out, "edge", edge_attributes());
  out << "    <nodes>\n";
  std::optional<Error> failure;
  const Status nodes = for_each_node(selection, appearance, [&](const NodeRecord& node) {
    if (failure) return;
    const auto days = days_of(selection, node.actor.id);
    if (days)
      write_node(out, node, *days);
    else
      failure = days.error();
  });
  if (failure) return *failure;
  if (!nodes) return nodes;
  out << "    </nodes>\n    <edges>\n";
  const Status edges = for_each_link(selection, [&](const EdgeRecord& edge) { write_edge(out, edge); });
  if (!edges) return edges;
  out << "    </edges>\n  </graph>\n</gexf>\n";
  return Ok{};
}

}  // namespace dramatis::exporting
