#include "extract/relations/event_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <vector>

#include "extract/text/characters.h"

namespace dramatis::extract {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 7> kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 11> kNumbers = {"zero", "one",   "two",   "three", "four", "five",
                                                       "six",  "seven", "eight", "nine",  "ten"};

template <size_t N>
std::optional<int> index_in(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<int>(found - words.begin());
}

// "Nov." and "Sept" too.
std::optional<int> month_of(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word == "sept") return 8;
  for (size_t m = 0; m < kMonths.size(); ++m)
    if (word == kMonths[m] || (word.size() == 3 && kMonths[m].starts_with(word))) return static_cast<int>(m);
  return std::nullopt;
}

std::optional<int> number_of(std::string_view word) {
  if (word == "a" || word == "an") return 1;
  if (const auto named = index_in(kNumbers, word)) return named;
  for (const std::string_view ending : {"st", "nd", "rd", "th"})  // "the 3rd"
    if (word.size() > 2 && word.ends_with(ending)) word.remove_suffix(2);
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return value;
}

bool is_year(int value) { return value >= 1500 && value <= 2100; }

year_month_day calendar(int32_t day) { return year_month_day(sys_days(std::chrono::days(day))); }

std::string print_month(int year, int month) {  // month from 0, any integer
  year += month / 12;
  month %= 12;
  if (month < 0) month += 12, --year;
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d", year, month + 1);
  return text;
}

std::string print_year(int year) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d", year);
  return text;
}

// What the words of one phrase say.
struct Phrase {
  std::optional<int> weekday, month, day, year, count;
  std::string unit;    // "day", "week", "month", "year"
  std::string anchor;  // "last", "next", "this", "ago", "yesterday", "today", "tomorrow"
};

Phrase read(const SentenceTree& tree, int32_t first, int32_t last) {
  Phrase phrase;
  for (int32_t t = first; t <= last; ++t) {
    const std::string word = lower_ascii(tree[t].form);
    const std::string& lemma = tree[t].lemma;
    if (const auto weekday = index_in(kWeekdays, word)) {
      phrase.weekday = weekday;
    } else if (word == "yesterday" || word == "today" || word == "tomorrow" || word == "last" ||
               word == "next" || word == "this" || word == "ago" || word == "previous") {
      if (phrase.anchor.empty() || word == "ago") phrase.anchor = word == "previous" ? "last" : word;
    } else if (word == "tonight") {
      phrase.anchor = "today";
    } else if (lemma == "day" || lemma == "week" || lemma == "month" || lemma == "year") {
      phrase.unit = lemma;
    } else if (const auto month = month_of(word); month && tree[t].form[0] >= 'A' && tree[t].form[0] <= 'Z') {
      phrase.month = month;
    } else if (const auto number = number_of(word)) {
      if (is_year(*number) && word.size() == 4)
        phrase.year = number;
      else if (*number >= 1 && *number <= 31 && word.find_first_of("0123456789") == 0)
        phrase.day = number;
      phrase.count = number;
    }
  }
  return phrase;
}

std::string resolve_counted(const Phrase& p, int32_t today, int count) {
  const year_month_day date = calendar(today);
  if (p.unit == "day") return iso_date_of(today + count);
  if (p.unit == "week")
    return std::abs(count) == 1 && p.anchor != "ago" ? "" : iso_date_of(today + 7 * count);
  const int month = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  if (p.unit == "month") return print_month(static_cast<int>(date.year()), month + count);
  return print_year(static_cast<int>(date.year()) + count);
}

std::string resolve_day_of_month(const Phrase& p, std::optional<int32_t> today, bool future) {
  std::optional<int> year = p.year;
  if (!year) {
    if (!today) return "";
    const year_month_day date = calendar(*today);
    const int this_month = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    year = static_cast<int>(date.year());
    // "in December", told in February, is the one before.
    if (!future && *p.month > this_month) --*year;
    if (future && *p.month < this_month) ++*year;
  }
  if (!p.day) return print_month(*year, *p.month);
  const year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*p.month + 1)),
                            std::chrono::day(static_cast<unsigned>(*p.day))};
  if (!date.ok()) return "";
  return iso_date_of(static_cast<int32_t>(sys_days(date).time_since_epoch().count()));
}

}  // namespace

std::optional<int32_t> day_number(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = number_of(iso.substr(0, 4)), month = number_of(iso.substr(5, 2)),
             day = number_of(iso.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
  const year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<int32_t>(sys_days(date).time_since_epoch().count());
}

std::string iso_date_of(int32_t day) {
  const year_month_day date = calendar(day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

EventDates::EventDates(std::string_view article_date) : today_(day_number(article_date)) {}

std::string EventDates::of_phrase(const SentenceTree& tree, int32_t head, bool future) const {
  const auto [first, last] = tree.extent_without(head, {"acl", "appos", "conj", "punct"});
  if (last - first > 8) return "";
  const Phrase p = read(tree, first, last);
  if (p.month) return resolve_day_of_month(p, today_, future);
  if (p.year) return print_year(*p.year);
  if (!today_) return "";
  if (p.anchor == "yesterday") return iso_date_of(*today_ - 1);
  if (p.anchor == "today") return iso_date_of(*today_);
  if (p.anchor == "tomorrow") return iso_date_of(*today_ + 1);
  if (p.weekday) {
    const int now = static_cast<int>(std::chrono::weekday(sys_days(std::chrono::days(*today_))).c_encoding());
    int difference = *p.weekday - now;
    const bool ahead = p.anchor == "next" || (future && p.anchor != "last");
    if (ahead && difference <= 0) difference += 7;
    if (!ahead && difference > 0) difference -= 7;
    if (p.anchor == "last" && difference == 0) difference = -7;
    return iso_date_of(*today_ + difference);
  }
  if (p.unit.empty()) return "";
  if (p.anchor == "ago") return resolve_counted(p, *today_, -p.count.value_or(1));
  if (p.count) return "";  // "for two months" tells how long
  if (p.anchor == "last") return resolve_counted(p, *today_, -1);
  if (p.anchor == "next") return resolve_counted(p, *today_, 1);
  if (p.anchor == "this" && p.unit != "week" && p.unit != "day") return resolve_counted(p, *today_, 0);
  return "";
}

std::string EventDates::of_predicate(const SentenceTree& tree, int32_t predicate, bool future) const {
  for (const int32_t c : tree.children(predicate)) {
    if (!tree.is_any(c, {"obl", "nmod", "advmod", "compound"})) continue;
    const std::string preposition = tree.preposition(c);
    // "since Monday", "until May" and "before 2014" tell a bound, not a date.
    if (!preposition.empty() && preposition != "on" && preposition != "in" && preposition != "during" &&
        preposition != "at")
      continue;
    if (std::string date = of_phrase(tree, c, future); !date.empty()) return date;
  }
  return "";
}

}  // namespace dramatis::extract
