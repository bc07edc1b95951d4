// What the questions share: reading edges and statements through the filters, and dressing them with names
// and sentences. The one place where the filters are applied.
#pragma once

#include <functional>
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
  // The same for all edges; the filters' type and country are then asked of either end.
  Status for_each(const std::function<bool(const graph::Edge&)>& visit);
  // The edge's evidence that passes the filters, in its order.
  Status for_each_evidence(const graph::EdgeKey& key,
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
  bool asks_of_evidence() const;
  bool wants(const graph::Edge& edge) const;
  Result<bool> comes_from_source(const std::string& article);
  // Passes on what of the edge is wanted; `answering` the ends of which one must pass as answer.
  Result<bool> offer(const graph::Edge& edge, const std::vector<std::string>& answering,
                     const std::function<bool(const graph::Edge&)>& visit);

  const graph::GraphView& view_;
  const Filters& filters_;
  std::map<std::string, ActorFace> actors_;
  std::map<std::string, ArticleFace> articles_;
};

// Sorts as the filters say, or else as told here; cuts to offset and limit, and dresses what is left.
Result<Answers<RelationAnswer>> answers_for(EdgeReader& reader, std::vector<graph::Edge> edges,
                                            Sort otherwise = Sort::kReports);

}  // namespace dramatis::query
