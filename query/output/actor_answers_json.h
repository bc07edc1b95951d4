// Actors for programs: one JSON document each, ending in a line break. docs/cli.md describes the fields.
#pragma once

#include <string>
#include <vector>

#include "graph/curation/curation.h"
#include "query/actor_answers.h"

namespace dramatis::query {

std::string to_json(const ActorList& list);
std::string to_json(const ActorCard& card);
std::string to_json(const std::vector<LikelyPair>& pairs);
std::string journal_json(const std::vector<graph::CurationEntry>& journal);

}  // namespace dramatis::query
