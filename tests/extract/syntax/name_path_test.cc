#include "extract/syntax/name_path.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace dramatis::extract {
namespace {

const std::vector<std::string_view> kTags = {"O", "B-person", "I-person", "B-place", "I-place"};

const NameGrammar kGrammar(kTags, std::vector<float>(kTags.size() * kTags.size()));

Matrix matrix(const std::vector<std::vector<float>>& rows) {
  Matrix result;
  result.resize(rows.size(), rows.empty() ? 0 : rows[0].size());
  for (size_t i = 0; i < rows.size(); ++i) std::copy(rows[i].begin(), rows[i].end(), result.row(i));
  return result;
}

bool is_allowed(const std::vector<uint32_t>& path) {
  for (size_t i = 0; i < path.size(); ++i) {
    if (path[i] != 2 && path[i] != 4) continue;
    if (i == 0 || (path[i - 1] != path[i] && path[i - 1] + 1 != path[i])) return false;
  }
  return true;
}

float sum(const Matrix& scores, const std::vector<float>& steps, size_t begin,
          const std::vector<uint32_t>& path) {
  float result = 0;
  for (size_t i = 0; i < path.size(); ++i)
    result += scores.row(begin + i)[path[i]] + (i == 0 ? 0 : steps[path[i - 1] * kTags.size() + path[i]]);
  return result;
}

TEST(NamePath, InsideIsRaisedToANameOrDropped) {
  const Matrix scores = matrix({{0, 3, 4, 0, 0}, {0, 0, 2, 0, 3}, {5, 0, 0, 0, 0}});
  NamePath path;
  EXPECT_EQ(path.best(kGrammar, scores, 0, 3), (std::vector<uint32_t>{1, 2, 0}));
}

TEST(NamePath, StepsCount) {
  std::vector<float> steps(kTags.size() * kTags.size());
  steps[1 * kTags.size() + 2] = 2;  // a person goes on
  const Matrix scores = matrix({{0, 3, 0, 0, 0}, {1, 0, 0, 0, 0}});
  NamePath path;
  EXPECT_EQ(path.best(NameGrammar(kTags, steps), scores, 0, 2), (std::vector<uint32_t>{1, 2}));
  EXPECT_EQ(path.best(kGrammar, scores, 0, 2), (std::vector<uint32_t>{1, 0}));
}

TEST(NamePath, NamesEndAtTheSentence) {
  const Matrix scores = matrix({{0, 5, 0, 0, 0}, {0, 0, 5, 0, 0}, {1, 0, 5, 0, 0}});
  NamePath path;
  path.best(kGrammar, scores, 0, 2);
  EXPECT_EQ(path.best(kGrammar, scores, 2, 1), (std::vector<uint32_t>{0}));
}

// Against every row of tags there is.
TEST(NamePath, IsTheBestOfAll) {
  std::mt19937 random(7);
  NamePath path;
  for (int round = 0; round < 200; ++round) {
    std::vector<float> steps(kTags.size() * kTags.size());
    for (float& step : steps) step = static_cast<float>(random() % 32) - 16;
    const NameGrammar grammar(kTags, steps);
    const size_t words = 1 + random() % 5;
    std::vector<std::vector<float>> rows(words + 1, std::vector<float>(kTags.size()));
    for (auto& row : rows)
      for (float& score : row) score = static_cast<float>(random() % 64);  // whole numbers: sums are exact
    const Matrix scores = matrix(rows);
    float best = -1000;
    std::vector<uint32_t> tags(words);
    for (size_t number = 0;; ++number) {
      size_t rest = number;
      for (uint32_t& tag : tags) {
        tag = static_cast<uint32_t>(rest % kTags.size());
        rest /= kTags.size();
      }
      if (rest > 0) break;
      if (is_allowed(tags)) best = std::max(best, sum(scores, steps, 1, tags));
    }
    const std::vector<uint32_t>& got = path.best(grammar, scores, 1, words);
    EXPECT_TRUE(is_allowed(got));
    EXPECT_EQ(sum(scores, steps, 1, got), best);
  }
}

TEST(NamePath, NoWordsAndNoNumbersAreHarmless) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  NamePath path;
  EXPECT_TRUE(path.best(kGrammar, matrix({{0, 0, 0, 0, 0}}), 0, 0).empty());
  for (const uint32_t tag :
       path.best(kGrammar, matrix({{nan, nan, nan, nan, nan}, {nan, 1, nan, 2, 3}}), 0, 2))
    EXPECT_LT(tag, kTags.size());
  for (const uint32_t tag : path.best(NameGrammar({"I-person"}, {0}), matrix({{1}, {1}}), 0, 2))
    EXPECT_EQ(tag, 0u);
}

}  // namespace
}  // namespace dramatis::extract
