// Selection: the part of a graph that an export shows.
//
// The filters are decided once, over compact arrays (a few bytes an edge); the writers then stream the chosen
// actors and edges from the view again, so that no export holds names or sentences of the whole graph in
// memory. Keeps a reference to the view: the view must outlive it and must not change meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/period.h"
#include "graph/view.h"

namespace dramatis::exporting {

// All given conditions hold at once. Where a condition is on edges, actors left without an edge are left out.
struct Filters {
  uint32_t min_weight = 1;  // sentences that support an edge
  graph::Period period;     // edges count only the evidence within
  std::optional<graph::EventClass> event;
  bool roles = true;               // "foreign minister of" and its like
  bool loops = true;               // edges from an actor to itself
  std::optional<std::string> ego;  // actor id: only what is within `depth` edges of it, in any direction
  uint32_t depth = 1;
  std::optional<size_t> top;  // then only the actors with the most evidence, and the edges among them
};

class Selection {
 public:
  // An edge between two chosen actors, by index.
  struct Link {
    uint32_t source = 0, target = 0;
    uint32_t weight = 0;
  };
  using ActorVisitor = std::function<void(uint32_t index, const graph::ActorNode&)>;
  using EdgeVisitor = std::function<void(uint32_t index, const graph::Edge&)>;

  // kNotFound if the ego is no actor of the graph.
  static Result<Selection> make(const graph::GraphView& view, const Filters& filters);

  uint32_t actor_count() const { return static_cast<uint32_t>(strength_.size()); }
  const std::vector<Link>& links() const { return links_; }
  // Evidence on all links of an actor.
  uint64_t strength(uint32_t actor) const { return strength_[actor]; }
  uint64_t greatest_strength() const;
  const graph::GraphView& view() const { return *view_; }
  const graph::Period& period() const { return period_; }

  // Actors by id; indices count up from 0.
  Status for_each_actor(const ActorVisitor& visit) const;
  // Edges by key; the index is that of the link. Figures are those of the period.
  Status for_each_edge(const EdgeVisitor& visit) const;

 private:
  explicit Selection(const graph::GraphView& view, graph::Period period)
      : view_(&view), period_(std::move(period)) {}

  const graph::GraphView* view_;
  graph::Period period_;
  std::vector<bool> actor_kept_;  // by the view's order
  std::vector<bool> edge_kept_;   // by the view's order
  std::vector<Link> links_;
  std::vector<uint64_t> strength_;
};

}  // namespace dramatis::exporting
