// stances.tsv: texts and the stance that a statement with the cue must show, scored as a whole.
#include <gtest/gtest.h>

#include <string>

#include "extract/pipeline.h"
#include "tests/support/scored_suite.h"

namespace dramatis::extract {
namespace {

using dramatis::testing::read_suite;
using dramatis::testing::ScoredSuite;

// Of the lines of stances.tsv; raise them with the model.
constexpr double kLeastShown = 0.42;
constexpr double kLeastPlain = 0.8;

TEST(Stances, MostAreShown) {
  const std::shared_ptr<const Extractor> extractor = Extractor::create().value();
  ScoredSuite shown("shown"), plain("plain");
  const auto lines = read_suite("extract/statements/stances.tsv", 3);
  EXPECT_GT(lines.size(), 30u);
  for (const auto& line : lines) {
    graph::Article article;
    article.info.id = "stance";
    article.text = line[1];
    const size_t equals = line[2].find(" = ");
    ASSERT_NE(equals, std::string::npos) << line[0];
    const std::string cue = line[2].substr(0, equals), stance = line[2].substr(equals + 3);
    bool found = false, right = true;
    std::string complaint = line[0] + ": " + line[1] + " must show " + stance;
    for (const graph::Statement& s : extractor->extract(article).statements) {
      const std::string name(s.stance == graph::Stance::kNone ? "none" : name_of(s.stance));
      complaint += "\n    " + s.cue + " | " + s.content + " | " + name;
      if (s.cue.find(cue) == std::string::npos) continue;
      found = true;
      right = right && name == stance;
    }
    // What is no statement shows no stance either.
    if (stance == "none")
      plain.count(right, complaint);
    else
      shown.count(found && right, complaint);
  }
  shown.expect_at_least(kLeastShown);
  plain.expect_at_least(kLeastPlain);
}

}  // namespace
}  // namespace dramatis::extract
