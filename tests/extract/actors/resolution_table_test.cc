// Names, demonyms, capitals and offices in short contexts resolve to the right actor: resolution_table.tsv.
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/actors/parsed_text.h"
#include "tests/support/scored_suite.h"

namespace dramatis::extract::testing {
namespace {

using dramatis::testing::read_suite;
using dramatis::testing::ScoredSuite;

// Of the lines of resolution_table.tsv; raise it with the model.
constexpr double kLeastRight = 0.98;

TEST(ResolutionTable, MostSurfaceFormsMeanTheExpectedActor) {
  ScoredSuite forms("surface forms");
  for (const auto& line : read_suite("extract/actors/resolution_table.tsv", 3)) {
    const MarkedText marked = read_marks(line[0]);
    ASSERT_EQ(marked.spans.size(), 1u) << line[0];
    const ReadText text = read(marked.text);
    const std::string got = actor_at(text.document, actors_of(text, line[1]), marked.spans[0]);
    forms.count(got == line[2], line[0] + " (" + line[1] + ") means " + line[2] + ", not " + got);
  }
  EXPECT_GE(forms.lines(), 1000);
  forms.expect_at_least(kLeastRight);
}

}  // namespace
}  // namespace dramatis::extract::testing
