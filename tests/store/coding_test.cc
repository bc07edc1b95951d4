#include "store/rows/coding.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace dramatis::store {
namespace {

TEST(Coding, NumbersComeBack) {
  std::string bytes;
  ValueWriter writer(bytes);
  const std::vector<uint64_t> numbers = {0,     1,     127,        128,
                                         16383, 16384, 1ull << 32, std::numeric_limits<uint64_t>::max()};
  for (const uint64_t number : numbers) writer.number(number);
  ValueReader reader(bytes);
  for (const uint64_t number : numbers) EXPECT_EQ(reader.number(), number);
  EXPECT_TRUE(reader.complete());
}

TEST(Coding, ValuesComeBack) {
  std::string bytes;
  ValueWriter writer(bytes);
  writer.text("");
  writer.text(std::string("a\0b", 3));
  writer.optional_text(std::nullopt);
  writer.optional_text("x");
  writer.real(0.1);
  writer.span({3, 4000000000u});
  ValueReader reader(bytes);
  EXPECT_EQ(reader.text(), "");
  EXPECT_EQ(reader.text(), std::string("a\0b", 3));
  EXPECT_EQ(reader.optional_text(), std::nullopt);
  EXPECT_EQ(reader.optional_text(), "x");
  EXPECT_EQ(reader.real(), 0.1);
  EXPECT_EQ(reader.span(), (graph::TextSpan{3, 4000000000u}));
  EXPECT_TRUE(reader.complete());
}

TEST(Coding, ReadingPastTheEndFailsAndStaysFailed) {
  ValueReader reader(
      "\x05"
      "abc");
  EXPECT_EQ(reader.text(), "");
  EXPECT_TRUE(reader.failed());
  EXPECT_EQ(reader.number(), 0u);
  EXPECT_FALSE(reader.complete());
}

TEST(Coding, OverlongNumbersAndForeignEnumeratorsFail) {
  ValueReader endless("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01");
  endless.number();
  EXPECT_TRUE(endless.failed());
  ValueReader large("\x80\x80\x80\x80\x10");  // 2^32
  large.number32();
  EXPECT_TRUE(large.failed());
  ValueReader foreign("\x07");
  foreign.enumerator(graph::ActorType::kPerson, graph::ActorType::kOther);
  EXPECT_TRUE(foreign.failed());
}

TEST(Coding, KeysSortAsTheirPartsDo) {
  std::mt19937 random(7);
  const auto some_text = [&] {
    static constexpr char kBytes[] = {'\0', '\x01', 'a', 'b', '\xFE', '\xFF'};
    std::string text;
    for (uint32_t size = random() % 4; size > 0; --size) text += kBytes[random() % sizeof kBytes];
    return text;
  };
  using Parts = std::tuple<std::string, std::string, uint32_t>;
  const auto key_of = [](const Parts& parts) {
    std::string key;
    KeyWriter(key).text(std::get<0>(parts)).text(std::get<1>(parts)).fixed32(std::get<2>(parts));
    return key;
  };
  for (int i = 0; i < 20000; ++i) {
    const Parts a{some_text(), some_text(), random()};
    const Parts b{some_text(), some_text(), random()};
    ASSERT_EQ(a < b, key_of(a) < key_of(b));
    const std::string key = key_of(a);
    KeyReader reader(key);
    ASSERT_EQ(reader.text(), std::get<0>(a));
    ASSERT_EQ(reader.text(), std::get<1>(a));
    ASSERT_EQ(reader.fixed32(), std::get<2>(a));
    ASSERT_TRUE(reader.complete());
  }
}

TEST(Coding, UnfinishedKeysFail) {
  for (const std::string_view key :
       {std::string_view("abc"), std::string_view("a\0", 2), std::string_view("a\0\x02", 3)}) {
    KeyReader reader(key);
    reader.text();
    EXPECT_FALSE(reader.complete());
  }
}

}  // namespace
}  // namespace dramatis::store
