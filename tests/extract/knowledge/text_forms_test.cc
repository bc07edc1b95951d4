#include "extract/knowledge/text_forms.h"

#include <gtest/gtest.h>

namespace dramatis::extract {
namespace {

TEST(TextForms, FoldSpellsLatinLettersInAscii) {
  EXPECT_EQ(fold("Élysée"), "elysee");
  EXPECT_EQ(fold("ŁÓDŹ"), "lodz");
  EXPECT_EQ(fold("Erdoğan"), "erdogan");
  EXPECT_EQ(fold("Ærø"), "aero");
  EXPECT_EQ(fold("Îstanbul’s"), "istanbul's");
}

TEST(TextForms, FoldKeepsOtherScripts) { EXPECT_EQ(fold("北京"), "北京"); }

TEST(TextForms, SlugIsReadable) {
  EXPECT_EQ(slug("Côte d'Ivoire"), "cote-divoire");
  EXPECT_EQ(slug("São Tomé and Príncipe"), "sao-tome-and-principe");
  EXPECT_EQ(slug("U.S. Congress"), "us-congress");
  EXPECT_EQ(slug("  al-Qaeda — leaders "), "al-qaeda-leaders");
  EXPECT_EQ(slug("Путин"), "putin");
}

TEST(TextForms, SlugOfPunctuationIsEmpty) { EXPECT_EQ(slug("—…“”"), ""); }

TEST(TextForms, SlugOfUnknownScriptIsStable) { EXPECT_EQ(slug("北"), "u5317"); }

TEST(TextForms, IllFormedUtf8IsHarmless) {
  EXPECT_EQ(fold("\xC3"), "\xC3");
  EXPECT_FALSE(slug("a\xE2\x82").empty());
}

TEST(TextForms, Capitals) {
  EXPECT_TRUE(starts_with_capital("Élysée"));
  EXPECT_FALSE(starts_with_capital("élysée"));
  EXPECT_TRUE(starts_with_capital("Łódź"));
  EXPECT_TRUE(is_all_capitals("U.S."));
  EXPECT_FALSE(is_all_capitals("A"));
  EXPECT_FALSE(is_all_capitals("McA"));
}

TEST(TextForms, PossessiveIsCut) {
  EXPECT_EQ(without_possessive("Israel's"), "Israel");
  EXPECT_EQ(without_possessive("Reuters’"), "Reuters");
  EXPECT_EQ(without_possessive("'s"), "'s");
}

TEST(TextForms, PluralsFollowTheSpelling) {
  EXPECT_EQ(plural("party"), "parties");
  EXPECT_EQ(plural("boy"), "boys");
  EXPECT_EQ(plural("church"), "churches");
  EXPECT_EQ(plural("policeman"), "policemen");
  EXPECT_EQ(plural("person"), "people");
  EXPECT_EQ(plural("grandchild"), "grandchildren");
  EXPECT_EQ(plural("wife"), "wives");
}

TEST(TextForms, WordsOfANameAreFoldedAndWithoutPossessive) {
  EXPECT_EQ(folded_words("José  Serra's"), (std::vector<std::string>{"jose", "serra"}));
  EXPECT_TRUE(folded_words("").empty());
}

}  // namespace
}  // namespace dramatis::extract
