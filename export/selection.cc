#include "export/selection.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace dramatis::exporting {
namespace {

using graph::Edge;
using graph::EdgeKind;
using graph::GraphView;
using Link = Selection::Link;

constexpr uint32_t kNowhere = std::numeric_limits<uint32_t>::max();

uint32_t index_of(const std::vector<std::string>& sorted_ids, const std::string& id) {
  const auto found = std::lower_bound(sorted_ids.begin(), sorted_ids.end(), id);
  return found == sorted_ids.end() || *found != id ? kNowhere
                                                   : static_cast<uint32_t>(found - sorted_ids.begin());
}

// Distance of every actor from the ego along links in any direction; kNowhere beyond the depth.
std::vector<uint32_t> distances_from(uint32_t ego, uint32_t depth, size_t actors,
                                     const std::vector<Link>& links) {
  std::vector<uint32_t> distance(actors, kNowhere);
  distance[ego] = 0;
  for (uint32_t step = 0; step < depth; ++step) {
    bool reached_more = false;
    const auto reach = [&](uint32_t from, uint32_t to) {
      if (distance[from] != step || distance[to] != kNowhere) return;
      distance[to] = step + 1;
      reached_more = true;
    };
    for (const Link& link : links) {
      reach(link.source, link.target);
      reach(link.target, link.source);
    }
    if (!reached_more) break;
  }
  return distance;
}

std::vector<uint64_t> strengths(size_t actors, const std::vector<Link>& links) {
  std::vector<uint64_t> strength(actors, 0);
  for (const Link& link : links) {
    strength[link.source] += link.weight;
    if (link.target != link.source) strength[link.target] += link.weight;
  }
  return strength;
}

// Clears the mark of all but the `top` strongest actors; ties go to the earlier id. The ego counts as
// strongest.
void keep_strongest(size_t top, uint32_t ego, const std::vector<uint64_t>& strength,
                    std::vector<bool>& kept) {
  std::vector<uint32_t> order;
  for (uint32_t actor = 0; actor < kept.size(); ++actor)
    if (kept[actor]) order.push_back(actor);
  if (order.size() <= top) return;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    if ((a == ego) != (b == ego)) return a == ego;
    return strength[a] > strength[b];
  });
  for (size_t i = top; i < order.size(); ++i) kept[order[i]] = false;
}

// A view visit that may itself fail while it reads further.
class Failure {
 public:
  bool note(const Error& error) {
    error_ = error;
    return false;
  }
  Status after(const Status& visited) const {
    if (error_) return *error_;
    return visited;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace

Result<Selection> Selection::make(const GraphView& view, const Filters& filters) {
  std::vector<std::string> ids;
  if (Status read = view.for_each_actor([&](const graph::ActorNode& actor) {
        ids.push_back(actor.id);
        return true;
      });
      !read)
    return read.error();

  uint32_t ego = kNowhere;
  if (filters.ego) {
    ego = index_of(ids, *filters.ego);
    if (ego == kNowhere) return not_found("no actor '" + *filters.ego + "' in the graph");
  }

  Selection selection(view, filters.period);
  std::vector<Link> links;  // of the edges marked so far
  Failure failure;
  const Status read = view.for_each_edge([&](const Edge& edge) {
    selection.edge_kept_.push_back(false);
    if (!filters.roles && edge.key.kind == EdgeKind::kRole) return true;
    if (!filters.loops && edge.key.subject == edge.key.object) return true;
    if (filters.event && edge.event != *filters.event) return true;
    if (edge.evidence < filters.min_weight) return true;
    auto restated = graph::edge_within(view, edge, filters.period);
    if (!restated) return failure.note(restated.error());
    if (!*restated || (**restated).evidence < filters.min_weight) return true;
    const Link link{index_of(ids, edge.key.subject), index_of(ids, edge.key.object), (**restated).evidence};
    if (link.source == kNowhere || link.target == kNowhere)
      return failure.note(corrupt("an edge between '" + edge.key.subject + "' and '" + edge.key.object +
                                  "', of which one is no actor of the graph"));
    selection.edge_kept_.back() = true;
    links.push_back(link);
    return true;
  });
  if (Status all = failure.after(read); !all) return all.error();

  std::vector<bool>& kept = selection.actor_kept_;
  kept.assign(ids.size(), true);
  if (ego != kNowhere) {
    const auto distance = distances_from(ego, filters.depth, ids.size(), links);
    for (size_t actor = 0; actor < ids.size(); ++actor) kept[actor] = distance[actor] != kNowhere;
  }
  const bool edges_filtered = filters.event || !filters.roles || !filters.loops || filters.min_weight > 1 ||
                              !filters.period.unbounded() || filters.ego;
  const auto strength = strengths(ids.size(), links);
  if (edges_filtered)
    for (size_t actor = 0; actor < ids.size(); ++actor)
      if (strength[actor] == 0 && actor != ego) kept[actor] = false;
  if (filters.top) keep_strongest(*filters.top, ego, strength, kept);

  // Number the chosen actors anew, and keep the links among them.
  std::vector<uint32_t> renumbered(ids.size(), kNowhere);
  uint32_t count = 0;
  for (size_t actor = 0; actor < ids.size(); ++actor)
    if (kept[actor]) renumbered[actor] = count++;
  size_t next = 0;
  for (size_t edge = 0; edge < selection.edge_kept_.size(); ++edge) {
    if (!selection.edge_kept_[edge]) continue;
    const Link& link = links[next++];
    const bool inside = kept[link.source] && kept[link.target];
    selection.edge_kept_[edge] = inside;
    if (inside) selection.links_.push_back({renumbered[link.source], renumbered[link.target], link.weight});
  }
  selection.strength_ = strengths(count, selection.links_);
  return selection;
}

uint64_t Selection::greatest_strength() const {
  return strength_.empty() ? 0 : *std::max_element(strength_.begin(), strength_.end());
}

Status Selection::for_each_actor(const ActorVisitor& visit) const {
  uint32_t seen = 0, index = 0;
  return view_->for_each_actor([&](const graph::ActorNode& actor) {
    if (actor_kept_[seen++]) visit(index++, actor);
    return seen < actor_kept_.size();
  });
}

Status Selection::for_each_edge(const EdgeVisitor& visit) const {
  uint32_t seen = 0, index = 0;
  Failure failure;
  const Status read = view_->for_each_edge([&](const Edge& edge) {
    if (edge_kept_[seen++]) {
      auto restated = graph::edge_within(*view_, edge, period_);
      if (!restated) return failure.note(restated.error());
      if (*restated) visit(index++, **restated);
    }
    return seen < edge_kept_.size();
  });
  return failure.after(read);
}

}  // namespace dramatis::exporting
