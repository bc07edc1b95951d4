#include "extract/syntax/model_file.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "extract/language_model.h"
#include "tests/extract/syntax/model_bytes.h"
#include "tests/extract/syntax/small_model.h"

namespace dramatis::extract {
namespace {

TEST(ModelFile, EmbeddedOneIsRead) {
  const auto model = ModelFile::read(embedded_model());
  ASSERT_TRUE(model.ok()) << model.error().message;
  EXPECT_EQ(model->upos.size(), 17u);
  EXPECT_FALSE(model->self_tests.empty());
}

TEST(ModelFile, TruncatedOneIsRefused) {
  const std::string_view whole = embedded_model();
  for (const size_t size :
       {size_t{0}, size_t{5}, size_t{11}, size_t{31}, size_t{32}, whole.size() / 2, whole.size() - 1}) {
    const auto model = ModelFile::read(whole.substr(0, size));
    ASSERT_FALSE(model.ok()) << size;
    EXPECT_EQ(model.error().kind, ErrorKind::kCorrupt);
  }
}

TEST(ModelFile, AlteredOneIsRefused) {
  std::string bytes(embedded_model());
  std::mt19937_64 random(1);
  for (int round = 0; round < 20; ++round) {
    const size_t at = round == 0 ? bytes.size() - 1 : random() % bytes.size();
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    EXPECT_FALSE(ModelFile::read(bytes).ok()) << at;
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
  }
}

TEST(ModelFile, OneWithMoreBehindItIsRefused) {
  EXPECT_FALSE(ModelFile::read(std::string(embedded_model()) + "x").ok());
}

TEST(ModelFile, NewerVersionIsRefusedWithItsNumber) {
  std::string bytes(embedded_model());
  bytes[8] = 9;
  const auto model = ModelFile::read(bytes);
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().kind, ErrorKind::kIncompatible);
  EXPECT_NE(model.error().message.find("version 9"), std::string::npos) << model.error().message;
  EXPECT_NE(model.error().message.find("newer program"), std::string::npos) << model.error().message;
}

TEST(ModelFile, SmallOneParses) {
  const std::string bytes = small_model();
  const auto parser = Parser::from_bytes(bytes);
  ASSERT_TRUE(parser.ok()) << parser.error().message;
}

TEST(ModelFile, SmallOneCutAnywhereIsRefused) {
  const std::string bytes = small_model();
  for (size_t size = 0; size < bytes.size(); ++size) {
    std::string cut = bytes.substr(0, size);
    EXPECT_FALSE(ModelFile::read(cut).ok());
    if (size < kModelHeader) continue;
    // Even if the header is made to fit.
    const uint64_t left = size - kModelHeader;
    std::memcpy(cut.data() + 16, &left, sizeof left);
    repair_check_sum(cut);
    EXPECT_FALSE(ModelFile::read(cut).ok()) << size;
  }
}

// Whatever the sizes and lengths say, reading stays inside the file, and what is read can be used: sanitizers
// would tell.
TEST(ModelFile, WrongBytesUnderARightCheckSumAreHarmless) {
  std::string bytes = small_model();
  for (size_t at = kModelHeader; at < bytes.size(); ++at) {
    for (const int flip : {0x01, 0x80, 0xff}) {
      bytes[at] = static_cast<char>(bytes[at] ^ flip);
      repair_check_sum(bytes);
      const auto parser = Parser::from_bytes(bytes);
      bytes[at] = static_cast<char>(bytes[at] ^ flip);
      if (!parser.ok()) {
        EXPECT_EQ(parser.error().kind, ErrorKind::kCorrupt);
        continue;
      }
      Document document;
      document.sentences.emplace_back().tokens.resize(3);
      for (Token& token : document.sentences[0].tokens) token.form = "The";
      (*parser)->parse(document);
    }
  }
}

TEST(ModelFile, OneThatFailsItsSelfTestIsRefused) {
  const auto model = ModelFile::read(embedded_model());
  ASSERT_TRUE(model.ok());
  std::string bytes(embedded_model());
  bytes[bytes.size() - 4] =
      static_cast<char>(bytes[bytes.size() - 4] + 1);  // the last word's expected relation
  repair_check_sum(bytes);
  const auto parser = Parser::from_bytes(bytes);
  ASSERT_FALSE(parser.ok());
  EXPECT_NE(parser.error().message.find("self-test"), std::string::npos);
}

TEST(ModelFile, MissingFileIsNamed) {
  const auto parser = Parser::from_file("/nowhere/model.bin");
  ASSERT_FALSE(parser.ok());
  EXPECT_EQ(parser.error().kind, ErrorKind::kIo);
  EXPECT_NE(parser.error().message.find("/nowhere/model.bin"), std::string::npos);
}

}  // namespace
}  // namespace dramatis::extract
