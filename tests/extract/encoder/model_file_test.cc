#include "extract/encoder/model_file.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "tests/extract/encoder/model_bytes.h"

namespace dramatis::extract {
namespace {

using Views = std::vector<std::string_view>;

ModelBytes sample() {
  ModelBytes model;
  model.floats("some.floats", 2, 3, {1, 2, 3, 4, 5, -6.5f});
  model.table("a table", 3, 2, {0.5f, 0.25f, 0}, {1, -2, 127, -128, 0, 7});
  model.numbers("numbers", {7, 4000000000u});
  model.strings("strings", {"", "[UNK]", "\xC3\xA9"});
  return model;
}

ErrorKind kind_of(const std::string& bytes) { return ModelFile::read(bytes).error().kind; }
std::string message_of(const std::string& bytes) { return ModelFile::read(bytes).error().message; }

TEST(ModelFile, GivesBackWhatWasWritten) {
  const std::string bytes = sample().file();
  const auto file = ModelFile::read(bytes);
  ASSERT_TRUE(file.ok()) << file.error().message;
  ModelFile::Reader reader(*file);
  const auto floats = reader.floats("some.floats", 2, 3);
  EXPECT_EQ(std::vector<float>(floats.begin(), floats.end()), (std::vector<float>{1, 2, 3, 4, 5, -6.5f}));
  const QuantisedTable table = reader.table("a table", 3, ModelFile::kAny);
  EXPECT_EQ(table.rows(), 3u);
  EXPECT_EQ(table.columns(), 2u);
  EXPECT_EQ(table.scale(1), 0.25f);
  EXPECT_EQ(table.codes(1)[1], -128);
  EXPECT_EQ(table.part(2, 1).codes(0)[1], 7);
  const auto numbers = reader.numbers("numbers");
  EXPECT_EQ(std::vector<uint32_t>(numbers.begin(), numbers.end()), (std::vector<uint32_t>{7, 4000000000u}));
  EXPECT_EQ(reader.strings("strings"), (Views{"", "[UNK]", "\xC3\xA9"}));
  EXPECT_TRUE(reader.status().ok());
  EXPECT_TRUE(file->has("numbers"));
  EXPECT_FALSE(file->has("number"));
}

TEST(ModelFile, MayBeEmpty) { EXPECT_TRUE(ModelFile::read(ModelBytes().file()).ok()); }

TEST(ModelFile, NamesTheTensorThatIsMissingOrDoesNotFit) {
  const std::string bytes = sample().file();
  const auto file = ModelFile::read(bytes);
  const auto complaint = [&](const std::function<void(ModelFile::Reader&)>& take) {
    ModelFile::Reader reader(*file);
    take(reader);
    reader.numbers("absent too");  // the first complaint is kept
    EXPECT_EQ(reader.status().error().kind, ErrorKind::kCorrupt);
    return reader.status().error().message;
  };
  const auto has = [](const std::string& message, const std::string& part) {
    return message.find(part) != std::string::npos ? testing::AssertionSuccess()
                                                   : testing::AssertionFailure() << message;
  };
  EXPECT_TRUE(has(complaint([](auto& r) { EXPECT_TRUE(r.strings("absent").empty()); }), "\"absent\""));
  EXPECT_TRUE(has(complaint([](auto& r) { r.floats("some.floats", 3, 2); }), "2 x 3, not 3 x 2"));
  EXPECT_TRUE(has(complaint([](auto& r) { r.table("some.floats", 2, 3); }), "something else"));
  EXPECT_TRUE(has(complaint([](auto& r) { r.table("a table", 3, 1); }), "\"a table\""));
}

TEST(ModelFile, EveryTruncationIsNoticed) {
  const std::string bytes = sample().file();
  for (size_t size = 0; size < bytes.size(); ++size)
    EXPECT_EQ(kind_of(bytes.substr(0, size)), ErrorKind::kCorrupt) << size;
  EXPECT_EQ(kind_of(bytes + '\0'), ErrorKind::kCorrupt);
}

TEST(ModelFile, EveryFlippedBitIsNoticed) {
  const std::string bytes = sample().file();
  for (size_t i = 0; i < 8 * bytes.size(); ++i) {
    std::string flipped = bytes;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << i % 8));
    const bool in_version = i / 64 == 1 && i / 8 < 12;
    EXPECT_EQ(kind_of(flipped), in_version ? ErrorKind::kIncompatible : ErrorKind::kCorrupt) << i;
  }
}

