#include <algorithm>
#include <map>

#include "graph/alias.h"
#include "query/actor_answers.h"

namespace dramatis::query {
namespace {

using graph::ActorNode;

bool is_called(const ActorNode& actor, const std::string& folded) {
  const auto holds = [&](const std::string& name) {
    return graph::fold_alias(name).find(folded) != std::string::npos;
  };
  return holds(actor.name) || holds(actor.id) ||
         std::any_of(actor.aliases.begin(), actor.aliases.end(),
                     [&](const auto& alias) { return holds(alias.first); });
}

Result<std::string> name_of_actor(const graph::GraphView& view, const std::string& id) {
  const auto node = view.actor(id);
  if (!node) return node.error();
  return *node ? (*node)->name : id;
}

}  // namespace

Result<ActorList> list_actors(const graph::GraphView& view, const ActorFilters& filters) {
  const std::string folded = graph::fold_alias(filters.words);
  ActorList list;
  const Status read = view.for_each_actor([&](const ActorNode& actor) {
    if (filters.type && actor.type != *filters.type) return true;
    if (filters.sector && actor.sector != *filters.sector) return true;
    if (!filters.code.empty() && actor.code != filters.code) return true;
    if (!folded.empty() && !is_called(actor, folded)) return true;
    ++list.found;
    list.shown.insert(std::upper_bound(list.shown.begin(), list.shown.end(), actor, graph::more_mentioned),
                      actor);
    if (filters.limit > 0 && list.shown.size() > filters.limit) list.shown.pop_back();
    return true;
  });
  if (!read) return read.error();
  return list;
}

Result<ActorCard> card_of(const graph::GraphView& view, const ActorNode& actor, size_t top, size_t edges) {
  ActorCard card;
  card.actor = actor;
  std::map<std::string, uint64_t> evidence;
  const auto read_edge = [&](const graph::Edge& edge, bool outward) {
    const std::string& other = outward ? edge.key.object : edge.key.subject;
    if (edge.key.kind == graph::EdgeKind::kRelation && other != actor.id) evidence[other] += edge.evidence;
    if (edge.key.kind == graph::EdgeKind::kRole && outward)
      card.roles.push_back({edge.key.predicate, other, "", edge.first_date, edge.last_date});
  };
  for (const auto end : {graph::EdgeEnd::kSubject, graph::EdgeEnd::kObject}) {
    size_t seen = 0;
    const Status read =
        view.for_each_edge_of(actor.id, end, graph::EdgeOrder::kStrongest, [&](const graph::Edge& edge) {
          read_edge(edge, end == graph::EdgeEnd::kSubject);
          return ++seen != edges;
        });
    if (!read) return read.error();
  }
  for (const auto& [id, count] : evidence) card.partners.push_back({id, "", count});
  std::stable_sort(card.partners.begin(), card.partners.end(),
                   [](const auto& a, const auto& b) { return a.evidence > b.evidence; });
  if (card.partners.size() > top) card.partners.resize(top);
  for (auto& partner : card.partners) {
    auto name = name_of_actor(view, partner.id);
    if (!name) return name.error();
    partner.name = std::move(*name);
  }
  for (auto& office : card.roles) {
    auto name = name_of_actor(view, office.of);
    if (!name) return name.error();
    office.of_name = std::move(*name);
  }
  return card;
}

}  // namespace dramatis::query
