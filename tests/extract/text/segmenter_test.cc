#include "extract/text/segmenter.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "extract/text/conllu.h"
#include "tests/extract/text/segmentation_checks.h"

namespace dramatis::extract {
namespace {

using Strings = std::vector<std::string>;

std::string words_of(const Sentence& sentence) {
  std::string words;
  for (const Token& token : sentence.tokens) words += (words.empty() ? "" : " ") + token.form;
  return words;
}

// Sentences as words with spaces between them.
Strings segment(const std::string& text) {
  const Document document = Segmenter().segment(text);
  EXPECT_EQ(find_segmentation_problem(document), std::nullopt) << text;
  Strings sentences;
  for (const Sentence& sentence : document.sentences) sentences.push_back(words_of(sentence));
  return sentences;
}

std::string words(const std::string& text) {
  std::string joined;
  for (const std::string& sentence : segment(text)) joined += (joined.empty() ? "" : " ") + sentence;
  return joined;
}

TEST(Tokenizer, SplitsClitics) {
  EXPECT_EQ(words("Norway's king didn't say he'd go; they'll see."),
            "Norway 's king did n't say he 'd go ; they 'll see .");
  EXPECT_EQ(words("Oslo\u2019s mayor can\u2019t wait"), "Oslo \u2019s mayor ca n\u2019t wait");
  EXPECT_EQ(words("We cannot and won't"), "We can not and wo n't");
  EXPECT_EQ(words("You shouldn't've come"), "You should n't 've come");
  EXPECT_EQ(words("the allies' forces"), "the allies ' forces");
  EXPECT_EQ(words("O'Neill of the 1990s, back in the '90s"), "O'Neill of the 1990s , back in the '90s");
}

TEST(Tokenizer, MarksTheWordsOfASurfaceToken) {
  const Document document = Segmenter().segment("Don't go");
  const auto& tokens = document.sentences[0].tokens;
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[0].surface_words, 2);
  EXPECT_EQ(tokens[1].surface_words, 0);
  EXPECT_EQ(tokens[1].span, (TextSpan{2, 5}));
  EXPECT_EQ(tokens[2].surface_words, 1);
  EXPECT_FALSE(tokens[0].space_after);
  EXPECT_TRUE(tokens[1].space_after);
}

TEST(Tokenizer, SplitsHyphensExceptBehindPrefixes) {
  EXPECT_EQ(words("Franco-German talks"), "Franco - German talks");
  EXPECT_EQ(words("a non-profit co-founder and ex-minister"), "a non-profit co-founder and ex-minister");
  EXPECT_EQ(words("a U.S.-led, 27-year-old plan"), "a U.S. - led , 27 - year - old plan");
  EXPECT_EQ(words("Paris\u2013Berlin\u2014at last--and/or never"),
            "Paris \u2013 Berlin \u2014 at last -- and / or never");
}

TEST(Tokenizer, KeepsNumbersDatesAndTimes) {
  EXPECT_EQ(words("1,250,000.5 at 10:30 on 11/28/2000 or 2023-11-12"),
            "1,250,000.5 at 10:30 on 11/28/2000 or 2023-11-12");
  EXPECT_EQ(words("Call 555-0142 or 212-555-0142"), "Call 555-0142 or 212-555-0142");
  EXPECT_EQ(words("from 2010-2014, pages 3-4"), "from 2010 - 2014 , pages 3 - 4");
  EXPECT_EQ(words("$5.2bn, \u20AC3m, US$40, 12.5%, 5km, 30\u00B0C, 5th, 5G"),
            "$ 5.2 bn , \u20AC 3 m , US$ 40 , 12.5 % , 5 km , 30 \u00B0 C , 5th , 5G");
}

TEST(Tokenizer, KeepsAbbreviationsAndAddresses) {
  EXPECT_EQ(words("Mr. Holm of Acme Inc. met Gen. Dahl, No. 5, at the U.N. office"),
            "Mr. Holm of Acme Inc. met Gen. Dahl , No. 5 , at the U.N. office");
  EXPECT_EQ(words("see https://example.org/a?b=c, www.example.com. or press@example.org!"),
            "see https://example.org/a?b=c , www.example.com . or press@example.org !");
  EXPECT_EQ(words("AT&T, R&D, #Vote2024 by @mayor"), "AT&T , R&D , #Vote2024 by @mayor");
}

TEST(Tokenizer, SplitsPunctuation) {
  EXPECT_EQ(words("\u201CWait...\u201D (she said?!) [sic]"),
            "\u201C Wait ... \u201D ( she said ?! ) [ sic ]");
  EXPECT_EQ(words("Well\u2026 yes :-) \U0001F1F3\U0001F1F4 \U0001F44D\U0001F3FD"),
            "Well \u2026 yes :-) \U0001F1F3\U0001F1F4 \U0001F44D\U0001F3FD");
}

TEST(Tokenizer, ReadsLeftoverEntitiesAndNoBreakSpaces) {
  EXPECT_EQ(words("Oslo&#8217;s A&amp;B said &quot;no&quot;&nbsp;&mdash; twice"),
            "Oslo &#8217;s A&amp;B said &quot; no &quot; &mdash; twice");
  EXPECT_EQ(words("10\u00A0million\u202Fkroner"), "10 million kroner");
}

TEST(Segmenter, EndsSentencesAtStopsButNotAtAbbreviations) {
  EXPECT_EQ(segment("Dr. Berg left Oslo on Jan. 5. He met J. K. Lund at 5 p.m. Monday in Bergen. It rained."),
            (Strings{"Dr. Berg left Oslo on Jan. 5 .", "He met J. K. Lund at 5 p.m. Monday in Bergen .",
                     "It rained ."}));
}

TEST(Segmenter, TakesAStopThatEndsTheSentenceOffAnAbbreviation) {
  EXPECT_EQ(segment("She moved to the U.S. The firm followed her to Washington, D.C."),
            (Strings{"She moved to the U.S .", "The firm followed her to Washington , D.C ."}));
}

TEST(Segmenter, KeepsClosingQuotesWithTheirSentence) {
  EXPECT_EQ(
      segment(
          "\"We will not yield,\" he said. \"It is over.\" Mr. Holm disagreed. \u201CWhy?\u201D she asked."),
      (Strings{"\" We will not yield , \" he said .", "\" It is over . \"", "Mr. Holm disagreed .",
               "\u201C Why ? \u201D she asked ."}));
}

TEST(Segmenter, KeepsClosingSingleQuotesWithTheirSentence) {
  EXPECT_EQ(segment("'It is over.' He left. \u2018Why?\u2019 she asked."),
            (Strings{"' It is over . '", "He left .", "\u2018 Why ? \u2019 she asked ."}));
}

TEST(Segmenter, CutsOffDatelines) {
  EXPECT_EQ(segment("OSLO (Wire) - Norway said on Monday it would wait."),
            (Strings{"OSLO ( Wire ) -", "Norway said on Monday it would wait ."}));
  EXPECT_EQ(segment("BERGEN, Norway \u2014 The ferry sank."),
            (Strings{"BERGEN , Norway \u2014", "The ferry sank ."}));
  EXPECT_EQ(segment("Bergen, Norway - The ferry sank.").size(), 2U);
  EXPECT_EQ(segment("Norway - a kingdom - said so.").size(), 1U);
}

TEST(Segmenter, EndsParagraphsAtBlankLines) {
  const Document document =
      Segmenter().segment("Ferry sinks off Bergen\n\nBy Anna Lund\n \nThe ferry sank. All lived.");
  ASSERT_EQ(document.sentences.size(), 4U);
  EXPECT_TRUE(document.sentences[1].paragraph_start);
  EXPECT_TRUE(document.sentences[2].paragraph_start);
  EXPECT_FALSE(document.sentences[3].paragraph_start);
}

TEST(Segmenter, ReadsWrappedLinesAsOneParagraph) {
  EXPECT_EQ(
      segment("The ferry that left Bergen on Monday with three hundred\n"
              "people on board sank in the evening, the coast guard of\n"
              "Norway said. All were saved by boats that had been in the\n"
              "fjord."),
      (Strings{
          "The ferry that left Bergen on Monday with three hundred people on board sank in the evening , the "
          "coast guard of Norway said .",
          "All were saved by boats that had been in the fjord ."}));
}

TEST(Segmenter, ReadsLinesThatAreNotFullAsParagraphs) {
  EXPECT_EQ(
      segment("Ferry sinks\nAnna Lund\n\u2022 All saved\n\u2022 Captain held\nThe ferry sank."),
      (Strings{"Ferry sinks", "Anna Lund", "\u2022 All saved", "\u2022 Captain held", "The ferry sank ."}));
  EXPECT_EQ(segment("The ferry sank, said the\ncoast guard."),
            (Strings{"The ferry sank , said the coast guard ."}));
}

TEST(Segmenter, LeavesOutWhatStandsBeforeTheBody) {
  const std::string text = "date 2023-11-12 Norway waits.";
  const Document document = Segmenter().segment(text, 16);
  ASSERT_EQ(document.sentences.size(), 1U);
  EXPECT_EQ(document.text, text);
  EXPECT_EQ(document.sentences[0].span, (TextSpan{16, 29}));
}

TEST(Segmenter, CutsEndlessSentences) {
  std::string table;
  for (int i = 0; i < 5'000; ++i) table += "cell ";
  const Document document = Segmenter().segment(table);
  EXPECT_EQ(find_segmentation_problem(document), std::nullopt);
  EXPECT_GE(document.sentences.size(), 5'000 / Segmenter::kMaxWordsPerSentence);
}

// Text out of pieces that matter to a tokenizer, some of them not UTF-8.
std::string random_text(std::mt19937& random, size_t pieces) {
  static const Strings kPieces = {"Norway", "the",        "said",     "U.S.",
                                  "Mr.",    "n't",        "'s",       "\u2019",
                                  "'",      "\"",         "\u201C",   "\u201D",
                                  ".",      "...",        "!",        "?",
                                  "-",      "--",         "\u2014",   "/",
                                  "@",      "#",          "&",        "&amp;",
                                  "&nbsp;", "&#8217;",    "10",       "3.5",
                                  ",",      ":",          ";",        "(",
                                  ")",      "$",          "%",        "\n",
                                  "\n\n",   " ",          " ",        " ",
                                  "\t",     "\u00A0",     "\u200B",   "http://a.b/c",
                                  "e.g.",   "\U0001F600", "\u200D",   "\u0301",
                                  "\xFF",   "\xC3",       "\xE2\x80", std::string(1, '\0'),
                                  "_",      "*",          "A",        "b",
                                  "cannot", "I",          "1/2",      "\r\n",
                                  "="};
  std::string text;
  for (size_t i = 0; i < pieces; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST(SegmenterProperty, HoldsOnRandomText) {
  std::mt19937 random(5);
  for (int round = 0; round < 3'000; ++round) {
    const std::string text = random_text(random, random() % 80);
    const size_t body = text.empty() ? 0 : random() % (text.size() + 1);
    ASSERT_EQ(find_segmentation_problem(Segmenter().segment(text)), std::nullopt)
        << testing::PrintToString(text);
    ASSERT_EQ(find_segmentation_problem(Segmenter().segment(text, body), body), std::nullopt)
        << testing::PrintToString(text) << " from " << body;
  }
}

TEST(SegmenterProperty, ParagraphsTogetherAreTheParagraphsApart) {
  std::mt19937 random(6);
  for (int round = 0; round < 1'000; ++round) {
    Strings paragraphs;
    for (int i = 0; i < 4; ++i) {
      std::string paragraph = random_text(random, 30);
      std::erase_if(paragraph, [](char c) { return c == '\n' || c == '\r'; });
      paragraphs.push_back(paragraph);
    }
    Strings apart;
    std::string text;
    for (const std::string& paragraph : paragraphs) {
      const Strings sentences = segment(paragraph);
      apart.insert(apart.end(), sentences.begin(), sentences.end());
      text += paragraph + "\n\n";
    }
    ASSERT_EQ(segment(text), apart) << testing::PrintToString(text);
  }
}

TEST(SegmenterProperty, SurvivesConllu) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string text = random_text(random, 60);
    std::erase_if(text, [](char c) { return c == '\0' || static_cast<unsigned char>(c) >= 0x80; });
    const Document document = Segmenter().segment(text);
    std::ostringstream written;
    write_conllu(written, document, "random");
    std::istringstream in(written.str());
    ConlluReader reader(in, "written");
    Strings before, after;
    for (const Sentence& sentence : document.sentences) before.push_back(words_of(sentence));
    while (true) {
      const auto read = reader.next();
      ASSERT_TRUE(read.ok()) << read.error().message;
      if (!read.value()) break;
      std::ostringstream again;
      write_conllu(again, (*read)->document, (*read)->id);
      EXPECT_EQ(again.str(), written.str());
      for (const Sentence& sentence : (*read)->document.sentences) after.push_back(words_of(sentence));
    }
    ASSERT_EQ(before, after);
  }
}

}  // namespace
}  // namespace dramatis::extract
