#include <gtest/gtest.h>

#include "extract/syntax/word_forms.h"

namespace dramatis::extract {
namespace {

TEST(Features, TypographicSignsCountAsAscii) {
  EXPECT_EQ(normalised_form("don’t"), "don't");
  EXPECT_EQ(normalised_form("“"), "\"");
  EXPECT_EQ(normalised_form("—"), "--");
  EXPECT_EQ(normalised_form("…"), "...");
  EXPECT_EQ(normalised_form("\u200b"), "\u200b");  // never empty
}

TEST(Features, LowerCaseGoesBeyondAscii) {
  EXPECT_EQ(lower_case("ÉLYSÉE"), "élysée");
  EXPECT_EQ(lower_case("МОСКВА"), "москва");
}

TEST(Features, InvalidUtf8IsKept) {
  EXPECT_EQ(lower_case("A\xff"), "a\xff");
  EXPECT_EQ(normalised_form("\xe2\x80"), "\xe2\x80");
}

TEST(Features, ShapesJoinRuns) {
  EXPECT_EQ(shape_of("Moscow"), "Xx");
  EXPECT_EQ(shape_of("McDonald's"), "XxXx'x");
  EXPECT_EQ(shape_of("2023-11-12"), "0-0-0");
  EXPECT_EQ(shape_of("A"), "X1");
  EXPECT_EQ(shape_of("UN"), "Xs");
  EXPECT_EQ(shape_of("NATO"), "X");
  EXPECT_EQ(shape_of("U.S.A.B.C."), "X.X.X.X.");
}

TEST(Features, AffixesCountCharactersNotBytes) {
  const WordShape word("Été2");
  EXPECT_EQ(word.lower, "été2");
  EXPECT_EQ(word.zeroed, "été0");
  EXPECT_EQ(word.affix_hash[0], feature_hash("ét"));
  EXPECT_EQ(word.affix_hash[3], feature_hash("té0"));
  EXPECT_EQ(WordShape("a").affix_hash[4], feature_hash("a"));
}

// The training scripts hash likewise; a change here makes every model useless.
TEST(Features, HashesNeverChange) {
  EXPECT_EQ(feature_hash(""), 2166136261u ^ (2166136261u >> 15));
  EXPECT_EQ(feature_hash("ing"), 2766724136u);
}

}  // namespace
}  // namespace dramatis::extract
