// Every line of statements.tsv is a test: a text, and the statements it must and must not give.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/pipeline.h"

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

// A paragraph break is written "¶".
std::string with_paragraphs(std::string text) {
  constexpr std::string_view kMark = "¶";
  for (size_t at = 0; (at = text.find(kMark, at)) != std::string::npos;)
    text.replace(at, kMark.size(), "\n\n");
  return text;
}

// Span words, then the flags that a line may ask for.
std::vector<std::string> print(const std::string& text, const graph::Statement& s) {
  const auto words = [&](graph::TextSpan span) {
    return span.empty() ? "-" : text.substr(span.begin, span.size());
  };
  std::vector<std::string> out{words(s.speaker_span), words(s.cue_span), words(s.content_span)};
  out.emplace_back(s.direct ? "direct" : "indirect");
  out.push_back("by=" + s.speaker.value_or("-"));
  for (const std::string& actor : s.about) out.push_back("about=" + actor);
  return out;
}

bool matches(const std::vector<std::string>& wanted, const std::vector<std::string>& found) {
  if (!std::equal(wanted.begin(), wanted.begin() + 3, found.begin())) return false;
  return std::all_of(wanted.begin() + 3, wanted.end(), [&](const std::string& flag) {
    return std::find(found.begin() + 3, found.end(), flag) != found.end();
  });
}

const Extractor& extractor() {
  static const std::shared_ptr<const Extractor> instance = Extractor::create().value();
  return *instance;
}

class Statements : public testing::TestWithParam<Case> {};

TEST_P(Statements, AreFound) {
  graph::Article article;
  article.text = with_paragraphs(GetParam().text);
  const graph::ArticleClaims claims = extractor().extract(article);
  std::vector<std::vector<std::string>> found;
  std::string all;
  for (const graph::Statement& s : claims.statements) {
    found.push_back(print(article.text, s));
    for (const std::string& part : found.back()) all += (&part == &found.back()[0] ? "\n  " : " | ") + part;
    EXPECT_EQ(s.content, article.text.substr(s.content_span.begin, s.content_span.size()));
    EXPECT_LE(s.confidence, 1);
  }
  for (const std::string& expectation : split(with_paragraphs(GetParam().expected), ';')) {
    const bool absent = expectation.starts_with('!');
    const std::vector<std::string> wanted = split(expectation.substr(absent ? 1 : 0), '|');
    ASSERT_GE(wanted.size(), 3u) << expectation;
    const bool there =
        std::any_of(found.begin(), found.end(), [&](const auto& f) { return matches(wanted, f); });
    EXPECT_NE(there, absent) << expectation << "\nfound:" << all;
  }
}

INSTANTIATE_TEST_SUITE_P(Attribution, Statements, testing::ValuesIn(read_cases()),
                         [](const auto& test) { return test.param.behaviour; });

}  // namespace
}  // namespace dramatis::extract
