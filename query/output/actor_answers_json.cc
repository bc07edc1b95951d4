#include "query/output/actor_answers_json.h"

#include <nlohmann/json.hpp>

namespace dramatis::query {
namespace {

using Json = nlohmann::ordered_json;

Json null_if_empty(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string document(const Json& json) {
  return json.dump(1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace) + "\n";
}

Json json_of(const graph::ActorNode& actor) {
  Json aliases = Json::object();
  for (const auto& [alias, count] : actor.aliases) aliases[alias] = count;
  return {{"id", actor.id},
          {"name", actor.name},
          {"type", name_of(actor.type)},
          {"sector", null_if_empty(name_of(actor.sector))},
          {"code", null_if_empty(actor.code)},
          {"aliases", std::move(aliases)},
          {"mentions", actor.mentions},
          {"articles", actor.articles},
          {"first_date", null_if_empty(actor.first_date)},
          {"last_date", null_if_empty(actor.last_date)}};
}

}  // namespace

std::string to_json(const ActorList& list) {
  Json actors = Json::array();
  for (const graph::ActorNode& actor : list.shown) actors.push_back(json_of(actor));
  return document({{"found", list.found}, {"actors", std::move(actors)}});
}

std::string to_json(const ActorCard& card) {
  Json object = json_of(card.actor);
  object["roles"] = Json::array();
  for (const ActorCard::Office& office : card.roles)
    object["roles"].push_back({{"role", office.role},
                               {"of", {{"id", office.of}, {"name", office.of_name}}},
                               {"first_date", null_if_empty(office.first_date)},
                               {"last_date", null_if_empty(office.last_date)}});
  object["partners"] = Json::array();
  for (const ActorCard::Partner& partner : card.partners)
    object["partners"].push_back(
        {{"id", partner.id}, {"name", partner.name}, {"sentences", partner.evidence}});
  object["merged"] = card.merged;
  return document(object);
}

std::string to_json(const std::vector<LikelyPair>& pairs) {
  Json list = Json::array();
  for (const LikelyPair& pair : pairs)
    list.push_back({{"into", json_of(pair.into)},
                    {"from", json_of(pair.from)},
                    {"likeness", pair.likeness},
                    {"reason", pair.reason},
                    {"shared_partners", pair.shared_partners},
                    {"into_sentence", null_if_empty(pair.into_sentence)},
                    {"from_sentence", null_if_empty(pair.from_sentence)}});
  return document({{"pairs", std::move(list)}});
}

std::string journal_json(const std::vector<graph::CurationEntry>& journal) {
  Json list = Json::array();
  for (const graph::CurationEntry& entry : journal)
    list.push_back({{"time", null_if_empty(entry.time)},
                    {"action", name_of(entry.action)},
                    {"actor", null_if_empty(entry.actor)},
                    {"value", null_if_empty(entry.value)}});
  return document({{"journal", std::move(list)}});
}

}  // namespace dramatis::query
