#include "extract/knowledge/actor_nouns.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace dramatis::extract {
namespace {

struct Kind {
  NounKind kind = NounKind::kPeople;
  Kinship kinship = Kinship::kNone;
};

std::optional<Kind> kind_from(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Kind>, 11> kKinds = {{
      {"government", {NounKind::kGovernment}},
      {"envoys", {NounKind::kEnvoys}},
      {"institution", {NounKind::kInstitution}},
      {"office", {NounKind::kOffice}},
      {"people", {NounKind::kPeople}},
      {"kin", {NounKind::kPeople, Kinship::kCertain}},
      {"household", {NounKind::kPeople, Kinship::kPossible}},
      {"body", {NounKind::kBody}},
      {"materiel", {NounKind::kMateriel}},
      {"place", {NounKind::kPlace}},
      {"part", {NounKind::kPart}},
  }};
  for (const auto& [known, kind] : kKinds)
    if (known == name) return kind;
  return std::nullopt;
}

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (size_t begin = 0;;) {
    const size_t end = line.find('\t', begin);
    out.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return out;
    begin = end + 1;
  }
}

}  // namespace

Result<ActorNouns> ActorNouns::read(std::string_view table, const std::string& source) {
  ActorNouns out;
  for (size_t number = 1; !table.empty(); ++number) {
    const size_t end = std::min(table.find('\n'), table.size());
    const std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const auto error = [&](const std::string& reason) {
      return invalid_input(source + ":" + std::to_string(number) + ": " + reason);
    };
    const std::vector<std::string_view> fields = fields_of(line);
    if (fields.size() != 5) return error("five fields wanted: nouns, kind, canonical, type, sector");
    const auto kind = kind_from(fields[1]);
    const auto type = graph::actor_type_from(fields[3]);
    const auto sector =
        fields[4].empty() ? std::optional(graph::Sector::kNone) : graph::sector_from(fields[4]);
    if (!kind || !type || !sector) return error("unknown kind, type or sector");
    for (std::string_view nouns = fields[0]; !nouns.empty();) {
      const size_t cut = std::min(nouns.find(';'), nouns.size());
      const std::string noun(nouns.substr(0, cut));
      out.nouns_[noun] = {kind->kind, fields[2].empty() ? noun : std::string(fields[2]), *type, *sector,
                          kind->kinship};
      nouns.remove_prefix(std::min(cut + 1, nouns.size()));
    }
  }
  return out;
}

const ActorNoun* ActorNouns::find(std::string_view lemma) const {
  const auto found = nouns_.find(lemma);
  return found == nouns_.end() ? nullptr : &found->second;
}

}  // namespace dramatis::extract
