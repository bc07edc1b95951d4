// Whole sentences through segmenter, parser and ActorFinder.
#include "extract/actors/actor_finder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/extract/actors/parsed_text.h"

namespace dramatis::extract::testing {
namespace {

std::string roles_of(const std::string& text, std::string_view date = "2023-11-12") {
  const Document document = parse(text);
  std::string out;
  for (const graph::Role& role : finder().find(document, date).roles) {
    if (!out.empty()) out += "; ";
    out += role.actor + ", " + role.role + ", " + role.of;
  }
  return out;
}

const ActorMention* mention_of(const Document& document, const ActorsFound& found, std::string_view words) {
  const size_t at = document.text.find(words);
  for (const ActorMention& mention : found.mentions) {
    const auto& token = document.sentences[mention.sentence].tokens[mention.head];
    if (token.span.begin >= at && token.span.end <= at + words.size()) return &mention;
  }
  return nullptr;
}

TEST(Roles, TitleBeforeTheName) {
  EXPECT_EQ(roles_of("Russian Foreign Minister Sergei Lavrov left the hall."),
            "sergei-lavrov, foreign minister of, russia");
}

TEST(Roles, AppositionAfterTheName) {
  EXPECT_EQ(roles_of("Omar Haddad, a senior representative of Hamas, left the hall."),
            "omar-haddad, representative of, hamas");
}

TEST(Roles, TitleInsideAGroup) {
  EXPECT_EQ(roles_of("The minister invited a Hamas delegation, including senior representative Omar Haddad, "
                     "to the hall."),
            "omar-haddad, representative of, hamas");
  EXPECT_EQ(
      roles_of("This view led to the ministry's decision to invite a Hezbollah delegation, including senior "
               "representative Moussa Abu Khoury, to Ankara."),
      "moussa-abu-khoury, representative of, hezbollah");
}

TEST(Roles, Predicate) {
  EXPECT_EQ(roles_of("Ilse Brandt is the president of Estonia."), "ilse-brandt, president of, estonia");
}

TEST(Places, ACountryIsALocationAfterIn) {
  const Document document = parse("He lives in Israel. Israel attacked the port.");
  const ActorsFound found = finder().find(document, "");
  const ActorMention* first = mention_of(document, found, "Israel");
  ASSERT_NE(first, nullptr);
  EXPECT_TRUE(first->as_place);
  const ActorMention* second = mention_of(document, found, "Israel attacked");
  ASSERT_NE(second, nullptr);
  EXPECT_FALSE(found.headed_by(1, 0)->as_place);
}

TEST(Actors, MentionsAreInTextOrderAndActorsByFirstMention) {
  const Document document = parse("Turkey thanked Iran. Iran praised Turkey, and Ankara praised Tehran.");
  const ActorsFound found = finder().find(document, "");
  ASSERT_GE(found.actors.size(), 2u);
  EXPECT_EQ(found.actors[0].id, "turkey");
  EXPECT_EQ(found.actors[1].id, "iran");
  for (const graph::Actor& actor : found.actors)
    EXPECT_TRUE(std::is_sorted(actor.mentions.begin(), actor.mentions.end(),
                               [](const auto& a, const auto& b) { return a.span < b.span; }));
}

TEST(Actors, MentionTextIsItsSpan) {
  const Document document = parse("“Türkiye” thanked São Tomé’s president — Ångström left.");
  for (const graph::Actor& actor : finder().find(document, "").actors)
    for (const graph::Mention& mention : actor.mentions)
      EXPECT_EQ(document.text.substr(mention.span.begin, mention.span.size()), mention.text);
}

TEST(Actors, AnEmptyDocumentHasNone) { EXPECT_TRUE(finder().find(Document{}, "").actors.empty()); }

TEST(Actors, DemonymsOfPeopleAreNotTheGovernment) {
  const Document document = parse("Two Brazilian men were arrested in Lisbon.");
  const ActorsFound found = finder().find(document, "");
  const auto men = std::find_if(found.actors.begin(), found.actors.end(),
                                [](const graph::Actor& a) { return a.type == graph::ActorType::kGroup; });
  ASSERT_NE(men, found.actors.end());
  EXPECT_EQ(men->code, "BRA");
  EXPECT_EQ(men->sector, graph::Sector::kCivilian);
}

std::vector<std::string> ids_of(const std::string& text) {
  std::vector<std::string> ids;
  for (const graph::Actor& actor : finder().find(parse(text), "").actors) ids.push_back(actor.id);
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
  for (const graph::Actor& actor : finder().find(parse(text), "").actors)
    if (actor.id == id) return actor.type;
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

TEST(NameTypes, AStormIsNobody) {
  EXPECT_EQ(type_of("Hurricane Rita destroyed homes. Rita killed hundreds.", "hurricane-rita"),
            graph::ActorType::kOther);
  const auto ids = ids_of("Hurricane Rita destroyed homes. Rita killed hundreds.");
  EXPECT_EQ(std::count(ids.begin(), ids.end(), "rita"), 0);
}

// The id of the actor that the words stand for; empty if nobody's.
std::string who(const std::string& text, const std::string& words) {
  for (const graph::Actor& actor : finder().find(parse(text), "2016-03-01").actors)
    for (const graph::Mention& mention : actor.mentions)
      if (mention.text == words) return actor.id;
  return "";
}

TEST(Doubt, ACandidateIsNotTheParty) {
  EXPECT_NE(who("The Labour Party's candidate resigned.", "The Labour Party's candidate"), "labour-party");
}

TEST(Doubt, TheFrontRunnerOfTheOtherParty) {
  const std::string text = "Democratic front-runner Ada Lind spoke. The Republican front-runner left.";
  EXPECT_NE(who(text, "The Republican front-runner"), "ada-lind");
}

TEST(Doubt, TheGroupIsNoNewspaper) {
  EXPECT_NE(who("The New York Times wrote. The organization left.", "The organization"), "new-york-times");
}

TEST(Doubt, SeveralBanksAreNotTheOneBefore) {
  EXPECT_NE(who("The Haven Bank failed. The banks left.", "The banks"), "haven-bank");
}

TEST(Doubt, SomebodyElsesLeadershipIsNotTheGovernment) {
  EXPECT_EQ(who("France and Paris agreed. Her campaign's leadership left.", "Her campaign's leadership"), "");
}

TEST(Doubt, OppositionToAPlanIsNoParty) {
  EXPECT_EQ(who("Ghana voted. His opposition to the plan grew.", "His opposition to the plan"), "");
}

TEST(Doubt, ANewLeaderIsNotTheOneInOffice) {
  EXPECT_NE(who("Russians found a new leader of the country in him.", "a new leader of the country"),
            "vladimir-putin");
}

TEST(Doubt, TheWhiteHouseIsABuildingToo) {
  EXPECT_EQ(who("Ada Lind arrived at the White House.", "White House"), "");
}

}  // namespace
}  // namespace dramatis::extract::testing
