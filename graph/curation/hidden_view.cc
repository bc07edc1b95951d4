#include "graph/curation/hidden_view.h"

#include <algorithm>

namespace dramatis::graph {

// Ids that the base shows as a hidden one lead to it.
bool HiddenView::is_hidden(std::string_view id) const {
  if (hidden_.contains(id)) return true;
  const auto node = base().actor(id);
  return node && *node && (*node)->id != id && hidden_.contains((*node)->id);
}

GraphView::ActorVisitor HiddenView::seen(const ActorVisitor& visit) const {
  return [this, &visit](const ActorNode& actor) { return hidden_.contains(actor.id) || visit(actor); };
}

GraphView::EdgeVisitor HiddenView::seen(const EdgeVisitor& visit) const {
  return [this, &visit](const Edge& edge) {
    return hidden_.contains(edge.key.subject) || hidden_.contains(edge.key.object) || visit(edge);
  };
}

GraphView::StatementVisitor HiddenView::seen(const StatementVisitor& visit) const {
  return [this, &visit](const StatementRecord& record) {
    const Statement& statement = record.statement;
    if (statement.speaker && hidden_.contains(*statement.speaker)) return true;
    const bool names_hidden = std::any_of(statement.about.begin(), statement.about.end(),
                                          [&](const std::string& id) { return hidden_.contains(id); });
    if (!names_hidden) return visit(record);
    StatementRecord shown = record;
    std::erase_if(shown.statement.about, [&](const std::string& id) { return hidden_.contains(id); });
    return visit(shown);
  };
}

Result<std::optional<ActorNode>> HiddenView::actor(std::string_view id) const {
  auto node = base().actor(id);
  if (node && *node && hidden_.contains((*node)->id)) return std::optional<ActorNode>();
  return node;
}

Result<std::vector<std::string>> HiddenView::actors_by_alias(std::string_view alias) const {
  auto ids = base().actors_by_alias(alias);
  if (ids) std::erase_if(*ids, [&](const std::string& id) { return hidden_.contains(id); });
  return ids;
}

Result<std::vector<ActorNode>> HiddenView::actors_by_alias_prefix(std::string_view prefix,
                                                                  size_t limit) const {
  auto actors = base().actors_by_alias_prefix(prefix, limit + hidden_.size());
  if (!actors) return actors;
  std::erase_if(*actors, [&](const ActorNode& actor) { return hidden_.contains(actor.id); });
  if (actors->size() > limit) actors->resize(limit);
  return actors;
}

// The edges of the base at hidden actors, each once.
Status HiddenView::for_each_hidden_edge(const EdgeVisitor& visit) const {
  for (const std::string& id : hidden_) {
    if (Status read = base().for_each_edge_from(id, visit); !read) return read;
    const Status read = base().for_each_edge_to(
        id, [&](const Edge& edge) { return hidden_.contains(edge.key.subject) || visit(edge); });
    if (!read) return read;
  }
  return Ok{};
}

Result<GraphCounts> HiddenView::counts() const {
  auto counts = base().counts();
  if (!counts) return counts;
  for (const std::string& id : hidden_) {
    const auto node = base().actor(id);
    if (!node) return node.error();
    if (!*node) continue;
    --counts->actors;
    const Status read = base().for_each_statement_by(id, [&](const StatementRecord&) {
      --counts->statements;
      return true;
    });
    if (!read) return read.error();
  }
  const Status edges = for_each_hidden_edge([&](const Edge& edge) {
    --counts->edges;
    --(edge.key.kind == EdgeKind::kRole ? counts->roles : counts->relations);
    counts->evidence -= edge.evidence;
    return true;
  });
  if (!edges) return edges.error();
  return counts;
}

Result<GraphTotals> HiddenView::totals() const {
  auto totals = base().totals();
  if (!totals) return totals;
  const Status edges = for_each_hidden_edge([&](const Edge& edge) {
    totals->subtract(edge);
    return true;
  });
  if (!edges) return edges.error();
  return totals;
}

Status HiddenView::for_each_actor(const ActorVisitor& visit) const {
  return base().for_each_actor(seen(visit));
}

Status HiddenView::for_each_actor_by_mentions(const ActorVisitor& visit) const {
  return base().for_each_actor_by_mentions(seen(visit));
}

Status HiddenView::for_each_edge(const EdgeVisitor& visit) const { return base().for_each_edge(seen(visit)); }

Status HiddenView::for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const {
  return base().for_each_edge_from(subject, seen(visit));
}

Status HiddenView::for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const {
  return base().for_each_edge_to(object, seen(visit));
}

Status HiddenView::for_each_edge_between(std::string_view subject, std::string_view object,
                                         const EdgeVisitor& visit) const {
  return base().for_each_edge_between(subject, object, seen(visit));
}

Status HiddenView::for_each_edge_of(std::string_view actor, EdgeEnd end, EdgeOrder order,
                                    const EdgeVisitor& visit) const {
  return base().for_each_edge_of(actor, end, order, seen(visit));
}

Status HiddenView::for_each_evidence(const EdgeKey& key, const EvidenceVisitor& visit) const {
  if (is_hidden(key.subject) || is_hidden(key.object)) return Ok{};
  return base().for_each_evidence(key, visit);
}

Status HiddenView::for_each_evidence_newest_first(const EdgeKey& key, const EvidenceVisitor& visit) const {
  if (is_hidden(key.subject) || is_hidden(key.object)) return Ok{};
  return base().for_each_evidence_newest_first(key, visit);
}

Status HiddenView::for_each_statement(const StatementVisitor& visit) const {
  return base().for_each_statement(seen(visit));
}

Status HiddenView::for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const {
  return base().for_each_statement_by(speaker, seen(visit));
}

Status HiddenView::for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const {
  if (is_hidden(actor)) return Ok{};
  return base().for_each_statement_about(actor, seen(visit));
}

Status HiddenView::for_each_statement_of(const StatementSelection& selection,
                                         const StatementVisitor& visit) const {
  if (selection.about && is_hidden(*selection.about)) return Ok{};
  return base().for_each_statement_of(selection, seen(visit));
}

Status HiddenView::for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const {
  if (is_hidden(actor)) return Ok{};
  return base().for_each_article_of(actor, visit);
}

}  // namespace dramatis::graph
