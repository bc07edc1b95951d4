// The dates of a question: "in November 2023", "since May", "last week", "between March and May 2025".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/period.h"
#include "graph/result.h"
#include "query/ask/parsed_question.h"

namespace dramatis::query {

struct QuestionDates {
  graph::Period period;
  std::vector<bool> words;  // of the question: those that say it
};

// What is relative counts from `today`, an ISO date: "last week" is the seven days before it, "last month"
// and "last year" the calendar's; a month or day without a year is the latest that has begun. kUsage for a
// day that no calendar has, or for two dates that contradict each other.
Result<QuestionDates> dates_of(const std::vector<QuestionWord>& words, std::string_view today);

}  // namespace dramatis::query
