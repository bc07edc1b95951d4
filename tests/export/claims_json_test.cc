#include "export/claims_json.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/golden.h"
#include "tests/support/sample_graph.h"

namespace dramatis::exporting {
namespace {

using graph::ArticleClaims;

// Claims with every field drawn at random, within the invariants.
class RandomClaims {
 public:
  explicit RandomClaims(uint32_t seed) : random_(seed) {}

  ArticleClaims draw() {
    ArticleClaims claims;
    claims.article = {.id = word(), .date = maybe(), .title = maybe(), .source = maybe(), .url = maybe()};
    for (size_t i = below(4) + 1; i > 0; --i) claims.sentences.push_back({span(), word()});
    for (size_t i = below(4) + 1; i > 0; --i) {
      graph::Actor actor{.id = word() + std::to_string(i), .name = word(), .code = below(2) ? "NRL" : ""};
      actor.type = static_cast<graph::ActorType>(1 + below(6));
      actor.sector = static_cast<graph::Sector>(below(11));
      for (size_t k = below(3); k > 0; --k)
        actor.mentions.push_back({span(), word(), static_cast<graph::MentionKind>(1 + below(3))});
      claims.actors.push_back(actor);
    }
    for (size_t i = below(3); i > 0; --i)
      claims.roles.push_back({someone(claims), word(), someone(claims), sentence(claims), span()});
    for (size_t i = below(3); i > 0; --i)
      claims.relations.push_back({.subject = someone_or_none(claims),
                                  .predicate = word() + "s",
                                  .object = someone_or_none(claims),
                                  .event = static_cast<graph::EventClass>(below(17)),
                                  .phrase = word(),
                                  .sentence = sentence(claims),
                                  .span = span(),
                                  .subject_span = below(5) ? span() : graph::TextSpan{},
                                  .object_span = below(5) ? span() : graph::TextSpan{},
                                  .through = below(2) ? word() : "",
                                  .negated = below(2) == 1,
                                  .modality = static_cast<graph::Modality>(1 + below(4)),
                                  .hedged = below(2) == 1,
                                  .attributed_to = someone_or_none(claims),
                                  .confidence = static_cast<double>(below(1000003)) / 1000003.0});
    for (size_t i = below(3); i > 0; --i)
      claims.statements.push_back({.speaker = someone_or_none(claims),
                                   .speaker_span = span(),
                                   .cue = word(),
                                   .cue_span = span(),
                                   .content = word(),
                                   .content_span = span(),
                                   .direct = below(2) == 1,
                                   .about = {someone(claims)},
                                   .sentence = sentence(claims),
                                   .confidence = 1.0 / static_cast<double>(1 + below(9)),
                                   .stance = static_cast<graph::Stance>(below(4))});
    return claims;
  }

 private:
  size_t below(size_t limit) { return random_() % limit; }
  std::string word() {
    static const char* const kWords[] = {"a",  "né", "“q”", "line\nend", "tab\t", "\x01",
                                         "\"", "\\", "𝄞",   "null",      "</x>"};
    std::string text;
    for (size_t i = below(3) + 1; i > 0; --i) text += kWords[below(std::size(kWords))];
    return text;
  }
  std::optional<std::string> maybe() {
    if (below(2)) return word();
    return std::nullopt;
  }
  graph::TextSpan span() {
    const auto begin = static_cast<uint32_t>(below(4000000000u));
    return {begin, begin + 1 + static_cast<uint32_t>(below(1000))};
  }
  uint32_t sentence(const ArticleClaims& claims) {
    return static_cast<uint32_t>(below(claims.sentences.size()));
  }
  std::string someone(const ArticleClaims& claims) { return claims.actors[below(claims.actors.size())].id; }
  std::optional<std::string> someone_or_none(const ArticleClaims& claims) {
    if (below(3)) return someone(claims);
    return std::nullopt;
  }

