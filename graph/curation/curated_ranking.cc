// The ranked and the backward walks of a CuratedView: what the base has in that order, less what curation
// changes, merged with the changed in the same order.
#include <algorithm>

#include "graph/alias.h"
#include "graph/curation/curated_view.h"

namespace dramatis::graph {
namespace {

// Visits the items of two walks in their common order: `changed`, which is sorted, and the base's that
// `is_base` lets through.
template <typename T, typename Before, typename IsBase, typename WalkBase, typename Visitor>
Status visit_merged(const std::vector<T>& changed, Before before, IsBase is_base, WalkBase walk_base,
                    const Visitor& visit) {
  bool stopped = false;
  auto next = changed.begin();
  const Status status = walk_base([&](const T& item) {
    if (!is_base(item)) return true;
    for (; !stopped && next != changed.end() && before(*next, item); ++next) stopped = !visit(*next);
    if (!stopped) stopped = !visit(item);
    return !stopped;
  });
  for (; status && !stopped && next != changed.end(); ++next) stopped = !visit(*next);
  return status;
}

}  // namespace

// Merged actors, and those renamed so; by all names that the base finds them by, the base finds the others.
Result<std::vector<ActorNode>> CuratedView::changed_actors(std::string_view folded_prefix) const {
  const auto begins_so = [&](const auto& name) { return fold_alias(name.first).starts_with(folded_prefix); };
  const auto has_such = [&](const std::map<std::string, uint32_t>& names) {
    return std::any_of(names.begin(), names.end(), begins_so);
  };
  std::set<std::string> ids;
  for (const auto& [id, group] : groups_)
    if (has_such(group.tally.names) || has_such(group.tally.aliases)) ids.insert(id);
  for (const auto& [id, name] : curation_.names())
    if (!is_merged_away(id) && fold_alias(name).starts_with(folded_prefix)) ids.insert(id);
  std::vector<ActorNode> changed;
  for (const std::string& id : ids) {
    auto node = actor(id);
    if (!node) return node.error();
    if (*node) changed.push_back(std::move(**node));
  }
  return changed;
}

Result<std::vector<ActorNode>> CuratedView::actors_by_alias_prefix(std::string_view prefix,
                                                                   size_t limit) const {
  auto found = changed_actors(fold_alias(prefix));
  if (!found) return found;
  std::set<std::string> seen;
  for (const ActorNode& node : *found) seen.insert(node.id);
  const size_t hidden = curation_.merged().size() + groups_.size() + seen.size();
  const auto base = base_->actors_by_alias_prefix(prefix, limit + hidden);
  if (!base) return base;
  for (ActorNode node : *base) {
    if (is_merged_away(node.id) || groups_.contains(node.id) || seen.contains(node.id)) continue;
    dress(node);
    found->push_back(std::move(node));
  }
  std::sort(found->begin(), found->end(), more_mentioned);
  if (found->size() > limit) found->resize(limit);
  return found;
}

Status CuratedView::for_each_actor_by_mentions(const ActorVisitor& visit) const {
  std::vector<ActorNode> groups;
  for (const auto& [id, group] : groups_) {
    if (group.members_in_base == 0) continue;
    groups.push_back(node_of(id, group.tally));
  }
  std::sort(groups.begin(), groups.end(), more_mentioned);
  return visit_merged(
      groups, more_mentioned,
      [&](const ActorNode& node) { return !is_merged_away(node.id) && !groups_.contains(node.id); },
      [&](const ActorVisitor& base_visit) { return base_->for_each_actor_by_mentions(base_visit); },
      [&](ActorNode node) {
        dress(node);
        return visit(node);
      });
}

Status CuratedView::for_each_edge_of(std::string_view actor, EdgeEnd end, EdgeOrder order,
                                     const EdgeVisitor& visit) const {
  const std::string canonical = curation_.canonical(actor);
  const auto before = [order](const Edge& a, const Edge& b) { return comes_before(order, a, b); };
  std::vector<Edge> merged;
  for (const auto* entry : merged_edges_of(canonical, end))
    merged.push_back(edge_of(entry->first, entry->second.tally));
  std::sort(merged.begin(), merged.end(), before);
  return visit_merged(
      merged, before,
      [&](const Edge& edge) {
        return !is_merged_away(edge.key.subject) && !is_merged_away(edge.key.object) &&
               !edges_.contains(edge.key);
      },
      [&](const EdgeVisitor& base_visit) {
        return base_->for_each_edge_of(canonical, end, order, base_visit);
      },
      visit);
}

Status CuratedView::for_each_evidence_newest_first(const EdgeKey& key, const EvidenceVisitor& visit) const {
  const EdgeKey shown = canonical(key);
  if (edges_.contains(shown)) return GraphView::for_each_evidence_newest_first(key, visit);
  return base_->for_each_evidence_newest_first(shown, [&](Evidence evidence) {
    if (evidence.attributed_to) evidence.attributed_to = curation_.canonical(*evidence.attributed_to);
    return visit(evidence);
  });
}

Status CuratedView::for_each_statement_of(const StatementSelection& selection,
                                          const StatementVisitor& visit) const {
  StatementSelection shown = selection;
  bool single = true;
  for (auto* actor : {&shown.speaker, &shown.about}) {
    if (!*actor) continue;
    *actor = curation_.canonical(**actor);
    single = single && !groups_.contains(**actor);
  }
  if (!single) return GraphView::for_each_statement_of(shown, visit);
  return base_->for_each_statement_of(shown, [&](StatementRecord record) {
    make_canonical(record);
    return visit(record);
  });
}

}  // namespace dramatis::graph
