// A view that shows another one unchanged: to be derived from where some of it is to be shown otherwise. Who
// filters edges overrides every way to walk them; GraphView's own for_each_edge_of(), for_each_edge_between()
// and totals() are made of the others, and the latter two are not forwarded.
#pragma once

#include "graph/view.h"

namespace dramatis::graph {

class ForwardingView : public GraphView {
 public:
  explicit ForwardingView(const GraphView& base) : base_(base) {}  // which must outlive it

  Result<std::optional<ActorNode>> actor(std::string_view id) const override { return base_.actor(id); }
  Result<std::vector<std::string>> actors_by_alias(std::string_view alias) const override {
    return base_.actors_by_alias(alias);
  }
  Result<std::vector<ActorNode>> actors_by_alias_prefix(std::string_view prefix,
                                                        size_t limit) const override {
    return base_.actors_by_alias_prefix(prefix, limit);
  }
  Result<std::optional<ArticleInfo>> article(std::string_view id) const override { return base_.article(id); }
  Result<std::optional<ArticleClaims>> claims(std::string_view article) const override {
    return base_.claims(article);
  }
  Result<GraphCounts> counts() const override { return base_.counts(); }
  Status for_each_actor(const ActorVisitor& visit) const override { return base_.for_each_actor(visit); }
  Status for_each_actor_by_mentions(const ActorVisitor& visit) const override {
    return base_.for_each_actor_by_mentions(visit);
  }
  Status for_each_edge(const EdgeVisitor& visit) const override { return base_.for_each_edge(visit); }
  Status for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const override {
    return base_.for_each_edge_from(subject, visit);
  }
  Status for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const override {
    return base_.for_each_edge_to(object, visit);
  }
  Status for_each_edge_of(std::string_view actor, EdgeEnd end, EdgeOrder order,
                          const EdgeVisitor& visit) const override {
    return base_.for_each_edge_of(actor, end, order, visit);
  }
  Status for_each_evidence(const EdgeKey& key, const EvidenceVisitor& visit) const override {
    return base_.for_each_evidence(key, visit);
  }
  Status for_each_evidence_newest_first(const EdgeKey& key, const EvidenceVisitor& visit) const override {
    return base_.for_each_evidence_newest_first(key, visit);
  }
  Status for_each_statement(const StatementVisitor& visit) const override {
    return base_.for_each_statement(visit);
  }
  Status for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const override {
    return base_.for_each_statement_by(speaker, visit);
  }
  Status for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const override {
    return base_.for_each_statement_about(actor, visit);
  }
  Status for_each_statement_of(const StatementSelection& selection,
                               const StatementVisitor& visit) const override {
    return base_.for_each_statement_of(selection, visit);
  }
  Status for_each_article(const ArticleVisitor& visit) const override {
    return base_.for_each_article(visit);
  }
  Status for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const override {
    return base_.for_each_article_of(actor, visit);
  }

 protected:
  const GraphView& base() const { return base_; }

 private:
  const GraphView& base_;
};

}  // namespace dramatis::graph
