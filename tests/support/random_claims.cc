#include "tests/support/random_claims.h"

#include <algorithm>
#include <array>

namespace dramatis::testing {
namespace {

using namespace graph;

// std::uniform_int_distribution differs between standard libraries; this does not.
uint32_t below(std::mt19937& random, uint32_t limit) { return limit == 0 ? 0 : random() % limit; }
bool chance(std::mt19937& random, uint32_t percent) { return below(random, 100) < percent; }

template <typename T, size_t N>
const T& pick(std::mt19937& random, const std::array<T, N>& from) {
  return from[below(random, N)];
}

constexpr std::array<const char*, 16> kWords = {"the",       "minister", "of",     "talks", "border", "after",
                                                "a",         "report",   "said",   "on",    "Monday", "with",
                                                "delegates", "élan",     "treaty", "grain"};
constexpr std::array<const char*, 6> kPredicates = {"criticises",   "meets",   "warns",
                                                    "sends aid to", "accuses", "calls for expulsion of"};
constexpr std::array<const char*, 4> kRoles = {"minister of", "member of", "envoy of", "part of"};
constexpr std::array<const char*, 5> kDates = {"2023-11-12", "2022-01-01", "2024-02-29", "2023-11-13", ""};
constexpr std::array<const char*, 4> kCues = {"said", "warned", "denied", "urged"};

std::string actor_id(uint32_t number) {
  if (number == 3) return std::string("nul\0inside", 10);
  if (number == 4) return "\xFF\x01odd";
  return "actor-" + std::to_string(number);
}

std::string actor_name(std::mt19937& random, uint32_t number) {
  static constexpr std::array<const char*, 4> kStyles = {"Actor ", "ACTOR ", "The Actor ", "Актёр "};
  return pick(random, kStyles) + std::to_string(number);
}

std::string sentence_text(std::mt19937& random, uint32_t words) {
  std::string text;
  for (uint32_t i = 0; i < words; ++i) {
    if (i > 0) text += ' ';
    text += pick(random, kWords);
  }
  return text + ".";
}

TextSpan span_in(std::mt19937& random, const TextSpan& outer) {
  const uint32_t begin = outer.begin + below(random, outer.size());
  return {begin, begin + below(random, outer.end - begin + 1)};
}

void add_sentences(std::mt19937& random, ArticleClaims& claims, uint32_t count, uint32_t words) {
  uint32_t begin = 0;
  for (uint32_t i = 0; i < count; ++i) {
    std::string text = sentence_text(random, words);
    const uint32_t end = begin + static_cast<uint32_t>(text.size());
    claims.sentences.push_back({{begin, end}, std::move(text)});
    begin = end + 1;
  }
}

// One of some long texts, mostly to the end, with a sentence of the paper's own before it at times.
void add_wire_text(std::mt19937& random, ArticleClaims& claims, uint32_t number) {
  std::mt19937 text(1000 + number);
  std::string own = chance(random, 30) ? sentence_text(random, 5) : "Agency report.";
  const auto begin = static_cast<uint32_t>(own.size() + 1);
  claims.sentences.push_back({{0, begin - 1}, std::move(own)});
  ArticleClaims wire;
  add_sentences(text, wire, 12 - below(random, 3), 14);
  for (SentenceText& sentence : wire.sentences)
    claims.sentences.push_back(
        {{sentence.span.begin + begin, sentence.span.end + begin}, std::move(sentence.text)});
}

void add_actor(std::mt19937& random, ArticleClaims& claims, uint32_t number) {
  Actor actor;
  actor.id = actor_id(number);
  actor.name = actor_name(random, number);
  actor.type = static_cast<ActorType>(1 + below(random, 6));
  actor.sector = static_cast<Sector>(below(random, 11));
  if (chance(random, 60)) actor.code = chance(random, 80) ? "ABC" : "XYZ";
  for (uint32_t i = below(random, 4); i > 0; --i) {
    const SentenceText& sentence = claims.sentences[below(random, claims.sentences.size())];
    actor.mentions.push_back({span_in(random, sentence.span), actor_name(random, number),
                              static_cast<MentionKind>(1 + below(random, 3))});
  }
  claims.actors.push_back(std::move(actor));
}

std::optional<std::string> some_actor(std::mt19937& random, const ArticleClaims& claims,
                                      uint32_t none_percent) {
  if (claims.actors.empty() || chance(random, none_percent)) return std::nullopt;
  return claims.actors[below(random, claims.actors.size())].id;
}

void add_relation(std::mt19937& random, ArticleClaims& claims) {
  Relation relation;
  relation.sentence = below(random, claims.sentences.size());
  const TextSpan sentence = claims.sentences[relation.sentence].span;
  relation.subject = some_actor(random, claims, 10);
  relation.object = some_actor(random, claims, 10);
  relation.predicate = pick(random, kPredicates);
  relation.event = static_cast<EventClass>(below(random, 17));
  relation.phrase = relation.predicate + " indeed";
  relation.span = span_in(random, sentence);
  relation.subject_span = span_in(random, sentence);
  relation.object_span = span_in(random, sentence);
  if (chance(random, 20)) relation.through = "actions";
  relation.negated = chance(random, 15);
  relation.modality = static_cast<Modality>(1 + below(random, 4));
  relation.hedged = chance(random, 10);
  relation.attributed_to = some_actor(random, claims, 70);
  relation.confidence = below(random, 101) / 100.0;
  if (chance(random, 30)) relation.event_date = "2023-1" + std::to_string(below(random, 3));
  claims.relations.push_back(std::move(relation));
}

void add_role(std::mt19937& random, ArticleClaims& claims) {
  if (claims.actors.empty()) return;
  const uint32_t sentence = below(random, claims.sentences.size());
  claims.roles.push_back({*some_actor(random, claims, 0), pick(random, kRoles),
                          *some_actor(random, claims, 0), sentence,
                          span_in(random, claims.sentences[sentence].span)});
}

void add_statement(std::mt19937& random, ArticleClaims& claims) {
  Statement statement;
  statement.sentence = below(random, claims.sentences.size());
  const TextSpan sentence = claims.sentences[statement.sentence].span;
  statement.speaker = some_actor(random, claims, 30);
  statement.speaker_span = span_in(random, sentence);
  statement.cue = pick(random, kCues);
  statement.cue_span = span_in(random, sentence);
  statement.content = sentence_text(random, 5);
  statement.content_span = span_in(random, sentence);
  statement.direct = chance(random, 50);
  for (const Actor& actor : claims.actors)
    if (chance(random, 30)) statement.about.push_back(actor.id);
  std::sort(statement.about.begin(), statement.about.end());
  statement.confidence = below(random, 101) / 100.0;
  if (chance(random, 40)) statement.stance = static_cast<Stance>(1 + below(random, 3));
  claims.statements.push_back(std::move(statement));
}

}  // namespace

ArticleClaims random_claims(std::mt19937& random, const RandomClaimsOptions& options) {
  ArticleClaims claims;
  const uint32_t number = below(random, options.articles);
  claims.article.id = "article-" + std::to_string(number);
  if (number == 2) claims.article.id.push_back('\0');
  if (const std::string date = pick(random, kDates); !date.empty()) claims.article.date = date;
  if (chance(random, 50)) claims.article.title = sentence_text(random, 4);
  if (chance(random, 30)) claims.article.source = "The Daily Example";
  if (chance(random, 30)) claims.article.url = "https://example.org/" + claims.article.id;
  if (options.wire_texts > 0 && chance(random, 50))
    add_wire_text(random, claims, below(random, options.wire_texts));
  else
    add_sentences(random, claims, 1 + below(random, options.sentences), options.words);
  for (uint32_t i = 0; i < options.actors; ++i)
    if (chance(random, 40)) add_actor(random, claims, i);
  for (uint32_t i = below(random, options.relations + 1); i > 0; --i) add_relation(random, claims);
  for (uint32_t i = below(random, 4); i > 0; --i) add_role(random, claims);
  for (uint32_t i = below(random, 4); i > 0; --i) add_statement(random, claims);
  return claims;
}

ArticleClaims news_like_claims(std::mt19937& random, const std::string& article, uint32_t known_actors) {
  ArticleClaims claims;
  claims.article.id = article;
  claims.article.date = "20" + std::to_string(10 + below(random, 15)) + "-0" +
                        std::to_string(1 + below(random, 9)) + "-" + std::to_string(10 + below(random, 18));
  claims.article.title = sentence_text(random, 8);
  add_sentences(random, claims, 20, 22);
  // A few actors are in most of the news, most are rare.
  std::vector<uint32_t> numbers;
  while (numbers.size() < 10) {
    const double rank = (1 + below(random, 1000)) / 1000.0;
    const auto number = static_cast<uint32_t>(rank * rank * rank * known_actors);
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
  }
  for (const uint32_t number : numbers) add_actor(random, claims, number);
  for (int i = 0; i < 20; ++i) add_relation(random, claims);
  for (int i = 0; i < 2; ++i) add_role(random, claims);
  for (int i = 0; i < 5; ++i) add_statement(random, claims);
  return claims;
}

}  // namespace dramatis::testing
