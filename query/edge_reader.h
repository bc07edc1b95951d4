// What the questions share: reading edges through the filters, and dressing them with names and sentences.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "query/questions.h"

namespace dramatis::query {

class EdgeReader {
 public:
  EdgeReader(const graph::GraphView& view, const Filters& filters) : view_(view), filters_(filters) {}

  enum class Direction { kFrom, kTo };
  // The edges at an actor that pass the filters, with the figures of the period; the visitor returns false to
  // stop.
  Status for_each(Direction direction, const std::string& actor,
                  const std::function<bool(const graph::Edge&)>& visit) const;

  // The canonical name, or the id of an actor that has none.
  Result<std::string> name_of(const std::string& actor);
  Result<std::string> title_of(const std::string& article);
  Result<RelationAnswer> answer_for(const graph::Edge& edge);
  Result<Support> support_for(const graph::Evidence& evidence);

  const graph::GraphView& view() const { return view_; }
  const Filters& filters() const { return filters_; }

 private:
  const graph::GraphView& view_;
  const Filters& filters_;
  std::map<std::string, std::string> names_, titles_;
};

// Whether the words contain the filter's, without regard to ASCII case.
bool contains_words(std::string_view words, std::string_view part);

}  // namespace dramatis::query
