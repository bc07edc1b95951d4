#include <gtest/gtest.h>

#include "extract/pipeline.h"

namespace dramatis::extract {
namespace {

std::string explain(const std::string& text) {
  static const std::shared_ptr<const Extractor> extractor = Extractor::create().value();
  graph::Article article;
  article.info.id = "explained";
  article.info.date = "2023-11-12";
  article.text = text;
  return extractor->explain(article);
}

TEST(Explanation, NamesSentenceRuleAndLexiconLine) {
  const std::string text = explain("Turkey threatened to attack Greece on Friday.");
  EXPECT_NE(text.find("Sentence 1: Turkey threatened"), std::string::npos) << text;
  EXPECT_NE(text.find("relation  turkey | threatens to attack | greece"), std::string::npos) << text;
  EXPECT_NE(text.find("rule      clause"), std::string::npos) << text;
  EXPECT_NE(text.find("predicates.tsv, line "), std::string::npos) << text;
  EXPECT_NE(text.find("VERB"), std::string::npos) << text;  // the parse
}

TEST(Explanation, TellsWhereTheParseWasRepaired) {
  const std::string text = explain("Armenia threatened Friday to attack Georgia.");
  EXPECT_NE(text.find("(parsed as "), std::string::npos) << text;
}

TEST(Explanation, TellsStatements) {
  const std::string text = explain("Norway said that Sweden attacked Finland.");
  EXPECT_NE(text.find("statement norway | said"), std::string::npos) << text;
  EXPECT_NE(text.find("according to norway"), std::string::npos) << text;
  EXPECT_NE(text.find("rule      that\n    lexicon   cues.tsv, line "), std::string::npos) << text;
}

TEST(Explanation, TellsQuotationsAndTheirStance) {
  const std::string text = explain("“We condemn the raid,” Norway said.");
  EXPECT_NE(text.find("says      direct, critical, "), std::string::npos) << text;
  EXPECT_NE(text.find("rule      quotation\n"), std::string::npos) << text;
}

TEST(Explanation, SilentWhereNothingIsClaimed) { EXPECT_EQ(explain("It rained."), ""); }

}  // namespace
}  // namespace dramatis::extract
