#include "extract/explanation.h"

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

testing::AssertionResult has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos ? testing::AssertionSuccess()
                                              : testing::AssertionFailure() << "no " << part << " in\n"
                                                                            << text;
}

TEST(Explanation, TellsWordsActorsEdgesAndRelations) {
  const std::string text = explain("Norway criticised Kenya on Friday.");
  EXPECT_TRUE(has(text, "Sentence 1: Norway criticised Kenya on Friday."));
  EXPECT_TRUE(has(text, "VERB"));  // the parse
  EXPECT_TRUE(has(text, "[country "));
  EXPECT_TRUE(has(text, "actor     \"Norway\" name -> norway"));
  EXPECT_TRUE(has(text, "edge      Norway <- criticised -> Kenya  relation "));
  EXPECT_TRUE(has(text, "relation  norway | "));
  EXPECT_TRUE(has(text, "says      ACCUSE, asserted"));
  EXPECT_TRUE(has(text, "words     \"criticised\""));
}

TEST(Explanation, TellsStatementsAndWhoseClaimARelationIs) {
  const std::string text = explain("Norway said that Sweden attacked Finland.");
  EXPECT_TRUE(has(text, "statement norway | said"));
  EXPECT_TRUE(has(text, "says      indirect, confidence "));
  EXPECT_TRUE(has(text, "according to norway"));
}

TEST(Explanation, TellsQuotations) {
  EXPECT_TRUE(has(explain("“We condemn the raid,” Norway said."), "says      direct, "));
}

TEST(Explanation, SilentWhereNothingIsClaimed) { EXPECT_EQ(explain("It rained."), ""); }

// By hand: what is told of a claim does not depend on a model.

ReadDocument read_by_hand() {
  ReadDocument read;
  read.document.text = "Norway outwitted Kenya";
  Sentence& sentence = read.document.sentences.emplace_back();
  sentence.span = {0, 22};
  uint32_t begin = 0;
  for (const char* form : {"Norway", "outwitted", "Kenya"}) {
    Token& token = sentence.tokens.emplace_back();
    token.form = token.lemma = form;
    token.span = {begin, begin + static_cast<uint32_t>(token.form.size())};
    begin = token.span.end + 1;
  }
  read.reading.sentences.resize(1);
  read.reading.sentences[0].triples.push_back(
      {.trigger = 1, .subject = 0, .object = 2, .probability = 0.25f});
  TracedRelation traced;
  traced.relation.subject = "norway";
  traced.relation.predicate = "outwits";
  traced.relation.object = "kenya";
  traced.relation.phrase = "outwitted";
  traced.relation.span = {0, 22};
  traced.relation.subject_span = {0, 6};
  traced.relation.object_span = {17, 22};
  traced.lexicon_line = 12;
  read.relations.relations.push_back(traced);
  return read;
}

ClaimPlace place_of(const graph::Relation& r) {
  return {.sentence = r.sentence,
          .span = r.span,
          .subject_span = r.subject_span,
          .object_span = r.object_span,
          .predicate = r.predicate,
          .negated = r.negated};
}

TEST(ExplanationOfAClaim, NamesTheLexiconsLine) {
  const ReadDocument read = read_by_hand();
  const std::string text = explain(read, place_of(read.relations.relations[0].relation));
  EXPECT_TRUE(has(text, "relation  norway | outwits | kenya"));
  EXPECT_TRUE(has(text, "lexicon   predicates.tsv, line 12"));
  EXPECT_TRUE(has(text, "edge      Norway <- outwitted -> Kenya  relation 0.25"));
  EXPECT_FALSE(has(text, "no longer reads"));
}

TEST(ExplanationOfAClaim, OwnsUpToAnotherReading) {
  const ReadDocument read = read_by_hand();
  const graph::Relation& relation = read.relations.relations[0].relation;
  ClaimPlace other_name = place_of(relation), other_place = place_of(relation), denied = place_of(relation);
  other_name.predicate = "bombs";
  other_place.object_span = {40, 45};
  denied.negated = true;
  for (const ClaimPlace& claim : {other_name, other_place, denied}) {
    const std::string text = explain(read, claim);
    EXPECT_TRUE(has(text, "no longer reads \"" + claim.predicate + "\""));
    EXPECT_TRUE(has(text, "relation  norway | outwits | kenya"));
  }
}

TEST(ExplanationOfAClaim, OfARoleAreItsWords) {
  const ClaimPlace role{.sentence = 0, .span = {0, 6}, .predicate = "chancellor of", .is_role = true};
  const std::string text = explain(read_by_hand(), role);
  EXPECT_TRUE(has(text, "role      chancellor of"));
  EXPECT_TRUE(has(text, "words     \"Norway\""));
}

TEST(ExplanationOfAClaim, OfNoSentenceIsNothing) {
  EXPECT_EQ(explain(read_by_hand(), ClaimPlace{.sentence = 9}), "");
}

}  // namespace
}  // namespace dramatis::extract
