#include "tests/bench/zipf_news.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace dramatis::testing {
namespace {

using namespace graph;

constexpr uint32_t kPredicates = 5000, kWords = 20'000;
constexpr uint32_t kArticlesADay = 274;
constexpr uint32_t kActorsAnArticle = 6, kSentences = 10, kSentenceWords = 18, kStatements = 3;
constexpr uint32_t kWireWindow = 200;  // articles among which two agency reports are printed
constexpr std::array<const char*, 12> kVerbs = {"accuses",   "backs",  "warns",  "meets",
                                                "sanctions", "urges",  "thanks", "praises",
                                                "visits",    "blames", "arms",   "funds"};
constexpr std::array<const char*, 4> kRoles = {"minister of", "member of", "envoy of", "head of"};
constexpr std::array<const char*, 4> kCues = {"said", "warned", "denied", "urged"};
constexpr std::array<const char*, 20> kSyllables = {"ka",  "lo",  "mi",  "ren", "tos", "va",  "bel",
                                                    "dri", "sun", "por", "e",   "na",  "qui", "st",
                                                    "yo",  "hal", "gru", "we",  "fi",  "zan"};

// std::uniform_int_distribution differs between standard libraries; this does not.
uint32_t below(std::mt19937& random, uint32_t limit) { return random() % limit; }
bool chance(std::mt19937& random, uint32_t percent) { return below(random, 100) < percent; }

// A pronounceable word for each number.
std::string word(uint32_t number) {
  std::string text;
  do {
    text += kSyllables[number % kSyllables.size()];
    number /= kSyllables.size();
  } while (number > 0);
  return text;
}

std::string capitalised(std::string text) {
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string given_name(uint32_t number) { return capitalised(word(400 + number % 977)); }
std::string surname(uint32_t number) { return capitalised(word(number)) + "ov"; }
std::string actor_id(uint32_t number) { return word(400 + number % 977) + "-" + word(number) + "ov"; }
std::string full_name(uint32_t number) { return given_name(number) + " " + surname(number); }

std::string date_of(uint32_t number) {
  using namespace std::chrono;
  const year_month_day day = sys_days(2015y / January / 1) + days(number / kArticlesADay);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

TextSpan span_in(std::mt19937& random, const TextSpan& outer) {
  const uint32_t begin = outer.begin + below(random, outer.size() / 2);
  return {begin, begin + 1 + below(random, outer.end - begin - 1)};
}

Actor make_actor(std::mt19937& random, uint32_t number, const ArticleClaims& claims) {
  Actor actor;
  actor.id = actor_id(number);
  actor.name = full_name(number);
  actor.type = number % 7 < 4 ? ActorType::kPerson : static_cast<ActorType>(1 + number % 6);
  actor.sector = static_cast<Sector>(number % 11);
  if (number % 3 != 0) actor.code = std::array{"ABC", "XYZ", "QRS", "MNO"}[number % 4];
  for (uint32_t i = 2 + below(random, 3); i > 0; --i) {
    const bool pronoun = chance(random, 20);
    actor.mentions.push_back({span_in(random, claims.sentences[below(random, kSentences)].span),
                              pronoun ? "he"
                              : i % 2 ? actor.name
                                      : surname(number),
                              pronoun ? MentionKind::kPronoun : MentionKind::kName});
  }
  return actor;
}

std::string predicate(uint32_t number) {
  std::string text = kVerbs[number % kVerbs.size()];
  if (number >= kVerbs.size()) text += " " + word(number) + " of";
  return text;
}

}  // namespace

ZipfNumbers::ZipfNumbers(uint32_t count) : up_to_(count) {
  double sum = 0;
  for (uint32_t i = 0; i < count; ++i) up_to_[i] = sum += 1.0 / (i + 1);
  for (double& probability : up_to_) probability /= sum;
}

uint32_t ZipfNumbers::draw(std::mt19937& random) const {
  const double at = random() / 4294967296.0;
  const auto found = std::upper_bound(up_to_.begin(), up_to_.end() - 1, at);
  return static_cast<uint32_t>(found - up_to_.begin());
}

ZipfNews::ZipfNews() : actors_(kActors), predicates_(kPredicates), words_(kWords) {
  for (uint32_t i = 0; i < kWords; ++i) vocabulary_.push_back(word(i));
}

std::string ZipfNews::actor(std::mt19937& random) const { return actor_id(actors_.draw(random)); }
std::string ZipfNews::busiest_actor() { return actor_id(0); }
std::string ZipfNews::name(std::mt19937& random) const { return full_name(actors_.draw(random)); }

ArticleClaims ZipfNews::article(uint32_t number) const {
  std::mt19937 random(number);
  const bool wire = chance(random, 10);
  const uint32_t report = number / kWireWindow * 2 + below(random, 2);
  ArticleClaims claims = text(wire ? 0x80000000u + report : number);
  const std::string paper = "paper-" + std::to_string(number % 97);
  claims.article.id = "https://" + paper + ".example/news/" + std::to_string(number);
  claims.article.date = date_of(number);
  claims.article.title = claims.sentences.front().text.substr(0, 60);
  claims.article.source = paper;
  claims.article.url = claims.article.id;
  return claims;
}

ArticleClaims ZipfNews::text(uint32_t seed) const {
  std::mt19937 random(seed ^ 0x9e3779b9u);
  ArticleClaims claims;
  uint32_t begin = 0;
  for (uint32_t i = 0; i < kSentences; ++i) {
    std::string text;
    for (uint32_t word = 0; word < kSentenceWords; ++word)
      text += (word == 0 ? "" : " ") + vocabulary_[words_.draw(random)];
    text += '.';
    const uint32_t end = begin + static_cast<uint32_t>(text.size());
    claims.sentences.push_back({{begin, end}, std::move(text)});
    begin = end + 1;
  }
  std::vector<uint32_t> numbers;
  while (numbers.size() < kActorsAnArticle) {
    const uint32_t number = actors_.draw(random);
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
  }
  for (const uint32_t number : numbers) claims.actors.push_back(make_actor(random, number, claims));
  const auto some_actor = [&] { return claims.actors[below(random, kActorsAnArticle)].id; };
  const auto other_than = [&](const std::string& actor) {
    for (;;)
      if (std::string other = some_actor(); other != actor) return other;
  };
  const auto sentence_of = [&](uint32_t i) { return claims.sentences[i].span; };
  const std::string official = some_actor();
  claims.roles.push_back(
      {official, kRoles[seed % kRoles.size()], other_than(official), 0, span_in(random, sentence_of(0))});
  for (uint32_t i = 0; i + 1 < kEvidence; ++i) {
    Relation relation;
    const uint32_t number = predicates_.draw(random);
    relation.sentence = i;
    relation.subject = some_actor();
    relation.object = other_than(*relation.subject);
    relation.predicate = predicate(number);
    relation.event = static_cast<EventClass>(number % 17);
    relation.phrase = relation.predicate;
    relation.span = span_in(random, sentence_of(i));
    relation.subject_span = span_in(random, sentence_of(i));
    relation.object_span = span_in(random, sentence_of(i));
    relation.negated = chance(random, 4);
    if (chance(random, 15)) relation.modality = static_cast<Modality>(1 + below(random, 4));
    relation.hedged = chance(random, 5);
    if (chance(random, 25)) relation.attributed_to = some_actor();
    relation.confidence = (chance(random, 80) ? 45 + below(random, 55) : below(random, 40)) / 100.0;
    claims.relations.push_back(std::move(relation));
  }
  for (uint32_t i = 0; i < kStatements; ++i) {
    Statement statement;
    statement.sentence = i * 3;
    const TextSpan sentence = sentence_of(statement.sentence);
    if (chance(random, 90)) statement.speaker = some_actor();
    statement.speaker_span = span_in(random, sentence);
    statement.cue = kCues[below(random, kCues.size())];
    statement.cue_span = span_in(random, sentence);
    statement.content = claims.sentences[statement.sentence].text.substr(0, 60);
    statement.content_span = {sentence.begin, sentence.begin + 60};
    if (chance(random, 70)) statement.about.push_back(some_actor());
    statement.confidence = (50 + below(random, 50)) / 100.0;
    claims.statements.push_back(std::move(statement));
  }
  return claims;
}

}  // namespace dramatis::testing
