// Statements and relations by hand: whose claim a relation is.
#include "extract/statements/attribution.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace dramatis::extract {
namespace {

TracedStatement statement(TextSpan content, std::optional<std::string> speaker) {
  TracedStatement t;
  t.statement.content_span = content;
  t.statement.speaker = std::move(speaker);
  return t;
}

// A relation of these words; its ends stand beside them.
TracedRelation relation(TextSpan words) {
  TracedRelation t;
  t.words = words;
  t.relation.span = {words.begin - 5, words.end + 5};
  return t;
}

graph::Relation attributed(const std::vector<TracedStatement>& statements, const TracedRelation& relation) {
  std::vector<TracedRelation> relations = {relation};
  attribute(statements, relations);
  return relations[0].relation;
}

TEST(Attribution, AClaimIsItsSpeakers) {
  const graph::Relation r = attributed({statement({10, 90}, "norway")}, relation({40, 50}));
  EXPECT_EQ(r.attributed_to, "norway");
  EXPECT_FALSE(r.hedged);
}

TEST(Attribution, WhatIsNoClaimIsTheArticles) {
  TracedRelation fact = relation({40, 50});
  fact.triple.claimed = false;
  EXPECT_EQ(attributed({statement({10, 90}, "norway")}, fact).attributed_to, std::nullopt);
}

TEST(Attribution, OfNestedClaimsTheInnermostCounts) {
  EXPECT_EQ(attributed({statement({10, 90}, "norway"), statement({30, 90}, "kenya")}, relation({40, 50}))
                .attributed_to,
            "kenya");
  EXPECT_EQ(attributed({statement({10, 90}, "norway"), statement({60, 90}, "kenya")}, relation({40, 50}))
                .attributed_to,
            "norway");
}

TEST(Attribution, WhatIsOutsideIsTheArticles) {
  for (const TextSpan content : {TextSpan{60, 90}, TextSpan{10, 30}, TextSpan{10, 45}, TextSpan{100, 120}}) {
    const graph::Relation r = attributed({statement(content, "norway")}, relation({40, 50}));
    EXPECT_EQ(r.attributed_to, std::nullopt) << content.begin;
    EXPECT_FALSE(r.hedged) << content.begin;
  }
}

TEST(Attribution, AClaimOfNobodyKnownIsHedged) {
  const graph::Relation r = attributed({statement({10, 90}, std::nullopt)}, relation({40, 50}));
  EXPECT_EQ(r.attributed_to, std::nullopt);
  EXPECT_TRUE(r.hedged);
}

// "Lavrov urged Israel to stop": that he urged is the article's, though the content may begin at "Israel".
TEST(Attribution, TheCuesOwnWordIsTheArticles) {
  TracedStatement urged = statement({30, 90}, "norway");
  urged.reading.has_cue = true;
  urged.reading.anchor = 3;
  urged.cue_sentence = 2;
  TracedRelation urges = relation({40, 50});
  urges.relation.sentence = 2;
  urges.triple.trigger = 3;
  EXPECT_EQ(attributed({urged}, urges).attributed_to, std::nullopt);
  urges.triple.trigger = 4;
  EXPECT_EQ(attributed({urged}, urges).attributed_to, "norway");
  urges.triple.trigger = 3;
  urges.relation.sentence = 1;  // another sentence's word
  EXPECT_EQ(attributed({urged}, urges).attributed_to, "norway");
  urges.relation.sentence = 2;
  urged.reading.has_cue = false;  // the anchor is a word of the content
  EXPECT_EQ(attributed({urged}, urges).attributed_to, "norway");
}

TEST(Attribution, TheCueOfAnInnerClaimIsTheOuterOnes) {
  TracedStatement inner = statement({40, 90}, "kenya");
  inner.reading.has_cue = true;
  inner.reading.anchor = 5;
  TracedRelation urges = relation({44, 50});
  urges.triple.trigger = 5;
  EXPECT_EQ(attributed({statement({10, 90}, "norway"), inner}, urges).attributed_to, "norway");
}

TEST(Attribution, NoStatementsNoChange) {
  EXPECT_EQ(attributed({}, relation({40, 50})).attributed_to, std::nullopt);
  std::vector<TracedRelation> none;
  attribute({statement({10, 90}, "norway")}, none);
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace dramatis::extract
