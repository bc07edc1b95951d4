// Actors themselves: which there are, what is known of one, and which two look like one.
//
// Functions are pure reads of the view, thread-safe as it is, and pass on its errors. The same graph gives
// the same answers in the same order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/view.h"

namespace dramatis::query {

struct ActorFilters {
  std::string words;  // part of a name or of the id, without regard to case; empty: any
  std::optional<graph::ActorType> type;
  std::optional<graph::Sector> sector;
  std::string code;   // ISO 3166 alpha-3; empty: any
  size_t limit = 50;  // 0: all
};

struct ActorList {
  std::vector<graph::ActorNode> shown;  // the most mentioned first
  size_t found = 0;
};

// Memory: grows with the limit, or with the actors if there is none.
Result<ActorList> list_actors(const graph::GraphView& view, const ActorFilters& filters);

struct ActorCard {
  // Another actor and how many sentences relate the two.
  struct Partner {
    std::string id, name;
    uint64_t evidence = 0;
  };
  struct Office {
    std::string role, of, of_name;  // "foreign minister of"
    std::string first_date, last_date;
  };
  graph::ActorNode actor;
  std::vector<Office> roles;        // that it has
  std::vector<Partner> partners;    // in relations, either way; the closest first
  std::vector<std::string> merged;  // ids of the actors merged into it, filled by the caller
};

// The actor must be in the graph. `top`: how many partners. Roles and partners are those of the actor's
// `edges` strongest edges either way, of all if 0: a busy one may have a million.
Result<ActorCard> card_of(const graph::GraphView& view, const graph::ActorNode& actor, size_t top,
                          size_t edges = 0);

// Two actors that look like one, with what tells for it.
struct LikelyPair {
  graph::ActorNode into, from;               // `into` is mentioned more often
  double likeness = 0;                       // 0 to 1, for the order only
  std::string reason;                        // "one letter apart"
  std::vector<std::string> shared_partners;  // names of actors that both have relations with
  std::string into_sentence, from_sentence;  // an article's words on each; may be empty
};

// Pairs whose names are alike, that agree in type and country as far as these are known, and that no relation
// or role ties to each other; the likeliest first. Memory: grows with the actors.
Result<std::vector<LikelyPair>> suggest_pairs(const graph::GraphView& view, size_t limit);

}  // namespace dramatis::query
