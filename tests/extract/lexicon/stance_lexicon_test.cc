#include "extract/lexicon/stance_lexicon.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace dramatis::extract {
namespace {

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
