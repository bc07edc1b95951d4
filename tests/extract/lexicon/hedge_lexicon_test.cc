#include "extract/lexicon/hedge_lexicon.h"

#include <gtest/gtest.h>

namespace dramatis::extract {
namespace {

Sentence sentence_of(const std::vector<std::string>& words) {
  Sentence sentence;
  for (const std::string& word : words) {
    Token token;
    token.form = token.lemma = word;
    sentence.tokens.push_back(token);
  }
  return sentence;
}

TEST(HedgeLexicon, WordsHaveTheirEffect) {
  const HedgeLexicon& lexicon = HedgeLexicon::built_in();
  ASSERT_NE(lexicon.word("reportedly"), nullptr);
  EXPECT_TRUE(lexicon.word("reportedly")->hedged);
  ASSERT_NE(lexicon.word("possible"), nullptr);
  EXPECT_EQ(lexicon.word("possible")->modality, graph::Modality::kPossible);
  EXPECT_EQ(lexicon.word("clearly"), nullptr);  // a booster changes nothing
  EXPECT_EQ(lexicon.word("not"), nullptr);      // read off the tree
}

TEST(HedgeLexicon, PhrasesAreFoundWhereTheyStand) {
  const Sentence sentence =
      sentence_of({"By", "no", "means", "did", "it", "attack", ",", "by", "all", "accounts"});
  const SentenceTree tree(sentence);
  const auto found = HedgeLexicon::built_in().phrases_in(tree);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].first, 0);
  EXPECT_EQ(found[0].last, 2);
  EXPECT_TRUE(found[0].status.negated);
  EXPECT_EQ(found[1].first, 7);
  EXPECT_TRUE(found[1].status.hedged);
}

TEST(HedgeLexicon, LongestPhraseWins) {
  const auto lexicon =
      HedgeLexicon::parse("phrase\tkind\teffect\nin part\thedge\thedged\nin part only\thedge\tpossible\n");
  ASSERT_TRUE(lexicon.ok());
  const Sentence sentence = sentence_of({"in", "part", "only"});
  const SentenceTree tree(sentence);
  const auto found = lexicon.value().phrases_in(tree);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].last, 2);
  EXPECT_EQ(found[0].status.modality, graph::Modality::kPossible);
}

TEST(HedgeLexicon, MalformedRowIsNamed) {
  const auto lexicon = HedgeLexicon::parse("phrase\tkind\teffect\nonly two\tcolumns\n");
  ASSERT_FALSE(lexicon.ok());
  EXPECT_NE(lexicon.error().message.find("hedges:2"), std::string::npos) << lexicon.error().message;
}

}  // namespace
}  // namespace dramatis::extract
