// N-Quads (w3.org/TR/n-quads). The default graph describes the actors, and the links as things of their own
// (subject, object, predicate, figures). What a source tells stands in the named graph of that source: for
// each link the triple itself, actor - predicate - actor, and the sentences that support it. A source is what
// the article names as such, else the article. Names are urn:dramatis:...; what a source tells not to be has
// a predicate of its own, urn:dramatis:not:..., so that no triple says the opposite of its sentence.
#include <map>
#include <optional>
#include <set>
#include <string>

#include "export/attributes.h"
#include "export/export.h"

namespace dramatis::exporting {
namespace {

constexpr std::string_view kTypeOf = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
constexpr std::string_view kLabel = "<http://www.w3.org/2000/01/rdf-schema#label>";
constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";

// "<urn:dramatis:actor:norland>", whatever bytes the name has (RFC 3986).
std::string iri(std::string_view kind, std::string_view name) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text = "<urn:dramatis:";
  text += kind;
  text += ':';
  for (const char c : name) {
    const auto byte = static_cast<uint8_t>(c);
    const bool letter = (byte | 32) >= 'a' && (byte | 32) <= 'z';
    if (letter || (byte >= '0' && byte <= '9') || c == '-' || c == '.' || c == '_') {
      text += c;
    } else if (c == ' ') {
      text += '_';
    } else {
      text += '%';
      text += kDigits[byte >> 4];
      text += kDigits[byte & 15];
    }
  }
  text += '>';
  return text;
}

std::string link_iri(uint32_t link) { return "<urn:dramatis:link:e" + std::to_string(link) + ">"; }

std::string_view xsd_type(ValueType type) {
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
  return "";
}

template <typename Record>
void write_values(TextOut& out, const std::string& subject, const Record& record,
                  std::span<const Attribute<Record>> attributes) {
  const auto open = [&](const char* name) -> TextOut& {
    return out << subject << " <urn:dramatis:" << name << "> ";
  };
  for (const auto& attribute : attributes) {
    const Value value = attribute.value(record);
    if (is_empty(value)) continue;
    if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
      for (const std::string& text : *texts) open(attribute.name).quoted(text) << " .\n";
    } else if (attribute.type == ValueType::kText) {
      write_text(open(attribute.name), value, &TextOut::quoted);
      out << " .\n";
    } else {
      write_text(open(attribute.name) << '"', value, &TextOut::quoted);
      out << "\"^^<" << kXsd << xsd_type(attribute.type) << "> .\n";
    }
  }
}

void write_link(TextOut& out, const EdgeRecord& edge) {
  const std::string link = link_iri(edge.number);
  out << link << ' ' << kTypeOf << " <urn:dramatis:"
      << (edge.type == LinkType::kRole        ? "Role"
          : edge.type == LinkType::kStatement ? "Statements"
                                              : "Relation")
      << "> .\n";
  (out << link << ' ' << kLabel << ' ').quoted(edge.label) << " .\n";
  out << link << " <urn:dramatis:subject> " << iri("actor", edge.source) << " .\n";
  out << link << " <urn:dramatis:object> " << iri("actor", edge.target) << " .\n";
  out << link << " <urn:dramatis:weight> \"" << edge.weight << "\"^^<" << kXsd << "integer> .\n";
  write_values(out, link, edge, edge_attributes());
  out.end_record();
}

// The graph of an article's source.
class Sources {
 public:
  explicit Sources(const graph::GraphView& view) : view_(view) {}

  Result<std::string> graph_of(const std::string& article) {
    if (article == last_article_) return last_graph_;
    const auto info = view_.article(article);
    if (!info) return info.error();
    last_article_ = article;
    last_graph_ = *info && (**info).source ? iri("source", *(**info).source) : iri("article", article);
    return last_graph_;
  }

 private:
  const graph::GraphView& view_;
  std::string last_article_, last_graph_;  // evidence of one article comes in a row
};

// In the graph of each source: the triple once, and each sentence.
class Told {
 public:
  Told(TextOut& out, const graph::GraphView& view) : out_(out), sources_(view) {}

  void begin(std::string triple, uint32_t link) {
    triple_ = std::move(triple);
    link_ = link_iri(link);
    told_by_.clear();
  }
  Status sentence(const std::string& article, const std::string& text) {
    const auto graph = sources_.graph_of(article);
    if (!graph) return graph.error();
    if (told_by_.insert(*graph).second) out_ << triple_ << ' ' << *graph << " .\n";
    (out_ << link_ << " <urn:dramatis:sentence> ").quoted(one_line(text)) << ' ' << *graph << " .\n";
    out_.end_record();
    return Ok{};
  }

 private:
  TextOut& out_;
  Sources sources_;
  std::string triple_, link_;
  std::set<std::string> told_by_;
};

Status write_told(const Selection& selection, TextOut& out) {
  Told told(out, selection.view());
  const auto ends = [&](uint32_t link, const std::string& predicate) {
    return iri("actor", selection.id(selection.links()[link].source)) + " " + predicate + " " +
           iri("actor", selection.id(selection.links()[link].target));
  };
  const Status edges = selection.for_each_edge([&](uint32_t link, const graph::Edge& edge) -> Status {
    const bool role = edge.key.kind == graph::EdgeKind::kRole;
    told.begin(ends(link, iri(edge.key.negated ? "not" : role ? "role" : "does", edge.key.predicate)), link);
    std::optional<Error> failure;
    const Status read = selection.view().for_each_evidence(edge.key, [&](const graph::Evidence& evidence) {
      if (!selection.filters().period.contains(evidence)) return true;
      const Status written = told.sentence(evidence.article, evidence.sentence_text);
      if (!written) failure = written.error();
      return written.ok();
    });
    if (failure) return *failure;
    return read;
  });
  if (!edges) return edges;
  std::optional<Error> failure;
  const Status statements =
      selection.for_each_statement([&](uint32_t link, const graph::StatementRecord& record) {
        told.begin(ends(link, "<urn:dramatis:speaks_about>"), link);
        if (const Status written = told.sentence(record.article, record.sentence_text); !written)
          failure = written.error();
      });
  if (failure) return *failure;
  return statements;
}

}  // namespace

Status write_nquads(const Selection& selection, const Appearance& appearance, std::ostream& stream) {
  TextOut out(stream);
  const Status nodes = for_each_node(selection, appearance, [&](const NodeRecord& node) {
    const std::string actor = iri("actor", node.actor.id);
    out << actor << ' ' << kTypeOf << " <urn:dramatis:Actor> .\n";
    (out << actor << ' ' << kLabel << ' ').quoted(node.label()) << " .\n";
    write_values(out, actor, node, node_attributes());
    out.end_record();
  });
  if (!nodes) return nodes;
  const Status links = for_each_link(selection, [&](const EdgeRecord& edge) { write_link(out, edge); });
  if (!links) return links;
  return write_told(selection, out);
}

}  // namespace dramatis::exporting
