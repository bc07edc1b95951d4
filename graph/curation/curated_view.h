// A graph seen through a Curation: merged actors are one node, renamed and retyped ones show their new face.
//
// What merging does: the node adds up the tallies of its members; edges whose ends fall together become one
// edge with the evidence of all (an edge between two members becomes one from the node to itself); statements
// name the node. An article that mentions several members counts once. An id that was merged away leads to
// the node that it is part of. claims() still gives what the article said.
//
// Memory: grows with the edges of merged actors, not with the graph. Thread safety: as GraphView.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "graph/curation/curation.h"
#include "graph/tally.h"

namespace dramatis::graph {

class CuratedView final : public GraphView {
 public:
  // The base must not change during the view's life: give it a snapshot. Errors: those of the base.
  static Result<std::unique_ptr<CuratedView>> over(std::shared_ptr<const TalliedView> base,
                                                   Curation curation);

  Result<std::optional<ActorNode>> actor(std::string_view id) const override;
  Result<std::vector<std::string>> actors_by_alias(std::string_view alias) const override;
  Result<std::vector<ActorNode>> actors_by_alias_prefix(std::string_view prefix, size_t limit) const override;
  Result<std::optional<ArticleInfo>> article(std::string_view id) const override;
  Result<std::optional<ArticleClaims>> claims(std::string_view article) const override;
  Result<GraphCounts> counts() const override;
  Result<GraphTotals> totals() const override;
  Status for_each_actor(const ActorVisitor& visit) const override;
  Status for_each_actor_by_mentions(const ActorVisitor& visit) const override;
  Status for_each_edge(const EdgeVisitor& visit) const override;
  Status for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const override;
  Status for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const override;
  Status for_each_edge_between(std::string_view subject, std::string_view object,
                               const EdgeVisitor& visit) const override;
  Status for_each_edge_of(std::string_view actor, EdgeEnd end, EdgeOrder order,
                          const EdgeVisitor& visit) const override;
  Status for_each_evidence(const EdgeKey& key, const EvidenceVisitor& visit) const override;
  Status for_each_evidence_newest_first(const EdgeKey& key, const EvidenceVisitor& visit) const override;
  Status for_each_statement(const StatementVisitor& visit) const override;
  Status for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const override;
  Status for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const override;
  Status for_each_statement_of(const StatementSelection& selection,
                               const StatementVisitor& visit) const override;
  Status for_each_article(const ArticleVisitor& visit) const override;
  Status for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const override;

 private:
  // Actors shown as one.
  struct Group {
    std::vector<std::string> members;  // the canonical id first, whether or not the base has it
    uint32_t members_in_base = 0;
    ActorTally tally;
  };
  // An edge that the base does not have so.
  struct MergedEdge {
    std::set<EdgeKey> sources;  // in the base
    EdgeTally tally;
  };
  using MergedEdges = std::map<EdgeKey, MergedEdge>;

  CuratedView(std::shared_ptr<const TalliedView> base, Curation curation)
      : base_(std::move(base)), curation_(std::move(curation)) {}
  Status gather_groups();
  Status gather_edges();
  Status add_up(Group& group) const;
  Status add_up(MergedEdge& edge) const;

  bool is_merged_away(std::string_view id) const { return curation_.merged().contains(id); }
  EdgeKey canonical(const EdgeKey& key) const;
  void dress(ActorNode& node) const;
  void make_canonical(StatementRecord& record) const;
  Result<std::vector<ActorNode>> changed_actors(std::string_view folded_prefix) const;
  std::vector<const MergedEdges::value_type*> merged_edges_of(std::string_view canonical, EdgeEnd end) const;
  std::vector<std::string> members_of(std::string_view id) const;
  Status visit_edges(const std::vector<const MergedEdges::value_type*>& merged,
                     const std::function<Status(const EdgeVisitor&)>& for_each_base_edge,
                     const EdgeVisitor& visit) const;
  using StatementSource = Status (GraphView::*)(std::string_view, const StatementVisitor&) const;
  Status visit_statements(std::string_view actor, StatementSource source,
                          const StatementVisitor& visit) const;

  std::shared_ptr<const TalliedView> base_;
  Curation curation_;
  std::map<std::string, Group, std::less<>> groups_;  // by canonical id
  MergedEdges edges_;
  std::map<std::string, std::vector<const MergedEdges::value_type*>, std::less<>> edges_to_;
};

}  // namespace dramatis::graph
