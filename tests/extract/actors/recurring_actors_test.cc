// People and countries that recur under different names, within and across articles: recurring_actors.txt.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "tests/extract/actors/parsed_text.h"

namespace dramatis::extract::testing {
namespace {

struct Marked {
  std::string expected, got;
};

// One article a line: date, tab, text with marks. Pairs of marks are counted over all articles.
TEST(RecurringActors, NeitherSplitNorMerged) {
  std::ifstream in(DRAMATIS_SOURCE_DIR "/tests/extract/actors/recurring_actors.txt");
  ASSERT_TRUE(in);
  std::vector<Marked> marks;
  int articles = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    ++articles;
    const size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    const MarkedText marked = read_marks(line.substr(tab + 1));
    const Document document = parse(marked.text);
    const ActorsFound found = finder().find(document, line.substr(0, tab));
    for (size_t i = 0; i < marked.spans.size(); ++i) {
      marks.push_back({marked.expected[i], actor_at(document, found, marked.spans[i])});
      if (marks.back().expected != marks.back().got)
        std::cout << "article " << articles << ": '"
                  << marked.text.substr(marked.spans[i].begin, marked.spans[i].size()) << "' is "
                  << marks.back().expected << ", not " << marks.back().got << '\n';
    }
  }
  EXPECT_GE(articles, 50);
  int same = 0, found_same = 0, both = 0, right = 0;
  for (size_t i = 0; i < marks.size(); ++i) {
    right += marks[i].expected == marks[i].got;
    for (size_t j = 0; j < i; ++j) {
      const bool expected = marks[i].expected == marks[j].expected;
      const bool got = marks[i].got == marks[j].got && !marks[i].got.empty() && marks[i].got != "?";
      same += expected;
      found_same += got;
      both += expected && got;
    }
  }
  std::cout << marks.size() << " marks, " << right << " with the expected id; pairs: precision " << both
            << '/' << found_same << ", recall " << both << '/' << same << '\n';
  EXPECT_GE(both, 0.95 * found_same);
  EXPECT_GE(both, 0.95 * same);
}

}  // namespace
}  // namespace dramatis::extract::testing
