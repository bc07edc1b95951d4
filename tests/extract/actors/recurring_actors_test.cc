// People and countries that recur under different names, within and across articles: recurring_actors.txt.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/extract/actors/parsed_text.h"
#include "tests/support/scored_suite.h"

namespace dramatis::extract::testing {
namespace {

using dramatis::testing::read_suite;
using dramatis::testing::ScoredSuite;

// Of the marks, and of the pairs of marks over all articles; raise them with the model.
constexpr double kLeastRight = 0.95;
constexpr double kLeastPrecision = 0.95;
constexpr double kLeastRecall = 0.95;

struct Mark {
  std::string expected, got;
};

// One article a line: date, tab, text with marks.
TEST(RecurringActors, AreSeldomSplitOrMerged) {
  ScoredSuite right("marks");
  std::vector<Mark> marks;
  const auto articles = read_suite("extract/actors/recurring_actors.txt", 2);
  EXPECT_GE(articles.size(), 50u);
  for (const auto& article : articles) {
    const MarkedText marked = read_marks(article[1]);
    const ReadText text = read(marked.text);
    const ActorsFound found = actors_of(text, article[0]);
    for (size_t i = 0; i < marked.spans.size(); ++i) {
      const Mark mark{marked.expected[i], actor_at(text.document, found, marked.spans[i])};
      right.count(mark.expected == mark.got,
                  "'" + marked.text.substr(marked.spans[i].begin, marked.spans[i].size()) + "' is " +
                      mark.expected + ", not " + mark.got + " in " + marked.text);
      marks.push_back(mark);
    }
  }
  int same = 0, found_same = 0, both = 0;
  for (size_t i = 0; i < marks.size(); ++i)
    for (size_t j = 0; j < i; ++j) {
      const bool expected = marks[i].expected == marks[j].expected;
      const bool got = marks[i].got == marks[j].got && !marks[i].got.empty() && marks[i].got != "?";
      same += expected;
      found_same += got;
      both += expected && got;
    }
  std::cout << "pairs: precision " << both << '/' << found_same << ", recall " << both << '/' << same << '\n';
  right.expect_at_least(kLeastRight);
  EXPECT_GE(both, kLeastPrecision * found_same);
  EXPECT_GE(both, kLeastRecall * same);
}

}  // namespace
}  // namespace dramatis::extract::testing
