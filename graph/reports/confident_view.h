// A graph as evidence of a given confidence tells it, whatever the level.
//
// Edges are added up from their evidence each time they are visited, so this costs their evidence; the usual
// level has its figures ready (TalliedView). Thread safety: as GraphView.
#pragma once

#include <memory>

#include "graph/view.h"

namespace dramatis::graph {

class ConfidentView final : public GraphView {
 public:
  // Shows what the base shows, less the evidence and the statements that are less sure, and the edges that
  // have no other evidence.
  ConfidentView(std::shared_ptr<const GraphView> base, double least)
      : base_(std::move(base)), least_(least) {}

  Result<std::optional<ActorNode>> actor(std::string_view id) const override { return base_->actor(id); }
  Result<std::vector<std::string>> actors_by_alias(std::string_view alias) const override {
    return base_->actors_by_alias(alias);
  }
  Result<std::vector<ActorNode>> actors_by_alias_prefix(std::string_view prefix,
                                                        size_t limit) const override {
    return base_->actors_by_alias_prefix(prefix, limit);
  }
  Result<std::optional<ArticleInfo>> article(std::string_view id) const override {
    return base_->article(id);
  }
  Result<std::optional<ArticleClaims>> claims(std::string_view article) const override {
    return base_->claims(article);
  }
  Result<GraphCounts> counts() const override;  // walks the graph
  Status for_each_actor(const ActorVisitor& visit) const override { return base_->for_each_actor(visit); }
  Status for_each_actor_by_mentions(const ActorVisitor& visit) const override {
    return base_->for_each_actor_by_mentions(visit);
  }
  Status for_each_edge(const EdgeVisitor& visit) const override;
  Status for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const override;
  Status for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const override;
  Status for_each_evidence(const EdgeKey& key, const EvidenceVisitor& visit) const override;
  Status for_each_evidence_newest_first(const EdgeKey& key, const EvidenceVisitor& visit) const override;
  Status for_each_statement(const StatementVisitor& visit) const override;
  Status for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const override;
  Status for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const override;
  Status for_each_statement_of(const StatementSelection& selection,
                               const StatementVisitor& visit) const override;
  Status for_each_article(const ArticleVisitor& visit) const override {
    return base_->for_each_article(visit);
  }
  Status for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const override {
    return base_->for_each_article_of(actor, visit);
  }

 private:
  template <typename Walk>
  Status visit_edges(const EdgeVisitor& visit, Walk walk) const;
  EvidenceVisitor sure_enough(const EvidenceVisitor& visit) const;
  StatementVisitor sure_enough(const StatementVisitor& visit) const;

  std::shared_ptr<const GraphView> base_;
  double least_;
};

}  // namespace dramatis::graph
