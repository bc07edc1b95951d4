#include "extract/input/encoding.h"

#include <gtest/gtest.h>

#include "tests/extract/input/input_files.h"

namespace dramatis::extract {
namespace {

TEST(Encoding, OfEnglishWithWesternSignsIsWindows1252) {
  for (const char* text :
       {"Portugal\x92s president criticised Spain.", "\x93Madrid is lying,\x94 he said \x96 again.",
        "Jos\xE9 Brito praised Peru.", "S\xF8ren Pape met Jens St\xF8re in Troms\xF8.",
        "It cost \x80"
        "5 million.",
        "Fran\xE7ois H\xE9l\xE8ne spoke in Gen\xE8ve."}) {
    EXPECT_EQ(recognise_encoding(text), "windows-1252") << text;
  }
}

TEST(Encoding, OfEnglishWithNamesOfCentralEuropeIsWindows1250) {
  for (const char* text :
       {"Minister Rados\xB3"
        "aw Sikorski spoke.",
        "The mayor of \xA3\xF3"
        "d\x9F protested.",
        "Ji\xF8\xED Nov\xE1k thanked Poland.", "President Aleksandar Vu\xE8i\xE6 praised China.",
        "Andrej Babi\x9A met V\xECra Jourov\xE1.", "Farmers of Gy\xF5r protested."}) {
    EXPECT_EQ(recognise_encoding(text), "windows-1250") << text;
  }
}

TEST(Encoding, OfDamagedBytesIsNone) {
  for (const char* text : {"the \xC3( end", "bytes \xFF here", "\x81\x8D\x8F", "a \xC2 b", "\x01\xE9t\xE9"})
    EXPECT_EQ(recognise_encoding(text), std::nullopt) << text;
}

TEST(Encoding, DecodersTakeCharactersInPieces) {
  auto decoder = Decoder::create("UTF-16LE");
  ASSERT_TRUE(decoder.ok());
  EXPECT_EQ((*decoder)->decode(std::string_view("a\0\x3D", 3), false), "a");
  EXPECT_EQ((*decoder)->decode(std::string_view("\xD8\x00", 2), false), "");
  EXPECT_EQ((*decoder)->decode("\xDE", false), "\U0001F600");
  EXPECT_EQ((*decoder)->decode("x", true), "\uFFFD");
  EXPECT_FALSE(Decoder::create("klingon").ok());
}

TEST(Encoding, MojibakeIsSeenAndAccentsAreNot) {
  EXPECT_EQ(find_mojibake("Portugal\u00E2\u20AC\u2122s caf\u00C3\u00A9")->count, 2U);
  EXPECT_EQ(find_mojibake("Portugal\u00E2\u20AC\u2122s")->found, "\u00E2\u20AC\u2122");
  EXPECT_EQ(find_mojibake("a \uFFFD b")->found, "\uFFFD");
  EXPECT_FALSE(
      find_mojibake("S\u00C3O PAULO, \u00E2ge, \u00C2nimes, 5 \u20AC, na\u00EFve \u201Cquotes\u201D"));
}

std::vector<std::string> texts_of(const std::string& name, const std::string& bytes,
                                  std::vector<std::string>& warnings, ReaderOptions options = {}) {
  InputFiles files;
  const ReadResult read = read_all_items(files, {files.add(name, bytes)}, std::move(options));
  warnings = read.warnings;
  std::vector<std::string> texts = read.errors;
  for (const InputItem& item : read.items) texts.push_back(item.article.text);
  return texts;
}

using Strings = std::vector<std::string>;

TEST(Encoding, OfAFileIsRecognisedAndSaid) {
  Strings warnings;
  EXPECT_EQ(
      texts_of("a.csv", "id,text\r\n1,Chile praised Peru.\r\n2,Portugal\x92s Jo\xE3o agreed.\r\n", warnings),
      (Strings{"Chile praised Peru.", "Portugal\u2019s Jo\u00E3o agreed."}));
  EXPECT_EQ(warnings,
            Strings{"warning: a.csv: not UTF-8: read as windows-1252 (--encoding NAME says which it is)"});
}

TEST(Encoding, IsRecognisedFarIntoAFile) {
  std::string csv = "id,text\n", last = "Portugal\x92s answer.";
  for (int i = 0; i < 5'000; ++i) csv += std::to_string(i) + ",Plain text " + std::to_string(i) + ".\n";
  Strings warnings;
  const Strings texts = texts_of("a.csv", csv + "x," + last + "\n", warnings);
  ASSERT_EQ(texts.size(), 5'001U);
  EXPECT_EQ(texts.back(), "Portugal\u2019s answer.");
}

TEST(Encoding, OfUtf8WithADamagedRecordStaysUtf8) {
  Strings warnings;
  EXPECT_EQ(texts_of("a.jsonl",
                     "{\"text\": \"Jos\u00E9.\"}\n{\"text\": \"caf\xE9.\"}\n{\"text\": \"\u00C9t\u00E9.\"}\n",
                     warnings),
            (Strings{"a.jsonl:2: invalid UTF-8 at byte offset 32", "Jos\u00E9.", "\u00C9t\u00E9."}));
  EXPECT_EQ(texts_of("b.jsonl", "{\"text\": \"caf\xE9.\"}\n{\"text\": \"\u00C9t\u00E9 \u00C9t\u00E9.\"}\n",
                     warnings),
            (Strings{"b.jsonl:1: invalid UTF-8 at byte offset 13", "\u00C9t\u00E9 \u00C9t\u00E9."}));
}

TEST(Encoding, Utf16IsReadWithAndWithoutMark) {
  const std::u16string text = u"id\ttext\r\n1\tPortugal\u2019s Jo\u00E3o agreed.\r\n";
  std::string little, big;
  for (const char16_t unit : text) {
    little += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
    big += {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)};
  }
  Strings warnings;
  const Strings expected{"Portugal\u2019s Jo\u00E3o agreed."};
  EXPECT_EQ(texts_of("a.csv", "\xFF\xFE" + little, warnings), expected);
  EXPECT_EQ(texts_of("b.csv", "\xFE\xFF" + big, warnings), expected);
  EXPECT_EQ(texts_of("c.csv", little, warnings), expected);
  EXPECT_EQ(warnings, Strings{});
}

TEST(Encoding, MayBeNamed) {
  ReaderOptions options;
  options.encoding = "cp1251";
  Strings warnings;
  EXPECT_EQ(texts_of("a.txt", "\xCC\xE8\xF0", warnings, options), Strings{"\u041C\u0438\u0440"});
  EXPECT_EQ(warnings, Strings{});
}

TEST(Encoding, ThatAPageDeclaresGoesBeforeWhatItLooksLike) {
  Strings warnings;
  EXPECT_EQ(
      texts_of("a.html",
               "<html><head><meta charset=\"windows-1251\"></head><body><p>\xCC\xE8\xF0</p></body></html>",
               warnings),
      Strings{"\u041C\u0438\u0440"});
  EXPECT_EQ(texts_of("a.rss",
                     "<?xml version=\"1.0\" "
                     "encoding=\"ISO-8859-1\"?><rss><channel><item><description>Jos\xE9\x92s.</description>"
                     "</item></channel></rss>",
                     warnings),
            Strings{"Jos\u00E9\u2019s."});
  EXPECT_EQ(warnings, Strings{});
}

}  // namespace
}  // namespace dramatis::extract
