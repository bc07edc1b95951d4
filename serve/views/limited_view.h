// A view that ends a question which takes too long, or that nobody waits for any more.
#pragma once

#include <atomic>
#include <chrono>

#include "graph/forwarding_view.h"

namespace dramatis::serve {

// For one question; used by one thread. Once the time is over, or `cancelled` is set, whatever is read fails
// with an error of kind kIo.
class LimitedView final : public graph::ForwardingView {
 public:
  using Clock = std::chrono::steady_clock;
  LimitedView(const graph::GraphView& base, Clock::time_point deadline, const std::atomic<bool>& cancelled)
      : graph::ForwardingView(base), deadline_(deadline), cancelled_(cancelled) {}

  bool expired() const { return expired_; }

  Result<std::optional<graph::ActorNode>> actor(std::string_view id) const override;
  Result<std::optional<graph::ArticleInfo>> article(std::string_view id) const override;
  Result<graph::GraphTotals> totals() const override { return base().totals(); }
  Status for_each_actor(const ActorVisitor& visit) const override;
  Status for_each_actor_by_mentions(const ActorVisitor& visit) const override;
  Status for_each_edge(const EdgeVisitor& visit) const override;
  Status for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const override;
  Status for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const override;
  Status for_each_edge_between(std::string_view subject, std::string_view object,
                               const EdgeVisitor& visit) const override;
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

 private:
  bool in_time() const;  // looks at the clock at each so manyth call
  template <typename Value>
  auto watched(const std::function<bool(const Value&)>& visit) const;
  Status after(Status read) const;

  Clock::time_point deadline_;
  const std::atomic<bool>& cancelled_;
  mutable bool expired_ = false;
  mutable unsigned calls_ = 0;
};

}  // namespace dramatis::serve
