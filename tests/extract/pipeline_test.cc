// From an article to its claims, the whole way, in very plain sentences.
#include "extract/pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace dramatis::extract {
namespace {

using graph::ArticleClaims;

const Extractor& extractor() {
  static const std::shared_ptr<const Extractor> instance = Extractor::create().value();
  return *instance;
}

graph::Article article_of(const std::string& text, const std::string& id = "article") {
  graph::Article article;
  article.info.id = id;
  article.info.date = "2023-11-12";
  article.text = text;
  return article;
}

ArticleClaims claims_of(const std::string& text) { return extractor().extract(article_of(text)); }

bool has_actor(const ArticleClaims& claims, std::string_view id) {
  return std::any_of(claims.actors.begin(), claims.actors.end(),
                     [&](const graph::Actor& actor) { return actor.id == id; });
}

constexpr const char* kText =
    "Norwegian Prime Minister Anna Keller criticised Kenya on Monday. “We condemn the raid,” she said.\n\n"
    "Kenya said that Norway attacked Chad. Protesters met Peter Moyo, a spokesman for Siemens, in Oslo.";

TEST(Extractor, ClaimsAreSound) {
  const ArticleClaims claims = claims_of(kText);
  EXPECT_EQ(graph::find_problem(claims), std::nullopt);
  const std::string text = kText;
  const auto words = [&](graph::TextSpan span) { return text.substr(span.begin, span.size()); };
  for (const graph::SentenceText& sentence : claims.sentences) EXPECT_EQ(words(sentence.span), sentence.text);
  for (const graph::Actor& actor : claims.actors)
    for (const graph::Mention& mention : actor.mentions) EXPECT_EQ(words(mention.span), mention.text);
  EXPECT_FALSE(claims.relations.empty());
  for (const graph::Relation& r : claims.relations) {
    EXPECT_TRUE(r.subject && r.object);
    EXPECT_NE(r.subject, r.object);
    EXPECT_TRUE(r.span.contains(r.subject_span) && r.span.contains(r.object_span));
    EXPECT_TRUE(claims.sentences[r.sentence].span.contains(r.span));
    EXPECT_FALSE(r.predicate.empty());
    EXPECT_NE(words(r.span).find(r.phrase), std::string::npos);
  }
  for (const graph::Role& role : claims.roles) EXPECT_NE(role.actor, role.of);
  for (const graph::Statement& s : claims.statements) EXPECT_EQ(words(s.content_span), s.content);
}

TEST(Extractor, TellsWhoDidWhatToWhom) {
  const ArticleClaims claims = claims_of("Norway praised Kenya on Monday.");
  ASSERT_EQ(claims.relations.size(), 1u);
  const graph::Relation& r = claims.relations[0];
  EXPECT_EQ(r.subject, "norway");
  EXPECT_EQ(r.object, "kenya");
  EXPECT_EQ(r.event, graph::EventClass::kSupport);
  EXPECT_EQ(r.event_date, "2023-11-06");
  EXPECT_EQ(r.modality, graph::Modality::kAsserted);
  EXPECT_EQ(r.attributed_to, std::nullopt);
}

TEST(Extractor, TellsWhoseClaimItIs) {
  const ArticleClaims claims = claims_of("Norway said that Kenya attacked Chad.");
  ASSERT_EQ(claims.relations.size(), 1u);
  EXPECT_EQ(claims.relations[0].attributed_to, "norway");
}

TEST(Extractor, OffsetsCountFromTheBeginningOfTheText) {
  const std::string lead = "date 2023-11-12\n";
  graph::Article article = article_of(lead + "Norway praised Kenya.");
  const ArticleClaims claims = extractor().extract(article, lead.size());
  ASSERT_EQ(claims.sentences.size(), 1u);
  EXPECT_EQ(claims.sentences[0].span.begin, lead.size());
  ASSERT_EQ(claims.relations.size(), 1u);
  EXPECT_EQ(claims.relations[0].subject_span,
            (graph::TextSpan{static_cast<uint32_t>(lead.size()), static_cast<uint32_t>(lead.size() + 6)}));
}

TEST(Extractor, WhoHasNoNameAndIsInNoClaimIsLeftOut) {
  const ArticleClaims claims = claims_of("Farmers slept. Norway praised Kenya. Chad slept.");
  for (const char* named : {"norway", "kenya", "chad"}) EXPECT_TRUE(has_actor(claims, named)) << named;
  EXPECT_EQ(claims.actors.size(), 3u);
}

TEST(Extractor, NothingGivesNothing) {
  for (const char* text : {"", " \n\n ", "It rained."}) {
    const ArticleClaims claims = claims_of(text);
    EXPECT_TRUE(claims.relations.empty());
    EXPECT_TRUE(claims.roles.empty());
    EXPECT_TRUE(claims.actors.empty());
  }
}

TEST(Extractor, TellsOnlyWhatIsLikelyEnough) {
  const auto relations = [](double least) {
    const auto strict = Extractor::create({.model_file = {}, .actor_files = {}, .least_confidence = least});
    return (*strict)->extract(article_of(kText)).relations;
  };
  const auto all = relations(0);
  EXPECT_GE(all.size(), claims_of(kText).relations.size());
  for (const graph::Relation& r : relations(0.8)) EXPECT_GE(r.confidence, 0.8);
  EXPECT_TRUE(relations(1.01).empty());
}

TEST(Extractor, ManyThreadsSayTheSame) {
  const ArticleClaims alone = claims_of(kText);
  std::vector<ArticleClaims> results(4);
  std::vector<std::thread> threads;
  for (ArticleClaims& result : results)
    threads.emplace_back([&] {
      claims_of("Others read other articles at the same time.");
      result = claims_of(kText);
    });
  for (std::thread& thread : threads) thread.join();
  for (const ArticleClaims& result : results) EXPECT_EQ(result, alone);
}

TEST(Extractor, BadFilesAreNamed) {
  const auto message = [](const ExtractorOptions& options) {
    const auto made = Extractor::create(options);
    return made ? std::string("accepted") : made.error().message;
  };
  EXPECT_NE(message({.model_file = "/nowhere/model.bin"}).find("/nowhere/model.bin"), std::string::npos);
  const dramatis::testing::TemporaryDirectory folder;
  const std::string table = folder.path() + "/my.tsv";
  std::ofstream(table) << "name\ttype\nHaven\tharbour\n";
  EXPECT_NE(message({.model_file = {}, .actor_files = {table}}).find("my.tsv:2"), std::string::npos);
  const std::string lexicon = folder.path() + "/verbs.tsv";
  std::ofstream(lexicon) << "courts\tFLATTER\t-\tcourt\t-\t-\n";
  const std::string refused = message({.lexicon_files = {lexicon}});
  EXPECT_NE(refused.find("verbs.tsv"), std::string::npos) << refused;
  EXPECT_NE(refused.find("line 1"), std::string::npos) << refused;
  EXPECT_NE(refused.find("FLATTER"), std::string::npos) << refused;
}

// What `extractor` calls what Russia and Ukraine have to do with one another in a sentence.
std::string predicate_between(const Extractor& extractor, const std::string& text) {
  graph::Article article;
  article.text = text;
  for (const graph::Relation& r : extractor.extract(article).relations)
    if (r.subject == "russia" && r.object == "ukraine")
      return r.predicate + " " + std::string(name_of(r.event));
  return "nothing";
}

TEST(Extractor, AUsersLexiconComesBeforeTheBuiltInOne) {
  const dramatis::testing::TemporaryDirectory folder;
  const std::string lexicon = folder.path() + "/verbs.tsv";
  std::ofstream(lexicon) << "upbraids\tPROTEST\t-\taccuse\t-\t-\n";
  const auto own = Extractor::create({.lexicon_files = {lexicon}});
  ASSERT_TRUE(own.ok()) << own.error().message;
  EXPECT_EQ(predicate_between(**own, "Russia accused Ukraine of an attack on Friday."), "upbraids PROTEST");
  EXPECT_EQ(predicate_between(**own, "Russia attacked Ukraine on Friday."), "attacks ASSAULT");
  const auto plain = Extractor::create();
  ASSERT_TRUE(plain.ok());
  EXPECT_EQ(predicate_between(**plain, "Russia accused Ukraine of an attack on Friday."), "accuses ACCUSE");
}

}  // namespace
}  // namespace dramatis::extract
