#include "cli/ordered_pipeline.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

namespace dramatis::cli {
namespace {

// Squares of 0, 1, 2 ... as they come out; every third item takes longer.
std::vector<int> squares(unsigned threads, int count, size_t wanted) {
  int next = 0;
  std::vector<int> out;
  run_in_order<int, int>(
      threads,
      [&]() -> std::optional<int> { return next < count ? std::optional<int>(next++) : std::nullopt; },
      [](int i) {
        if (i % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
        return i * i;
      },
      [&](int square) {
        out.push_back(square);
        return out.size() < wanted;
      });
  return out;
}

TEST(OrderedPipeline, KeepsTheOrderWhateverTheThreads) {
  const auto expected = squares(1, 300, 1000);
  ASSERT_EQ(expected.size(), 300u);
  EXPECT_EQ(expected[17], 17 * 17);
  for (const unsigned threads : {2u, 3u, 8u}) EXPECT_EQ(squares(threads, 300, 1000), expected);
}

TEST(OrderedPipeline, EndsWhenNothingMoreIsWanted) {
  for (const unsigned threads : {1u, 4u}) EXPECT_EQ(squares(threads, 300, 5).size(), 5u);
}

TEST(OrderedPipeline, HandlesEmptyAndShortInputs) {
  for (const unsigned threads : {1u, 4u}) {
    EXPECT_TRUE(squares(threads, 0, 10).empty());
    EXPECT_EQ(squares(threads, 1, 10).size(), 1u);
  }
}

TEST(OrderedPipeline, HoldsFewItemsAtOnce) {
  constexpr unsigned kThreads = 2;
  int next = 0, greatest = 0, done = 0;
  run_in_order<int, int>(
      kThreads,
      [&]() -> std::optional<int> { return next < 500 ? std::optional<int>(next++) : std::nullopt; },
      [](int i) { return i; },
      [&](int) {
        greatest = std::max(greatest, next - done++);
        return true;
      });
  EXPECT_EQ(done, 500);
  EXPECT_LE(greatest, 4 * static_cast<int>(kThreads));
}

}  // namespace
}  // namespace dramatis::cli
