#include "extract/knowledge/name_matcher.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace dramatis::extract {
namespace {

Sentence words(std::initializer_list<const char*> forms) {
  Sentence sentence;
  for (const char* form : forms) {
    Token token;
    token.form = form;
    sentence.tokens.push_back(token);
  }
  return sentence;
}

// "first-last:actor first-last:actor"
std::string matches(const NameMatcher& matcher, std::initializer_list<const char*> forms) {
  std::vector<NameMatch> found;
  matcher.find(words(forms), found);
  std::string out;
  for (const NameMatch& match : found) {
    if (!out.empty()) out += ' ';
    out += std::to_string(match.first) + '-' + std::to_string(match.last) + ':' +
           std::to_string(match.names.front().actor);
  }
  return out;
}

class Matcher : public ::testing::Test {
 protected:
  Matcher() {
    matcher_.add("Turkey", {1, NameSense::kName});
    matcher_.add("US", {2, NameSense::kName});
    matcher_.add("al-Qaeda", {3, NameSense::kName});
    matcher_.add("United Nations", {4, NameSense::kName});
    matcher_.add("United Nations Security Council", {5, NameSense::kName});
    matcher_.add("the West", {6, NameSense::kName});
    matcher_.add("West German", {7, NameSense::kAdjective});
    matcher_.add("Côte d'Ivoire", {8, NameSense::kName});
    matcher_.add("NATO", {9, NameSense::kName});
  }
  NameMatcher matcher_;
};

TEST_F(Matcher, OrdinaryWordsAreNoNames) {
  EXPECT_EQ(matches(matcher_, {"they", "told", "us", "about", "turkey"}), "");
  EXPECT_EQ(matches(matcher_, {"Turkey", "told", "US", "diplomats"}), "0-1:1 2-3:2");
}

TEST_F(Matcher, AbbreviationWithFullStops) { EXPECT_EQ(matches(matcher_, {"the", "U.S.", "army"}), "1-2:2"); }

TEST_F(Matcher, LongAcronymsMayBeWrittenAsWords) {
  EXPECT_EQ(matches(matcher_, {"Nato", "NATO", "nato"}), "0-1:9 1-2:9");
}

TEST_F(Matcher, LongestNameWins) {
  EXPECT_EQ(matches(matcher_, {"the", "United", "Nations", "Security", "Council"}), "1-5:5");
  EXPECT_EQ(matches(matcher_, {"the", "United", "Nations", "Security", "staff"}), "1-3:4");
}

TEST_F(Matcher, HyphensAreIndifferent) {
  EXPECT_EQ(matches(matcher_, {"al", "-", "Qaeda"}), "0-3:3");
  EXPECT_EQ(matches(matcher_, {"al-Qaeda"}), "0-1:3");
  EXPECT_EQ(matches(matcher_, {"al", "Qaeda"}), "0-2:3");
  EXPECT_EQ(matches(matcher_, {"al", ",", "Qaeda"}), "");
}

TEST_F(Matcher, DiacriticsAndApostrophesAreIndifferent) {
  EXPECT_EQ(matches(matcher_, {"Cote", "d’Ivoire"}), "0-2:8");
  EXPECT_EQ(matches(matcher_, {"CÔTE", "D'", "IVOIRE"}), "0-3:8");
}

TEST_F(Matcher, AnArticleDoesNotCutALongerName) {
  EXPECT_EQ(matches(matcher_, {"the", "West"}), "0-2:6");
  EXPECT_EQ(matches(matcher_, {"the", "West", "German", "army"}), "1-3:7");
}

TEST_F(Matcher, NamesInsideHyphenatedTokensAreMarked) {
  std::vector<NameMatch> found;
  matcher_.find(words({"an", "anti-Turkey", "march"}), found);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].part_of_token);
}

TEST_F(Matcher, LookUpWantsTheWholeText) {
  EXPECT_EQ(matcher_.look_up("United Nations").size(), 1u);
  EXPECT_TRUE(matcher_.look_up("United Nations staff").empty());
  EXPECT_TRUE(matcher_.look_up("").empty());
}

}  // namespace
}  // namespace dramatis::extract
