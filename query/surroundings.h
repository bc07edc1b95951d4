// What a drawing of the graph around some actors shows.
//
// It is drawn while somebody waits, of actors that may have a million relations. So it rests on the strongest
// of them, as far as one can read in a few milliseconds; all of most actors. Where there is more, it says so.
//
// Functions are pure reads of the view, thread-safe as it is, and pass on its errors. The same graph gives
// the same answers in the same order.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "query/questions.h"

namespace dramatis::query {

struct Surroundings {
  graph::ActorNode centre;
  std::vector<graph::ActorNode> partners;  // those with the most sentences between them and the centre first
  size_t partners_found = 0;
  bool more = false;  // weaker relations were not looked at, which may have more partners
  // Between the centre and the partners, either way; the strongest first. Without sentences.
  Answers<RelationAnswer> relations;
};

// The actor, which must be in the graph, with the `partners` that it has the most to do with by its strongest
// relations. Edges from the actor to itself are left out. `Filters::limit` and `offset` hold for the
// relations.
Result<Surroundings> surroundings(const graph::GraphView& view, const std::string& actor, size_t partners,
                                  const Filters& filters);

// What the actor does and what is done to it.
Result<Answers<RelationAnswer>> at(const graph::GraphView& view, const std::string& actor,
                                   const Filters& filters);

// The relations that any of the actors has to another of them, by the strongest of each, the strongest first,
// without sentences. Ids that are no actor's are passed over.
Result<Answers<RelationAnswer>> among(const graph::GraphView& view, const std::vector<std::string>& actors,
                                      const Filters& filters);

// The sentences of one edge that pass the filters, the latest first, from `Filters::offset` on. Where there
// are many, they are not all counted.
Result<Answers<Support>> evidence_of(const graph::GraphView& view, const graph::EdgeKey& key,
                                     const Filters& filters);

// How many sentences tell of relations of an actor (or between two) in a month, by quadrant.
struct ActiveMonth {
  std::string month;                    // "2026-03"
  std::array<uint64_t, 5> sentences{};  // by graph::Quadrant
};
struct Activity {
  std::vector<ActiveMonth> months;  // in the order of time; those without any are left out
  bool more = false;                // of weaker relations, or earlier, which were not counted
};
Result<Activity> activity(const graph::GraphView& view, const std::string& actor,
                          const std::optional<std::string>& other, const Filters& filters);

}  // namespace dramatis::query
