#include "export/claims_json.h"

#include <nlohmann/json.hpp>

namespace dramatis::exporting {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }
Json null_if_empty(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }
Json pair_of(graph::TextSpan span) {
  return span.empty() ? Json(nullptr) : Json::array({span.begin, span.end});
}

Json json_of(const graph::ArticleInfo& article) {
  return {{"id", article.id},
          {"date", or_null(article.date)},
          {"title", or_null(article.title)},
          {"source", or_null(article.source)},
          {"url", or_null(article.url)}};
}

Json json_of(const graph::SentenceText& sentence) {
  return {{"begin", sentence.span.begin}, {"end", sentence.span.end}, {"text", sentence.text}};
}

Json json_of(const graph::Mention& mention) {
  return {{"begin", mention.span.begin},
          {"end", mention.span.end},
          {"text", mention.text},
          {"kind", name_of(mention.kind)}};
}

Json json_of(const graph::Actor& actor) {
  Json mentions = Json::array();
  for (const graph::Mention& mention : actor.mentions) mentions.push_back(json_of(mention));
  return {{"id", actor.id},
          {"name", actor.name},
          {"type", name_of(actor.type)},
          {"sector", null_if_empty(name_of(actor.sector))},
          {"code", null_if_empty(actor.code)},
          {"mentions", mentions}};
}

Json json_of(const graph::Role& role) {
  return {{"actor", role.actor},
          {"role", role.role},
          {"of", role.of},
          {"sentence", role.sentence},
          {"span", pair_of(role.span)}};
}

Json json_of(const graph::Relation& relation) {
  Json object = {{"subject", or_null(relation.subject)},
                 {"predicate", relation.predicate},
                 {"object", or_null(relation.object)},
                 {"event", null_if_empty(name_of(relation.event))},
                 {"phrase", relation.phrase},
                 {"sentence", relation.sentence},
                 {"begin", relation.span.begin},
                 {"end", relation.span.end},
                 {"subject_span", pair_of(relation.subject_span)},
                 {"object_span", pair_of(relation.object_span)},
                 {"through", null_if_empty(relation.through)},
                 {"negated", relation.negated},
                 {"modality", name_of(relation.modality)},
                 {"hedged", relation.hedged},
                 {"attributed_to", or_null(relation.attributed_to)},
                 {"confidence", relation.confidence}};
  if (!relation.event_date.empty()) object["event_date"] = relation.event_date;
  return object;
}

Json json_of(const graph::Statement& statement) {
  return {{"speaker", or_null(statement.speaker)},
          {"speaker_span", pair_of(statement.speaker_span)},
          {"cue", statement.cue},
          {"cue_span", pair_of(statement.cue_span)},
          {"content", statement.content},
          {"content_span", pair_of(statement.content_span)},
          {"direct", statement.direct},
          {"about", statement.about},
          {"sentence", statement.sentence},
          {"confidence", statement.confidence},
          {"stance", null_if_empty(name_of(statement.stance))}};
}

template <typename T>
Json list_of(const std::vector<T>& items) {
  Json array = Json::array();
  for (const T& item : items) array.push_back(json_of(item));
  return array;
}

}  // namespace

std::string claims_to_json(const graph::ArticleClaims& claims) {
  const Json object = {{"article", json_of(claims.article)},     {"sentences", list_of(claims.sentences)},
                       {"actors", list_of(claims.actors)},       {"roles", list_of(claims.roles)},
                       {"relations", list_of(claims.relations)}, {"statements", list_of(claims.statements)}};
  return object.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

}  // namespace dramatis::exporting
