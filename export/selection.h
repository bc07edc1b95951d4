// Selection: the part of a graph that an export shows.
//
// The filters are decided once, over compact arrays (some tens of bytes an edge, and the actors' ids); the
// writers then stream the chosen actors and edges from the view again, so that no export holds names or
// sentences of the whole graph in memory. Keeps a reference to the view: the view must outlive it and must
// not change meanwhile.
//
// A link is an edge as it is shown: an edge of the graph; several, merged on request; or the statements of
// one actor about another.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/analytics/analytics.h"
#include "graph/period.h"
#include "graph/view.h"

namespace dramatis::exporting {

// Which edges from one actor to another become one link: none, those of an event class (and all roles), or
// all. Statements stay apart from relations and roles, and are merged among themselves: those of one stance,
// or all (kPair).
enum class Merge : uint8_t { kNone, kClass, kPair };

// Which actors stay.
enum class Keep : uint8_t {
  kRelated,  // who has a relation with, or a statement about or by, another; a role is not enough
  kLinked,   // who has any link
  kAll,
};

// All given conditions hold at once. The ego stays in any case.
struct Filters {
  uint32_t min_weight = 1;  // of a link: independent reports
  graph::Period period;     // only the evidence within counts
  std::optional<graph::EventClass> event;
  bool relations = true;
  bool roles = true;        // "foreign minister of" and its like
  bool statements = false;  // from the speaker to whom it is about
  bool loops = true;        // edges from an actor to itself
  Merge merge = Merge::kNone;
  std::optional<std::string> ego;  // actor id: only what is within `depth` edges of it, in any direction
  uint32_t depth = 1;
  Keep keep = Keep::kLinked;
  std::optional<size_t> strongest;  // then only so many links: by weight, then by what their actors weigh
  std::optional<size_t> top;        // then only so many actors, those with the most evidence, and their links
};

class Selection {
 public:
  // Between two chosen actors, by index. Its weight: the independent reports that tell of it, within the
  // period; of statements, which know of no copies, how many there are.
  using Link = graph::Link;
  using ActorVisitor = std::function<void(uint32_t index, const graph::ActorNode&)>;
  // `link` is an index of links(). Figures of the edge are those of the whole graph, not of the period.
  using EdgeVisitor = std::function<Status(uint32_t link, const graph::Edge&)>;
  using StatementVisitor = std::function<void(uint32_t link, const graph::StatementRecord&)>;

  // kNotFound if the ego is no actor of the graph.
  static Result<Selection> make(const graph::GraphView& view, const Filters& filters);

  uint32_t actor_count() const { return static_cast<uint32_t>(ids_.size()); }
  const std::string& id(uint32_t actor) const { return ids_[actor]; }
  // By source, but those of statements follow all others.
  const std::vector<Link>& links() const { return links_; }
  const graph::GraphView& view() const { return *view_; }
  const Filters& filters() const { return filters_; }
  // How many links and actors there were before `strongest` and `top`.
  size_t links_found() const { return links_found_; }
  size_t actors_found() const { return actors_found_; }

  // Actors by id; indices count up from 0.
  Status for_each_actor(const ActorVisitor& visit) const;
  // The edges that make up the links, by key; those of one source together.
  Status for_each_edge(const EdgeVisitor& visit) const;
  // The statements that make up the links, by speaker; one about several actors once for each.
  Status for_each_statement(const StatementVisitor& visit) const;

 private:
  // What one link stands for, while it is decided.
  struct Candidate;
  class Maker;

  Selection(const graph::GraphView& view, Filters filters) : view_(&view), filters_(std::move(filters)) {}

  const graph::GraphView* view_;
  Filters filters_;
  std::vector<std::string> ids_;        // of the chosen actors
  std::vector<bool> actor_kept_;        // by the view's order
  std::vector<uint32_t> link_of_edge_;  // by the view's order; kNoLink where it is not chosen
  std::vector<Link> links_;
  struct StatementLink {
    uint32_t speaker, about;
    graph::Stance stance;
    uint32_t link;
  };
  std::vector<StatementLink> statement_links_;  // by speaker, about, stance
  size_t links_found_ = 0, actors_found_ = 0;
};

}  // namespace dramatis::exporting
