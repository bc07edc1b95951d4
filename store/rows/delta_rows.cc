#include "store/rows/delta_rows.h"

#include <set>

#include "store/rows/claims_codec.h"
#include "store/rows/order_rows.h"
#include "store/rows/report_rows.h"
#include "store/rows/rows.h"
#include "store/rows/sealed_rows.h"
#include "store/rows/sum_rows.h"

namespace dramatis::store {
namespace {

using namespace graph;

// Seals rows into a batch.
class RowSink {
 public:
  explicit RowSink(Batch& batch) : batch_(batch) {}

  template <typename T>
  void put(Table table, std::string_view key, const T& value) {
    put_with(table, key, value, [](const T& from, std::string& out) { encode(from, out); });
  }

  template <typename T, typename Encode>
  void put_with(Table table, std::string_view key, const T& value, Encode encode_value) {
    payload_.clear();
    encode_value(value, payload_);
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

  void add(std::string_view key, const Sum& change) {
    payload_.clear();
    encode(change, payload_);
    seal(Table::kSums, key, payload_);
    batch_.add(Table::kSums, key, payload_);
  }

  void erase(Table table, std::string_view key) { batch_.erase(table, key); }

 private:
  Batch& batch_;
  std::string payload_;
};

void erase_share(const ArticleShare& share, RowSink& sink) {
  const ArticlePlace place{share.date, share.article};
  sink.erase(Table::kArticles, share.article);
  sink.erase(Table::kInfos, share.article);
  for (const auto& [id, tally] : share.actors) sink.erase(Table::kArticlesOf, article_of_key(id, place));
  for (const EvidenceRow& row : share.evidence) sink.erase(Table::kEvidence, evidence_key(row));
  for (const StatementRecord& record : share.statements) {
    sink.erase(Table::kStatements, statement_key(place, record.position));
    for (const std::string& key : said_keys(record)) sink.erase(Table::kSaid, key);
  }
}

void put_share(const ArticleShare& share, const ArticleClaims& claims, RowSink& sink) {
  const ArticlePlace place{share.date, share.article};
  sink.put(Table::kArticles, share.article, claims);
  sink.put(Table::kInfos, share.article, claims.article);
  for (const auto& [id, tally] : share.actors) sink.put_mark(Table::kArticlesOf, article_of_key(id, place));
  for (const EvidenceRow& row : share.evidence) sink.put(Table::kEvidence, evidence_key(row), row.evidence);
  for (const StatementRecord& record : share.statements) {
    sink.put(Table::kStatements, statement_key(place, record.position), record);
    for (const std::string& key : said_keys(record)) sink.put_mark(Table::kSaid, key);
  }
}

// Rows that say all in their keys: out with those of before, in with those of after, if they differ.
void move_marks(Table table, const std::set<std::string>& before, const std::set<std::string>& after,
                RowSink& sink) {
  for (const std::string& key : before)
    if (!after.contains(key)) sink.erase(table, key);
  for (const std::string& key : after)
    if (!before.contains(key)) sink.put_mark(table, key);
}

void write_actor(const std::string& id, const Change<ActorTally>& change, RowSink& sink) {
  sink.put_or_erase(Table::kActors, id, change.after);
  const auto marks = [&](const std::optional<ActorTally>& tally) {
    return tally ? std::set{mentions_key(id, tally->mentions)} : std::set<std::string>();
  };
  move_marks(Table::kRanks, marks(change.before), marks(change.after), sink);
}

void write_edge(const EdgeKey& key, const Change<EdgeTallies>& change, RowSink& sink) {
  sink.put_or_erase(Table::kEdges, edge_key(key), change.after);
  if (!change.after)
    sink.erase(Table::kEdgesIn, edge_in_key(key));
  else if (!change.before)
    sink.put_mark(Table::kEdgesIn, edge_in_key(key));
  const auto marks = [&](const std::optional<EdgeTallies>& tallies) {
    return tallies ? rank_keys(key, tallies->usual) : std::set<std::string>();
  };
  move_marks(Table::kRanks, marks(change.before), marks(change.after), sink);
}

void write_reports(const GraphDelta& delta, RowSink& sink) {
  for (const auto& [name, group] : delta.groups)
    sink.put_or_erase(Table::kReports, report_group_key(name), group);
  for (const auto& [article, report] : delta.reports)
    sink.put_or_erase(Table::kReports, report_of_key(article), report);
  for (const auto& [band, article] : delta.bands) {
    if (article)
      sink.put_with(Table::kBands, band_key(band), *article, encode_text);
    else
      sink.erase(Table::kBands, band_key(band));
  }
}

}  // namespace

void write_delta(const GraphDelta& delta, Batch& batch) {
  RowSink sink(batch);
  if (delta.removed) erase_share(*delta.removed, sink);
  if (delta.added) put_share(*delta.added, *delta.claims, sink);
  for (const auto& [id, change] : delta.actors) write_actor(id, change, sink);
  for (const auto& [key, change] : delta.edges) write_edge(key, change, sink);
  write_reports(delta, sink);
  for (const auto& [key, change] : sum_changes(delta))
    if (!is_zero(change)) sink.add(key, change);
  for (const AliasRow& row : delta.aliases_removed) sink.erase(Table::kAliases, alias_key(row));
  for (const AliasRow& row : delta.aliases_added) sink.put_mark(Table::kAliases, alias_key(row));
  sink.put(Table::kMeta, kCountsKey, delta.counts);
}

void write_made_by(std::string_view article, std::string_view made_by, Batch& batch) {
  RowSink sink(batch);
  const std::string key = made_by_key(article);
  if (made_by.empty())
    sink.erase(Table::kMeta, key);
  else
    sink.put_with(Table::kMeta, key, std::string(made_by), encode_text);
}

}  // namespace dramatis::store
