// Whole sentences through segmenter, language model and ActorFinder.
#include "extract/actors/actor_finder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/extract/actors/parsed_text.h"
#include "tests/support/scored_suite.h"

namespace dramatis::extract::testing {
namespace {

const ActorMention* mention_of(const ReadText& text, const ActorsFound& found, std::string_view words) {
  const Document& document = text.document;
  const size_t at = document.text.find(words);
  for (const ActorMention& mention : found.mentions) {
    const auto& token = document.sentences[mention.sentence].tokens[mention.head];
    if (token.span.begin >= at && token.span.end <= at + words.size()) return &mention;
  }
  return nullptr;
}

TEST(Places, ACountryIsALocationAfterIn) {
  const ReadText text = read("He lives in Israel. Israel attacked the port.");
  const ActorsFound found = actors_of(text);
  const ActorMention* first = mention_of(text, found, "Israel");
  ASSERT_NE(first, nullptr);
  EXPECT_TRUE(first->as_place);
  const ActorMention* second = mention_of(text, found, "Israel attacked");
  ASSERT_NE(second, nullptr);
  EXPECT_FALSE(found.headed_by(1, 0)->as_place);
}

TEST(Actors, MentionsAreInTextOrderAndActorsByFirstMention) {
  const ReadText text = read("Turkey thanked Iran. Iran praised Turkey, and Ankara praised Tehran.");
  const ActorsFound found = actors_of(text);
  ASSERT_GE(found.actors.size(), 2u);
  EXPECT_EQ(found.actors[0].id, "turkey");
  EXPECT_EQ(found.actors[1].id, "iran");
  for (const graph::Actor& actor : found.actors)
    EXPECT_TRUE(std::is_sorted(actor.mentions.begin(), actor.mentions.end(),
                               [](const auto& a, const auto& b) { return a.span < b.span; }));
}

TEST(Actors, MentionTextIsItsSpan) {
  const ReadText text = read("“Türkiye” thanked São Tomé’s president — Ångström left.");
  for (const graph::Actor& actor : actors_of(text).actors)
    for (const graph::Mention& mention : actor.mentions)
      EXPECT_EQ(text.document.text.substr(mention.span.begin, mention.span.size()), mention.text);
}

TEST(Actors, AnEmptyDocumentHasNone) {
  EXPECT_TRUE(finder().find(Document{}, DocumentReading{}, "", "").actors.empty());
}

TEST(Actors, DemonymsOfPeopleAreNotTheGovernment) {
  const ReadText text = read("Two Brazilian men were arrested in Lisbon.");
  const ActorsFound found = actors_of(text);
  const auto men = std::find_if(found.actors.begin(), found.actors.end(),
                                [](const graph::Actor& a) { return a.type == graph::ActorType::kGroup; });
  ASSERT_NE(men, found.actors.end());
  EXPECT_EQ(men->code, "BRA");
  EXPECT_EQ(men->sector, graph::Sector::kCivilian);
}

// Nobody knows whether the protesters of two articles are the same, but a minister's country tells.
TEST(Actors, IdsOfTheNamelessCarryTheKeyOfTheirArticle) {
  const ReadText text = read("Protesters met farmers. Kenyan farmers praised Norway.");
  const auto ids = [&](std::string_view key) {
    std::vector<std::string> out;
    for (const graph::Actor& actor : finder().find(text.document, text.reading, "", key).actors)
      out.push_back(actor.id);
    return out;
  };
  const auto has = [](const std::vector<std::string>& all, const char* id) {
    return std::find(all.begin(), all.end(), id) != all.end();
  };
  const auto plain = ids(""), keyed = ids("1f0c22aa");
  ASSERT_EQ(plain.size(), keyed.size());
  EXPECT_TRUE(has(plain, "protesters"));
  EXPECT_TRUE(has(keyed, "protesters-1f0c22aa"));
  for (const char* known : {"norway", "kenyan-farmers"}) {
    EXPECT_TRUE(has(plain, known)) << known;
    EXPECT_TRUE(has(keyed, known)) << known;
  }
}

// A poor reading gives fewer or wrong actors, never an error.
TEST(Actors, AnyReadingIsAccepted) {
  const ReadText text = read("She told Norway that the minister, who left, had met it. They thanked him.");
  EXPECT_NO_FATAL_FAILURE(finder().find(text.document, DocumentReading{}, "", ""));
  DocumentReading odd = text.reading;
  odd.sentences.resize(1);
  odd.sentences[0].actors.clear();
  for (uint32_t t = 0; t < text.document.sentences[0].tokens.size(); ++t)
    odd.sentences[0].anaphors.push_back({t, {{0, t, 0.9f}, {1, 0, 0.3f}}});
  for (const graph::Actor& actor : finder().find(text.document, odd, "2023-11-12", "k").actors)
    EXPECT_FALSE(actor.mentions.empty());
}

// What the language model reads, put in its mouth: two words of a sentence with their chances to be actors,
// and a relation between them.
ReadText read_as(const std::string& text, std::string_view subject, std::string_view object, float actor,
                 float relation) {
  ReadText read_text = read(text);
  SentenceReading& reading = read_text.reading.sentences[0];
  reading = {};
  const auto& tokens = read_text.document.sentences[0].tokens;
  reading.actors.resize(tokens.size());
  TripleReading triple{.probability = relation};
  for (uint32_t t = 0; t < tokens.size(); ++t) {
    if (tokens[t].form != subject && tokens[t].form != object) continue;
    (tokens[t].form == subject ? triple.subject : triple.object) = t;
    reading.actors[t] = {actor, graph::ActorType::kGroup};
  }
  reading.triples.push_back(triple);
  return read_text;
}

bool means_somebody(const ReadText& text, std::string_view words) {
  const ActorsFound found = actors_of(text);
  const ActorMention* mention = mention_of(text, found, words);
  return mention && mention->actor >= 0;
}

TEST(Actors, WhoActsInALikelyRelationIsSomebodyThoughNamelessAndUnlisted) {
  const std::string text = "Last week orchards sued Norway over the spraying.";
  EXPECT_TRUE(means_somebody(read_as(text, "orchards", "Norway", 0.3f, 0.6f), "orchards"));
  EXPECT_FALSE(means_somebody(read_as(text, "orchards", "Norway", 0.3f, 0.1f), "orchards"));
  EXPECT_FALSE(means_somebody(read_as(text, "orchards", "Norway", 0.1f, 0.6f), "orchards"));
}

TEST(Actors, ANameReadAsNobodysIsNone) {
  const std::string text = "Norway thanked Tormod Vik on Sunday.";
  EXPECT_FALSE(means_somebody(read_as(text, "Vik", "", 0.02f, 0), "Tormod Vik"));
  EXPECT_TRUE(means_somebody(read_as(text, "Vik", "", 0.4f, 0), "Tormod Vik"));
}

TEST(Actors, SeveralNamelessPersonsAreAGroup) {
  const ActorsFound found =
      actors_of(read_as("Last week beekeepers sued Norway.", "beekeepers", "Norway", 0.9f, 0.9f));
  ASSERT_FALSE(found.actors.empty());
  EXPECT_EQ(found.actors[0].type, graph::ActorType::kGroup);
}

std::vector<std::string> ids_of(const std::string& text) {
  std::vector<std::string> ids;
  for (const graph::Actor& actor : actors_of(read(text)).actors) ids.push_back(actor.id);
  return ids;
}

TEST(Kin, RelativesOfAPersonAreNoCivilians) {
  const auto ids = ids_of(
      "Ada Rolfson died on Monday. She leaves two daughters and a brother. The couple had four "
      "children. The family asked for silence.");
  EXPECT_EQ(std::count(ids.begin(), ids.end(), "children"), 0);
  EXPECT_EQ(std::count(ids.begin(), ids.end(), "ada-rolfson"), 1);
}

TEST(Kin, ChildrenOfATownAre) {
  const auto ids = ids_of("A bomb killed three children on Monday. Families fled.");
  EXPECT_EQ(std::count(ids.begin(), ids.end(), "children"), 1);
}

graph::ActorType type_of(const std::string& text, std::string_view id) {
  for (const graph::Actor& actor : actors_of(read(text)).actors)
    if (actor.id == id) return actor.type;
  ADD_FAILURE() << "no " << id << " in " << text;
  return graph::ActorType::kGroup;  // expected by none below
}

TEST(NameTypes, WordsAndDescriptionsTell) {
  EXPECT_EQ(type_of("Tarvane cut 400 jobs. Tarvane, a chemicals company, is in trouble.", "tarvane"),
            graph::ActorType::kOrganisation);
  EXPECT_EQ(type_of("He taught at Rolfson University.", "rolfson-university"),
            graph::ActorType::kOrganisation);
  EXPECT_EQ(type_of("Mr. Tarvane left. The judge spoke to Tarvane.", "tarvane"), graph::ActorType::kPerson);
  EXPECT_EQ(type_of("Farmers live in the village of Tarvane.", "tarvane"), graph::ActorType::kPlace);
}

// The id of the actor that the words stand for; empty if nobody's.
std::string who(const std::string& text, const std::string& words) {
  for (const graph::Actor& actor : actors_of(read(text), "2016-03-01").actors)
    for (const graph::Mention& mention : actor.mentions)
      if (mention.text == words) return actor.id;
  return "";
}

// Of the cases below; raise it with the model.
constexpr double kLeastDoubted = 0.8;

// Whom words do not mean, though a hasty reader might think so; "" that they mean nobody.
TEST(Doubt, WordsSeldomMeanTheWrongActor) {
  struct Case {
    const char *text, *words, *wrong;
  };
  constexpr const char* kAnybody = "*";
  const std::vector<Case> cases = {
      {"The Labour Party's candidate resigned.", "The Labour Party's candidate", "labour-party"},
      {"Democratic front-runner Ada Lind spoke. The Republican front-runner left.",
       "The Republican front-runner", "ada-lind"},
      {"The New York Times wrote. The organization left.", "The organization", "new-york-times"},
      {"The Haven Bank failed. The banks left.", "The banks", "haven-bank"},
      {"Russians found a new leader of the country in him.", "a new leader of the country", "vladimir-putin"},
      {"France and Paris agreed. Her campaign's leadership left.", "Her campaign's leadership", "france"},
      {"Ghana voted. His opposition to the plan grew.", "His opposition to the plan", kAnybody},
      {"Ada Lind arrived at the White House.", "White House", kAnybody},
      {"Ada Lind arrived at the White House.", "the White House", kAnybody},
      {"Hurricane Rita destroyed homes. Rita killed hundreds.", "Hurricane", kAnybody},
  };
  dramatis::testing::ScoredSuite suite("doubts");
  for (const Case& c : cases) {
    const std::string got = who(c.text, c.words);
    suite.count(c.wrong == kAnybody ? got.empty() : got != c.wrong,
                std::string(c.words) + " is " + got + " in " + c.text);
  }
  suite.expect_at_least(kLeastDoubted);
}

}  // namespace
}  // namespace dramatis::extract::testing
