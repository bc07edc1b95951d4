// The graph as the store's tables show it. See store.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/tally.h"

namespace dramatis::store {

class Reader;
struct Appearance;

// Errors: kCorrupt, naming table and key, where stored bytes make no sense or tables disagree; kIo.
class StoreView : public graph::TalliedView {
 public:
  Result<std::optional<graph::ActorNode>> actor(std::string_view id) const override;
  Result<std::vector<std::string>> actors_by_alias(std::string_view alias) const override;
  Result<std::vector<graph::ActorNode>> actors_by_alias_prefix(std::string_view prefix,
                                                               size_t limit) const override;
  Result<std::optional<graph::ArticleInfo>> article(std::string_view id) const override;
  Result<std::optional<graph::ArticleClaims>> claims(std::string_view article) const override;
  Result<graph::GraphCounts> counts() const override;
  Status for_each_actor(const ActorVisitor& visit) const override;
  Status for_each_edge(const EdgeVisitor& visit) const override;
  Status for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const override;
  Status for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const override;
  Status for_each_evidence(const graph::EdgeKey& key, const EvidenceVisitor& visit) const override;
  Status for_each_statement(const StatementVisitor& visit) const override;
  Status for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const override;
  Status for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const override;
  Status for_each_article(const ArticleVisitor& visit) const override;
  Status for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const override;
  Result<std::optional<graph::ActorTally>> actor_tally(std::string_view id) const override;
  Result<std::optional<graph::EdgeTally>> edge_tally(const graph::EdgeKey& key) const override;
  Result<graph::DateRange> dates_without(std::string_view article, std::string_view actor) const override;
  Result<graph::DateRange> dates_without(std::string_view article, const graph::EdgeKey& edge) const override;

 protected:
  explicit StoreView(const Reader& reader) : reader_(reader) {}  // which must outlive the view

 private:
  Status visit_edges(std::string_view prefix, const EdgeVisitor& visit) const;
  Status visit_statements_of(std::string_view actor, std::vector<uint32_t> Appearance::*positions,
                             const StatementVisitor& visit) const;

  const Reader& reader_;
};

}  // namespace dramatis::store