TEST(ModelFile, OtherVersionsAreRefusedWithTheReason) {
  std::string bytes = sample().file();
  bytes[8] = 4;
  EXPECT_EQ(kind_of(bytes), ErrorKind::kIncompatible);
  EXPECT_NE(message_of(bytes).find("version 4"), std::string::npos);
  EXPECT_NE(message_of(bytes).find("newer program"), std::string::npos);
  bytes[8] = 2;
  EXPECT_EQ(kind_of(bytes), ErrorKind::kIncompatible);
  EXPECT_EQ(message_of(bytes).find("newer program"), std::string::npos);
}

TEST(ModelFile, AFileOfAnotherKindIsNoModel) {
  EXPECT_EQ(message_of(std::string(100, 'x')), "this is no language model of dramatis");
}

// With a check sum that is right.
TEST(ModelFile, AnIndexThatLiesIsRefused) {
  using Spoil = std::function<void(std::vector<ModelBytes::Tensor>&)>;
  const std::vector<std::pair<const char*, Spoil>> cases = {
      {"kind", [](auto& t) { t[0].kind = 4; }},
      {"rows", [](auto& t) { t[0].rows = 3; }},
      {"columns", [](auto& t) { t[1].columns = 3; }},
      {"product of 2^64", [](auto& t) { t[0].rows = t[0].columns = 0x80000000u; }},
      {"fewer strings", [](auto& t) { t[3].rows = 2; }},
      {"more strings", [](auto& t) { t[3].rows = 4; }},
      {"strings in columns", [](auto& t) { t[3].columns = 2; }},
      {"a string's length", [](auto& t) { t[3].data[4] = 100; }},
      {"unaligned", [](auto& t) { t[0].offset_change = 4; }},
      {"beyond the end", [](auto& t) { t[3].offset_change = 1 << 20; }},
      {"before the begin", [](auto& t) { t[0].offset_change = -(1 << 20); }},
      {"in the index", [](auto& t) { t[0].offset_change = -64; }},
      {"overlap", [](auto& t) { t[1].offset_change = -64; }},
      {"size", [](auto& t) { t[2].size_change = 4; }},
      {"a huge size", [](auto& t) { t[2].size_change = -9; }},
      {"same name", [](auto& t) { t[1].name = t[0].name; }},
      {"no number", [](auto& t) { t[0].data.replace(0, 4, "\xFF\xFF\xFF\xFF"); }},
      {"infinite scale", [](auto& t) { t[1].data.replace(0, 4, std::string("\0\0\x80\x7F", 4)); }},
      {"a gap", [](auto& t) { t[1].data.clear(), t[1].rows = 0, t[1].data += std::string(200, 'x'); }},
  };
  for (const auto& [name, spoil] : cases) {
    ModelBytes model = sample();
    spoil(model.tensors);
    const auto file = ModelFile::read(model.file());
    ASSERT_FALSE(file.ok()) << name;
    EXPECT_EQ(file.error().kind, ErrorKind::kCorrupt) << name;
    EXPECT_TRUE(file.error().message.starts_with("the language model is malformed")) << file.error().message;
  }
}

TEST(ModelFile, ACountBeyondTheIndexIsRefused) {
  std::string bytes = sample().file();
  bytes[16] = 5;
  repair(bytes);
  EXPECT_EQ(kind_of(bytes), ErrorKind::kCorrupt);
  bytes[19] = '\x7F';
  repair(bytes);
  EXPECT_EQ(kind_of(bytes), ErrorKind::kCorrupt);
}

}  // namespace
}  // namespace dramatis::extract
