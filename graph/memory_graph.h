// The graph in memory: the test oracle of the store, and the graph of choice for a handful of articles.
//
// Thread safety: as GraphView, const calls may run concurrently; the others need the caller's exclusion.
#pragma once

#include <compare>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "graph/delta.h"
#include "graph/tally.h"

namespace dramatis::graph {

class MemoryGraph : public TalliedView {
 public:
  EvidenceLevel level() const override { return EvidenceLevel::kAll; }
  Result<MergeOutcome> add(const ArticleClaims& claims);  // errors as merge()
  Result<MergeOutcome> remove(std::string_view article);  // errors as unmerge()
  void apply(const GraphDelta& delta);

  Result<std::optional<ActorNode>> actor(std::string_view id) const override;
  Result<std::vector<std::string>> actors_by_alias(std::string_view alias) const override;
  Result<std::vector<ActorNode>> actors_by_alias_prefix(std::string_view prefix, size_t limit) const override;
  Result<std::optional<ArticleInfo>> article(std::string_view id) const override;
  Result<std::optional<ArticleClaims>> claims(std::string_view article) const override;
  Result<AtLevels<GraphCounts>> level_counts() const override { return counts_; }
  Status for_each_actor(const ActorVisitor& visit) const override;
  Status for_each_edge(const EdgeVisitor& visit) const override;
  Status for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const override;
  Status for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const override;
  Status for_each_evidence(const EdgeKey& key, const EvidenceVisitor& visit) const override;
  Status for_each_statement(const StatementVisitor& visit) const override;
  Status for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const override;
  Status for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const override;
  Status for_each_article(const ArticleVisitor& visit) const override;
  Status for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const override;
  Result<std::optional<ActorTally>> actor_tally(std::string_view id) const override;
  Result<std::optional<EdgeTallies>> edge_tallies(const EdgeKey& key) const override;
  Result<DateRange> dates_without(std::string_view article, std::string_view actor) const override;
  Result<DateRange> dates_without(std::string_view article, const EdgeKey& edge,
                                  EvidenceLevel level) const override;
  Result<std::optional<ReportOf>> report_of(std::string_view article) const override;
  Result<std::optional<ReportGroup>> report_group(std::string_view name) const override;
  Result<std::optional<std::string>> article_with(const TextBand& band) const override;

 private:
  // The orders that GraphView promises.
  struct ArticleOrder {
    std::string date, article;
    friend auto operator<=>(const ArticleOrder&, const ArticleOrder&) = default;
  };
  struct EvidenceOrder {
    ArticleOrder article;
    uint32_t sentence;
    TextSpan span;
    uint32_t ordinal;
    friend auto operator<=>(const EvidenceOrder&, const EvidenceOrder&) = default;
  };
  struct StatementOrder {
    ArticleOrder article;
    uint32_t position;
    friend auto operator<=>(const StatementOrder&, const StatementOrder&) = default;
  };
  using StatementIndex = std::map<std::string, std::set<StatementOrder>, std::less<>>;

  static EvidenceOrder order_of(const EvidenceRow& row);
  static StatementOrder order_of(const StatementRecord& record);
  void take_out(const ArticleShare& share);
  void put_in(const ArticleShare& share);
  Status visit_statements(const StatementIndex& index, std::string_view actor,
                          const StatementVisitor& visit) const;

  std::map<std::string, ArticleClaims, std::less<>> articles_;
  std::map<std::string, std::set<ArticleOrder>, std::less<>> articles_of_;
  std::map<std::string, ActorTally, std::less<>> actors_;
  std::set<AliasRow> aliases_;
  std::map<EdgeKey, EdgeTallies> edges_;
  std::map<std::string, std::set<EdgeKey>, std::less<>> edges_to_;
  std::map<EdgeKey, std::map<EvidenceOrder, Evidence>> evidence_;
  std::map<StatementOrder, StatementRecord> statements_;
  StatementIndex statements_by_, statements_about_;
  std::map<std::string, ReportOf, std::less<>> reports_;
  std::map<std::string, ReportGroup, std::less<>> groups_;
  std::map<TextBand, std::string> bands_;
  AtLevels<GraphCounts> counts_;
};

}  // namespace dramatis::graph
