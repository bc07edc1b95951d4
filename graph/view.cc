#include "graph/view.h"

#include <algorithm>
#include <tuple>

namespace dramatis::graph {
namespace {

// Gathers what `visit_all` visits, for a second walk in another order.
template <typename T, typename VisitAll>
Result<std::vector<T>> gather(VisitAll visit_all) {
  std::vector<T> all;
  const Status status = visit_all([&](const T& item) {
    all.push_back(item);
    return true;
  });
  if (!status) return status.error();
  return all;
}

template <typename Range, typename Visitor>
Status visit_each(const Range& range, const Visitor& visit) {
  for (const auto& item : range)
    if (!visit(item)) break;
  return Ok{};
}

template <typename T, typename Visitor>
Status visit_backwards(Result<std::vector<T>> all, const Visitor& visit) {
  if (!all) return all.error();
  std::reverse(all->begin(), all->end());
  return visit_each(*all, visit);
}

}  // namespace

std::string_view name_of(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::kRelation:
      return "relation";
    case EdgeKind::kRole:
      return "role";
  }
  return "";
}

bool more_mentioned(const ActorNode& a, const ActorNode& b) {
  return a.mentions != b.mentions ? a.mentions > b.mentions : a.id < b.id;
}

bool comes_before(EdgeOrder order, const Edge& a, const Edge& b) {
  if (order == EdgeOrder::kLatest) return std::tie(b.last_date, b.key) < std::tie(a.last_date, a.key);
  return a.reports != b.reports ? a.reports > b.reports : a.key < b.key;
}

namespace {

bool is_counted(const Edge& edge) { return edge.key.kind == EdgeKind::kRelation && !edge.key.negated; }

}  // namespace

void GraphTotals::add(const Edge& edge) {
  if (!is_counted(edge) || edge.evidence == 0) return;
  predicates[edge.key.predicate] += edge.evidence;
  quadrants[static_cast<size_t>(quadrant_of(edge.event))] += edge.evidence;
}

void GraphTotals::subtract(const Edge& edge) {
  if (!is_counted(edge)) return;
  quadrants[static_cast<size_t>(quadrant_of(edge.event))] -= edge.evidence;
  const auto found = predicates.find(edge.key.predicate);
  if (found != predicates.end() && (found->second -= edge.evidence) == 0) predicates.erase(found);
}

Result<GraphTotals> GraphView::totals() const {
  GraphTotals totals;
  const Status articles = for_each_article([&](const ArticleInfo& article) {
    if (!article.date) {
      ++totals.undated_articles;
      return true;
    }
    if (totals.first_date.empty() || *article.date < totals.first_date) totals.first_date = *article.date;
    totals.last_date = std::max(totals.last_date, *article.date);
    return true;
  });
  if (!articles) return articles.error();
  const Status edges = for_each_edge([&](const Edge& edge) {
    totals.add(edge);
    return true;
  });
  if (!edges) return edges.error();
  return totals;
}

Status GraphView::for_each_edge_between(std::string_view subject, std::string_view object,
                                        const EdgeVisitor& visit) const {
  return for_each_edge_from(subject,
                            [&](const Edge& edge) { return edge.key.object != object || visit(edge); });
}

Status GraphView::for_each_actor_by_mentions(const ActorVisitor& visit) const {
  auto all = gather<ActorNode>([&](const ActorVisitor& add) { return for_each_actor(add); });
  if (!all) return all.error();
  std::sort(all->begin(), all->end(), more_mentioned);
  return visit_each(*all, visit);
}

Status GraphView::for_each_edge_of(std::string_view actor, EdgeEnd end, EdgeOrder order,
                                   const EdgeVisitor& visit) const {
  auto all = gather<Edge>([&](const EdgeVisitor& add) {
    return end == EdgeEnd::kSubject ? for_each_edge_from(actor, add) : for_each_edge_to(actor, add);
  });
  if (!all) return all.error();
  std::sort(all->begin(), all->end(),
            [order](const Edge& a, const Edge& b) { return comes_before(order, a, b); });
  return visit_each(*all, visit);
}

Status GraphView::for_each_evidence_newest_first(const EdgeKey& key, const EvidenceVisitor& visit) const {
  return visit_backwards(
      gather<Evidence>([&](const EvidenceVisitor& add) { return for_each_evidence(key, add); }), visit);
}

Status GraphView::for_each_statement_of(const StatementSelection& selection,
                                        const StatementVisitor& visit) const {
  const auto& [speaker, about, order] = selection;
  const auto visit_selected = [&](const StatementVisitor& selected) {
    if (!speaker) return about ? for_each_statement_about(*about, selected) : for_each_statement(selected);
    return for_each_statement_by(*speaker, [&](const StatementRecord& record) {
      const auto& named = record.statement.about;
      if (about && std::find(named.begin(), named.end(), *about) == named.end()) return true;
      return selected(record);
    });
  };
  if (order == TimeOrder::kOldestFirst) return visit_selected(visit);
  return visit_backwards(gather<StatementRecord>(visit_selected), visit);
}

}  // namespace dramatis::graph
