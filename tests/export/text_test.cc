#include "export/text.h"

#include <gtest/gtest.h>

namespace dramatis::exporting {
namespace {

using Append = void (*)(std::string&, std::string_view);
template <Append append>
std::string appended(std::string_view text) {
  std::string out = "before ";
  append(out, text);
  EXPECT_TRUE(out.starts_with("before "));
  return out.substr(7);
}
constexpr auto escape_xml = appended<append_xml>;
constexpr auto escape_for_gephi = appended<append_xml_for_gephi>;
constexpr auto escape_csv = appended<append_csv>;
constexpr auto escape_csv_for_gephi = appended<append_csv_for_gephi>;
constexpr auto quote = appended<append_quoted>;

TEST(XmlText, EscapesMarkupAndLineEnds) {
  EXPECT_EQ(escape_xml("a<b> & \"c\"\n\t\r"), "a&lt;b&gt; &amp; &quot;c&quot;&#10;&#9;&#13;");
}

TEST(XmlText, ReplacesWhatXmlCannotHold) {
  EXPECT_EQ(escape_xml(std::string("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(escape_xml("\x1b[1m"), "\uFFFD[1m");
  EXPECT_EQ(escape_xml("\xEF\xBF\xBE"), "\uFFFD");
}

TEST(XmlText, ReplacesMalformedUtf8) {
  EXPECT_EQ(escape_xml("a\xff"), "a\uFFFD");
  EXPECT_EQ(escape_xml("\xC0\xAF"), "\uFFFD\uFFFD");            // overlong
  EXPECT_EQ(escape_xml("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");  // a surrogate
  EXPECT_EQ(escape_xml("\xF0\x9D\x84"), "\uFFFD\uFFFD\uFFFD");  // cut short
  EXPECT_EQ(escape_xml("né 𝄞 “q”"), "né 𝄞 “q”");
}

TEST(GephiText, KeepsNullAndInfAsTheyAre) {
  EXPECT_EQ(escape_for_gephi("null"), "null\u2060");
  EXPECT_EQ(escape_for_gephi("nullify"), "nullify");
  EXPECT_EQ(escape_for_gephi("INF"), "IN\u2060F");
  EXPECT_EQ(escape_for_gephi("the INF and REINFORCED"), "the IN\u2060F and REIN\u2060FORCED");
  EXPECT_EQ(escape_for_gephi(""), "");
}

TEST(CsvText, QuotesAndDoublesBackslashes) {
  EXPECT_EQ(escape_csv("plain"), "plain");
  EXPECT_EQ(escape_csv("a,b"), "\"a,b\"");
  EXPECT_EQ(escape_csv("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(escape_csv_for_gephi("ends with \\"), "\"ends with \\\\\"");
  EXPECT_EQ(escape_csv("ends with \\"), "\"ends with \\\"");
}

TEST(QuotedText, EscapesQuotesControlsAndMalformedBytes) {
  EXPECT_EQ(quote("say \"hi\" \\ né"), "\"say \\\"hi\\\" \\\\ né\"");
  EXPECT_EQ(quote(std::string_view("\n\t\x01\x7f\xff\0", 6)), "\"\\n\\t\\u0001\\u007f\uFFFD\\u0000\"");
}

TEST(OneLine, JoinsWhiteSpace) { EXPECT_EQ(one_line("  a\n\n b\tc "), "a b c"); }

}  // namespace
}  // namespace dramatis::exporting