  std::mt19937 random_;
};

TEST(ClaimsJson, SurvivesTheRoundTrip) {
  RandomClaims random(20240304);
  for (int i = 0; i < 500; ++i) {
    const ArticleClaims claims = random.draw();
    const std::string line = claims_to_json(claims);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto read = claims_from_json(line);
    ASSERT_TRUE(read.ok()) << read.error().message << "\n" << line;
    EXPECT_EQ(*read, claims) << line;
    EXPECT_EQ(claims_to_json(*read), line);
  }
}

ArticleClaims one_relation() {
  return {.article = {.id = "a", .date = "2024-03-04"},
          .sentences = {{{0, 9}, "A hits B."}},
          .actors = {{.id = "a",
                      .name = "A",
                      .type = graph::ActorType::kCountry,
                      .sector = graph::Sector::kGovernment,
                      .code = "AAA",
                      .mentions = {{{0, 1}, "A", graph::MentionKind::kName}}}},
          .relations = {{.subject = "a",
                         .predicate = "hits",
                         .event = graph::EventClass::kAssault,
                         .phrase = "hits",
                         .span = {2, 6},
                         .subject_span = {0, 1},
                         .confidence = 0.9}}};
}

TEST(ClaimsJson, KeysStandInTheOrderOfTheContract) {
  const std::string line = claims_to_json(one_relation());
  EXPECT_EQ(
      line,
      R"({"article":{"id":"a","date":"2024-03-04","title":null,"source":null,"url":null},)"
      R"("sentences":[{"begin":0,"end":9,"text":"A hits B."}],)"
      R"("actors":[{"id":"a","name":"A","type":"country","sector":"government","code":"AAA",)"
      R"("mentions":[{"begin":0,"end":1,"text":"A","kind":"name"}]}],)"
      R"("roles":[],)"
      R"("relations":[{"subject":"a","predicate":"hits","object":null,"event":"ASSAULT","phrase":"hits",)"
      R"("sentence":0,"begin":2,"end":6,"subject_span":[0,1],"object_span":null,"through":null,)"
      R"("negated":false,"modality":"asserted","hedged":false,"attributed_to":null,"confidence":0.9}],)"
      R"("statements":[]})");
}

TEST(ClaimsJson, EventDateStandsWhereTheSentenceTellsOne) {
  ArticleClaims claims = one_relation();
  EXPECT_EQ(claims_to_json(claims).find("event_date"), std::string::npos);
  claims.relations[0].event_date = "2024-02";
  const std::string line = claims_to_json(claims);
  EXPECT_NE(line.find(R"("confidence":0.9,"event_date":"2024-02"})"), std::string::npos) << line;
  EXPECT_EQ(claims_from_json(line).value(), claims);
}

TEST(ClaimsJson, StatementsEndInTheirStance) {
  ArticleClaims claims = one_relation();
  claims.statements.push_back({.speaker = "a", .cue = "condemned", .content = "B"});
  EXPECT_NE(claims_to_json(claims).find(R"("confidence":1.0,"stance":null}])"), std::string::npos);
  claims.statements[0].stance = graph::Stance::kCritical;
  const std::string line = claims_to_json(claims);
  EXPECT_NE(line.find(R"("confidence":1.0,"stance":"critical"}])"), std::string::npos) << line;
  EXPECT_EQ(claims_from_json(line).value(), claims);
}

TEST(ClaimsJson, FillsInWhatMayBeMissing) {
  const auto claims = claims_from_json(
      R"({"article": {"id": "x"}, "sentences": [{"begin": 0, "end": 5}],
          "actors": [{"id": "a", "name": "A", "type": "person"}],
          "relations": [{"subject": "a", "predicate": "leaves", "sentence": 0, "begin": 0, "end": 5}], "extra": 1})");
  ASSERT_TRUE(claims.ok()) << claims.error().message;
  EXPECT_EQ(claims->relations[0].object, std::nullopt);
  EXPECT_EQ(claims->relations[0].modality, graph::Modality::kAsserted);
  EXPECT_EQ(claims->relations[0].confidence, 1.0);
  EXPECT_EQ(claims->sentences[0].text, "");
}

struct BadLine {
  const char* line;
  const char* message;
};

TEST(ClaimsJson, RefusesBadLinesAndNamesTheField) {
  const BadLine cases[] = {
      {"", "no JSON"},
      {"{\"article\": {\"id\": \"x\"", "no JSON from byte"},
      {"[]", "an object is expected"},
      {"{}", "article"},
      {R"({"article": {"id": ""}})", "article.id: it is empty"},
      {R"({"article": {"id": 7}})", "article.id: a text is expected"},
      {R"({"article": {"id": "x"}, "sentences": 3})", "sentences: a list is expected"},
      {R"({"article": {"id": "x"}, "sentences": [{"begin": 4, "end": 2}]})",
       "sentences[0]: it ends before it begins"},
      {R"({"article": {"id": "x"}, "sentences": [{"begin": -1, "end": 2}]})",
       "sentences[0].begin: a whole number"},
      {R"({"article": {"id": "x"}, "sentences": [{"begin": 0, "end": 4294967296}]})", "sentences[0].end"},
      {R"({"article": {"id": "x"}, "actors": [{"id": "a", "name": "A", "type": "dragon"}]})",
       "actors[0].type: 'dragon' is not known"},
      {R"({"article": {"id": "x"}, "relations": [{"predicate": "p", "sentence": 0, "begin": 0, "end": 1}]})",
       "contradictory claims"},
      {R"({"article": {"id": "x"}, "statements": [{"content": "c", "content_span": [0, 1], "stance": "cross"}]})",
       "statements[0].stance: 'cross' is not known"},
      {R"({"article": {"id": "x"}, "statements": [{"speaker": "nobody", "content": "c"}]})",
       "unknown actor 'nobody'"},
      {"{\"article\": {\"id\": \"\xff\"}}", "no JSON"},
  };
  for (const BadLine& bad : cases) {
    const auto claims = claims_from_json(bad.line);
    ASSERT_FALSE(claims.ok()) << bad.line;
    EXPECT_EQ(claims.error().kind, ErrorKind::kInvalidInput);
    EXPECT_NE(claims.error().message.find(bad.message), std::string::npos)
        << bad.line << "\n gave: " << claims.error().message;
  }
}

TEST(ClaimsJson, EveryTruncationIsRefused) {
  const std::string line = claims_to_json(dramatis::testing::sample_claims().front());
  for (size_t length = 0; length < line.size(); ++length)
    ASSERT_FALSE(claims_from_json(std::string_view(line).substr(0, length)).ok()) << length;
}

TEST(ClaimsJson, DeepNestingIsRefusedWithoutACrash) {
  EXPECT_FALSE(claims_from_json(std::string(200000, '[')).ok());
  EXPECT_FALSE(claims_from_json(std::string(200000, '[') + std::string(200000, ']')).ok());
}

}  // namespace
}  // namespace dramatis::exporting
