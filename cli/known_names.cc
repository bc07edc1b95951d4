#include "cli/known_names.h"

#include <memory>

#include "cli/status.h"
#include "extract/knowledge/knowledge.h"

namespace dramatis::cli {
namespace {

using extract::Knowledge;
using extract::NameSense;

std::vector<std::string> ids_of(const Knowledge& knowledge, std::string_view text) {
  std::vector<std::string> ids;
  for (const extract::KnownName& known : knowledge.names().look_up(text))
    if (known.sense == NameSense::kName || known.sense == NameSense::kCapital ||
        known.sense == NameSense::kMetonym)
      ids.push_back(knowledge[known.actor].id);
  return ids;
}

// "white house" -> "White House": the tables tell words from names by their capitals.
std::string with_capitals(std::string_view text) {
  std::string name(text);
  for (size_t i = 0; i < name.size(); ++i)
    if ((i == 0 || name[i - 1] == ' ' || name[i - 1] == '-') && name[i] >= 'a' && name[i] <= 'z')
      name[i] = static_cast<char>(name[i] - 'a' + 'A');
  return name;
}

}  // namespace

query::Lookup actor_lookup(bool exact) {
  query::Lookup lookup{.exact = exact};
  if (exact) return lookup;
  const auto tables = std::make_shared<std::shared_ptr<const Knowledge>>();
  lookup.known_names = [tables](std::string_view text) -> std::vector<std::string> {
    if (!*tables) {
      auto loaded = Knowledge::load();
      if (!loaded) return {};  // the built-in tables are read by every test
      *tables = std::move(*loaded);
    }
    std::vector<std::string> ids = ids_of(**tables, text);
    return ids.empty() ? ids_of(**tables, with_capitals(text)) : ids;
  };
  return lookup;
}

Result<graph::ActorNode> choose_actor(const graph::GraphView& view, std::string_view text,
                                      const query::Lookup& lookup) {
  auto found = query::find_actor(view, text, lookup);
  if (!found) return found.error();
  if (const std::string note = found->note(text); !note.empty()) report(note);
  return std::move(found->actor);
}

}  // namespace dramatis::cli
