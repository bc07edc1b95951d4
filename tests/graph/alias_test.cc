#include "graph/alias.h"

#include <gtest/gtest.h>

namespace dramatis::graph {
namespace {

TEST(Alias, FoldsCaseOfTheScriptsOfNames) {
  EXPECT_EQ(fold_alias("Angela MERKEL"), "angela merkel");
  EXPECT_EQ(fold_alias("ÉLYSÉE"), "élysée");
  EXPECT_EQ(fold_alias("Ştefan Žižek Łódź ŸNŽ"), "ştefan žižek łódź ÿnž");
  EXPECT_EQ(fold_alias("ΑΘΉΝΑ ΟΔΟΣ"), fold_alias("αθήνα οδος"));
  EXPECT_EQ(fold_alias("Москва ЁЛКА ЇЖАК Ґанок"), "москва ёлка їжак ґанок");
  EXPECT_EQ(fold_alias("Nguyễn ĐẶNG"), "nguyễn đặng");
}

TEST(Alias, RunsOfWhiteSpaceAreOneSpace) {
  EXPECT_EQ(fold_alias("  White\n\t House\xC2\xA0"), "white house");
  EXPECT_EQ(fold_alias(" \n "), "");
}

TEST(Alias, KeepsWhatItDoesNotKnow) {
  EXPECT_EQ(fold_alias("习近平 شيرين 1×2"), "习近平 شيرين 1×2");
  EXPECT_EQ(fold_alias("\xFF\xC3(\xE2\x82"), "\xFF\xC3(\xE2\x82");
  EXPECT_EQ(fold_alias("\xF0\x90\x8C\xB0"), "\xF0\x90\x8C\xB0");
}

TEST(Alias, IsIdempotent) {
  for (char32_t c = 0x20; c < 0x2000; ++c) {
    std::string text;
    if (c < 0x80) {
      text = static_cast<char>(c);
    } else if (c < 0x800) {
      text = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      text = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
              static_cast<char>(0x80 | (c & 0x3F))};
    }
    const std::string once = fold_alias(text);
    EXPECT_EQ(fold_alias(once), once) << static_cast<uint32_t>(c);
  }
}

}  // namespace
}  // namespace dramatis::graph
