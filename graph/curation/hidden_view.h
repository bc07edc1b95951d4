// A graph without some of its actors: they, the edges at them, and what is said by them are not shown, and
// nothing is said about them. What others claim of others stays, with its evidence.
//
// Memory: the ids. Counting reads the edges and statements of the hidden. Thread safety: as GraphView.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "graph/forwarding_view.h"

namespace dramatis::graph {

class HiddenView final : public ForwardingView {
 public:
  // `hidden`: ids as the base shows them.
  HiddenView(std::unique_ptr<GraphView> base, std::set<std::string, std::less<>> hidden)
      : ForwardingView(*base), owned_(std::move(base)), hidden_(std::move(hidden)) {}

  Result<std::optional<ActorNode>> actor(std::string_view id) const override;
  Result<std::vector<std::string>> actors_by_alias(std::string_view alias) const override;
  Result<std::vector<ActorNode>> actors_by_alias_prefix(std::string_view prefix, size_t limit) const override;
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
  Status for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const override;

 private:
  bool is_hidden(std::string_view id) const;
  Status for_each_hidden_edge(const EdgeVisitor& visit) const;
  ActorVisitor seen(const ActorVisitor& visit) const;
  EdgeVisitor seen(const EdgeVisitor& visit) const;
  StatementVisitor seen(const StatementVisitor& visit) const;

  std::unique_ptr<GraphView> owned_;
  std::set<std::string, std::less<>> hidden_;
};

}  // namespace dramatis::graph
