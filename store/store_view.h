// The graph as the store's tables show it. See store.h.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/tally.h"

namespace dramatis::store {

class Reader;
struct ArticlePlace;

// Errors: kCorrupt, naming table and key, where stored bytes make no sense or tables disagree; kIo.
class StoreView : public graph::TalliedView {
 public:
  Result<std::optional<graph::ActorNode>> actor(std::string_view id) const override;
  Result<std::vector<std::string>> actors_by_alias(std::string_view alias) const override;
  Result<std::vector<graph::ActorNode>> actors_by_alias_prefix(std::string_view prefix,
                                                               size_t limit) const override;
  Result<std::optional<graph::ArticleInfo>> article(std::string_view id) const override;
  Result<std::optional<graph::ArticleClaims>> claims(std::string_view article) const override;
  graph::EvidenceLevel level() const override { return level_; }
  Status for_each_actor(const ActorVisitor& visit) const override;
  Status for_each_actor_by_mentions(const ActorVisitor& visit) const override;
  Status for_each_edge(const EdgeVisitor& visit) const override;
  Status for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const override;
  Status for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const override;
  Status for_each_edge_between(std::string_view subject, std::string_view object,
                               const EdgeVisitor& visit) const override;
  // In its order at the usual level, of which the tables have the figures in order; else as GraphView.
  Status for_each_edge_of(std::string_view actor, graph::EdgeEnd end, graph::EdgeOrder order,
                          const EdgeVisitor& visit) const override;
  Status for_each_evidence(const graph::EdgeKey& key, const EvidenceVisitor& visit) const override;
  Status for_each_evidence_newest_first(const graph::EdgeKey& key,
                                        const EvidenceVisitor& visit) const override;
  Status for_each_statement(const StatementVisitor& visit) const override;
  Status for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const override;
  Status for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const override;
  Status for_each_statement_of(const graph::StatementSelection& selection,
                               const StatementVisitor& visit) const override;
  Status for_each_article(const ArticleVisitor& visit) const override;
  Status for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const override;
  Result<std::optional<graph::ActorTally>> actor_tally(std::string_view id) const override;
  Result<std::optional<graph::EdgeTallies>> edge_tallies(const graph::EdgeKey& key) const override;
  Result<graph::AtLevels<graph::GraphCounts>> level_counts() const override;
  Result<graph::GraphTotals> totals() const override;
  Result<graph::DateRange> dates_without(std::string_view article, std::string_view actor) const override;
  Result<graph::DateRange> dates_without(std::string_view article, const graph::EdgeKey& edge,
                                         graph::EvidenceLevel level) const override;
  Result<std::optional<graph::ReportOf>> report_of(std::string_view article) const override;
  Result<std::optional<graph::ReportGroup>> report_group(std::string_view name) const override;
  Result<std::optional<std::string>> article_with(const graph::TextBand& band) const override;

 protected:
  // The reader must outlive the view.
  StoreView(const Reader& reader, graph::EvidenceLevel level) : reader_(reader), level_(level) {}

 private:
  struct TalliedActor {
    graph::ActorNode node;
    graph::ActorTally tally;
  };
  using TallyVisitor = std::function<bool(const TalliedActor&)>;
  Status visit_tallies_by_mentions(const TallyVisitor& visit) const;
  Result<std::vector<graph::ActorNode>> nodes_of(const std::set<std::string>& ids) const;
  Status visit_edges(std::string_view prefix, const EdgeVisitor& visit) const;
  Status visit_edges_in(std::string_view prefix, const EdgeVisitor& visit) const;
  Status visit_ranked_edges(std::string_view actor, graph::EdgeEnd end, graph::EdgeOrder order,
                            const EdgeVisitor& visit) const;
  Status visit_all_statements(graph::TimeOrder order, const StatementVisitor& visit) const;
  Status visit_evidence(const graph::EdgeKey& key, graph::TimeOrder order,
                        const EvidenceVisitor& visit) const;
  Result<graph::StatementRecord> statement_at(const ArticlePlace& place, uint32_t position) const;

  const Reader& reader_;
  const graph::EvidenceLevel level_;
};

}  // namespace dramatis::store
