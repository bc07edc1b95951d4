#include "extract/mentions/actors_found.h"

#include <gtest/gtest.h>

namespace dramatis::extract {
namespace {

using graph::MentionKind;

// "Russian Foreign Minister Sergei Lavrov": the adjective inside the name, the whole, and, in the next
// sentence, a pronoun of nobody and a nominal around a word.
ActorsFound sample() {
  ActorsFound found;
  found.actors.resize(3);
  found.mentions = {
      {.sentence = 0, .head = 0, .first = 0, .last = 1, .kind = MentionKind::kName, .actor = 0},
      {.sentence = 0, .head = 3, .first = 0, .last = 5, .kind = MentionKind::kName, .actor = 1},
      {.sentence = 1, .head = 0, .first = 0, .last = 1, .kind = MentionKind::kPronoun, .actor = -1},
      {.sentence = 1, .head = 4, .first = 2, .last = 5, .kind = MentionKind::kNominal, .actor = 2},
  };
  return found;
}

TEST(ActorsFound, AWordHeadsAtMostOneMention) {
  const ActorsFound found = sample();
  ASSERT_NE(found.headed_by(0, 3), nullptr);
  EXPECT_EQ(found.headed_by(0, 3)->actor, 1);
  EXPECT_EQ(found.headed_by(1, 0)->actor, -1);
  for (const auto& [sentence, token] : {std::pair(0u, 4u), std::pair(1u, 3u), std::pair(7u, 0u)})
    EXPECT_EQ(found.headed_by(sentence, token), nullptr);
}

TEST(ActorsFound, AWordWithinANameMeansTheShortestNameAroundIt) {
  const ActorsFound found = sample();
  EXPECT_EQ(found.meant_by(0, 0)->actor, 0);
  EXPECT_EQ(found.meant_by(0, 4)->actor, 1);
  EXPECT_EQ(found.meant_by(1, 4)->actor, 2);
}

TEST(ActorsFound, AWordWithinANominalOrOfNobodyMeansNone) {
  const ActorsFound found = sample();
  EXPECT_EQ(found.meant_by(1, 3), nullptr);
  EXPECT_EQ(found.meant_by(1, 0), nullptr);
  EXPECT_EQ(found.meant_by(0, 9), nullptr);
  EXPECT_EQ(ActorsFound().meant_by(0, 0), nullptr);
}

}  // namespace
}  // namespace dramatis::extract
