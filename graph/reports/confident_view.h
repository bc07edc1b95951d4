// A graph as evidence of a given confidence tells it, whatever the level.
//
// Edges are added up from their evidence each time they are visited, so this costs their evidence; the usual
// level has its figures ready (TalliedView). Thread safety: as GraphView.
#pragma once

#include <memory>

#include "graph/forwarding_view.h"

namespace dramatis::graph {

class ConfidentView final : public ForwardingView {
 public:
  // Shows what the base shows, less the evidence and the statements that are less sure, and the edges that
  // have no other evidence.
  ConfidentView(std::shared_ptr<const GraphView> base, double least)
      : ForwardingView(*base), owned_(std::move(base)), least_(least) {}

  Result<GraphCounts> counts() const override;  // walks the graph
  Status for_each_edge(const EdgeVisitor& visit) const override;
  Status for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const override;
  Status for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const override;
  Status for_each_edge_between(std::string_view subject, std::string_view object,
                               const EdgeVisitor& visit) const override;
  Status for_each_edge_of(std::string_view actor, EdgeEnd end, EdgeOrder order,
                          const EdgeVisitor& visit) const override {
    return GraphView::for_each_edge_of(actor, end, order, visit);  // in the order of the figures shown
  }
  Status for_each_evidence(const EdgeKey& key, const EvidenceVisitor& visit) const override;
  Status for_each_evidence_newest_first(const EdgeKey& key, const EvidenceVisitor& visit) const override;
  Status for_each_statement(const StatementVisitor& visit) const override;
  Status for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const override;
  Status for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const override;
  Status for_each_statement_of(const StatementSelection& selection,
                               const StatementVisitor& visit) const override;

 private:
  template <typename Walk>
  Status visit_edges(const EdgeVisitor& visit, Walk walk) const;
  EvidenceVisitor sure_enough(const EvidenceVisitor& visit) const;
  StatementVisitor sure_enough(const StatementVisitor& visit) const;

  std::shared_ptr<const GraphView> owned_;
  double least_;
};

}  // namespace dramatis::graph
