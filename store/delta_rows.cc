#include "store/delta_rows.h"

#include "store/claims_codec.h"
#include "store/rows.h"
#include "store/sealed_rows.h"

namespace dramatis::store {
namespace {

using namespace graph;

// Seals rows into a batch.
class RowSink {
 public:
  explicit RowSink(Batch& batch) : batch_(batch) {}

  template <typename T>
  void put(Table table, std::string_view key, const T& value) {
    payload_.clear();
    encode(value, payload_);
    seal(table, key, payload_);
    batch_.put(table, key, payload_);
  }

  void put_mark(Table table, std::string_view key) {  // a row that says all in its key
    payload_.clear();
    seal(table, key, payload_);
    batch_.put(table, key, payload_);
  }

  template <typename T>
  void put_or_erase(Table table, std::string_view key, const std::optional<T>& value) {
    if (value) {
      put(table, key, *value);
    } else {
      erase(table, key);
    }
  }

  void erase(Table table, std::string_view key) { batch_.erase(table, key); }

 private:
  Batch& batch_;
  std::string payload_;
};

void erase_share(const ArticleShare& share, RowSink& sink) {
  const ArticlePlace place{share.date, share.article};
  sink.erase(Table::kArticles, share.article);
  for (const auto& [id, tally] : share.actors) sink.erase(Table::kArticlesOf, article_of_key(id, place));
  for (const EvidenceRow& row : share.evidence) sink.erase(Table::kEvidence, evidence_key(row));
  for (const StatementRecord& record : share.statements)
    sink.erase(Table::kStatements, statement_key(place, record.position));
}

void put_share(const ArticleShare& share, const ArticleClaims& claims, RowSink& sink) {
  const ArticlePlace place{share.date, share.article};
  sink.put(Table::kArticles, share.article, claims);
  for (const auto& [id, appearance] : appearances_in(share))
    sink.put(Table::kArticlesOf, article_of_key(id, place), appearance);
  for (const EvidenceRow& row : share.evidence) sink.put(Table::kEvidence, evidence_key(row), row.evidence);
  for (const StatementRecord& record : share.statements)
    sink.put(Table::kStatements, statement_key(place, record.position), record);
}

}  // namespace

void write_delta(const GraphDelta& delta, Batch& batch) {
  RowSink sink(batch);
  if (delta.removed) erase_share(*delta.removed, sink);
  if (delta.added) put_share(*delta.added, *delta.claims, sink);
  for (const auto& [id, tally] : delta.actors) sink.put_or_erase(Table::kActors, id, tally);
  for (const auto& [key, tally] : delta.edges) {
    sink.put_or_erase(Table::kEdges, edge_key(key), tally);
    if (!tally) {
      sink.erase(Table::kEdgesIn, edge_in_key(key));
    } else if (tally->articles == 1) {  // else the row is there already
      sink.put_mark(Table::kEdgesIn, edge_in_key(key));
    }
  }
  for (const AliasRow& row : delta.aliases_removed) sink.erase(Table::kAliases, alias_key(row));
  for (const AliasRow& row : delta.aliases_added) sink.put_mark(Table::kAliases, alias_key(row));
  sink.put(Table::kMeta, kCountsKey, delta.counts);
}

void write_evidence(const std::vector<EvidenceRow>& rows, Batch& batch) {
  RowSink sink(batch);
  for (const EvidenceRow& row : rows) sink.put(Table::kEvidence, evidence_key(row), row.evidence);
}

}  // namespace dramatis::store
