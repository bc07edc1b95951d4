// What a drawing of the graph around some actors shows.
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
  Answers<RelationAnswer> relations;  // between the centre and the partners, either way; the strongest first
};

// The actor, which must be in the graph, with the `partners` that it has the most to do with. Edges from the
// actor to itself are left out. `Filters::limit` and `offset` hold for the relations.
Result<Surroundings> surroundings(const graph::GraphView& view, const std::string& actor, size_t partners,
                                  const Filters& filters);

// What the actor does and what is done to it.
Result<Answers<RelationAnswer>> at(const graph::GraphView& view, const std::string& actor,
                                   const Filters& filters);

// The relations that any of the actors has to another of them. Ids that are no actor's are passed over.
Result<Answers<RelationAnswer>> among(const graph::GraphView& view, const std::vector<std::string>& actors,
                                      const Filters& filters);

// The sentences of one edge that pass the filters, the latest first, from `Filters::offset` on.
Result<Answers<Support>> evidence_of(const graph::GraphView& view, const graph::EdgeKey& key,
                                     const Filters& filters);

// How many sentences tell of relations of an actor (or between two) in a month, by quadrant.
struct ActiveMonth {
  std::string month;                    // "2026-03"
  std::array<uint64_t, 5> sentences{};  // by graph::Quadrant
};
// In the order of time; months without any are left out.
Result<std::vector<ActiveMonth>> activity(const graph::GraphView& view, const std::string& actor,
                                          const std::optional<std::string>& other, const Filters& filters);

}  // namespace dramatis::query
