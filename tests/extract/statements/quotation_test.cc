// Quotations are found by their marks alone; the parse is not needed.
#include "extract/statements/quotation.h"

#include <gtest/gtest.h>

#include "extract/text/segmenter.h"

namespace dramatis::extract {
namespace {

std::vector<std::string> quotations(const std::string& text) {
  const Document document = Segmenter().segment(text);
  const FlatText flat = flatten(document);
  std::vector<std::string> out;
  for (const Quotation& q : find_quotations(flat)) {
    const TextSpan span = flat.span(q.first, q.last);
    out.push_back((q.closed ? "" : "open: ") + text.substr(span.begin, span.size()));
  }
  return out;
}

using Found = std::vector<std::string>;

TEST(Quotation, TypographicMarks) { EXPECT_EQ(quotations("He said “no” twice."), Found{"“no”"}); }

TEST(Quotation, StraightMarksPairUp) {
  EXPECT_EQ(quotations("\"No,\" he said. \"Not today.\""), (Found{"\"No,\"", "\"Not today.\""}));
}

TEST(Quotation, SpansSentences) {
  EXPECT_EQ(quotations("“No. Not today. Never.”"), Found{"“No. Not today. Never.”"});
}

TEST(Quotation, NestedMarksBelongToTheOuterOne) {
  EXPECT_EQ(quotations("“She said ‘no’ twice,” he told us."), Found{"“She said ‘no’ twice,”"});
}

TEST(Quotation, ApostrophesAreNoMarks) {
  EXPECT_TRUE(quotations("It’s the workers’ fault, isn’t it? The '90s weren't kind.").empty());
}

TEST(Quotation, UnclosedQuotationEndsWithItsParagraph) {
  EXPECT_EQ(quotations("“We begin today.\n\n“We end tomorrow,” he said."),
            (Found{"open: “We begin today.", "“We end tomorrow,”"}));
}

TEST(Quotation, EmptyTextHasNone) {
  EXPECT_TRUE(quotations("").empty());
  EXPECT_TRUE(quotations("“”").empty());
}

}  // namespace
}  // namespace dramatis::extract
