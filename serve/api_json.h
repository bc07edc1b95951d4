// Documents of the API that the command line has no counterpart of; openapi.json describes them.
#pragma once

#include <string>
#include <vector>

#include "query/actor_lookup.h"
#include "query/surroundings.h"
#include "serve/graph_state.h"

namespace dramatis::serve {

std::string to_json(const GraphState& state, bool asks);  // whether questions in plain English are read
std::string to_json(const std::vector<query::ActorMatch>& suggestions);
std::string to_json(query::Surroundings surroundings);
std::string to_json(const query::Activity& activity);
std::string to_json(const graph::ArticleInfo& article);

}  // namespace dramatis::serve
