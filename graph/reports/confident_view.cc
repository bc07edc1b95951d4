#include "graph/reports/confident_view.h"

#include "graph/edge_sum.h"

namespace dramatis::graph {

GraphView::EvidenceVisitor ConfidentView::sure_enough(const EvidenceVisitor& visit) const {
  return [this, &visit](const Evidence& evidence) { return evidence.confidence < least_ || visit(evidence); };
}

GraphView::StatementVisitor ConfidentView::sure_enough(const StatementVisitor& visit) const {
  return [this, &visit](const StatementRecord& record) {
    return record.statement.confidence < least_ || visit(record);
  };
}

template <typename Walk>
Status ConfidentView::visit_edges(const EdgeVisitor& visit, Walk walk) const {
  Status read = Ok{};
  const Status walked = walk([&](const Edge& edge) {
    EdgeSum sum;
    read = for_each_evidence(edge.key, [&](const Evidence& evidence) {
      sum.add(evidence);
      return true;
    });
    return read.ok() && (sum.empty() || visit(sum.as(edge)));
  });
  return read ? walked : read;
}

Result<GraphCounts> ConfidentView::counts() const {
  auto counts = base().counts();
  if (!counts) return counts;
  counts->edges = counts->relations = counts->roles = counts->evidence = counts->statements = 0;
  const Status edges = for_each_edge([&](const Edge& edge) {
    ++counts->edges;
    ++(edge.key.kind == EdgeKind::kRole ? counts->roles : counts->relations);
    counts->evidence += edge.evidence;
    return true;
  });
  if (!edges) return edges.error();
  const Status statements = for_each_statement([&](const StatementRecord&) { return ++counts->statements; });
  if (!statements) return statements.error();
  return counts;
}

Status ConfidentView::for_each_edge(const EdgeVisitor& visit) const {
  return visit_edges(visit, [&](const EdgeVisitor& each) { return base().for_each_edge(each); });
}

Status ConfidentView::for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const {
  return visit_edges(visit,
                     [&](const EdgeVisitor& each) { return base().for_each_edge_from(subject, each); });
}

Status ConfidentView::for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const {
  return visit_edges(visit, [&](const EdgeVisitor& each) { return base().for_each_edge_to(object, each); });
}

Status ConfidentView::for_each_edge_between(std::string_view subject, std::string_view object,
                                            const EdgeVisitor& visit) const {
  return visit_edges(
      visit, [&](const EdgeVisitor& each) { return base().for_each_edge_between(subject, object, each); });
}

Status ConfidentView::for_each_evidence(const EdgeKey& key, const EvidenceVisitor& visit) const {
  return base().for_each_evidence(key, sure_enough(visit));
}

Status ConfidentView::for_each_evidence_newest_first(const EdgeKey& key, const EvidenceVisitor& visit) const {
  return base().for_each_evidence_newest_first(key, sure_enough(visit));
}

Status ConfidentView::for_each_statement(const StatementVisitor& visit) const {
  return base().for_each_statement(sure_enough(visit));
}

Status ConfidentView::for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const {
  return base().for_each_statement_by(speaker, sure_enough(visit));
}

Status ConfidentView::for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const {
  return base().for_each_statement_about(actor, sure_enough(visit));
}

Status ConfidentView::for_each_statement_of(const StatementSelection& selection,
                                            const StatementVisitor& visit) const {
  return base().for_each_statement_of(selection, sure_enough(visit));
}

}  // namespace dramatis::graph
