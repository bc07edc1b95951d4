#include "graph/curation/curation.h"

#include <array>
#include <utility>

namespace dramatis::graph {
namespace {

constexpr std::array kActions = {
    std::pair{CurationAction::kMerge, "merge"},   std::pair{CurationAction::kUnmerge, "unmerge"},
    std::pair{CurationAction::kRename, "rename"}, std::pair{CurationAction::kRetype, "retype"},
    std::pair{CurationAction::kHide, "hide"},     std::pair{CurationAction::kUnhide, "unhide"},
    std::pair{CurationAction::kUndo, "undo"}};

template <typename Map>
Status take_back(Map& decisions, const std::string& actor, std::string_view what) {
  if (decisions.erase(actor) == 0) return not_found("actor '" + actor + "' was not " + std::string(what));
  return Ok{};
}

template <typename Map>
auto find(const Map& decisions, std::string_view actor) -> std::optional<typename Map::mapped_type> {
  const auto found = decisions.find(actor);
  if (found == decisions.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::string_view name_of(CurationAction action) {
  for (const auto& [value, name] : kActions)
    if (value == action) return name;
  return "";
}

std::optional<CurationAction> curation_action_from(std::string_view name) {
  for (const auto& [value, known] : kActions)
    if (name == known) return value;
  return std::nullopt;
}

Status Curation::apply(const CurationEntry& entry) {
  if (entry.action == CurationAction::kUndo) return undo();
  const Status decided = decide(entry);
  if (decided) standing_.push_back(entry);
  return decided;
}

Status Curation::undo() {
  if (standing_.empty()) return not_found("there is no decision to undo");
  const std::vector<CurationEntry> before(standing_.begin(), standing_.end() - 1);
  Curation earlier;
  for (const CurationEntry& entry : before)
    if (const Status applied = earlier.apply(entry); !applied) return applied;
  *this = std::move(earlier);
  return Ok{};
}

Status Curation::decide(const CurationEntry& entry) {
  if (entry.actor.empty()) return usage_error("an actor without an id");
  switch (entry.action) {
    case CurationAction::kMerge:
      return merge(entry);
    case CurationAction::kUnmerge:
      return take_back(merged_, entry.actor, "merged");
    case CurationAction::kRename:
      if (entry.value.empty()) return take_back(names_, entry.actor, "renamed");
      names_.insert_or_assign(entry.actor, entry.value);
      return Ok{};
    case CurationAction::kRetype:
      return retype(entry);
    case CurationAction::kHide:
      if (!hidden_.insert(entry.actor).second)
        return usage_error("actor '" + entry.actor + "' is hidden already");
      return Ok{};
    case CurationAction::kUnhide:
      return take_back(hidden_, entry.actor, "hidden");
    case CurationAction::kUndo:
      break;
  }
  return usage_error("an unknown action");
}

Status Curation::merge(const CurationEntry& entry) {
  if (entry.value.empty()) return usage_error("actor '" + entry.actor + "' merged into none");
  if (const auto into = find(merged_, entry.actor))
    return usage_error("actor '" + entry.actor + "' is merged into '" + *into +
                       "' already; unmerge it first");
  if (canonical(entry.value) == entry.actor)
    return usage_error("actor '" + entry.actor + "' merged into itself");
  merged_.emplace(entry.actor, entry.value);
  return Ok{};
}

Status Curation::retype(const CurationEntry& entry) {
  if (entry.value.empty()) return take_back(types_, entry.actor, "retyped");
  const auto type = actor_type_from(entry.value);
  if (!type) return usage_error("'" + entry.value + "' is no type of an actor");
  types_.insert_or_assign(entry.actor, *type);
  return Ok{};
}

std::string Curation::canonical(std::string_view id) const {
  auto found = merged_.find(id);
  if (found == merged_.end()) return std::string(id);
  for (auto next = found; next != merged_.end(); next = merged_.find(found->second)) found = next;
  return found->second;
}

std::optional<std::string> Curation::name(std::string_view id) const { return find(names_, id); }
std::optional<ActorType> Curation::type(std::string_view id) const { return find(types_, id); }

}  // namespace dramatis::graph
