#include "graph/curation/rollup.h"

#include <map>
#include <string>
#include <vector>

namespace dramatis::graph {
namespace {

bool acts_for_its_country(const ActorNode& actor) {
  return actor.sector == Sector::kGovernment || actor.sector == Sector::kMilitary ||
         actor.sector == Sector::kJudiciary;
}

// All actors with one code.
struct Country {
  std::string id, name;  // of the actor that is the country, if there is one
  uint32_t mentions = 0;
  std::vector<std::string> acting;  // ids of those who act for it
};

}  // namespace

Result<Curation> roll_up_to_countries(const GraphView& view, Curation curation, const CountryNames& names) {
  std::map<std::string, Country> countries;  // by code
  const Status read = view.for_each_actor([&](const ActorNode& actor) {
    if (actor.code.empty()) return true;
    Country& country = countries[actor.code];
    if (actor.type == ActorType::kCountry && (country.id.empty() || actor.mentions > country.mentions)) {
      country.id = actor.id;
      country.name = actor.name;
      country.mentions = actor.mentions;
    }
    if (acts_for_its_country(actor)) country.acting.push_back(actor.id);
    return true;
  });
  if (!read) return read.error();

  for (auto& [code, country] : countries) {
    if (country.acting.empty()) continue;
    if (const auto known = names(code)) {
      const auto actor = view.actor(known->id);
      if (!actor) return actor.error();
      // The country that is known by the code, whatever type most articles gave it.
      if (country.id.empty() || (*actor && (**actor).id == known->id)) {
        country.id = known->id;
        country.name = *actor ? (**actor).name : known->name;
      }
    }
    if (country.id.empty()) continue;
    // Its name and type are its own, not those of the many who act for it.
    for (const CurationEntry& entry : {CurationEntry{CurationAction::kRename, country.id, country.name, ""},
                                       {CurationAction::kRetype, country.id, "country", ""}})
      if (Status status = curation.apply(entry); !status) return status.error();
    for (const std::string& id : country.acting) {
      if (id == country.id) continue;
      const CurationEntry merge{CurationAction::kMerge, id, country.id, ""};
      if (Status status = curation.apply(merge); !status) return status.error();
    }
  }
  return curation;
}

}  // namespace dramatis::graph
