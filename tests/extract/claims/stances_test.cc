#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "extract/lexicon/stance_lexicon.h"
#include "extract/pipeline.h"

namespace dramatis::extract {
namespace {

struct Case {
  std::string behaviour, text, expected;
};

std::vector<Case> read_cases() {
  std::ifstream in(std::string(DRAMATIS_SOURCE_DIR) + "/tests/extract/claims/stances.tsv");
  std::vector<Case> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const size_t first = line.find('\t'), second = line.find('\t', first + 1);
    out.push_back(
        {line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
  }
  EXPECT_GT(out.size(), 30u);
  return out;
}

class Stances : public testing::TestWithParam<Case> {};

TEST_P(Stances, AreShown) {
  static const std::shared_ptr<const Extractor> extractor = Extractor::create().value();
  graph::Article article;
  article.text = GetParam().text;
  const graph::ArticleClaims claims = extractor->extract(article);
  const std::string& expected = GetParam().expected;
  const size_t equals = expected.find(" = ");
  ASSERT_NE(equals, std::string::npos);
  const std::string cue = expected.substr(0, equals), stance = expected.substr(equals + 3);
  bool found = false;
  for (const graph::Statement& s : claims.statements) {
    if (s.cue.find(cue) == std::string::npos) continue;
    found = true;
    EXPECT_EQ(s.stance == graph::Stance::kNone ? "none" : name_of(s.stance), stance)
        << s.cue << ": " << s.content;
  }
  // What is no statement shows no stance either.
  EXPECT_TRUE(found || stance == "none") << "no statement with the cue " << cue;
}

INSTANTIATE_TEST_SUITE_P(Constructions, Stances, testing::ValuesIn(read_cases()),
                         [](const auto& test) { return test.param.behaviour; });

constexpr std::string_view kTable =
    "words\tpos\tstance\twhere\n"
    "grumble about|grouse\tverb\tcritical\tcue,self\n"
    "foul\tadj\tcritical\tmatter\n";

TEST(StanceLexicon, KnowsAWordByItsPlace) {
  const StanceLexicon lexicon = StanceLexicon::parse(kTable).value();
  EXPECT_EQ(lexicon.find("grumble about", Upos::kVerb, StancePlace::kCue), graph::Stance::kCritical);
  EXPECT_EQ(lexicon.find("grouse", Upos::kVerb, StancePlace::kSelf), graph::Stance::kCritical);
  EXPECT_EQ(lexicon.find("grouse", Upos::kNoun, StancePlace::kSelf), graph::Stance::kNone);
  EXPECT_EQ(lexicon.find("grumble", Upos::kVerb, StancePlace::kCue), graph::Stance::kNone);
  EXPECT_EQ(lexicon.find("foul", Upos::kAdj, StancePlace::kCue), graph::Stance::kNone);
  EXPECT_EQ(lexicon.find("foul", Upos::kAdj, StancePlace::kMatter), graph::Stance::kCritical);
}

TEST(StanceLexicon, MalformedTablesNameTheLine) {
  const auto refusal = [](const char* row) {
    const auto parsed = StanceLexicon::parse(std::string("words\tpos\tstance\twhere\n") + row);
    return parsed ? std::string("accepted") : parsed.error().message;
  };
  EXPECT_EQ(refusal("moan\tverb\tsour\tcue\n"), "stances.tsv:2: unknown stance sour");
  EXPECT_EQ(refusal("moan\tadverb\tcritical\tcue\n"), "stances.tsv:2: unknown part of speech adverb");
  EXPECT_EQ(refusal("moan\tverb\tcritical\there\n"), "stances.tsv:2: unknown place here");
  EXPECT_EQ(refusal("moan|moan\tverb\tcritical\tcue\n"), "stances.tsv:2: 'moan' stands in an earlier row");
  EXPECT_EQ(refusal("moan\tverb\tcritical\n"), "stances.tsv:2: expected 4 columns");
}

TEST(StanceLexicon, TheBuiltInTableLoads) {
  EXPECT_EQ(StanceLexicon::built_in().find("condemn", Upos::kVerb, StancePlace::kCue),
            graph::Stance::kCritical);
}

}  // namespace
}  // namespace dramatis::extract
