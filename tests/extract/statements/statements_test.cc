// statements.tsv: texts with the statements that they must and must not give, scored as a whole.
//
// A statement is the expected one if its speaker and cue share a word with the expected ones (or both have
// none), most words of the two contents are the same, and the flags that the line asks for hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/pipeline.h"
#include "tests/support/scored_suite.h"

namespace dramatis::extract {
namespace {

using dramatis::testing::read_suite;
using dramatis::testing::ScoredSuite;
using dramatis::testing::split_trimmed;

// Of the lines of statements.tsv; raise them with the model.
constexpr double kLeastTold = 0.63;
constexpr double kLeastUntold = 0.65;
// Of the words of two contents together, those in both.
constexpr double kSameContent = 0.7;

// A paragraph break is written "¶".
std::string with_paragraphs(std::string text) {
  constexpr std::string_view kMark = "¶";
  for (size_t at = 0; (at = text.find(kMark, at)) != std::string::npos;)
    text.replace(at, kMark.size(), "\n\n");
  return text;
}

// The words in lower case, without marks, "that" and articles.
std::multiset<std::string> words_of(const std::string& text) {
  std::multiset<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty() && word != "that" && word != "the" && word != "a") words.insert(word);
    word.clear();
  };
  for (const Sentence& sentence : Segmenter().segment(text).sentences)
    for (const Token& token : sentence.tokens) {
      for (const char c : token.form) {
        const bool mark = std::string_view("\"'.,:;!?()").find(c) != std::string_view::npos;
        if (!mark) word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      }
      if (word == "“" || word == "”" || word == "—" || word == "‘" || word == "’" || word == "''")
        word.clear();
      flush();
    }
  return words;
}

double overlap(const std::string& a, const std::string& b) {
  const auto x = words_of(a), y = words_of(b);
  std::vector<std::string> both;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  const size_t all = x.size() + y.size() - both.size();
  return all == 0 ? 1 : static_cast<double>(both.size()) / static_cast<double>(all);
}

// "-" and marks alone are nobody and no cue.
bool share_a_word(const std::string& a, const std::string& b) {
  const auto x = words_of(a == "-" ? "" : a), y = words_of(b == "-" ? "" : b);
  if (x.empty() || y.empty()) return x.empty() == y.empty();
  return overlap(a, b) > 0;
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
  return share_a_word(wanted[0], found[0]) && share_a_word(wanted[1], found[1]) &&
         overlap(wanted[2], found[2]) >= kSameContent &&
         std::all_of(wanted.begin() + 3, wanted.end(), [&](const std::string& flag) {
           return std::find(found.begin() + 3, found.end(), flag) != found.end();
         });
}

TEST(Statements, MostAreFoundAndNoOthers) {
  const std::shared_ptr<const Extractor> extractor = Extractor::create().value();
  ScoredSuite told("told"), untold("untold"), exact("of these with all words of speaker and content");
  const auto lines = read_suite("extract/statements/statements.tsv", 3);
  EXPECT_GE(lines.size(), 90u);
  for (const auto& line : lines) {
    graph::Article article;
    article.info.id = "statement";
    article.text = with_paragraphs(line[1]);
    const graph::ArticleClaims claims = extractor->extract(article);
    std::string complaint = " in " + line[0] + ": " + line[1];
    std::vector<std::vector<std::string>> found;
    for (const graph::Statement& s : claims.statements) {
      found.push_back(print(article.text, s));
      for (const std::string& part : found.back())
        complaint += (&part == &found.back()[0] ? "\n    " : " | ") + part;
      EXPECT_EQ(s.content, article.text.substr(s.content_span.begin, s.content_span.size()));
      EXPECT_LE(s.confidence, 1);
    }
    for (const std::string& expectation : split_trimmed(with_paragraphs(line[2]), ';')) {
      const bool absent = expectation.starts_with('!');
      const std::vector<std::string> wanted = split_trimmed(expectation.substr(absent ? 1 : 0), '|');
      ASSERT_GE(wanted.size(), 3u) << expectation;
      const auto it =
          std::find_if(found.begin(), found.end(), [&](const auto& f) { return matches(wanted, f); });
      const bool there = it != found.end();
      (absent ? untold : told).count(there != absent, expectation + complaint);
      if (there && !absent)
        exact.count(overlap(wanted[0], (*it)[0]) == 1 && overlap(wanted[2], (*it)[2]) == 1,
                    expectation + complaint);
    }
  }
  exact.print();
  told.expect_at_least(kLeastTold);
  untold.expect_at_least(kLeastUntold);
}

}  // namespace
}  // namespace dramatis::extract
