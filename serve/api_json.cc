#include "serve/api_json.h"

#include <nlohmann/json.hpp>

#include "query/output/actor_answers_json.h"
#include "query/output/answers_json.h"

namespace dramatis::serve {
namespace {

using Json = nlohmann::ordered_json;

Json null_if_empty(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string document(const Json& json) {
  return json.dump(1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string to_json(const GraphState& state, bool asks) {
  const graph::GraphCounts& counts = state.counts;
  return document({{"version", DRAMATIS_VERSION},
                   {"articles", counts.articles},
                   {"actors", counts.actors},
                   {"relations", counts.relations},
                   {"roles", counts.roles},
                   {"sentences", counts.evidence},
                   {"statements", counts.statements},
                   {"asks", asks}});
}

std::string to_json(const std::vector<query::ActorMatch>& suggestions) {
  Json actors = Json::array();
  for (const query::ActorMatch& match : suggestions)
    actors.push_back({{"id", match.actor.id},
                      {"name", match.actor.name},
                      {"type", name_of(match.actor.type)},
                      {"code", null_if_empty(match.actor.code)},
                      {"mentions", match.actor.mentions},
                      {"match", name_of(match.kind)}});
  return document({{"actors", std::move(actors)}});
}

std::string to_json(query::Surroundings surroundings) {
  query::ActorList actors{.found = surroundings.partners_found};
  actors.shown.push_back(std::move(surroundings.centre));
  for (graph::ActorNode& partner : surroundings.partners) actors.shown.push_back(std::move(partner));
  for (graph::ActorNode& actor : actors.shown) actor.aliases.clear();  // hundreds, of a busy one
  return "{\"neighbours\": " + query::to_json(actors) + (surroundings.more ? ", \"more\": true" : "") +
         ", \"relations\": " + query::to_json(surroundings.relations) + "}\n";
}

std::string to_json(const query::Activity& activity) {
  Json list = Json::array();
  for (const query::ActiveMonth& month : activity.months) {
    Json line = {{"month", month.month}};
    for (size_t i = 1; i < month.sentences.size(); ++i)
      line[std::string(name_of(static_cast<graph::Quadrant>(i)))] = month.sentences[i];
    line["none"] = month.sentences[0];
    list.push_back(std::move(line));
  }
  Json json = {{"months", std::move(list)}};
  if (activity.more) json["more"] = true;
  return document(json);
}

std::string to_json(const graph::ArticleInfo& article) {
  return document({{"id", article.id},
                   {"date", null_if_empty(article.date.value_or(""))},
                   {"title", null_if_empty(article.title.value_or(""))},
                   {"source", null_if_empty(article.source.value_or(""))},
                   {"url", null_if_empty(article.url.value_or(""))}});
}

}  // namespace dramatis::serve
