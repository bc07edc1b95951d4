// Questions and what is understood of them (data/questions.tsv): a table of our own questions, on the actors
// of world news. A refused question has "-" for its pattern: it must not be understood as anything.
#include "query/ask/ask.h"

#include <gtest/gtest.h>

#include "cli/commands/question_parser.h"
#include "cli/known_names.h"
#include "tests/query/world_graph.h"

namespace dramatis::cli {
namespace {

std::vector<std::pair<std::string, std::string>> read_questions() {
  std::ifstream file(std::string(DRAMATIS_SOURCE_DIR) + "/tests/cli/data/questions.tsv");
  std::vector<std::pair<std::string, std::string>> questions;
  for (std::string line; std::getline(file, line);) {
    const size_t tab = line.find('\t');
    if (!line.empty() && line.front() != '#')
      questions.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return questions;
}

class Ask : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto extractor = extract::Extractor::create();
    ASSERT_TRUE(extractor.ok()) << extractor.error().message;
    extractor_ = *extractor;
  }
  static void TearDownTestSuite() { extractor_.reset(); }

  Result<query::QuestionPattern> understand(const std::string& question) const {
    return query::understand(graph_, parse_question(*extractor_, question), lookup_);
  }

  static inline std::shared_ptr<const extract::Extractor> extractor_;
  const graph::MemoryGraph graph_ = dramatis::testing::world_graph();
  const query::Lookup lookup_ = actor_lookup();
};

TEST_F(Ask, UnderstandsQuestionsOrRefusesThem) {
  size_t asked = 0, right = 0, refusable = 0, refused = 0;
  for (const auto& [question, expected] : read_questions()) {
    const auto pattern = understand(question);
    const std::string got = pattern ? pattern->to_text() : "- " + pattern.error().message;
    if (expected == "-") {
      ++refusable;
      refused += pattern.ok() ? 0 : 1;
      EXPECT_FALSE(pattern.ok()) << question << "\n  understood as: " << got;
      EXPECT_GT(got.size(), 10u) << "says why";
      continue;
    }
    ++asked;
    right += got == expected ? 1 : 0;
    if (got == expected) continue;
    std::cout << question << "\n  expected: " << expected << "\n  got:      " << got << "\n";
    EXPECT_FALSE(pattern.ok()) << "a question that is not read right is refused: " << question;
  }
  std::cout << right << " of " << asked << " questions understood, " << refused << " of " << refusable
            << " refused\n";
  EXPECT_GE(asked, 80u);
  EXPECT_GE(refusable, 20u);
  EXPECT_GE(right * 100, asked * 90);
}

TEST_F(Ask, RefusesAnythingOddWithAMessage) {
  for (const std::string question :
       {"", " ", "?", "???", "\xff\xfe", "Who", "who who who", "Who criticised Israel? Who met Putin?",
        "Has has has", "When?", "How many?", "Which?", "Which countries", "between Russia and Ukraine"}) {
    const auto pattern = understand(question);
    ASSERT_FALSE(pattern.ok()) << question << " understood as " << pattern->to_text();
    EXPECT_FALSE(pattern.error().message.empty());
  }
  std::string longest = "Who";
  for (int i = 0; i < 5000; ++i) longest += " criticised Israel and";
  EXPECT_FALSE(understand(longest).ok());
}

TEST_F(Ask, AnswersFromTheGraph) {
  auto claims = graph::ArticleClaims{.article = {.id = "a", .date = "2026-03-01"}};
  graph::MemoryGraph graph;
  ASSERT_TRUE(extractor_ != nullptr);
  claims = extractor_->extract(
      {.info = {.id = "a", .date = "2026-03-01"},
       .text = "France condemned Israel on Monday. Turkey praised Israel. Israel attacked Syria.\n"});
  ASSERT_TRUE(graph.add(claims).ok());
  const auto answer = [&](const std::string& question) {
    const auto pattern = query::understand(graph, parse_question(*extractor_, question), lookup_);
    EXPECT_TRUE(pattern.ok()) << pattern.error().message;
    return query::answer_to(graph, *pattern, {}).value();
  };
  const auto who = answer("Who condemned Israel?");
  const auto& relations = std::get<query::Answers<query::RelationAnswer>>(who.found);
  ASSERT_EQ(relations.shown.size(), 1u);
  EXPECT_EQ(relations.shown[0].edge.key.subject, "france");
  EXPECT_EQ(relations.shown[0].support[0].evidence.sentence_text, "France condemned Israel on Monday.");
  EXPECT_EQ(answer("When did Israel last attack Syria?").date, "2026-03-01");
  EXPECT_EQ(answer("How many times did Israel attack Syria?").count, 1u);
  EXPECT_EQ(answer("How many times did Syria attack Israel?").count, 0u);
  EXPECT_TRUE(std::get<query::Answers<query::RelationAnswer>>(answer("Has Turkey attacked Israel?").found)
                  .shown.empty());
}

}  // namespace
}  // namespace dramatis::cli
