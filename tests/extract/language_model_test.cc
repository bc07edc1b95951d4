#include <gtest/gtest.h>

#include <sstream>
#include <thread>

#include "extract/language_model.h"
#include "extract/syntax/best_tree.h"

namespace dramatis::extract {
namespace {

const Parser& parser() {
  static const auto embedded = Parser::embedded();
  return **embedded;
}

// One sentence a line, words between spaces.
Document document_of(const std::string& text) {
  Document document;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    Sentence sentence;
    for (std::string word; words >> word;) sentence.tokens.emplace_back().form = word;
    document.sentences.push_back(sentence);
  }
  return document;
}

Document parsed(const std::string& text) {
  Document document = document_of(text);
  parser().parse(document);
  return document;
}

std::vector<int32_t> heads_of(const Sentence& sentence) {
  std::vector<int32_t> heads;
  for (const Token& token : sentence.tokens) heads.push_back(token.head);
  return heads;
}

std::string print(const Document& document) {
  std::ostringstream out;
  for (const Sentence& sentence : document.sentences)
    for (const Token& t : sentence.tokens)
      out << t.form << ' ' << t.lemma << ' ' << name_of(t.upos) << ' ' << t.xpos << ' ' << t.feats << ' '
          << t.head << ' ' << t.deprel << ' ' << name_of(t.entity) << '\n';
  return out.str();
}

const Token& word(const Document& document, std::string_view form) {
  for (const Sentence& sentence : document.sentences)
    for (const Token& token : sentence.tokens)
      if (token.form == form) return token;
  ADD_FAILURE() << "no " << form;
  return document.sentences.front().tokens.front();
}

// "criticised>nsubj" for a word's head and relation.
std::string attachment(const Document& document, std::string_view form) {
  const Token& token = word(document, form);
  const auto& tokens = document.sentences.front().tokens;
  return (token.head < 0 ? "" : tokens[token.head].form) + ">" + std::string(token.deprel);
}

constexpr const char* kText =
    "The Danish minister sharply criticised the company 's plans .\n"
    "Hundreds of soldiers were sent to the border by the new government on Tuesday .\n"
    "“ We have no doubts , ” she told reporters , adding that talks would go on .\n"
    "MOSCOW ( AP ) --\n"
    "No .\n";

TEST(Parser, ActiveClause) {
  const Document d = parsed("The Danish minister sharply criticised the company 's plans .");
  EXPECT_EQ(attachment(d, "criticised"), ">root");
  EXPECT_EQ(attachment(d, "minister"), "criticised>nsubj");
  EXPECT_EQ(attachment(d, "plans"), "criticised>obj");
  EXPECT_EQ(attachment(d, "company"), "plans>nmod:poss");
  EXPECT_EQ(attachment(d, "Danish"), "minister>amod");
  EXPECT_EQ(word(d, "criticised").lemma, "criticise");
  EXPECT_EQ(word(d, "plans").lemma, "plan");
  EXPECT_EQ(word(d, "minister").upos, Upos::kNoun);
  EXPECT_EQ(word(d, "criticised").xpos, "VBD");
  EXPECT_EQ(word(d, "minister").entity, EntityType::kPerson);
}

TEST(Parser, NamesOfPersonsOrganisationsAndPlaces) {
  const Document d =
      parsed("Ada Lindqvist of the Northern Rail Company met Peter Moyo in Port Louis on Monday .");
  const auto name = [&](std::string_view form) { return name_of(word(d, form).name); };
  EXPECT_EQ(name("Ada"), "B-person");
  EXPECT_EQ(name("Lindqvist"), "I-person");
  EXPECT_EQ(name("Company"), "I-organization");
  EXPECT_EQ(name("Moyo"), "I-person");
  EXPECT_EQ(name("Port"), "B-place");
  EXPECT_EQ(name("Monday"), "O");
  EXPECT_EQ(name("met"), "O");
  EXPECT_EQ(word(d, "Company").entity, EntityType::kOrganization);  // the head has the name's type
}

TEST(Parser, PassiveClauseWithAgent) {
  const Document d = parsed("Three soldiers were killed in the north by rebels .");
  EXPECT_EQ(attachment(d, "soldiers"), "killed>nsubj:pass");
  EXPECT_EQ(attachment(d, "were"), "killed>aux:pass");
  EXPECT_EQ(attachment(d, "rebels"), "killed>obl:agent");
  EXPECT_EQ(attachment(d, "north"), "killed>obl");
  EXPECT_EQ(word(d, "killed").feats, "Tense=Past|VerbForm=Part|Voice=Pass");
}

TEST(Parser, ReportedSpeech) {
  const Document d = parsed("The president said that the talks , which began in May , would continue .");
  EXPECT_EQ(attachment(d, "president"), "said>nsubj");
  EXPECT_EQ(attachment(d, "continue"), "said>ccomp");
  EXPECT_EQ(attachment(d, "began"), "talks>acl:relcl");
  EXPECT_EQ(attachment(d, "talks"), "continue>nsubj");
}

TEST(Parser, EverySentenceIsATree) {
  for (const Sentence& sentence : parsed(kText).sentences) EXPECT_TRUE(is_single_tree(heads_of(sentence)));
}

TEST(Parser, TypographicQuotesMakeNoDifference) {
  const Document curly = parsed("“ I don ’t know , ” he said .");
  const Document straight = parsed("\" I don 't know , \" he said .");
  for (size_t i = 0; i < curly.sentences[0].tokens.size(); ++i) {
    EXPECT_EQ(curly.sentences[0].tokens[i].head, straight.sentences[0].tokens[i].head);
    EXPECT_EQ(curly.sentences[0].tokens[i].xpos, straight.sentences[0].tokens[i].xpos);
  }
}

TEST(Parser, EmptyDocumentAndSentenceAreFine) {
  Document empty;
  parser().parse(empty);
  Document hollow = document_of("\nYes .\n\n");
  parser().parse(hollow);
  EXPECT_EQ(hollow.sentences[1].tokens[0].head, -1);
}

TEST(Parser, AnyBytesAreParsed) {
  const Document d = parsed("\xff\xfe \xe2\x80 <3 😀 𝔘𝔫𝔦 \x01 ́ 中文");
  EXPECT_TRUE(is_single_tree(heads_of(d.sentences[0])));
}

TEST(Parser, VeryLongSentenceIsOneTree) {
  for (const size_t words : {Parser::kLongestSentence, Parser::kLongestSentence + 1, size_t{5000}}) {
    std::string text;
    for (size_t i = 0; i < words; ++i) text += i % 7 == 6 ? ", " : i % 3 == 1 ? "sells " : "Paris ";
    const Document d = parsed(text);
    EXPECT_TRUE(is_single_tree(heads_of(d.sentences[0]))) << words;
  }
}

TEST(Parser, SentenceDoesNotDependOnItsNeighbours) {
  std::string together;
  Document alone;
  std::istringstream lines(kText);
  for (std::string line; std::getline(lines, line);) {
    for (int copies = 0; copies < 3; ++copies) together += line + "\n" + line + " " + line + "\n";
    alone.sentences.push_back(parsed(line).sentences[0]);
  }
  const Document d = parsed(together);
  for (size_t i = 0; i < alone.sentences.size(); ++i) {
    Document one, other;
    one.sentences = {alone.sentences[i]};
    other.sentences = {d.sentences[6 * i]};
    EXPECT_EQ(print(one), print(other));
  }
}

TEST(Parser, ManyThreadsSayTheSame) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += kText;
  const std::string alone = print(parsed(text));
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) threads.emplace_back([&] { result = print(parsed(text)); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_EQ(result, alone);
}

TEST(Parser, ParsingAgainChangesNothing) {
  Document d = parsed(kText);
  const std::string once = print(d);
  parser().parse(d);
  EXPECT_EQ(print(d), once);
}

}  // namespace
}  // namespace dramatis::extract
