#include "extract/relations/event_date.h"

#include <gtest/gtest.h>

#include <map>

namespace dramatis::extract {
namespace {

// A verb with one phrase below it: the phrase's words all hang on its last word, which hangs on the verb.
Sentence sentence_with(const std::vector<std::string>& words, const std::string& preposition) {
  Sentence sentence;
  Token verb;
  verb.form = verb.lemma = "attack";
  verb.upos = Upos::kVerb;
  verb.deprel = "root";
  sentence.tokens.push_back(verb);
  std::vector<std::string> all = words;
  if (!preposition.empty()) all.insert(all.begin(), preposition);
  const auto head = static_cast<int32_t>(all.size());
  for (size_t i = 0; i < all.size(); ++i) {
    static const std::map<std::string, std::string> kLemmas = {
        {"years", "year"}, {"weeks", "week"}, {"days", "day"}};
    Token token;
    token.form = all[i];
    const auto lemma = kLemmas.find(all[i]);
    token.lemma = lemma == kLemmas.end() ? all[i] : lemma->second;
    const bool last = i + 1 == all.size();
    token.head = last ? 0 : head;
    token.deprel = last ? "obl" : i == 0 && !preposition.empty() ? "case" : "amod";
    sentence.tokens.push_back(token);
  }
  return sentence;
}

std::string date_of(const std::vector<std::string>& words, const std::string& preposition = "",
                    bool future = false, const std::string& article = "2023-11-12") {
  const Sentence sentence = sentence_with(words, preposition);
  const SentenceTree tree(sentence);
  return EventDates(article).of_predicate(tree, 0, future);
}

TEST(EventDate, WeekdayIsTheLastOne) {
  EXPECT_EQ(date_of({"Tuesday"}, "on"), "2023-11-07");
  EXPECT_EQ(date_of({"Sunday"}, "on"), "2023-11-12");  // the article's own day
  EXPECT_EQ(date_of({"last", "Sunday"}), "2023-11-05");
}

TEST(EventDate, WeekdayAheadIsTheNextOne) {
  EXPECT_EQ(date_of({"Tuesday"}, "on", /*future=*/true), "2023-11-14");
  EXPECT_EQ(date_of({"next", "Friday"}), "2023-11-17");
}

TEST(EventDate, MonthBeforeTheArticlesIsOfItsYear) {
  EXPECT_EQ(date_of({"March"}, "in"), "2023-03");
  EXPECT_EQ(date_of({"December"}, "in"), "2022-12");
  EXPECT_EQ(date_of({"December"}, "in", /*future=*/true), "2023-12");
}

TEST(EventDate, DayMonthAndYear) {
  EXPECT_EQ(date_of({"3", "October"}, "on"), "2023-10-03");
  EXPECT_EQ(date_of({"2014"}, "in"), "2014");
  EXPECT_EQ(date_of({"2014"}, "in", false, ""), "2014");  // needs no article's date
}

TEST(EventDate, CountedBackAcrossTheYear) {
  EXPECT_EQ(date_of({"yesterday"}, "", false, "2024-01-01"), "2023-12-31");
  EXPECT_EQ(date_of({"last", "month"}, "", false, "2024-01-15"), "2023-12");
  EXPECT_EQ(date_of({"two", "years", "ago"}), "2021");
  EXPECT_EQ(date_of({"three", "days", "ago"}), "2023-11-09");
}

TEST(EventDate, BoundsAndDurationsAreNoDates) {
  EXPECT_EQ(date_of({"Monday"}, "since"), "");
  EXPECT_EQ(date_of({"2014"}, "until"), "");
  EXPECT_EQ(date_of({"two", "weeks"}, "for"), "");
  EXPECT_EQ(date_of({"31", "February"}, "on"), "");
}

TEST(EventDate, NothingToCountFromWithoutTheArticlesDate) {
  EXPECT_EQ(date_of({"Tuesday"}, "on", false, ""), "");
  EXPECT_EQ(date_of({"Tuesday"}, "on", false, "2023-13-45"), "");
}

TEST(EventDate, DayNumbersAreInverse) {
  for (const std::string date : {"1970-01-01", "2000-02-29", "1582-10-15", "2023-11-12"})
    EXPECT_EQ(iso_date_of(day_number(date).value()), date);
  EXPECT_EQ(day_number("2023-02-29"), std::nullopt);
  EXPECT_EQ(day_number("yesterday"), std::nullopt);
}

}  // namespace
}  // namespace dramatis::extract
