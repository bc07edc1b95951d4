// GEXF 1.2 (gexf.net) with time stamps, since Gephi reads it as it reads 1.3 and older readers know no 1.3:
// each actor carries the days of its articles, each edge the days of its evidence. Gephi reads time-stamp
// sets without complaint where overlapping intervals or spells abort its import; an element without any day
// stays visible at every time. Dates that are not whole days are left out for the same reason.
#include <set>
#include <string>
#include <vector>

#include "export/attributes.h"
#include "export/export.h"
#include "export/text.h"

namespace dramatis::exporting {
namespace {

const char* gexf_type(ValueType type) {
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
std::string timestamps(const Dates& dates) {
  std::string list;
  for (const std::string& date : dates)
    if (is_day(date)) list += (list.empty() ? "" : ", ") + date;
  return list.empty() ? "" : " timestamps=\"&lt;[" + list + "]&gt;\"";
}

template <typename Record>
void declare(std::ostream& out, std::string_view element, std::span<const Attribute<Record>> attributes) {
  out << "    <attributes class=\"" << element << "\" mode=\"static\">\n";
  for (const auto& attribute : attributes)
    out << "      <attribute id=\"" << attribute.name << "\" title=\"" << attribute.name << "\" type=\""
        << gexf_type(attribute.type) << "\"/>\n";
  out << "    </attributes>\n";
}

template <typename Record>
void write_values(std::ostream& out, const Record& record, std::span<const Attribute<Record>> attributes) {
  out << "        <attvalues>\n";
  for (const auto& attribute : attributes) {
    const std::string text = text_of(attribute.value(record));
    if (text.empty()) continue;
    out << "          <attvalue for=\"" << attribute.name << "\" value=\""
        << escape_xml(guard_from_gephi(text)) << "\"/>\n";
  }
  out << "        </attvalues>\n";
}

void write_colour(std::ostream& out, Colour colour) {
  out << "        <viz:color r=\"" << +colour.red << "\" g=\"" << +colour.green << "\" b=\"" << +colour.blue
      << "\"/>\n";
}

// None where edges stand on the days of their events: a day on which no article told of the actor would hide
// both it and the edge.
Result<std::set<std::string>> days_of(const Selection& selection, const std::string& actor) {
  std::set<std::string> days;
  if (selection.period().by_event_date) return days;
  const Status read = selection.view().for_each_article_of(actor, [&](const graph::ArticleInfo& article) {
    if (article.date && selection.period().contains(*article.date)) days.insert(*article.date);
    return true;
  });
  if (!read) return read.error();
  return days;
}

void write_node(std::ostream& out, const NodeRecord& node, const std::set<std::string>& days) {
  out << "      <node id=\"" << escape_xml(node.actor.id) << "\" label=\"" << escape_xml(node.label()) << "\""
      << timestamps(days) << ">\n";
  write_values(out, node, node_attributes());
  write_colour(out, node.colour);
  out << "        <viz:position x=\"" << text_of(node.position.x) << "\" y=\"" << text_of(node.position.y)
      << "\" z=\"0\"/>\n        <viz:size value=\"" << text_of(node.size) << "\"/>\n      </node>\n";
}

void write_edge(std::ostream& out, const EdgeRecord& record) {
  out << "      <edge id=\"" << record.id << "\" source=\"" << escape_xml(record.edge.key.subject)
      << "\" target=\"" << escape_xml(record.edge.key.object) << "\" type=\"directed\" kind=\""
      << escape_xml(record.kind) << "\" label=\"" << escape_xml(record.label) << "\" weight=\""
      << record.edge.evidence << "\"" << timestamps(record.dates) << ">\n";
  write_values(out, record, edge_attributes());
  write_colour(out, record.colour);
  out << "      </edge>\n";
}

}  // namespace

Status write_gexf(const Selection& selection, std::span<const Point> positions, std::ostream& out) {
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
  const Status nodes = for_each_node(selection, positions, [&](const NodeRecord& node) {
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
  const Status edges = for_each_edge(selection, [&](const EdgeRecord& edge) { write_edge(out, edge); });
  if (!edges) return edges;
  out << "    </edges>\n  </graph>\n</gexf>\n";
  return Ok{};
}

}  // namespace dramatis::exporting
