#include "graph/rollup.h"

#include <map>
#include <vector>

namespace dramatis::graph {
namespace {

bool acts_for_its_country(const ActorNode& actor) {
  return actor.sector == Sector::kGovernment || actor.sector == Sector::kMilitary ||
         actor.sector == Sector::kJudiciary;
}

struct Country {
  std::string id;
  uint32_t mentions = 0;
};

}  // namespace

Result<Curation> roll_up_to_countries(const GraphView& view, Curation curation, const CountryNames& names) {
  std::map<std::string, Country> countries;                     // by code
  std::vector<std::pair<std::string, std::string>> to_roll_up;  // id, code
  const Status read = view.for_each_actor([&](const ActorNode& actor) {
    if (actor.code.empty()) return true;
    if (actor.type == ActorType::kCountry) {
      const auto [entry, fresh] = countries.try_emplace(actor.code, Country{actor.id, actor.mentions});
      if (!fresh && actor.mentions > entry->second.mentions) entry->second = {actor.id, actor.mentions};
    }
    if (acts_for_its_country(actor)) to_roll_up.emplace_back(actor.id, actor.code);
    return true;
  });
  if (!read) return read.error();

  for (const auto& [id, code] : to_roll_up) {
    auto country = countries.find(code);
    if (country == countries.end()) {
      const auto name = names(code);
      if (!name) continue;
      country = countries.emplace(code, Country{name->id, 0}).first;
      if (id == name->id) continue;
      for (const CurationEntry& entry : {CurationEntry{CurationAction::kRename, name->id, name->name, ""},
                                         {CurationAction::kRetype, name->id, "country", ""}})
        if (Status status = curation.apply(entry); !status) return status.error();
    }
    if (country->second.id == id) continue;
    const CurationEntry merge{CurationAction::kMerge, id, country->second.id, ""};
    if (Status status = curation.apply(merge); !status) return status.error();
  }
  return curation;
}

}  // namespace dramatis::graph
