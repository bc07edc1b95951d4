#include "tests/support/claims_builder.h"

#include <algorithm>
#include <utility>

namespace dramatis::testing {

using namespace graph;

ClaimsBuilder::ClaimsBuilder(std::string id, std::string date) {
  claims_.article.id = std::move(id);
  if (!date.empty()) claims_.article.date = std::move(date);
}

ClaimsBuilder& ClaimsBuilder::title(std::string title) {
  claims_.article.title = std::move(title);
  return *this;
}

ClaimsBuilder& ClaimsBuilder::actor(std::string id, std::string name, ActorType type, std::string code,
                                    Sector sector) {
  Actor& actor = find_or_make(id);
  actor.name = std::move(name);
  actor.type = type;
  actor.code = std::move(code);
  actor.sector = sector;
  return *this;
}

ClaimsBuilder& ClaimsBuilder::sentence(std::string text) {
  const uint32_t begin = claims_.sentences.empty() ? 0 : claims_.sentences.back().span.end + 1;
  const auto size = static_cast<uint32_t>(text.size());
  claims_.sentences.push_back({{begin, begin + size}, std::move(text)});
  return *this;
}

ClaimsBuilder& ClaimsBuilder::mention(const std::string& actor, std::string text, MentionKind kind) {
  const TextSpan span = find_in_sentence(text);
  find_or_make(actor).mentions.push_back({span, std::move(text), kind});
  return *this;
}

ClaimsBuilder& ClaimsBuilder::role(const std::string& actor, std::string role, const std::string& of) {
  find_or_make(actor);
  find_or_make(of);
  const TextSpan span = find_in_sentence(role);
  claims_.roles.push_back({actor, std::move(role), of, current_sentence(), span});
  return *this;
}

ClaimsBuilder& ClaimsBuilder::relation(const std::string& subject, std::string predicate,
                                       const std::string& object, EventClass event) {
  find_or_make(subject);
  find_or_make(object);
  Relation relation;
  relation.subject = subject;
  relation.object = object;
  relation.event = event;
  relation.phrase = predicate;
  relation.sentence = current_sentence();
  relation.span = claims_.sentences[relation.sentence].span;
  relation.subject_span = find_in_sentence(subject);
  relation.object_span = find_in_sentence(object);
  relation.predicate = std::move(predicate);
  claims_.relations.push_back(std::move(relation));
  return *this;
}

ClaimsBuilder& ClaimsBuilder::statement(const std::string& speaker, std::string cue, std::string content,
                                        std::initializer_list<std::string> about) {
  Statement statement;
  if (!speaker.empty()) statement.speaker = find_or_make(speaker).id;
  statement.speaker_span = find_in_sentence(speaker);
  statement.cue_span = find_in_sentence(cue);
  statement.content_span = find_in_sentence(content);
  statement.cue = std::move(cue);
  statement.content = std::move(content);
  statement.about.assign(about.begin(), about.end());
  std::sort(statement.about.begin(), statement.about.end());
  for (const std::string& id : about) find_or_make(id);
  statement.sentence = current_sentence();
  claims_.statements.push_back(std::move(statement));
  return *this;
}

Actor& ClaimsBuilder::find_or_make(const std::string& id) {
  const auto found = std::find_if(claims_.actors.begin(), claims_.actors.end(),
                                  [&](const Actor& actor) { return actor.id == id; });
  if (found != claims_.actors.end()) return *found;
  Actor& made = claims_.actors.emplace_back();
  made.id = id;
  made.name = id;
  return made;
}

uint32_t ClaimsBuilder::current_sentence() const {
  return static_cast<uint32_t>(claims_.sentences.size()) - 1;
}

TextSpan ClaimsBuilder::find_in_sentence(const std::string& words) const {
  if (claims_.sentences.empty() || words.empty()) return {};
  const SentenceText& sentence = claims_.sentences.back();
  const size_t at = sentence.text.find(words);
  if (at == std::string::npos) return {};
  const uint32_t begin = sentence.span.begin + static_cast<uint32_t>(at);
  return {begin, begin + static_cast<uint32_t>(words.size())};
}

}  // namespace dramatis::testing
