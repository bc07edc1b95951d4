// EventDate: when the sentence says that something happened, against the date of the article.
//
// "on Tuesday", "yesterday", "last month", "in 2014", "on 12 November", "two years ago" -> ISO 8601 at the
// precision of the words: "2023-11-07", "2023-10", "2014". News tells of days just past: a weekday is the
// last one up to the article's date, or the next one where the clause speaks of the future.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

// A day of the Gregorian calendar as a number, for arithmetic; nothing for what is no date "2023-11-12".
std::optional<int32_t> day_number(std::string_view iso_date);
std::string iso_date_of(int32_t day);

class EventDates {
 public:
  // `article_date` is ISO 8601; empty: only dates told in full can be resolved.
  explicit EventDates(std::string_view article_date);

  // The date that the time words below `predicate` (a verb or event noun) tell, or "".
  std::string of_predicate(const SentenceTree& tree, int32_t predicate, bool future) const;

 private:
  std::string of_phrase(const SentenceTree& tree, int32_t head, bool future) const;

  std::optional<int32_t> today_;
};

}  // namespace dramatis::extract
