// Third-person pronouns, their candidates and weights, apart from any parse.
#include "extract/actors/pronoun_features.h"

#include <gtest/gtest.h>

#include <numeric>

#include "extract/actors/pronoun_weights.h"

namespace dramatis::extract {
namespace {

Token word(std::string form, std::string_view xpos, std::string_view deprel) {
  Token token;
  token.form = std::move(form);
  token.xpos = xpos;
  token.deprel = deprel;
  return token;
}

TEST(ThirdPerson, KnowsItsForms) {
  const auto his = third_person(word("His", "PRP$", "nmod:poss"));
  ASSERT_TRUE(his);
  EXPECT_EQ(his->kind, PronounClass::kHe);
  EXPECT_TRUE(his->possessive);
  EXPECT_FALSE(his->reflexive);
  const auto themselves = third_person(word("themselves", "PRP", "obj"));
  ASSERT_TRUE(themselves);
  EXPECT_EQ(themselves->kind, PronounClass::kThey);
  EXPECT_TRUE(themselves->reflexive);
  EXPECT_FALSE(third_person(word("I", "PRP", "nsubj")));
  EXPECT_FALSE(third_person(word("who", "WP", "nsubj")));
}

TEST(PronounFeatures, AreNamedByTheirParts) {
  EXPECT_EQ(to_string({"role", "subj", "name", ""}), "role|subj|name");
  EXPECT_EQ(to_string({"most-mentioned", "", "", ""}), "most-mentioned");
  EXPECT_EQ(to_string({"does", "person", "", "obj"}), "does|person||obj");
}

TEST(PronounWeights, ChancesAddUpAndFollowTheWeights) {
  std::vector<AntecedentCandidate> candidates(3);
  candidates[0].features = {{"same-governor", "plain"}};  // "he" and "him" of one verb are two persons
  candidates[1].features = {{"gender-fits", "name"}};
  candidates[2].features = {{"no such feature"}};
  const std::vector<double> chances = PronounWeights::built_in().chances(candidates);
  ASSERT_EQ(chances.size(), 3u);
  EXPECT_NEAR(std::accumulate(chances.begin(), chances.end(), 0.0), 1.0, 1e-9);
  EXPECT_LT(chances[0], chances[2]);
  EXPECT_TRUE(PronounWeights::built_in().chances({}).empty());
}

}  // namespace
}  // namespace dramatis::extract
