#include "query/ask/question_dates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "graph/alias.h"

namespace dramatis::query {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

std::optional<unsigned> month_of(std::string_view word) {
  for (size_t i = 0; i < kMonths.size(); ++i) {
    const bool short_form = word.size() >= 3 && word.size() <= 4 && kMonths[i].starts_with(word);
    if (word == kMonths[i] || short_form) return static_cast<unsigned>(i + 1);
  }
  return std::nullopt;
}

std::string month_name(unsigned m) {
  std::string name(kMonths[m - 1]);
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

std::optional<int> number_of(std::string_view word, size_t most_digits) {
  if (word.empty() || word.size() > most_digits) return std::nullopt;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<int> year_of(std::string_view word) {
  const auto value = number_of(word, 4);
  return value && *value >= 1900 && *value < 2200 ? value : std::nullopt;
}

// "3", "3rd".
std::optional<int> day_of(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"})
    if (word.ends_with(ending)) word.remove_suffix(2);
  const auto value = number_of(word, 2);
  return value && *value >= 1 && *value <= 31 ? value : std::nullopt;
}

std::optional<int> small_number(std::string_view word) {
  constexpr std::array<std::string_view, 12> kNumbers = {
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
  for (size_t i = 0; i < kNumbers.size(); ++i)
    if (word == kNumbers[i]) return static_cast<int>(i + 1);
  return number_of(word, 3);
}

std::string iso(const year_month_day& date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

year_month_day last_of(year y, month m) { return y / m / std::chrono::last; }

struct Span {
  year_month_day first, last;
};

// A reader that goes from word to word; failing leaves it where it was.
class DateReader {
 public:
  DateReader(const std::vector<QuestionWord>& words, std::string_view today) {
    for (const QuestionWord& word : words) words_.push_back(graph::fold_alias(word.form));
    dates_.words.resize(words.size());
    int y = 1970;
    unsigned m = 1, d = 1;
    if (std::sscanf(std::string(today).c_str(), "%4d-%2u-%2u", &y, &m, &d) == 3)
      today_ = year{y} / month{m} / day{d};
  }

  Result<QuestionDates> read() {
    for (size_t at = 0; at < words_.size();) {
      const size_t end = read_phrase(at);
      if (problem_) return *problem_;
      std::fill(dates_.words.begin() + static_cast<std::ptrdiff_t>(at),
                dates_.words.begin() + static_cast<std::ptrdiff_t>(end), true);
      at = std::max(end, at + 1);
    }
    const graph::Period& period = dates_.period;
    if (!period.since.empty() && !period.until.empty() && period.since > period.until)
      return usage_error("the question asks from " + period.since + " until " + period.until);
    return std::move(dates_);
  }

 private:
  std::string_view word(size_t at) const { return at < words_.size() ? words_[at] : std::string_view(); }
  bool is(size_t at, std::initializer_list<std::string_view> choices) const {
    return std::find(choices.begin(), choices.end(), word(at)) != choices.end();
  }

  void since(const year_month_day& date) { set(dates_.period.since, iso(date)); }
  void until(const year_month_day& date) { set(dates_.period.until, iso(date)); }
  void set(std::string& end, std::string date) {
    if (!end.empty() && end != date)
      problem_ = usage_error("the question has two dates that contradict each other");
    end = std::move(date);
  }
  void within(const Span& span) {
    since(span.first);
    until(span.last);
  }

  // The end of a phrase of time that begins at this word; the word itself if none does.
  size_t read_phrase(size_t at) {
    size_t end = at;
    if (is(at, {"between", "from"})) {
      const auto first = point(at + 1, end);
      const bool first_has_year = first_has_year_;
      size_t second_end = end;
      if (first && is(end, {"and", "to", "until", "till", "through"})) {
        auto last = point(end + 1, second_end);
        if (last) {
          auto begin = first;
          // "between March and May 2025"
          if (!first_has_year && last->first.year() != first->first.year()) begin = same_year(*first, *last);
          since(begin->first);
          until(last->last);
          return second_end;
        }
      }
      if (first && word(at) == "from") {
        since(first->first);
        return is(end, {"on", "onwards"}) ? end + 1 : end;
      }
      return at;
    }
    if (is(at, {"since", "after"})) {
      const auto span = point(at + 1, end);
      if (!span) return at;
      since(word(at) == "since" ? span->first : year_month_day{sys_days{span->last} + days{1}});
      return end;
    }
    if (is(at, {"until", "till", "before"})) {
      const auto span = point(at + 1, end);
      if (!span) return at;
      until(word(at) == "before" ? year_month_day{sys_days{span->first} - days{1}} : span->last);
      return end;
    }
    const bool preposition = is(at, {"in", "on", "during", "throughout", "over", "within"});
    if (const auto span = point(preposition ? at + 1 : at, end)) {
      // A month or year stands behind a preposition: "May" alone may be a name.
      if (!preposition && !is_relative_) return at;
      within(*span);
      return end;
    }
    return at;
  }

  static std::optional<Span> same_year(const Span& span, const Span& other) {
    const year y = other.first.year();
    Span moved{y / span.first.month() / span.first.day(), last_of(y, span.last.month())};
    if (moved.first > other.first) {
      moved.first = (y - std::chrono::years{1}) / span.first.month() / span.first.day();
      moved.last = last_of(y - std::chrono::years{1}, span.last.month());
    }
    return moved;
  }

  // A day, month, year or span of them that begins at this word.
  std::optional<Span> point(size_t at, size_t& end) {
    is_relative_ = false;
    first_has_year_ = true;
    if (auto span = relative(at, end)) {
      is_relative_ = true;
      return span;
    }
    if (auto span = iso_day(at, end)) return span;
    if (is(at, {"early", "mid", "late"})) return std::nullopt;
    if (const auto y = year_of(word(at))) {
      end = at + 1;
      return Span{year{*y} / 1 / 1, year{*y} / 12 / 31};
    }
    // "3 June 2025", "3 June"
    if (const auto d = day_of(word(at)); d && month_of(word(at + (word(at + 1) == "of" ? 2 : 1)))) {
      const size_t name = at + (word(at + 1) == "of" ? 2 : 1);
      return with_year(*month_of(word(name)), *d, name + 1, end);
    }
    const auto m = month_of(word(at));
    if (!m) return std::nullopt;
    if (const auto d = day_of(word(at + 1))) return with_year(*m, *d, at + 2, end);
    return with_year(*m, 0, at + 1, end);
  }

  // `d` 0: the whole month.
  std::optional<Span> with_year(unsigned m, int d, size_t at, size_t& end) {
    if (word(at) == "," && year_of(word(at + 1))) ++at;
    const auto given = year_of(word(at));
    first_has_year_ = given.has_value();
    end = given ? at + 1 : at;
    year y = given ? year{*given} : today_.year();
    const auto begin = [&] { return y / month{m} / day{d == 0 ? 1u : static_cast<unsigned>(d)}; };
    if (!given && begin() > today_) y -= std::chrono::years{1};
    if (d != 0 && !begin().ok()) {
      problem_ = usage_error(month_name(m) + " has no day " + std::to_string(d));
      return std::nullopt;
    }
    return Span{begin(), d == 0 ? last_of(y, month{m}) : begin()};
  }

  std::optional<Span> iso_day(size_t at, size_t& end) {
    int y = 0;
    unsigned m = 0, d = 0;
    const std::string text(word(at));
    if (text.size() != 10 || std::sscanf(text.c_str(), "%4d-%2u-%2u", &y, &m, &d) != 3) return std::nullopt;
    const year_month_day date = year{y} / month{m} / day{d};
    if (!date.ok()) {
      problem_ = usage_error("'" + text + "' is no day");
      return std::nullopt;
    }
    end = at + 1;
    return Span{date, date};
  }

  // "last week", "this year", "the past three months", "yesterday"
  std::optional<Span> relative(size_t at, size_t& end) {
    const sys_days now{today_};
    if (is(at, {"today", "yesterday"})) {
      const year_month_day date{now - days{word(at) == "today" ? 0 : 1}};
      end = at + 1;
      return Span{date, date};
    }
    if (word(at) == "the") ++at;
    if (!is(at, {"last", "past", "this", "previous"})) return std::nullopt;
    const bool current = word(at) == "this";
    const auto count = small_number(word(at + 1));
    if (count && current) return std::nullopt;
    const std::string_view unit = word(at + (count ? 2 : 1));
    const size_t after = at + (count ? 3 : 2);
    const auto back_to = [&](const year_month_day& first) {
      end = after;
      return Span{first, today_};
    };
    if (count) {
      const year_month_day same_day_before{today_.year() / today_.month() / day{1}};
      const auto before = [&](months m) {
        year_month_day date = (same_day_before - m);
        date = date.year() / date.month() / today_.day();
        return date.ok() ? date : last_of(date.year(), date.month());
      };
      if (unit == "days" || unit == "day") return back_to(year_month_day{now - days{*count - 1}});
      if (unit == "weeks" || unit == "week") return back_to(year_month_day{now - days{7 * *count - 1}});
      if (unit == "months" || unit == "month") return back_to(before(months{*count}));
      if (unit == "years" || unit == "year") return back_to(before(months{12 * *count}));
      return std::nullopt;
    }
    if (unit == "week") {
      end = after;
      if (current) return Span{year_month_day{now - days{6}}, today_};
      return Span{year_month_day{now - days{7}}, today_};
    }
    if (unit == "month") {
      const year_month_day first = today_.year() / today_.month() / day{1};
      if (current) return back_to(first);
      const year_month_day before = first - months{1};
      end = after;
      return Span{before, last_of(before.year(), before.month())};
    }
    if (unit == "year") {
      if (current) return back_to(today_.year() / 1 / 1);
      const year y = today_.year() - std::chrono::years{1};
      end = after;
      return Span{y / 1 / 1, y / 12 / 31};
    }
    return std::nullopt;
  }

  std::vector<std::string> words_;
  year_month_day today_{year{1970} / 1 / 1};
  QuestionDates dates_;
  std::optional<Error> problem_;
  bool is_relative_ = false, first_has_year_ = true;
};

}  // namespace

Result<QuestionDates> dates_of(const std::vector<QuestionWord>& words, std::string_view today) {
  return DateReader(words, today).read();
}

}  // namespace dramatis::query
