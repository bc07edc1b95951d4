// From what a user calls an actor to the actor.
#pragma once

#include <string_view>

#include "graph/result.h"
#include "graph/view.h"

namespace dramatis::query {

// The actor of this id, canonical name or alias, in this order of preference; case and spacing of names do
// not matter. kUsage if several actors are called so: the message lists them with their ids. kNotFound if
// none is: the message lists the nearest names, if there are any.
Result<graph::ActorNode> find_actor(const graph::GraphView& view, std::string_view text);

}  // namespace dramatis::query
