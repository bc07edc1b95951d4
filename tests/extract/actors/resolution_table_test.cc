// Names, demonyms, capitals and offices in short contexts resolve to the right actor: resolution_table.tsv.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "tests/extract/actors/parsed_text.h"

namespace dramatis::extract::testing {
namespace {

TEST(ResolutionTable, NineteenInTwentySurfaceFormsMeanTheExpectedActor) {
  std::ifstream in(DRAMATIS_SOURCE_DIR "/tests/extract/actors/resolution_table.tsv");
  ASSERT_TRUE(in);
  int lines = 0, right = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const size_t first = line.find('\t'), second = line.find('\t', first + 1);
    ASSERT_NE(second, std::string::npos) << line;
    const MarkedText marked = read_marks(line.substr(0, first));
    ASSERT_EQ(marked.spans.size(), 1u) << line;
    const Document document = parse(marked.text);
    const ActorsFound found = finder().find(document, line.substr(first + 1, second - first - 1));
    const std::string got = actor_at(document, found, marked.spans[0]);
    ++lines;
    if (got == line.substr(second + 1))
      ++right;
    else
      std::cout << line << " -> " << got << '\n';
  }
  std::cout << right << " of " << lines << " right\n";
  EXPECT_GE(lines, 300);
  EXPECT_GE(right, 0.95 * lines);
}

}  // namespace
}  // namespace dramatis::extract::testing
