#include "extract/syntax/best_tree.h"

#include <gtest/gtest.h>

#include <random>

namespace dramatis::extract {
namespace {

double sum_of(const Matrix& scores, const std::vector<int32_t>& heads) {
  double sum = 0;
  for (size_t i = 0; i < heads.size(); ++i) sum += scores.row(i)[heads[i] + 1];
  return sum;
}

// The slow, obvious way: try every assignment of heads.
double best_by_enumeration(const Matrix& scores) {
  const auto words = static_cast<int32_t>(scores.rows());
  std::vector<int32_t> heads(scores.rows(), -1);
  double best = -1e300;
  for (;;) {
    if (is_single_tree(heads)) best = std::max(best, sum_of(scores, heads));
    size_t i = 0;
    while (i < heads.size() && ++heads[i] == words) heads[i++] = -1;
    if (i == heads.size()) return best;
  }
}

Matrix random_scores(size_t words, std::mt19937& random) {
  Matrix scores(words, words + 1);
  std::uniform_int_distribution<int> value(-9, 9);  // small whole numbers, so that ties occur
  for (size_t i = 0; i < words; ++i)
    for (size_t j = 0; j <= words; ++j) scores.row(i)[j] = static_cast<float>(value(random));
  return scores;
}

TEST(Tree, RecognisesTrees) {
  const auto single = [](std::vector<int32_t> heads) { return is_single_tree(heads); };
  EXPECT_TRUE(single({-1}));
  EXPECT_TRUE(single({1, -1, 1}));
  EXPECT_FALSE(single({-1, -1}));    // two roots
  EXPECT_FALSE(single({1, 0}));      // none
  EXPECT_FALSE(single({-1, 2, 1}));  // a cycle beside the root
  EXPECT_FALSE(single({-1, 1}));     // its own head
}

TEST(Tree, HasTheHighestSumOfAllTrees) {
  std::mt19937 random(7);
  for (size_t words = 1; words <= 5; ++words) {
    for (int round = 0; round < 300; ++round) {
      const Matrix scores = random_scores(words, random);
      std::vector<int32_t> heads(words);
      best_tree(scores, heads);
      ASSERT_TRUE(is_single_tree(heads));
      ASSERT_DOUBLE_EQ(sum_of(scores, heads), best_by_enumeration(scores));
    }
  }
}

TEST(Tree, OfLongSentencesIsATree) {
  std::mt19937 random(8);
  const Matrix scores = random_scores(250, random);
  std::vector<int32_t> heads(250);
  best_tree(scores, heads);
  EXPECT_TRUE(is_single_tree(heads));
}

TEST(Tree, SurvivesScoresThatAreNoNumbers) {
  std::mt19937 random(9);
  Matrix scores = random_scores(6, random);
  for (size_t i = 0; i < 6; ++i) scores.row(i)[i % 3] = std::numeric_limits<float>::quiet_NaN();
  for (size_t i = 0; i < 6; ++i) scores.row(i)[(i + 2) % 7] = std::numeric_limits<float>::infinity();
  std::vector<int32_t> heads(6);
  best_tree(scores, heads);
  EXPECT_TRUE(is_single_tree(heads));
}

}  // namespace
}  // namespace dramatis::extract
