#include "extract/claims/cue_lexicon.h"

#include <gtest/gtest.h>

namespace dramatis::extract {
namespace {

constexpr std::string_view kCues =
    "lemma\tpos\ttype\tcanonical\tcommitment\tpatterns\n"
    "say\tverb\tspeech\tsays\tneutral\tthat,quote\n"
    "grumble\tverb\tspeech\tgrumbles\tneutral\tthat,pp:about\n";
constexpr std::string_view kReliability =
    "lemma\tpos\tconstruction\tper_mille\n"
    "*speech\tverb\tthat\t700\n"
    "*none\tverb\tthat\t20\n"
    "say\tverb\tclause\t900\n";

TEST(CueLexicon, KnowsWhatACueTakes) {
  const CueLexicon cues = CueLexicon::parse(kCues, kReliability).value();
  const CueEntry* say = cues.find("say", Upos::kVerb);
  ASSERT_NE(say, nullptr);
  EXPECT_TRUE(say->quotes);
  EXPECT_EQ(say->line, 2u);
  EXPECT_TRUE(say->takes(CueFrame::kThat));
  EXPECT_FALSE(say->takes(CueFrame::kOblique));
  EXPECT_EQ(cues.find("say", Upos::kNoun), nullptr);
}

TEST(CueLexicon, FallsBackFromWordToTypeToAnyWord) {
  const CueLexicon cues = CueLexicon::parse(kCues, kReliability).value();
  EXPECT_DOUBLE_EQ(cues.reliability("say", Upos::kVerb, CueFrame::kThat), 0.9);
  EXPECT_DOUBLE_EQ(cues.reliability("say", Upos::kVerb, CueFrame::kParenthetical), 0.9);  // of the same group
  EXPECT_DOUBLE_EQ(cues.reliability("grumble", Upos::kVerb, CueFrame::kThat), 0.7);
  EXPECT_DOUBLE_EQ(cues.reliability("walk", Upos::kVerb, CueFrame::kThat), 0.02);
  EXPECT_DOUBLE_EQ(cues.reliability("walk", Upos::kVerb, CueFrame::kObject), 0);
}

TEST(CueLexicon, MalformedTablesNameTheLine) {
  const auto bad_type =
      CueLexicon::parse("header\n# remark\nsay\tverb\tsinging\tsays\tneutral\tthat\n", kReliability);
  ASSERT_FALSE(bad_type.ok());
  EXPECT_EQ(bad_type.error().message, "cues.tsv:3: unknown type singing");
  const auto bad_share = CueLexicon::parse(kCues, "header\nsay\tverb\tthat\tmuch\n");
  ASSERT_FALSE(bad_share.ok());
  EXPECT_EQ(bad_share.error().message, "cue_reliability.tsv:2: bad share much");
  EXPECT_FALSE(CueLexicon::parse("header\nsay\tverb\n", kReliability).ok());
}

TEST(CueLexicon, BuiltInTablesLoad) {
  EXPECT_NE(CueLexicon::built_in().find("say", Upos::kVerb), nullptr);
  EXPECT_GT(CueLexicon::built_in().reliability("say", Upos::kVerb, CueFrame::kThat), 0.5);
}

}  // namespace
}  // namespace dramatis::extract
