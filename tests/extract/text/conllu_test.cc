#include "extract/text/conllu.h"

#include <gtest/gtest.h>

#include <sstream>

namespace dramatis::extract {
namespace {

constexpr const char* kTwoSentences =
    "# newdoc id = harbour\n"
    "# newpar\n"
    "# sent_id = h-1\n"
    "# text = Ships don't wait.\n"
    "1\tShips\tship\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\tEntityType=object\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\twait\twait\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# sent_id = h-2\n"
    "# text = They sail\n"
    "1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
    "2\tsail\tsail\tVERB\tVBP\t_\t0\troot\t_\t_\n"
    "\n";

constexpr const char* kNames =
    "# text = Port Louis waits\n"
    "1\tPort\tPort\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntityType=place|Name=B-place\n"
    "2\tLouis\tLouis\tPROPN\tNNP\t_\t1\tflat\t_\tName=I-place\n"
    "3\twaits\twait\tVERB\tVBZ\t_\t0\troot\t_\tName=X-place\n"
    "\n";

ConlluDocument read_one(const std::string& conllu) {
  std::istringstream in(conllu);
  ConlluReader reader(in, "test");
  auto result = reader.next();
  EXPECT_TRUE(result.ok()) << result.error().message;
  EXPECT_TRUE(result.value().has_value());
  return std::move(**result);
}

std::string error_of(const std::string& conllu) {
  std::istringstream in(conllu);
  ConlluReader reader(in, "test");
  auto result = reader.next();
  return result.ok() ? "no error" : result.error().message;
}

TEST(ConlluReader, ReadsNamesAndTheWriterGivesThemBack) {
  const ConlluDocument read = read_one(kNames);
  const std::vector<Token>& tokens = read.document.sentences[0].tokens;
  EXPECT_EQ(tokens[0].name, (NameTag{NamePart::kBegin, EntityType::kPlace}));
  EXPECT_EQ(tokens[1].name, (NameTag{NamePart::kInside, EntityType::kPlace}));
  EXPECT_EQ(tokens[2].name, NameTag{});  // no tag that is known
  std::ostringstream out;
  write_conllu(out, read.document, read.document.sentences[0]);
  EXPECT_NE(out.str().find("\tEntityType=place|Name=B-place\n"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("\tName=I-place\n"), std::string::npos) << out.str();
}

TEST(ConlluReader, LaysOutTextWithExactSpans) {
  const ConlluDocument read = read_one(kTwoSentences);
  EXPECT_EQ(read.id, "harbour");
  EXPECT_EQ(read.document.text, "Ships don't wait. They sail");
  ASSERT_EQ(read.document.sentences.size(), 2U);
  for (const Sentence& sentence : read.document.sentences) {
    for (const Token& token : sentence.tokens) {
      EXPECT_EQ(read.document.text.substr(token.span.begin, token.span.size()), token.form);
    }
  }
  const Sentence& first = read.document.sentences[0];
  EXPECT_TRUE(first.paragraph_start);
  EXPECT_EQ(first.tokens[0].entity, EntityType::kObject);
  EXPECT_EQ(first.tokens[1].surface_words, 2);
  EXPECT_EQ(first.tokens[2].surface_words, 0);
  EXPECT_EQ(first.tokens[2].head, 3);
  EXPECT_EQ(first.tokens[3].head, -1);
  EXPECT_FALSE(read.document.sentences[1].paragraph_start);
}

TEST(ConlluReader, WhatIsWrittenReadsBackTheSame) {
  const ConlluDocument read = read_one(kTwoSentences);
  std::ostringstream out;
  write_conllu(out, read.document, read.id);
  EXPECT_EQ(out.str(), kTwoSentences);
}

TEST(ConlluReader, MultiWordTokenThatItsWordsDoNotSpellGoesToTheFirst) {
  const ConlluDocument read = read_one(
      "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n2\tle\t_\t_\t_\t_\t_\t_\t_\t_\n");
  const auto& tokens = read.document.sentences[0].tokens;
  EXPECT_EQ(read.document.text, "du");
  EXPECT_EQ(tokens[0].span, (TextSpan{0, 2}));
  EXPECT_EQ(tokens[1].span, (TextSpan{2, 2}));
}

TEST(ConlluReader, SkipsEmptyNodesAndTakesUntaggedWords) {
  const ConlluDocument read = read_one("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1.1\tb\t_\t_\t_\t_\t_\t_\t_\t_\n");
  ASSERT_EQ(read.document.sentences[0].tokens.size(), 1U);
  EXPECT_EQ(read.document.sentences[0].tokens[0].upos, Upos::kX);
  EXPECT_EQ(read.document.sentences[0].tokens[0].lemma, "");
}

TEST(ConlluReader, HandsOutDocumentsAndPartsOfThem) {
  const std::string word = "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
  std::istringstream in("# newdoc id = a\n" + word + word + word + "# newdoc id = b\n" + word);
  ConlluReader reader(in, "test");
  auto part = reader.next(2);
  ASSERT_TRUE(part.ok() && *part);
  EXPECT_EQ((*part)->document.sentences.size(), 2U);
  EXPECT_TRUE((*part)->starts_document);
  part = reader.next(2);
  ASSERT_TRUE(part.ok() && *part);
  EXPECT_EQ((*part)->document.sentences.size(), 1U);
  EXPECT_FALSE((*part)->starts_document);
  part = reader.next(2);
  ASSERT_TRUE(part.ok() && *part);
  EXPECT_EQ((*part)->id, "b");
  part = reader.next(2);
  ASSERT_TRUE(part.ok());
  EXPECT_FALSE(part.value().has_value());
}

TEST(ConlluReader, NamesTheLineOfAMalformedSentenceAndGoesOn) {
  std::istringstream in("1\tok\t_\t_\t_\t_\t_\t_\t_\t_\n\n1\ttoo few\n\n1\tfine\t_\t_\t_\t_\t_\t_\t_\t_\n");
  ConlluReader reader(in, "test");
  EXPECT_TRUE(reader.next().ok());
  const auto bad = reader.next();
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().message, "test:3: expected ten columns separated by tabs");
  const auto good = reader.next();
  ASSERT_TRUE(good.ok() && *good);
  EXPECT_EQ((*good)->document.text, "fine");
}

TEST(ConlluReader, RefusesWhatIsNotATree) {
  EXPECT_EQ(error_of("2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n"), "test:1: expected word id 1, found '2'");
  EXPECT_EQ(error_of("1\ta\t_\t_\t_\t_\tx\t_\t_\t_\n"), "test:1: bad head 'x'");
  EXPECT_EQ(error_of("1\ta\t_\t_\t_\t_\t1\t_\t_\t_\n"), "test:1: bad head '1'");
  EXPECT_EQ(error_of("1\ta\t_\t_\t_\t_\t2\t_\t_\t_\n"), "test:1: word 1 has a head outside its sentence");
  EXPECT_EQ(error_of("1-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n"),
            "test:2: multi-word token runs over the end of the sentence");
  EXPECT_EQ(error_of("1\t\xFF\t_\t_\t_\t_\t_\t_\t_\t_\n"), "test:1: invalid UTF-8 at byte 3 of the line");
}

TEST(Labels, AreInternedOnce) {
  EXPECT_EQ(intern_label("nsubj:pass").data(), intern_label(std::string("nsubj:pass")).data());
  EXPECT_EQ(intern_label(std::string(5000, 'x')), "");
  EXPECT_EQ(upos_from(name_of(Upos::kSconj)), Upos::kSconj);
  EXPECT_EQ(entity_type_from(name_of(EntityType::kTime)), EntityType::kTime);
}

}  // namespace
}  // namespace dramatis::extract
