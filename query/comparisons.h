// Questions that hold two things against each other: two periods, or what one tells and another denies.
//
// Functions are pure reads of the view, thread-safe as it is, and pass on its errors. The same graph gives
// the same answers in the same order.
#pragma once

#include <optional>
#include <string>

#include "graph/view.h"
#include "query/questions.h"

namespace dramatis::query {

// Relations of one period that the other does not have.
struct Changes {
  graph::Period before, after;
  Answers<RelationAnswer> appeared;  // in `after` alone; the earliest first unless sorted otherwise
  Answers<RelationAnswer> vanished;  // in `before` alone
  size_t kept = 0;                   // in both
};

// What is new in `filters.period` against `before`: of one actor, between two, or of all. `before` empty at
// its end: up to the day before the period. kUsage if the period has no beginning or the two overlap.
Result<Changes> diff(const graph::GraphView& view, const std::optional<std::string>& actor,
                     const std::optional<std::string>& other, const graph::Period& before,
                     const Filters& filters);

// A relation that is told by one and denied by another; both with their sentences.
struct Dispute {
  RelationAnswer told, denied;  // the same ends; the same predicate, or predicates of one event class
};

// Of one actor, between two, or of all; those with the most reports on both sides first.
Result<Answers<Dispute>> disputed(const graph::GraphView& view, const std::optional<std::string>& actor,
                                  const std::optional<std::string>& other, const Filters& filters);

}  // namespace dramatis::query
