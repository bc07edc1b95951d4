#include "query/actor_lookup.h"

#include <algorithm>
#include <string>
#include <utility>
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

// Whether the part stands in the name between blanks, hyphens or its ends.
bool holds_words(const std::string& name, const std::string& part) {
  const auto is_edge = [&](size_t at) { return at >= name.size() || name[at] == ' ' || name[at] == '-'; };
  for (size_t at = name.find(part); at != std::string::npos; at = name.find(part, at + 1))
    if ((at == 0 || is_edge(at - 1)) && is_edge(at + part.size())) return true;
  return false;
}

// Actors with a name that contains the text, and among them those that contain it as whole words.
struct Similar {
  std::vector<ActorNode> containing, in_whole_words;
};

Result<Similar> similar_actors(const GraphView& view, const std::string& folded) {
  Similar similar;
  const Status read = view.for_each_actor([&](const ActorNode& actor) {
    bool contains = false, whole = false;
    const auto look_at = [&](const std::string& name) {
      const std::string folded_name = graph::fold_alias(name);
      contains = contains || folded_name.find(folded) != std::string::npos;
      whole = whole || holds_words(folded_name, folded);
    };
    look_at(actor.name);
    for (const auto& [alias, count] : actor.aliases) look_at(alias);
    if (contains) similar.containing.push_back(actor);
    if (whole) similar.in_whole_words.push_back(actor);
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
  const auto ambiguous = [&](std::vector<ActorNode> candidates) {
    return usage_error("'" + std::string(text) + "' may be " + listed(std::move(candidates)) +
                       ": say which by its id");
  };
  if (called.size() > 1) return ambiguous(std::move(called));

  std::string message = "no actor is called '" + std::string(text) + "'";
  if (folded.empty()) return not_found(std::move(message));
  auto similar = similar_actors(view, folded);
  if (!similar) return similar.error();
  if (similar->in_whole_words.size() == 1) return similar->in_whole_words.front();
  if (similar->in_whole_words.size() > 1) return ambiguous(std::move(similar->in_whole_words));
  if (!similar->containing.empty()) message += "; similar: " + listed(std::move(similar->containing));
  return not_found(std::move(message));
}

}  // namespace dramatis::query
