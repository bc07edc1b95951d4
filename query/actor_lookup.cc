#include "query/actor_lookup.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "graph/alias.h"

namespace dramatis::query {
namespace {

using graph::ActorNode;
using graph::GraphView;

constexpr size_t kMostListed = 6;

bool more_mentioned(const ActorNode& a, const ActorNode& b) {
  return a.mentions != b.mentions ? a.mentions > b.mentions : a.id < b.id;
}

// "Ada Lindqvist (person, id ada-lindqvist); ..." the most mentioned first.
std::string listed(std::vector<ActorNode> actors) {
  std::sort(actors.begin(), actors.end(), more_mentioned);
  std::string list;
  for (size_t i = 0; i < actors.size() && i < kMostListed; ++i) {
    list += i == 0 ? "" : "; ";
    list += actors[i].name + " (" + std::string(name_of(actors[i].type)) + ", id " + actors[i].id + ")";
  }
  if (actors.size() > kMostListed) list += "; and " + std::to_string(actors.size() - kMostListed) + " more";
  return list;
}

// Actors with a name that contains the words.
Result<std::vector<ActorNode>> similar_actors(const GraphView& view, const std::string& folded) {
  std::vector<ActorNode> similar;
  const auto contains = [&](const std::string& name) {
    return graph::fold_alias(name).find(folded) != std::string::npos;
  };
  const Status read = view.for_each_actor([&](const ActorNode& actor) {
    const auto& aliases = actor.aliases;
    if (contains(actor.name) ||
        std::any_of(aliases.begin(), aliases.end(), [&](const auto& alias) { return contains(alias.first); }))
      similar.push_back(actor);
    return true;
  });
  if (!read) return read.error();
  return similar;
}

}  // namespace

Result<ActorNode> find_actor(const GraphView& view, std::string_view text) {
  auto by_id = view.actor(text);
  if (!by_id) return by_id.error();
  if (*by_id) return **by_id;

  const auto ids = view.actors_by_alias(text);
  if (!ids) return ids.error();
  const std::string folded = graph::fold_alias(text);
  std::vector<ActorNode> called, named;
  for (const std::string& id : *ids) {
    auto actor = view.actor(id);
    if (!actor) return actor.error();
    if (!*actor)
      return corrupt("the name '" + std::string(text) + "' leads to '" + id + "', which is no actor");
    if (graph::fold_alias((*actor)->name) == folded) named.push_back(**actor);
    called.push_back(**actor);
  }
  if (named.size() == 1) return named.front();
  if (called.size() == 1) return called.front();
  if (called.size() > 1)
    return usage_error("'" + std::string(text) + "' may be " + listed(called) + ": say which by its id");

  std::string message = "no actor is called '" + std::string(text) + "'";
  if (folded.empty()) return not_found(std::move(message));
  const auto similar = similar_actors(view, folded);
  if (!similar) return similar.error();
  if (!similar->empty()) message += "; similar: " + listed(*similar);
  return not_found(std::move(message));
}

}  // namespace dramatis::query
