// What the questions share: reading edges and statements through the filters, and dressing them with names
// and sentences. The one place where the filters are applied.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "query/questions.h"

namespace dramatis::query {

// Not thread-safe; one a question. The view and the filters must outlive it.
class EdgeReader {
 public:
  EdgeReader(const graph::GraphView& view, const Filters& filters) : view_(view), filters_(filters) {}

  enum class Direction { kFrom, kTo };
  // The edges at an actor that pass the filters, with the figures of the evidence that does; the visitor
  // returns false to stop.
  Status for_each(Direction direction, const std::string& actor,
                  const std::function<bool(const graph::Edge&)>& visit);
  // All edges at an actor in the view's order, each as the view shows it and as it passes the filters, or
  // nothing.
  using RankedVisitor =
      std::function<bool(const graph::Edge& edge, const std::optional<graph::Edge>& passing)>;
  Status for_each_ranked(Direction direction, const std::string& actor, graph::EdgeOrder order,
                         const RankedVisitor& visit);
  // From the one to the other alone.
  Status for_each_between(const std::string& subject, const std::string& object,
                          const std::function<bool(const graph::Edge&)>& visit);
  // The same for all edges; the filters' type and country are then asked of either end.
  Status for_each(const std::function<bool(const graph::Edge&)>& visit);
  // The edge's evidence that passes the filters, in its order.
  Status for_each_evidence(const graph::EdgeKey& key,
                           const std::function<bool(const graph::Evidence&)>& visit);
  // The latest first.
  Status for_each_evidence_newest_first(const graph::EdgeKey& key,
                                        const std::function<bool(const graph::Evidence&)>& visit);

  Result<bool> passes(const graph::Evidence& evidence);
  // Other than the actors' type and country.
  Result<bool> passes(const graph::StatementRecord& record);
  // Type and country of the filters.
  Result<bool> passes_as_answer(const std::string& actor);
  // The edge with the figures of the evidence that passes; nothing if none, or too little, does.
  Result<std::optional<graph::Edge>> narrowed(const graph::Edge& edge);

  // The canonical name, or the id of an actor that has none.
  Result<std::string> name_of(const std::string& actor);
  Result<std::string> title_of(const std::string& article);
  Result<std::string> source_of(const std::string& article);
  Result<RelationAnswer> answer_for(const graph::Edge& edge);
  Result<StatementAnswer> answer_for(graph::StatementRecord record);
  Result<Support> support_for(const graph::Evidence& evidence);

  const graph::GraphView& view() const { return view_; }
  const Filters& filters() const { return filters_; }

 private:
  struct ActorFace {
    std::string name, country;
    graph::ActorType type = graph::ActorType::kOther;
  };
  struct ArticleFace {
    std::string title, source;
  };
  Result<const ActorFace*> face_of(const std::string& actor);
  Result<const ArticleFace*> article_face_of(const std::string& article);
  template <typename Walk>
  Status visit_passing(const std::function<bool(const graph::Evidence&)>& visit, Walk walk);
  Result<std::vector<graph::Evidence>> latest_evidence(const graph::EdgeKey& key, size_t most);
  bool asks_of_evidence() const;
  bool wants(const graph::Edge& edge) const;
  Result<bool> comes_from_source(const std::string& article);
  // What of the edge is wanted, if anything; `answering` the ends of which one must pass as answer.
  Result<std::optional<graph::Edge>> passing(const graph::Edge& edge,
                                             const std::vector<std::string>& answering);
  Result<bool> offer(const graph::Edge& edge, const std::vector<std::string>& answering,
                     const std::function<bool(const graph::Edge&)>& visit);

  const graph::GraphView& view_;
  const Filters& filters_;
  std::map<std::string, ActorFace> actors_;
  std::map<std::string, ArticleFace> articles_;
};

// The edges at an actor that pass the filters, those with the most reports first unless sorted otherwise. By
// reports and by date the view has its edges ready: no more of them are read than it takes to be sure of
// those within the limit, and some to see how many more there are.
Result<Answers<RelationAnswer>> answers_at(EdgeReader& reader,
                                           std::initializer_list<EdgeReader::Direction> directions,
                                           const std::string& actor);

// Sorts as the filters say, or else as told here; cuts to offset and limit, and dresses what is left.
Result<Answers<RelationAnswer>> answers_for(EdgeReader& reader, std::vector<graph::Edge> edges,
                                            Sort otherwise = Sort::kReports);

}  // namespace dramatis::query
