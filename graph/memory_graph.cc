#include "graph/memory_graph.h"

#include <algorithm>

#include "graph/alias.h"
#include "graph/merge.h"

namespace dramatis::graph {
namespace {

template <typename Index, typename Entry>
void erase_from(Index& index, const std::string& key, const Entry& entry) {
  const auto found = index.find(key);
  if (found == index.end()) return;
  found->second.erase(entry);
  if (found->second.empty()) index.erase(found);
}

template <typename Map>
void put_or_erase(Map& map, const typename Map::key_type& key,
                  const std::optional<typename Map::mapped_type>& value) {
  if (value)
    map.insert_or_assign(key, *value);
  else
    map.erase(key);
}

template <typename Map, typename Key>
auto find_copy(const Map& map, const Key& key) -> std::optional<typename Map::mapped_type> {
  const auto found = map.find(key);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

}  // namespace

Result<MergeOutcome> MemoryGraph::add(const ArticleClaims& claims) {
  const auto delta = merge(*this, claims);
  if (!delta) return delta.error();
  apply(*delta);
  return delta->outcome;
}

Result<MergeOutcome> MemoryGraph::remove(std::string_view article) {
  const auto delta = unmerge(*this, article);
  if (!delta) return delta.error();
  apply(*delta);
  return delta->outcome;
}

void MemoryGraph::apply(const GraphDelta& delta) {
  if (delta.outcome == MergeOutcome::kUnchanged) return;
  if (delta.removed) take_out(*delta.removed);
  if (delta.added) {
    put_in(*delta.added);
    articles_.insert_or_assign(delta.added->article, *delta.claims);
  }
  for (const auto& [id, change] : delta.actors) put_or_erase(actors_, id, change.after);
  for (const auto& [key, change] : delta.edges) {
    put_or_erase(edges_, key, change.after);
    if (change.after)
      edges_to_[key.object].insert(key);
    else
      erase_from(edges_to_, key.object, key);
  }
  for (const auto& [name, group] : delta.groups) put_or_erase(groups_, name, group);
  for (const auto& [article, report] : delta.reports) put_or_erase(reports_, article, report);
  for (const auto& [band, article] : delta.bands) put_or_erase(bands_, band, article);
  for (const AliasRow& row : delta.aliases_removed) aliases_.erase(row);
  aliases_.insert(delta.aliases_added.begin(), delta.aliases_added.end());
  counts_ = delta.counts;
}

MemoryGraph::EvidenceOrder MemoryGraph::order_of(const EvidenceRow& row) {
  return {{row.evidence.date, row.evidence.article}, row.evidence.sentence, row.evidence.span, row.ordinal};
}

MemoryGraph::StatementOrder MemoryGraph::order_of(const StatementRecord& record) {
  return {{record.date, record.article}, record.position};
}

void MemoryGraph::take_out(const ArticleShare& share) {
  articles_.erase(share.article);
  for (const auto& [id, tally] : share.actors)
    erase_from(articles_of_, id, ArticleOrder{share.date, share.article});
  for (const EvidenceRow& row : share.evidence) {
    const auto found = evidence_.find(row.edge);
    if (found == evidence_.end()) continue;
    found->second.erase(order_of(row));
    if (found->second.empty()) evidence_.erase(found);
  }
  for (const StatementRecord& record : share.statements) {
    const StatementOrder order = order_of(record);
    statements_.erase(order);
    if (record.statement.speaker) erase_from(statements_by_, *record.statement.speaker, order);
    for (const std::string& id : record.statement.about) erase_from(statements_about_, id, order);
  }
}

void MemoryGraph::put_in(const ArticleShare& share) {
  for (const auto& [id, tally] : share.actors) articles_of_[id].insert({share.date, share.article});
  for (const EvidenceRow& row : share.evidence)
    evidence_[row.edge].insert_or_assign(order_of(row), row.evidence);
  for (const StatementRecord& record : share.statements) {
    const StatementOrder order = order_of(record);
    statements_.insert_or_assign(order, record);
    if (record.statement.speaker) statements_by_[*record.statement.speaker].insert(order);
    for (const std::string& id : record.statement.about) statements_about_[id].insert(order);
  }
}

Result<std::optional<ActorNode>> MemoryGraph::actor(std::string_view id) const {
  const auto found = actors_.find(id);
  if (found == actors_.end()) return std::optional<ActorNode>();
  return std::optional(node_of(found->first, found->second));
}

Result<std::optional<ActorTally>> MemoryGraph::actor_tally(std::string_view id) const {
  return find_copy(actors_, id);
}

Result<std::optional<EdgeTallies>> MemoryGraph::edge_tallies(const EdgeKey& key) const {
  return find_copy(edges_, key);
}

Result<std::optional<ReportOf>> MemoryGraph::report_of(std::string_view article) const {
  return find_copy(reports_, article);
}

Result<std::optional<ReportGroup>> MemoryGraph::report_group(std::string_view name) const {
  return find_copy(groups_, name);
}

Result<std::optional<std::string>> MemoryGraph::article_with(const TextBand& band) const {
  return find_copy(bands_, band);
}

Result<DateRange> MemoryGraph::dates_without(std::string_view article, std::string_view actor) const {
  DateRange dates;
  const auto found = articles_of_.find(actor);
  if (found == articles_of_.end()) return dates;
  for (const ArticleOrder& order : found->second)
    if (order.article != article) dates.include(order.date);
  return dates;
}

Result<DateRange> MemoryGraph::dates_without(std::string_view article, const EdgeKey& edge,
                                             EvidenceLevel level) const {
  DateRange dates;
  const auto found = evidence_.find(edge);
  if (found == evidence_.end()) return dates;
  for (const auto& [order, evidence] : found->second)
    if (evidence.article != article && counts_at(level, evidence.confidence)) dates.include(evidence.date);
  return dates;
}

Result<std::vector<std::string>> MemoryGraph::actors_by_alias(std::string_view alias) const {
  const std::string folded = fold_alias(alias);
  std::vector<std::string> ids;
  for (auto row = aliases_.lower_bound({folded, ""}); row != aliases_.end() && row->alias == folded; ++row)
    ids.push_back(row->actor);
  return ids;
}

Result<std::vector<ActorNode>> MemoryGraph::actors_by_alias_prefix(std::string_view prefix,
                                                                   size_t limit) const {
  const std::string folded = fold_alias(prefix);
  std::set<std::string> ids;
  for (auto row = aliases_.lower_bound({folded, ""}); row != aliases_.end() && row->alias.starts_with(folded);
       ++row)
    ids.insert(row->actor);
  std::vector<ActorNode> found;
  for (const std::string& id : ids) found.push_back(node_of(id, actors_.at(id)));
  std::sort(found.begin(), found.end(), more_mentioned);
  if (found.size() > limit) found.resize(limit);
  return found;
}

Result<std::optional<ArticleInfo>> MemoryGraph::article(std::string_view id) const {
  const auto found = articles_.find(id);
  if (found == articles_.end()) return std::optional<ArticleInfo>();
  return std::optional(found->second.article);
}

Result<std::optional<ArticleClaims>> MemoryGraph::claims(std::string_view article) const {
  return find_copy(articles_, article);
}

Status MemoryGraph::for_each_actor(const ActorVisitor& visit) const {
  for (const auto& [id, tally] : actors_)
    if (!visit(node_of(id, tally))) break;
  return Ok{};
}

Status MemoryGraph::for_each_edge(const EdgeVisitor& visit) const {
  for (const auto& [key, tallies] : edges_)
    if (!visit(edge_of(key, tallies.all))) break;
  return Ok{};
}

Status MemoryGraph::for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const {
  const EdgeKey first{std::string(subject), EdgeKind{0}, "", "", false};
  for (auto edge = edges_.lower_bound(first); edge != edges_.end() && edge->first.subject == subject; ++edge)
    if (!visit(edge_of(edge->first, edge->second.all))) break;
  return Ok{};
}

Status MemoryGraph::for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const {
  const auto found = edges_to_.find(object);
  if (found == edges_to_.end()) return Ok{};
  for (const EdgeKey& key : found->second)
    if (!visit(edge_of(key, edges_.at(key).all))) break;
  return Ok{};
}

Status MemoryGraph::for_each_evidence(const EdgeKey& key, const EvidenceVisitor& visit) const {
  const auto found = evidence_.find(key);
  if (found == evidence_.end()) return Ok{};
  for (const auto& [order, stored] : found->second) {
    Evidence evidence = stored;
    if (const auto report = reports_.find(evidence.article); report != reports_.end())
      evidence.report = report->second.first;
    if (!visit(evidence)) break;
  }
  return Ok{};
}

Status MemoryGraph::for_each_statement(const StatementVisitor& visit) const {
  for (const auto& [order, record] : statements_)
    if (!visit(record)) break;
  return Ok{};
}

Status MemoryGraph::visit_statements(const StatementIndex& index, std::string_view actor,
                                     const StatementVisitor& visit) const {
  const auto found = index.find(actor);
  if (found == index.end()) return Ok{};
  for (const StatementOrder& order : found->second)
    if (!visit(statements_.at(order))) break;
  return Ok{};
}

Status MemoryGraph::for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const {
  return visit_statements(statements_by_, speaker, visit);
}

Status MemoryGraph::for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const {
  return visit_statements(statements_about_, actor, visit);
}

Status MemoryGraph::for_each_article(const ArticleVisitor& visit) const {
  for (const auto& [id, claims] : articles_)
    if (!visit(claims.article)) break;
  return Ok{};
}

Status MemoryGraph::for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const {
  const auto found = articles_of_.find(actor);
  if (found == articles_of_.end()) return Ok{};
  for (const ArticleOrder& order : found->second)
    if (!visit(articles_.find(order.article)->second.article)) break;
  return Ok{};
}

}  // namespace dramatis::graph
