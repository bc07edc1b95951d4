#include "query/output/answers_json.h"

#include <nlohmann/json.hpp>

namespace dramatis::query {
namespace {

using Json = nlohmann::ordered_json;

Json null_if_empty(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string document(const Json& json) {
  return json.dump(1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace) + "\n";
}

Json actor(const std::string& id, const std::string& name) { return {{"id", id}, {"name", name}}; }

Json json_of(const Support& support) {
  const graph::Evidence& evidence = support.evidence;
  return {{"sentence", evidence.sentence_text},
          {"article", evidence.article},
          {"title", support.article_title},
          {"source", null_if_empty(support.source)},
          {"date", null_if_empty(evidence.date)},
          {"event_date", null_if_empty(evidence.event_date)},
          {"begin", evidence.span.begin},
          {"end", evidence.span.end},
          {"phrase", evidence.phrase},
          {"through", null_if_empty(evidence.through)},
          {"modality", name_of(evidence.modality)},
          {"hedged", evidence.hedged},
          {"attributed_to",
           evidence.attributed_to ? actor(*evidence.attributed_to, support.claimed_by) : Json(nullptr)},
          {"confidence", evidence.confidence}};
}

void add_key(Json& object, const graph::EdgeKey& key, const std::string& subject,
             const std::string& object_name, graph::EventClass event) {
  object["subject"] = actor(key.subject, subject);
  object["predicate"] = key.predicate;
  object["object"] = actor(key.object, object_name);
  object["kind"] = name_of(key.kind);
  object["negated"] = key.negated;
  object["event"] = null_if_empty(name_of(event));
}

Json json_of(const RelationAnswer& answer) {
  const graph::Edge& edge = answer.edge;
  Json object;
  add_key(object, edge.key, answer.subject_name, answer.object_name, edge.event);
  object["reports"] = answer.edge.reports;
  object["sentences"] = edge.evidence;
  object["articles"] = edge.articles;
  object["asserted"] = edge.asserted;
  object["confidence"] = edge.confidence;
  object["first_date"] = null_if_empty(edge.first_date);
  object["last_date"] = null_if_empty(edge.last_date);
  object["evidence"] = Json::array();
  for (const Support& support : answer.support) object["evidence"].push_back(json_of(support));
  return object;
}

Json json_of(const StatementAnswer& answer) {
  const graph::Statement& statement = answer.record.statement;
  Json about = Json::array();
  for (size_t i = 0; i < statement.about.size(); ++i)
    about.push_back(actor(statement.about[i], answer.about_names[i]));
  return {{"speaker", statement.speaker ? actor(*statement.speaker, answer.speaker_name) : Json(nullptr)},
          {"cue", statement.cue},
          {"content", statement.content},
          {"direct", statement.direct},
          {"stance", null_if_empty(name_of(statement.stance))},
          {"about", about},
          {"sentence", answer.record.sentence_text},
          {"article", answer.record.article},
          {"title", answer.article_title},
          {"source", null_if_empty(answer.source)},
          {"date", null_if_empty(answer.record.date)},
          {"confidence", statement.confidence}};
}

Json json_of(const Dispute& dispute) {
  return {{"told", json_of(dispute.told)}, {"denied", json_of(dispute.denied)}};
}

Json json_of(const TextHit& hit) {
  Json relations = Json::array(), statements = Json::array();
  for (const RelationAnswer& relation : hit.relations) {
    Json object;
    add_key(object, relation.edge.key, relation.subject_name, relation.object_name, relation.edge.event);
    relations.push_back(std::move(object));
  }
  for (const StatementAnswer& statement : hit.statements) statements.push_back(json_of(statement));
  return {{"sentence", hit.sentence},           {"article", hit.article},
          {"title", hit.article_title},         {"source", null_if_empty(hit.source)},
          {"date", null_if_empty(hit.date)},    {"relations", std::move(relations)},
          {"statements", std::move(statements)}};
}

Json json_of(const graph::Period& period) {
  return {{"since", null_if_empty(period.since)}, {"until", null_if_empty(period.until)}};
}

Json json_of(const TimelineEntry& entry) {
  Json object;
  object["date"] = entry.date;
  add_key(object, entry.key, entry.subject_name, entry.object_name, entry.event);
  object["evidence"] = json_of(entry.support);
  return object;
}

template <typename Answer>
Json json_of(const Answers<Answer>& answers) {
  Json list = Json::array();
  for (const Answer& answer : answers.shown) list.push_back(json_of(answer));
  Json json = {{"found", answers.found}};
  if (answers.more) json["more"] = true;
  json["answers"] = std::move(list);
  return json;
}

}  // namespace

std::string to_json(const Answers<RelationAnswer>& answers) { return document(json_of(answers)); }
std::string to_json(const Answers<StatementAnswer>& answers) { return document(json_of(answers)); }
std::string to_json(const Answers<TimelineEntry>& answers) { return document(json_of(answers)); }
std::string to_json(const Answers<Support>& answers) { return document(json_of(answers)); }
std::string to_json(const Answers<Dispute>& answers) { return document(json_of(answers)); }
std::string to_json(const Answers<TextHit>& answers) { return document(json_of(answers)); }

std::string to_json(const Changes& changes) {
  return document({{"before", json_of(changes.before)},
                   {"after", json_of(changes.after)},
                   {"appeared", json_of(changes.appeared)},
                   {"vanished", json_of(changes.vanished)},
                   {"kept", changes.kept}});
}

std::string to_json(const std::vector<RelationAnswer>& path) {
  Json steps = Json::array();
  for (const RelationAnswer& step : path) steps.push_back(json_of(step));
  return document({{"found", !path.empty()}, {"steps", std::move(steps)}});
}

std::string to_json(const GraphStats& stats) {
  const graph::GraphCounts& counts = stats.counts;
  Json actors = Json::array(), predicates = Json::array(), quadrants = Json::object();
  for (const auto& line : stats.top_actors)
    actors.push_back({{"id", line.id},
                      {"name", line.name},
                      {"type", name_of(line.type)},
                      {"mentions", line.mentions},
                      {"articles", line.articles}});
  for (const auto& line : stats.top_predicates)
    predicates.push_back({{"predicate", line.predicate}, {"sentences", line.evidence}});
  for (size_t i = 1; i < stats.quadrant_evidence.size(); ++i)
    quadrants[std::string(name_of(static_cast<graph::Quadrant>(i)))] = stats.quadrant_evidence[i];
  quadrants["none"] = stats.quadrant_evidence[0];
  return document({{"articles", counts.articles},
                   {"undated_articles", stats.undated_articles},
                   {"first_date", null_if_empty(stats.first_date)},
                   {"last_date", null_if_empty(stats.last_date)},
                   {"actors", counts.actors},
                   {"edges", counts.edges},
                   {"relations", counts.relations},
                   {"roles", counts.roles},
                   {"sentences", counts.evidence},
                   {"statements", counts.statements},
                   {"top_actors", std::move(actors)},
                   {"top_predicates", std::move(predicates)},
                   {"quadrants", std::move(quadrants)}});
}

}  // namespace dramatis::query
