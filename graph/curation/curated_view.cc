// Edges that merging touches are gathered when the view is made, under the keys that they are shown by, with
// the base's edges that they come from. Walking edges is then a merge of two ordered lists: the base's, less
// those with an end that was merged away, and the gathered ones; where both have a key, the gathered edge
// includes the base's.
#include "graph/curation/curated_view.h"

#include <algorithm>
#include <tuple>

#include "graph/alias.h"
#include "graph/edge_sum.h"

namespace dramatis::graph {

Result<std::unique_ptr<CuratedView>> CuratedView::over(std::shared_ptr<const TalliedView> base,
                                                       Curation curation) {
  std::unique_ptr<CuratedView> view(new CuratedView(std::move(base), std::move(curation)));
  if (Status status = view->gather_groups(); !status) return status.error();
  if (Status status = view->gather_edges(); !status) return status.error();
  return view;
}

Status CuratedView::gather_groups() {
  for (const auto& [id, into] : curation_.merged()) {
    const std::string canonical = curation_.canonical(id);
    Group& group = groups_[canonical];
    if (group.members.empty()) group.members.push_back(canonical);
    group.members.push_back(id);
  }
  for (auto& [id, group] : groups_)
    if (Status status = add_up(group); !status) return status;
  return Ok{};
}

Status CuratedView::add_up(Group& group) const {
  for (const std::string& id : group.members) {
    const auto tally = base_->actor_tally(id);
    if (!tally) return tally.error();
    if (!*tally) continue;
    ++group.members_in_base;
    group.tally.add(**tally);
  }
  if (group.members_in_base < 2) return Ok{};
  std::set<std::string> articles;
  for (const std::string& id : group.members) {
    const Status status = base_->for_each_article_of(id, [&](const ArticleInfo& article) {
      articles.insert(article.id);
      return true;
    });
    if (!status) return status;
  }
  group.tally.articles = static_cast<uint32_t>(articles.size());
  return Ok{};
}

Status CuratedView::gather_edges() {
  const auto gather = [&](const Edge& edge) {
    edges_[canonical(edge.key)].sources.insert(edge.key);
    return true;
  };
  for (const auto& [id, into] : curation_.merged()) {
    if (Status status = base_->for_each_edge_from(id, gather); !status) return status;
    if (Status status = base_->for_each_edge_to(id, gather); !status) return status;
  }
  for (auto& entry : edges_) {
    auto& [key, edge] = entry;
    edge.sources.insert(key);  // if the base has it
    if (Status status = add_up(edge); !status) return status;
    edges_to_[key.object].push_back(&entry);
  }
  return Ok{};
}

Status CuratedView::add_up(MergedEdge& edge) const {
  for (auto source = edge.sources.begin(); source != edge.sources.end();) {
    const auto tally = base_->edge_tally(*source);
    if (!tally) return tally.error();
    if (*tally) edge.tally.add(**tally);
    source = *tally ? std::next(source) : edge.sources.erase(source);
  }
  if (edge.sources.size() < 2) return Ok{};
  EdgeSum sum;
  for (const EdgeKey& source : edge.sources) {
    const Status status = base_->for_each_evidence(source, [&](const Evidence& evidence) {
      sum.add(evidence);
      return true;
    });
    if (!status) return status;
  }
  edge.tally.articles = sum.articles();
  edge.tally.reports = sum.reports();
  edge.tally.certainty = sum.certainty();
  return Ok{};
}

EdgeKey CuratedView::canonical(const EdgeKey& key) const {
  EdgeKey shown = key;
  shown.subject = curation_.canonical(key.subject);
  shown.object = curation_.canonical(key.object);
  return shown;
}

void CuratedView::dress(ActorNode& node) const {
  if (const auto name = curation_.name(node.id)) node.name = *name;
  if (const auto type = curation_.type(node.id)) node.type = *type;
}

void CuratedView::make_canonical(StatementRecord& record) const {
  Statement& statement = record.statement;
  if (statement.speaker) statement.speaker = curation_.canonical(*statement.speaker);
  for (std::string& id : statement.about) id = curation_.canonical(id);
  std::sort(statement.about.begin(), statement.about.end());
  statement.about.erase(std::unique(statement.about.begin(), statement.about.end()), statement.about.end());
}

std::vector<std::string> CuratedView::members_of(std::string_view id) const {
  std::string canonical = curation_.canonical(id);
  const auto group = groups_.find(canonical);
  if (group != groups_.end()) return group->second.members;
  return {std::move(canonical)};
}

Result<std::optional<ActorNode>> CuratedView::actor(std::string_view id) const {
  const std::string canonical = curation_.canonical(id);
  std::optional<ActorNode> node;
  if (const auto group = groups_.find(canonical); group != groups_.end()) {
    if (group->second.members_in_base > 0) node = node_of(canonical, group->second.tally);
  } else {
    auto found = base_->actor(canonical);
    if (!found) return found;
    node = std::move(*found);
  }
  if (node) dress(*node);
  return node;
}

Result<std::vector<std::string>> CuratedView::actors_by_alias(std::string_view alias) const {
  const auto found = base_->actors_by_alias(alias);
  if (!found) return found;
  std::set<std::string> ids;
  for (const std::string& id : *found) ids.insert(curation_.canonical(id));
  const std::string folded = fold_alias(alias);
  for (const auto& [id, name] : curation_.names()) {
    if (fold_alias(name) != folded || is_merged_away(id)) continue;
    const auto node = actor(id);
    if (!node) return node.error();
    if (*node) ids.insert(id);
  }
  return std::vector<std::string>(ids.begin(), ids.end());
}

Result<std::optional<ArticleInfo>> CuratedView::article(std::string_view id) const {
  return base_->article(id);
}

Result<std::optional<ArticleClaims>> CuratedView::claims(std::string_view article) const {
  return base_->claims(article);
}

Result<GraphCounts> CuratedView::counts() const {
  auto counts = base_->counts();
  if (!counts) return counts;
  for (const auto& [id, group] : groups_)
    if (group.members_in_base > 0) counts->actors -= group.members_in_base - 1;
  for (const auto& [key, edge] : edges_) {
    const uint64_t fewer = edge.sources.size() - 1;
    counts->edges -= fewer;
    (key.kind == EdgeKind::kRole ? counts->roles : counts->relations) -= fewer;
  }
  return counts;
}

Result<GraphTotals> CuratedView::totals() const {
  auto totals = base_->totals();
  if (!totals) return totals;
  for (const auto& [key, edge] : edges_) {
    for (const EdgeKey& source : edge.sources) {
      const auto tally = base_->edge_tally(source);
      if (!tally) return tally.error();
      if (*tally) totals->subtract(edge_of(source, **tally));
    }
    totals->add(edge_of(key, edge.tally));
  }
  return totals;
}

Status CuratedView::for_each_actor(const ActorVisitor& visit) const {
  bool stopped = false;
  auto next = groups_.begin();
  const auto visit_groups_until = [&](const std::string* id) {
    for (; !stopped && next != groups_.end() && (!id || next->first <= *id); ++next) {
      if (next->second.members_in_base == 0) continue;
      ActorNode node = node_of(next->first, next->second.tally);
      dress(node);
      stopped = !visit(node);
    }
  };
  const Status status = base_->for_each_actor([&](const ActorNode& base_node) {
    visit_groups_until(&base_node.id);
    if (stopped || is_merged_away(base_node.id) || groups_.contains(base_node.id)) return !stopped;
    ActorNode node = base_node;
    dress(node);
    stopped = !visit(node);
    return !stopped;
  });
  if (status) visit_groups_until(nullptr);
  return status;
}

Status CuratedView::visit_edges(const std::vector<const MergedEdges::value_type*>& merged,
                                const std::function<Status(const EdgeVisitor&)>& for_each_base_edge,
                                const EdgeVisitor& visit) const {
  bool stopped = false;
  auto next = merged.begin();
  const auto visit_next = [&] {
    stopped = !visit(edge_of((*next)->first, (*next)->second.tally));
    ++next;
  };
  const Status status = for_each_base_edge([&](const Edge& edge) {
    if (is_merged_away(edge.key.subject) || is_merged_away(edge.key.object)) return true;
    while (!stopped && next != merged.end() && (*next)->first < edge.key) visit_next();
    if (stopped) return false;
    if (next != merged.end() && (*next)->first == edge.key) {
      visit_next();
    } else {
      stopped = !visit(edge);
    }
    return !stopped;
  });
  while (status && !stopped && next != merged.end()) visit_next();
  return status;
}

std::vector<const CuratedView::MergedEdges::value_type*> CuratedView::merged_edges_of(
    std::string_view canonical, EdgeEnd end) const {
  std::vector<const MergedEdges::value_type*> merged;
  if (end == EdgeEnd::kObject) {
    if (const auto found = edges_to_.find(canonical); found != edges_to_.end()) merged = found->second;
    return merged;
  }
  for (auto entry = edges_.lower_bound({std::string(canonical), EdgeKind{0}, "", "", false});
       entry != edges_.end() && entry->first.subject == canonical; ++entry)
    merged.push_back(&*entry);
  return merged;
}

Status CuratedView::for_each_edge(const EdgeVisitor& visit) const {
  std::vector<const MergedEdges::value_type*> merged;
  for (const auto& entry : edges_) merged.push_back(&entry);
  return visit_edges(
      merged, [&](const EdgeVisitor& base_visit) { return base_->for_each_edge(base_visit); }, visit);
}

Status CuratedView::for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const {
  const std::string canonical = curation_.canonical(subject);
  return visit_edges(
      merged_edges_of(canonical, EdgeEnd::kSubject),
      [&](const EdgeVisitor& base_visit) { return base_->for_each_edge_from(canonical, base_visit); }, visit);
}

Status CuratedView::for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const {
  const std::string canonical = curation_.canonical(object);
  return visit_edges(
      merged_edges_of(canonical, EdgeEnd::kObject),
      [&](const EdgeVisitor& base_visit) { return base_->for_each_edge_to(canonical, base_visit); }, visit);
}

Status CuratedView::for_each_edge_between(std::string_view subject, std::string_view object,
                                          const EdgeVisitor& visit) const {
  const std::string from = curation_.canonical(subject), to = curation_.canonical(object);
  auto merged = merged_edges_of(from, EdgeEnd::kSubject);
  std::erase_if(merged, [&](const auto* entry) { return entry->first.object != to; });
  return visit_edges(
      merged,
      [&](const EdgeVisitor& base_visit) { return base_->for_each_edge_between(from, to, base_visit); },
      visit);
}

Status CuratedView::for_each_evidence(const EdgeKey& key, const EvidenceVisitor& visit) const {
  const EdgeKey shown = canonical(key);
  const auto show = [&](Evidence evidence) {
    if (evidence.attributed_to) evidence.attributed_to = curation_.canonical(*evidence.attributed_to);
    return visit(evidence);
  };
  const auto merged = edges_.find(shown);
  if (merged == edges_.end()) return base_->for_each_evidence(shown, show);
  std::vector<Evidence> all;
  for (const EdgeKey& source : merged->second.sources) {
    const Status status = base_->for_each_evidence(source, [&](const Evidence& evidence) {
      all.push_back(evidence);
      return true;
    });
    if (!status) return status;
  }
  const auto place = [](const Evidence& e) { return std::tie(e.date, e.article, e.sentence, e.span); };
  std::stable_sort(all.begin(), all.end(),
                   [&](const Evidence& a, const Evidence& b) { return place(a) < place(b); });
  for (Evidence& evidence : all)
    if (!show(std::move(evidence))) break;
  return Ok{};
}

Status CuratedView::for_each_statement(const StatementVisitor& visit) const {
  return base_->for_each_statement([&](const StatementRecord& record) {
    StatementRecord shown = record;
    make_canonical(shown);
    return visit(shown);
  });
}

Status CuratedView::visit_statements(std::string_view actor, StatementSource source,
                                     const StatementVisitor& visit) const {
  const std::vector<std::string> members = members_of(actor);
  if (members.size() == 1)
    return (*base_.*source)(members.front(), [&](const StatementRecord& record) {
      StatementRecord shown = record;
      make_canonical(shown);
      return visit(shown);
    });
  using Place = std::tuple<std::string, std::string, uint32_t>;
  std::map<Place, StatementRecord> all;
  for (const std::string& member : members) {
    const Status status = (*base_.*source)(member, [&](const StatementRecord& record) {
      all.try_emplace({record.date, record.article, record.position}, record);
      return true;
    });
    if (!status) return status;
  }
  for (auto& [place, record] : all) {
    make_canonical(record);
    if (!visit(record)) break;
  }
  return Ok{};
}

Status CuratedView::for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const {
  return visit_statements(speaker, &GraphView::for_each_statement_by, visit);
}

Status CuratedView::for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const {
  return visit_statements(actor, &GraphView::for_each_statement_about, visit);
}

Status CuratedView::for_each_article(const ArticleVisitor& visit) const {
  return base_->for_each_article(visit);
}

Status CuratedView::for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const {
  const std::vector<std::string> members = members_of(actor);
  if (members.size() == 1) return base_->for_each_article_of(members.front(), visit);
  std::map<std::pair<std::string, std::string>, ArticleInfo> all;
  for (const std::string& member : members) {
    const Status status = base_->for_each_article_of(member, [&](const ArticleInfo& article) {
      all.try_emplace({article.date.value_or(""), article.id}, article);
      return true;
    });
    if (!status) return status;
  }
  for (const auto& [place, article] : all)
    if (!visit(article)) break;
  return Ok{};
}

}  // namespace dramatis::graph
