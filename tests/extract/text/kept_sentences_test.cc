#include "extract/text/kept_sentences.h"

#include <gtest/gtest.h>

#include "extract/pipeline.h"

namespace dramatis::extract {
namespace {

const Extractor& extractor() {
  static const std::shared_ptr<const Extractor> instance = Extractor::create().value();
  return *instance;
}

graph::ArticleClaims claims_of(const std::string& text) {
  graph::Article article;
  article.info.id = "kept";
  article.info.date = "2023-11-12";
  article.text = text;
  return extractor().extract(article);
}

TEST(KeptSentences, GiveTheWordsThatTheTextGave) {
  const std::string text =
      "Norway met Kenya.  It didn't stay.\n\n“We’re leaving,” it said. Dr. Keller left at 5 p.m.";
  const Document whole = Segmenter().segment(text);
  const auto kept = document_of(claims_of(text), Segmenter());
  ASSERT_TRUE(kept) << kept.error().message;
  ASSERT_EQ(kept->sentences.size(), whole.sentences.size());
  for (size_t s = 0; s < whole.sentences.size(); ++s) {
    EXPECT_EQ(kept->sentences[s].span, whole.sentences[s].span);
    ASSERT_EQ(kept->sentences[s].tokens.size(), whole.sentences[s].tokens.size());
    for (size_t t = 0; t < whole.sentences[s].tokens.size(); ++t) {
      EXPECT_EQ(kept->sentences[s].tokens[t].span, whole.sentences[s].tokens[t].span);
      EXPECT_EQ(kept->sentences[s].tokens[t].form, whole.sentences[s].tokens[t].form);
    }
  }
}

TEST(KeptSentences, StayOneEachWhereverTheSegmenterWouldCut) {
  graph::ArticleClaims claims;
  claims.sentences.push_back({{5, 30}, "It rained. Norway left it"});
  const auto document = document_of(claims, Segmenter());
  ASSERT_TRUE(document) << document.error().message;
  ASSERT_EQ(document->sentences.size(), 1u);
  EXPECT_EQ(document->sentences[0].tokens.size(), 6u);
  EXPECT_EQ(document->sentences[0].tokens[3].span, (graph::TextSpan{16, 22}));
}

TEST(KeptSentences, AreRefusedWhereWordsAreMissingOrOutOfPlace) {
  const auto refusal = [](std::vector<graph::SentenceText> sentences) {
    graph::ArticleClaims claims;
    claims.sentences = std::move(sentences);
    const auto document = document_of(claims, Segmenter());
    return document ? std::string("accepted") : document.error().message;
  };
  EXPECT_EQ(refusal({{{0, 9}, "It rains."}, {{10, 20}, ""}}), "the words of sentence 2 are not kept");
  const std::string misplaced = "the words of sentence 2 do not fit their place in the article";
  EXPECT_EQ(refusal({{{0, 9}, "It rains."}, {{10, 12}, "No."}}), misplaced);
  EXPECT_EQ(refusal({{{0, 9}, "It rains."}, {{5, 8}, "No."}}), misplaced);
  EXPECT_EQ(refusal({{{0, 9}, "It rains."}, {{4000000000, 4000000003}, "No."}}), misplaced);
}

ClaimPlace place_of(const graph::Relation& r) {
  return {.sentence = r.sentence,
          .span = r.span,
          .subject_span = r.subject_span,
          .object_span = r.object_span,
          .predicate = r.predicate,
          .negated = r.negated};
}

TEST(KeptSentences, ExplainEveryRelationThatCameFromThem) {
  const graph::ArticleClaims claims = claims_of(
      "Norway met Kenya on Friday. France condemned Spain. Italy invaded Austria.\n\n"
      "Iceland said that Denmark attacked Finland.");
  ASSERT_GE(claims.relations.size(), 3u);
  std::vector<ClaimPlace> places;
  for (const graph::Relation& relation : claims.relations) places.push_back(place_of(relation));
  const auto texts = extractor().explain(claims, places);
  ASSERT_TRUE(texts) << texts.error().message;
  for (size_t i = 0; i < places.size(); ++i) {
    const std::string& text = (*texts)[i];
    EXPECT_NE(text.find("| " + places[i].predicate + " |"), std::string::npos) << text;
    EXPECT_NE(text.find("edge      "), std::string::npos) << text;
    EXPECT_EQ(text.find("no longer reads"), std::string::npos) << text;
  }
  if (claims.relations.back().attributed_to) {
    EXPECT_NE(texts->back().find("statement iceland | said"), std::string::npos) << texts->back();
  }
}

TEST(KeptSentences, AnotherReadingIsOwnedUpTo) {
  const graph::ArticleClaims claims = claims_of("Norway met Kenya.");
  ASSERT_FALSE(claims.relations.empty());
  ClaimPlace place = place_of(claims.relations[0]);
  place.predicate = "bombs";
  const auto texts = extractor().explain(claims, {place});
  ASSERT_TRUE(texts);
  EXPECT_NE(texts->front().find("no longer reads \"bombs\""), std::string::npos) << texts->front();
  EXPECT_NE(texts->front().find("| " + claims.relations[0].predicate + " |"), std::string::npos)
      << texts->front();
}

}  // namespace
}  // namespace dramatis::extract
