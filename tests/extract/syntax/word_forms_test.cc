#include "extract/syntax/word_forms.h"

#include <gtest/gtest.h>

namespace dramatis::extract {
namespace {

TEST(WordForms, TypographicSignsCountAsAscii) {
  EXPECT_EQ(normalised_form("don’t"), "don't");
  EXPECT_EQ(normalised_form("“"), "\"");
  EXPECT_EQ(normalised_form("—"), "--");
  EXPECT_EQ(normalised_form("…"), "...");
  EXPECT_EQ(normalised_form("\u200b"), "\u200b");  // never empty
}

TEST(WordForms, LowerCaseGoesBeyondAscii) {
  EXPECT_EQ(lower_case("ÉLYSÉE"), "élysée");
  EXPECT_EQ(lower_case("МОСКВА"), "москва");
}

TEST(WordForms, InvalidUtf8IsKept) {
  EXPECT_EQ(lower_case("A\xff"), "a\xff");
  EXPECT_EQ(normalised_form("\xe2\x80"), "\xe2\x80");
}

// The ids of nameless actors and the tables of words are made with it.
TEST(WordForms, HashesNeverChange) {
  EXPECT_EQ(text_hash(""), 2166136261u ^ (2166136261u >> 15));
  EXPECT_EQ(text_hash("ing"), 2766724136u);
}

}  // namespace
}  // namespace dramatis::extract
