#include "store/rows/coding.h"
#include "store/rows/rows.h"

namespace dramatis::store {
namespace {

using graph::EdgeKey;
using graph::EdgeKind;

void write_edge(KeyWriter writer, const EdgeKey& edge) {
  writer.text(edge.subject)
      .byte(static_cast<uint8_t>(edge.kind))
      .text(edge.predicate)
      .text(edge.object)
      .byte(edge.negated ? 1 : 0);
}

EdgeKey read_edge(KeyReader& reader) {
  EdgeKey edge;
  edge.subject = reader.text();
  read_kind(reader, edge);
  edge.predicate = reader.text();
  edge.object = reader.text();
  read_negated(reader, edge);
  return edge;
}

std::string text_prefix(std::string_view text) {
  std::string key;
  KeyWriter(key).text(text);
  return key;
}

}  // namespace

void read_kind(KeyReader& reader, EdgeKey& edge) {
  const uint8_t kind = reader.byte();
  if (kind != static_cast<uint8_t>(EdgeKind::kRelation) && kind != static_cast<uint8_t>(EdgeKind::kRole))
    reader.fail();
  edge.kind = static_cast<EdgeKind>(kind);
}

void read_negated(KeyReader& reader, EdgeKey& edge) {
  const uint8_t negated = reader.byte();
  if (negated > 1) reader.fail();
  edge.negated = negated == 1;
}

std::string made_by_key(std::string_view article) { return "by/" + std::string(article); }

std::string alias_prefix(std::string_view folded_alias) { return text_prefix(folded_alias); }

std::string alias_key(const graph::AliasRow& row) {
  std::string key;
  KeyWriter(key).text(row.alias).last_text(row.actor);
  return key;
}

std::optional<graph::AliasRow> parse_alias_key(std::string_view key) {
  KeyReader reader(key);
  graph::AliasRow row;
  row.alias = reader.text();
  row.actor = reader.last_text();
  if (!reader.complete()) return std::nullopt;
  return row;
}

std::string edges_from_prefix(std::string_view subject) { return text_prefix(subject); }

std::string edge_key(const EdgeKey& edge) {
  std::string key;
  write_edge(KeyWriter(key), edge);
  return key;
}

std::optional<EdgeKey> parse_edge_key(std::string_view key) {
  KeyReader reader(key);
  EdgeKey edge = read_edge(reader);
  if (!reader.complete()) return std::nullopt;
  return edge;
}

std::string edges_to_prefix(std::string_view object) { return text_prefix(object); }

std::string edges_between_prefix(std::string_view subject, std::string_view object) {
  std::string key;
  KeyWriter(key).text(object).text(subject);
  return key;
}

std::string edge_in_key(const EdgeKey& edge) {
  std::string key;
  KeyWriter(key)
      .text(edge.object)
      .text(edge.subject)
      .byte(static_cast<uint8_t>(edge.kind))
      .text(edge.predicate)
      .byte(edge.negated ? 1 : 0);
  return key;
}

std::optional<EdgeKey> parse_edge_in_key(std::string_view key) {
  KeyReader reader(key);
  EdgeKey edge;
  edge.object = reader.text();
  edge.subject = reader.text();
  read_kind(reader, edge);
  edge.predicate = reader.text();
  read_negated(reader, edge);
  if (!reader.complete()) return std::nullopt;
  return edge;
}

std::string evidence_key(const graph::EvidenceRow& row) {
  std::string key;
  KeyWriter writer(key);
  write_edge(writer, row.edge);
  writer.text(row.evidence.date)
      .text(row.evidence.article)
      .fixed32(row.evidence.sentence)
      .fixed32(row.evidence.span.begin)
      .fixed32(row.evidence.span.end)
      .fixed32(row.ordinal);
  return key;
}

bool parse_evidence_key(std::string_view key, graph::EvidenceRow& row) {
  KeyReader reader(key);
  row.edge = read_edge(reader);
  row.evidence.date = reader.text();
  row.evidence.article = reader.text();
  row.evidence.sentence = reader.fixed32();
  row.evidence.span.begin = reader.fixed32();
  row.evidence.span.end = reader.fixed32();
  row.ordinal = reader.fixed32();
  return reader.complete();
}

std::string articles_of_prefix(std::string_view actor) { return text_prefix(actor); }

std::string article_of_key(std::string_view actor, const ArticlePlace& place) {
  std::string key;
  KeyWriter(key).text(actor).text(place.date).last_text(place.article);
  return key;
}

std::optional<ArticleOf> parse_article_of_key(std::string_view key) {
  KeyReader reader(key);
  ArticleOf row;
  row.actor = reader.text();
  row.place.date = reader.text();
  row.place.article = reader.last_text();
  if (!reader.complete()) return std::nullopt;
  return row;
}

std::string statement_key(const ArticlePlace& place, uint32_t position) {
  std::string key;
  KeyWriter(key).text(place.date).text(place.article).fixed32(position);
  return key;
}

bool parse_statement_key(std::string_view key, graph::StatementRecord& record) {
  KeyReader reader(key);
  record.date = reader.text();
  record.article = reader.text();
  record.position = reader.fixed32();
  return reader.complete();
}

std::string journal_key(uint32_t number) {
  std::string key;
  KeyWriter(key).fixed32(number);
  return key;
}

}  // namespace dramatis::store
