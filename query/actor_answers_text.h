// Actors for human readers. The layout may change at any time; programs read actor_answers_json.h.
#pragma once

#include <string>
#include <vector>

#include "query/actor_answers.h"

namespace dramatis::query {

std::string to_text(const ActorList& list);
std::string to_text(const ActorCard& card);
std::string to_text(const std::vector<LikelyPair>& pairs);

}  // namespace dramatis::query
