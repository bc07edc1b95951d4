// Filters: which relations and statements a question is about, and how many of its answers to give.
//
// Every question takes the same filters; what makes no sense for one (a stance for relations) has no effect
// on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/period.h"
#include "graph/view.h"

namespace dramatis::query {

enum class Sort : uint8_t { kReports, kLatest, kEarliest, kConfidence, kName };
// "reports", "latest", "earliest", "confidence", "name".
std::string_view name_of(Sort sort);
std::optional<Sort> sort_from(std::string_view name);

// Roles ("foreign minister of") tell who somebody is, relations what somebody does.
enum class EdgeKinds : uint8_t { kRelations, kRoles, kBoth };

// What is less likely right is kept in the graph, but not told unless asked for.
inline constexpr double kDefaultMinConfidence = 0.4;

struct Filters {
  // A predicate by its canonical form ("criticises"), its lemma ("accuse"), the beginning of one of its words
  // ("criticis"), or an event class ("ACCUSE"); of statements, the cue. Empty: any. See matches_predicate().
  std::string predicate;
  std::optional<graph::EventClass> event;
  std::optional<graph::Quadrant> quadrant;
  std::optional<graph::Stance> stance;  // of statements
  std::vector<std::string> text;        // words or phrases that the sentence holds, all of them
  graph::Period period;
  std::string source;                        // part of the name of the article's source; empty: any
  std::optional<std::string> attributed_to;  // id of the actor whose claim it is
  bool asserted_only = false;                // told as a fact by the article itself
  double min_confidence = kDefaultMinConfidence;
  uint32_t min_reports = 1;

  // Of the actor that the answer names: who does it, to whom it is done, who speaks.
  std::string country;  // ISO 3166 alpha-3; empty: any
  std::optional<graph::ActorType> type;

  EdgeKinds kinds = EdgeKinds::kRelations;
  std::optional<Sort> sort;  // none: as the question has it
  size_t limit = 20;         // answers; 0: all
  size_t offset = 0;         // answers to skip
  size_t evidence = 3;       // sentences an answer; 0: all
};

// Whether the filter's words stand in the predicate one after the other, each as a word of it or the
// beginning of one; endings of inflection ("denied", "denies", "deny") and -ise or -ize do not matter. An
// empty filter matches all; one that is the name of an event class, in any case, matches what has that class.
bool matches_predicate(std::string_view predicate, graph::EventClass event, std::string_view filter);

// Whether the text holds each of the words or phrases, from the beginning of a word, in any case.
bool holds_all(std::string_view text, const std::vector<std::string>& phrases);

}  // namespace dramatis::query
