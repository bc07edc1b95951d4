#include "extract/syntax/lemma_script.h"

#include <gtest/gtest.h>

#include "extract/syntax/word_forms.h"

namespace dramatis::extract {
namespace {

std::string lemma(std::string_view script, std::string_view form) {
  return LemmaScript::parse(script)->apply(form, lower_case(form));
}

TEST(LemmaScript, StripsAndAppends) {
  EXPECT_EQ(lemma("lower|3|y", "Babies"), "baby");
  EXPECT_EQ(lemma("keep|0|", "Moscow"), "Moscow");
  EXPECT_EQ(lemma("title|0|", "MOSCOW"), "Moscow");
  EXPECT_EQ(lemma("lower|*|be", "were"), "be");
  EXPECT_EQ(lemma("lower|1|", "cafés"), "café");
  EXPECT_EQ(lemma("lower|1|", "caffé"), "caff");
}

TEST(LemmaScript, NeverLeavesNothing) {
  EXPECT_EQ(lemma("lower|9|", "is"), "is");
  EXPECT_EQ(lemma("lower|*|", "is"), "is");
}

TEST(LemmaScript, RefusesWhatIsNoScript) {
  for (const char* text : {"", "lower", "lower|1", "upper|1|", "lower|x|", "lower||", "lower|-1|"})
    EXPECT_FALSE(LemmaScript::parse(text).has_value()) << text;
}

}  // namespace
}  // namespace dramatis::extract
