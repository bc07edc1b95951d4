// Actors for human readers. The layout may change at any time; programs read actor_answers_json.h.
#pragma once

#include <string>
#include <vector>

#include "graph/curation/curation.h"
#include "query/actor_answers.h"

namespace dramatis::query {

std::string to_text(const ActorList& list);
std::string to_text(const ActorCard& card);
std::string to_text(const std::vector<LikelyPair>& pairs);
std::string journal_text(const std::vector<graph::CurationEntry>& journal);
// The pairs as decisions to merge, RFC 4180, for `dramatis actors apply`.
std::string to_csv(const std::vector<LikelyPair>& pairs);

}  // namespace dramatis::query
