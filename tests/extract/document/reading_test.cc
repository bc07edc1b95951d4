#include "extract/document/reading.h"

#include <gtest/gtest.h>

namespace dramatis::extract {
namespace {

TEST(Reading, AntecedentsAreFoundByTheirToken) {
  SentenceReading sentence;
  sentence.anaphors = {{2, {{0, 1, 0.75f}}}, {5, {}}, {9, {{0, 3, 0.5f}, {0, 1, 0.25f}}}};
  ASSERT_EQ(sentence.antecedents_of(2).size(), 1u);
  EXPECT_EQ(sentence.antecedents_of(2)[0].token, 1u);
  EXPECT_EQ(sentence.antecedents_of(9).size(), 2u);
  for (const uint32_t token : {0u, 3u, 5u, 10u}) EXPECT_TRUE(sentence.antecedents_of(token).empty()) << token;
  EXPECT_TRUE(SentenceReading().antecedents_of(0).empty());
}

}  // namespace
}  // namespace dramatis::extract
