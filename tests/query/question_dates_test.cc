#include "query/ask/question_dates.h"

#include <gtest/gtest.h>

#include <sstream>

namespace dramatis::query {
namespace {

// "2025-11-01..2025-11-30 (2)": the period and how many words say it, seen on Sunday 2026-05-31.
std::string dates(const std::string& text) {
  std::vector<QuestionWord> words;
  std::istringstream forms(text);
  for (std::string form; forms >> form;) words.push_back({.form = form});
  const auto dates = dates_of(words, "2026-05-31");
  if (!dates) return dates.error().message;
  const auto said = std::count(dates->words.begin(), dates->words.end(), true);
  return dates->period.since + ".." + dates->period.until + " (" + std::to_string(said) + ")";
}

TEST(QuestionDates, DaysMonthsAndYears) {
  EXPECT_EQ(dates("who attacked in November 2025"), "2025-11-01..2025-11-30 (3)");
  EXPECT_EQ(dates("in 2025"), "2025-01-01..2025-12-31 (2)");
  EXPECT_EQ(dates("on 3 June 2025"), "2025-06-03..2025-06-03 (4)");
  EXPECT_EQ(dates("on June 3rd , 2025"), "2025-06-03..2025-06-03 (5)");
  EXPECT_EQ(dates("on 2025-06-03"), "2025-06-03..2025-06-03 (2)");
  EXPECT_EQ(dates("in February 2024"), "2024-02-01..2024-02-29 (3)");
}

TEST(QuestionDates, WithoutAYearTheLatestThatHasBegun) {
  EXPECT_EQ(dates("in May"), "2026-05-01..2026-05-31 (2)");
  EXPECT_EQ(dates("in June"), "2025-06-01..2025-06-30 (2)");
  EXPECT_EQ(dates("since May"), "2026-05-01.. (2)");
}

TEST(QuestionDates, OpenPeriods) {
  EXPECT_EQ(dates("since 2025"), "2025-01-01.. (2)");
  EXPECT_EQ(dates("after March 2025"), "2025-04-01.. (3)");
  EXPECT_EQ(dates("before 2026"), "..2025-12-31 (2)");
  EXPECT_EQ(dates("until March 2026"), "..2026-03-31 (3)");
  EXPECT_EQ(dates("between March and May 2025"), "2025-03-01..2025-05-31 (5)");
  EXPECT_EQ(dates("from November 2025 to January 2026"), "2025-11-01..2026-01-31 (6)");
}

TEST(QuestionDates, CountFromTheNewestArticle) {
  EXPECT_EQ(dates("yesterday"), "2026-05-30..2026-05-30 (1)");
  EXPECT_EQ(dates("last week"), "2026-05-24..2026-05-31 (2)");
  EXPECT_EQ(dates("last month"), "2026-04-01..2026-04-30 (2)");
  EXPECT_EQ(dates("this year"), "2026-01-01..2026-05-31 (2)");
  EXPECT_EQ(dates("last year"), "2025-01-01..2025-12-31 (2)");
  EXPECT_EQ(dates("in the past three months"), "2026-02-28..2026-05-31 (5)");
  EXPECT_EQ(dates("in the last 10 days"), "2026-05-22..2026-05-31 (5)");
}

TEST(QuestionDates, OtherWordsAreNone) {
  for (const char* text : {"Theresa May", "between India and Pakistan", "after the attack", "march against",
                           "from Hamas", "the last leader", "in Paris", "at last", ""})
    EXPECT_EQ(dates(text), ".. (0)") << text;
}

TEST(QuestionDates, ImpossibleAndContradictingOnesAreRefused) {
  EXPECT_EQ(dates("on 31 February 2026"), "February has no day 31");
  EXPECT_EQ(dates("on 2026-02-30"), "'2026-02-30' is no day");
  EXPECT_EQ(dates("since 2026 until 2024"), "the question asks from 2026-01-01 until 2024-12-31");
  EXPECT_EQ(dates("in 2025 in 2026"), "the question has two dates that contradict each other");
}

}  // namespace
}  // namespace dramatis::query
