// Sums add up in any order and grouping, and damage in one of many values is damage of the sum.
#include "store/rows/sum_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "store/engine.h"
#include "store/rows/sealed_rows.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

constexpr std::string_view kKey = "\2criticises";

std::string value_of(const Sum& sum) {
  std::string value;
  encode(sum, value);
  seal(Table::kSums, kKey, value);
  return value;
}

std::optional<Sum> sum_in(std::string_view value) {
  const auto payload = unseal(Table::kSums, kKey, value);
  return payload ? decode_sum(*payload) : std::nullopt;
}

TEST(Sums, AddUpInAnyOrderAndGrouping) {
  std::mt19937 random(3);
  std::vector<std::string> values;
  Sum expected;
  for (int i = 0; i < 40; ++i) {
    Sum one(1 + random() % 3);
    for (uint64_t& number : one) number = random() % 2 == 0 ? random() % 1000 : -uint64_t{random() % 1000};
    add_to(expected, one);
    values.push_back(value_of(one));
  }
  for (int round = 0; round < 20; ++round) {
    std::shuffle(values.begin(), values.end(), random);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(random() % values.size());
    const std::string left = sum_of_values(kKey, {values.begin(), middle});
    const std::string right = sum_of_values(kKey, {middle, values.end()});
    EXPECT_EQ(sum_in(sum_of_values(kKey, {left, right})), expected);
  }
}

TEST(Sums, WhatIsTakenAwayIsNothing) {
  const auto left = sum_in(sum_of_values(kKey, {value_of({5, 3}), value_of({-uint64_t{5}, -uint64_t{3}})}));
  ASSERT_TRUE(left);
  EXPECT_TRUE(is_zero(*left));
}

TEST(Sums, ADamagedValueMakesADamagedSum) {
  const std::string sound = value_of({5, 3});
  EXPECT_TRUE(sum_in(sum_of_values(kKey, {sound, sound})));
  for (size_t i = 0; i < sound.size(); ++i) {
    std::string damaged = sound;
    damaged[i] ^= 4;
    EXPECT_FALSE(sum_in(sum_of_values(kKey, {sound, damaged, sound}))) << i;
  }
}

TEST(Sums, TheEngineAddsThemUp) {
  testing::TemporaryDirectory directory;
  Sum expected;
  for (int opened = 0; opened < 3; ++opened) {
    auto engine = open_rocksdb(directory / "tables", EngineMode::kReadWrite);
    ASSERT_TRUE(engine) << engine.error().message;
    for (int i = 0; i < 5; ++i) {
      const Sum one = {static_cast<uint64_t>(i), 1};
      add_to(expected, one);
      const auto batch = (*engine)->new_batch();
      batch->add(Table::kSums, kKey, value_of(one));
      ASSERT_TRUE((*engine)->write(*batch));
    }
    if (opened == 1) {
      ASSERT_TRUE((*engine)->compact());
    }
    std::string stored;
    ASSERT_TRUE(*(*engine)->get(Table::kSums, kKey, stored));
    EXPECT_EQ(sum_in(stored), expected);
    ASSERT_TRUE((*engine)->close());
  }
}

}  // namespace
}  // namespace dramatis::store
