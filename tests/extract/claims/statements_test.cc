// Every line of statements.tsv is a test: a text, and the statements it must and must not give.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/extractor.h"

namespace dramatis::extract {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out;
  std::stringstream in(text);
  for (std::string part; std::getline(in, part, separator);) {
    const size_t first = part.find_first_not_of(' ');
    out.push_back(first == std::string::npos ? ""
                                             : part.substr(first, part.find_last_not_of(' ') - first + 1));
  }
  return out;
}

struct Case {
  std::string behaviour, text, expected;
};

// GoogleTest's name for the parameter: without it CTest would show the bytes of the strings' addresses.
void PrintTo(const Case& c, std::ostream* out) { *out << c.behaviour; }

std::vector<Case> read_cases() {
  std::ifstream in(std::string(DRAMATIS_SOURCE_DIR) + "/tests/extract/claims/statements.tsv");
  std::vector<Case> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> fields = split(line, '\t');
    if (fields.size() == 3) out.push_back({fields[0], fields[1], fields[2]});
  }
  return out;
}

std::string print(const std::string& text, const graph::Statement& s) {
  const auto words = [&](graph::TextSpan span) {
    return span.empty() ? "-" : text.substr(span.begin, span.size());
  };
  return words(s.speaker_span) + " | " + words(s.cue_span) + " | " + words(s.content_span) +
         (s.direct ? " | direct" : "");
}

const Extractor& extractor() {
  static const std::shared_ptr<const Extractor> instance = Extractor::create().value();
  return *instance;
}

class Statements : public testing::TestWithParam<Case> {};

TEST_P(Statements, AreFound) {
  graph::Article article;
  article.text = GetParam().text;
  const graph::ArticleClaims claims = extractor().extract(article);
  std::vector<std::string> found;
  std::string all;
  for (const graph::Statement& s : claims.statements) {
    found.push_back(print(article.text, s));
    all += "  " + found.back() + '\n';
    EXPECT_EQ(s.content, article.text.substr(s.content_span.begin, s.content_span.size()));
    EXPECT_LE(s.confidence, 1);
  }
  for (const std::string& wanted : split(GetParam().expected, ';')) {
    const bool absent = wanted.starts_with('!');
    const bool there = std::find(found.begin(), found.end(), wanted.substr(absent ? 1 : 0)) != found.end();
    EXPECT_NE(there, absent) << wanted << "\nfound:\n" << all;
  }
}

INSTANTIATE_TEST_SUITE_P(Attribution, Statements, testing::ValuesIn(read_cases()),
                         [](const auto& test) { return test.param.behaviour; });

}  // namespace
}  // namespace dramatis::extract
