// The walks of a StoreView that follow a table of places: ranked edges and actors, statements, evidence
// either way.
#include <algorithm>
#include <iterator>
#include <set>

#include "graph/alias.h"
#include "store/rows/coding.h"
#include "store/rows/order_rows.h"
#include "store/rows/rows.h"
#include "store/rows/sealed_rows.h"
#include "store/store_view.h"

namespace dramatis::store {

using namespace graph;

namespace {

// Passes on what comes ordered by bucket, each bucket in the order of `before`. What shares a bucket of one
// figure is in order already; the few of a wide one are held back and sorted.
template <typename T, typename Before>
class BucketSorter {
 public:
  BucketSorter(Before before, const std::function<bool(const T&)>& visit) : before_(before), visit_(visit) {}

  // False when the visitor wants no more.
  bool add(uint8_t bucket, T item) {
    if (bucket != bucket_ && !finish()) return false;
    bucket_ = bucket;
    if (is_exact(bucket)) return visit_(item);
    held_.push_back(std::move(item));
    return true;
  }

  bool finish() {
    std::sort(held_.begin(), held_.end(), before_);
    const bool wanted = std::all_of(held_.begin(), held_.end(), visit_);
    held_.clear();
    return wanted;
  }

 private:
  Before before_;
  const std::function<bool(const T&)>& visit_;
  uint8_t bucket_ = 0xFF;
  std::vector<T> held_;
};

}  // namespace

Status StoreView::visit_ranked_edges(std::string_view actor, EdgeEnd end, EdgeOrder order,
                                     const EdgeVisitor& visit) const {
  const auto before = [order](const Edge& a, const Edge& b) { return comes_before(order, a, b); };
  BucketSorter<Edge, decltype(before)> sorter(before, visit);
  bool wanted = true;
  const auto visit_row = [&](std::string_view key, std::string_view) -> Result<bool> {
    const auto ranked = parse_rank_key(key, actor, end, order);
    if (!ranked) return corrupt_row(Table::kRanks, key, kNonsense);
    const auto tally = edge_tally(ranked->key);
    if (!tally) return tally.error();
    if (!*tally) return corrupt_row(Table::kRanks, key, "there is no such edge");
    wanted = sorter.add(ranked->bucket, edge_of(ranked->key, **tally));
    return wanted;
  };
  const std::string prefix = rank_prefix(actor, end, order);
  const Status read = order == EdgeOrder::kStrongest
                          ? for_each_payload(reader_, Table::kRanks, prefix, visit_row)
                          : for_each_payload_backwards(reader_, Table::kRanks, prefix, visit_row);
  if (read && wanted) (void)sorter.finish();
  return read;
}

Status StoreView::for_each_edge_of(std::string_view actor, EdgeEnd end, EdgeOrder order,
                                   const EdgeVisitor& visit) const {
  if (level_ != EvidenceLevel::kUsual) return GraphView::for_each_edge_of(actor, end, order, visit);
  return visit_ranked_edges(actor, end, order, visit);
}

Status StoreView::visit_tallies_by_mentions(const TallyVisitor& visit) const {
  const auto before = [](const TalliedActor& a, const TalliedActor& b) {
    return more_mentioned(a.node, b.node);
  };
  BucketSorter<TalliedActor, decltype(before)> sorter(before, visit);
  bool wanted = true;
  const Status read = for_each_payload(
      reader_, Table::kRanks, mentions_prefix(), [&](std::string_view key, std::string_view) -> Result<bool> {
        const auto ranked = parse_mentions_key(key);
        if (!ranked) return corrupt_row(Table::kRanks, key, kNonsense);
        auto tally = actor_tally(ranked->id);
        if (!tally) return tally.error();
        if (!*tally) return corrupt_row(Table::kRanks, key, "there is no such actor");
        wanted = sorter.add(ranked->bucket, {node_of(ranked->id, **tally), std::move(**tally)});
        return wanted;
      });
  if (read && wanted) (void)sorter.finish();
  return read;
}

Status StoreView::for_each_actor_by_mentions(const ActorVisitor& visit) const {
  return visit_tallies_by_mentions([&](const TalliedActor& actor) { return visit(actor.node); });
}

Result<std::vector<ActorNode>> StoreView::nodes_of(const std::set<std::string>& ids) const {
  std::vector<ActorNode> nodes;
  for (const std::string& id : ids) {
    auto node = actor(id);
    if (!node) return node.error();
    if (!*node) return corrupt("table aliases: there is no actor '" + printable(id) + "'");
    nodes.push_back(std::move(**node));
  }
  return nodes;
}

// Names that begin so are neighbours. Where there are more of them than it is worth to look at, those of the
// most mentioned actors are looked at, too.
Result<std::vector<ActorNode>> StoreView::actors_by_alias_prefix(std::string_view prefix,
                                                                 size_t limit) const {
  constexpr size_t kMostNames = 1000, kMostActors = 1000;
  const std::string folded = fold_alias(prefix);
  const std::string begin = alias_prefix(folded);
  const std::string_view open_end = std::string_view(begin).substr(0, begin.size() - kTextEnd.size());
  std::set<std::string> ids;
  size_t names = 0;
  const Status status = for_each_payload(reader_, Table::kAliases, open_end,
                                         [&](std::string_view key, std::string_view) -> Result<bool> {
                                           auto row = parse_alias_key(key);
                                           if (!row) return corrupt_row(Table::kAliases, key, kNonsense);
                                           ids.insert(std::move(row->actor));
                                           return ++names < kMostNames;
                                         });
  if (!status) return status.error();
  std::vector<ActorNode> found;
  if (names == kMostNames) {
    const auto begins_so = [&](const auto& name) { return fold_alias(name.first).starts_with(folded); };
    const auto has_such = [&](const auto& counts) {
      return std::any_of(counts.begin(), counts.end(), begins_so);
    };
    size_t seen = 0;
    const Status walked = visit_tallies_by_mentions([&](const TalliedActor& actor) {
      if (has_such(actor.tally.names) || has_such(actor.tally.aliases)) {
        ids.erase(actor.node.id);
        found.push_back(actor.node);
      }
      return ++seen < kMostActors && found.size() < limit;
    });
    if (!walked) return walked.error();
    if (found.size() >= limit) return found;
  }
  auto others = nodes_of(ids);
  if (!others) return others;
  std::move(others->begin(), others->end(), std::back_inserter(found));
  std::sort(found.begin(), found.end(), more_mentioned);
  if (found.size() > limit) found.resize(limit);
  return found;
}

Status StoreView::visit_evidence(const EdgeKey& edge, TimeOrder order, const EvidenceVisitor& visit) const {
  std::string article, report;  // of the row before: those of an article are neighbours
  const auto visit_row = [&](std::string_view key, std::string_view payload) -> Result<bool> {
    auto row = decode_evidence(key, payload);
    if (!row) return corrupt_row(Table::kEvidence, key, kNonsense);
    Evidence& evidence = row->evidence;
    if (!counts_at(level_, evidence.confidence)) return true;
    if (evidence.article != article || report.empty()) {
      const auto of = report_of(evidence.article);
      if (!of) return of.error();
      article = evidence.article;
      report = *of ? (*of)->first : article;
    }
    evidence.report = report;
    return visit(evidence);
  };
  if (order == TimeOrder::kOldestFirst)
    return for_each_payload(reader_, Table::kEvidence, edge_key(edge), visit_row);
  return for_each_payload_backwards(reader_, Table::kEvidence, edge_key(edge), visit_row);
}

Status StoreView::for_each_evidence(const EdgeKey& key, const EvidenceVisitor& visit) const {
  return visit_evidence(key, TimeOrder::kOldestFirst, visit);
}

Status StoreView::for_each_evidence_newest_first(const EdgeKey& key, const EvidenceVisitor& visit) const {
  return visit_evidence(key, TimeOrder::kNewestFirst, visit);
}

Result<StatementRecord> StoreView::statement_at(const ArticlePlace& place, uint32_t position) const {
  const std::string key = statement_key(place, position);
  auto record = get_decoded(reader_, Table::kStatements, key,
                            [&](std::string_view bytes) { return decode_statement(key, bytes); });
  if (!record) return record.error();
  if (!*record) return corrupt_row(Table::kStatements, key, "the row is missing");
  return std::move(**record);
}

Status StoreView::visit_all_statements(TimeOrder order, const StatementVisitor& visit) const {
  const auto visit_row = [&](std::string_view key, std::string_view payload) -> Result<bool> {
    const auto record = decode_statement(key, payload);
    if (!record) return corrupt_row(Table::kStatements, key, kNonsense);
    return !counts_at(level_, record->statement.confidence) || visit(*record);
  };
  if (order == TimeOrder::kOldestFirst) return for_each_payload(reader_, Table::kStatements, "", visit_row);
  return for_each_payload_backwards(reader_, Table::kStatements, "", visit_row);
}

Status StoreView::for_each_statement(const StatementVisitor& visit) const {
  return visit_all_statements(TimeOrder::kOldestFirst, visit);
}

Status StoreView::for_each_statement_of(const StatementSelection& selection,
                                        const StatementVisitor& visit) const {
  const auto& [speaker, about, order] = selection;
  if (!speaker && !about) return visit_all_statements(order, visit);
  const std::string prefix = said_prefix(speaker, about);
  const auto visit_row = [&](std::string_view key, std::string_view) -> Result<bool> {
    const auto said = parse_said_key(key, prefix);
    if (!said) return corrupt_row(Table::kSaid, key, kNonsense);
    const auto record = statement_at(said->place, said->position);
    if (!record) return record.error();
    return !counts_at(level_, record->statement.confidence) || visit(*record);
  };
  if (order == TimeOrder::kOldestFirst) return for_each_payload(reader_, Table::kSaid, prefix, visit_row);
  return for_each_payload_backwards(reader_, Table::kSaid, prefix, visit_row);
}

}  // namespace dramatis::store
