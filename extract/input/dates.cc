#include "extract/input/dates.h"

#include <array>
#include <charconv>
#include <chrono>
#include <vector>

namespace dramatis::extract {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::optional<std::string> iso(long year, long month, long day) {
  if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (day > 31 || !date.ok()) return std::nullopt;
  std::string text = "0000-00-00";
  auto put = [&](size_t last, long value) {
    for (; value > 0; value /= 10) text[last--] = static_cast<char>('0' + value % 10);
  };
  put(3, year);
  put(6, month);
  put(9, day);
  return text;
}

long month_number(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  std::string name;
  for (const char c : word) name += lower(c);
  if (name == "sept") return 9;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (name == kMonths[i] || name == kMonths[i].substr(0, 3)) return static_cast<long>(i + 1);
  }
  return 0;
}

struct Part {
  long number = -1;  // or -1 for a word
  size_t digits = 0;
  long month = 0;
  char separator = 0;  // the character behind it
};

// The first few numbers and words of a text.
std::vector<Part> split(std::string_view text) {
  std::vector<Part> parts;
  for (size_t at = 0; at < text.size() && parts.size() < 8;) {
    const size_t begin = at;
    Part part;
    if (is_digit(text[at])) {
      while (at < text.size() && is_digit(text[at])) ++at;
      part.digits = at - begin;
      if (part.digits > 17) return {};
      std::from_chars(text.data() + begin, text.data() + at, part.number);
      const std::string_view rest = text.substr(at, 2);
      if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") at += 2;
    } else if (is_letter(text[at])) {
      while (at < text.size() && is_letter(text[at])) ++at;
      part.month = month_number(text.substr(begin, at - begin));
    } else {
      ++at;
      continue;
    }
    part.separator = at < text.size() ? text[at] : '\0';
    parts.push_back(part);
  }
  return parts;
}

std::optional<std::string> from_unix_time(long seconds) {
  const std::chrono::sys_days day =
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
  const std::chrono::year_month_day date(day);
  return iso(static_cast<int>(date.year()), static_cast<long>(static_cast<unsigned>(date.month())),
             static_cast<long>(static_cast<unsigned>(date.day())));
}

}  // namespace

namespace {

using Kind = DateReading::Kind;

DateReading reading(const std::optional<std::string>& date, Kind kind = Kind::kDay) {
  return date ? DateReading{kind, *date} : DateReading{Kind::kUnreadable, ""};
}

bool is_missing(std::string_view text) {
  return text.empty() || text == "None" || text == "null" || text == "nan" || text == "NaN" ||
         text == "NaT" || text == "0" || text == "N/A" || text == "-";
}

long full_year(const Part& part) {
  if (part.digits == 4) return part.number;
  if (part.digits == 2) return part.number + (part.number < 70 ? 2000 : 1900);
  return -1;
}

// 12 Nov 2023; Nov 12, 2023; 2023 Nov 12: `at` is that of the month.
DateReading with_month_name(const std::vector<Part>& parts, size_t at) {
  auto digits = [&](size_t i) { return i < parts.size() ? parts[i].digits : 0; };
  auto is_day = [&](size_t i) { return digits(i) == 1 || digits(i) == 2; };
  const long month = parts[at].month;
  // "of" may stand between, and the year behind a time: "Fri Jan 02 10:00:00 +0000 2015".
  const size_t before = at > 1 && parts[at - 1].number < 0 && parts[at - 1].month == 0 ? at - 2 : at - 1;
  if (at > 0 && digits(before) == 4)
    return reading(is_day(at + 1) ? iso(parts[before].number, month, parts[at + 1].number)
                                  : iso(parts[before].number, month, 1),
                   is_day(at + 1) ? Kind::kDay : Kind::kMonth);
  if (at > 0 && is_day(before)) {
    if (digits(at + 1) == 4) return reading(iso(parts[at + 1].number, month, parts[before].number));
    if (digits(at + 1) == 2 && parts[at + 1].separator != ':')
      return reading(iso(full_year(parts[at + 1]), month, parts[before].number));
  }
  if (digits(at + 1) == 4) return reading(iso(parts[at + 1].number, month, 1), Kind::kMonth);
  if (!is_day(at + 1)) return reading(std::nullopt);
  for (size_t i = at + 2; i < parts.size(); ++i) {
    if (digits(i) == 4 && parts[i].number >= 1000 && (i == at + 2 || parts[i].separator != ':'))
      return reading(iso(parts[i].number, month, parts[at + 1].number));
  }
  return reading(std::nullopt);
}

// Three numbers with the same separator, the last a year: 12.11.2023, 11/12/2023, 11/12/23.
DateReading with_year_last(const std::vector<Part>& parts, bool day_first) {
  const long a = parts[0].number, b = parts[1].number, year = full_year(parts[2]);
  const auto month_first_date = iso(year, a, b), day_first_date = iso(year, b, a);
  if (parts[0].separator == '.') return reading(day_first_date);
  if (month_first_date && day_first_date)
    return {a == b ? Kind::kDay : Kind::kEitherWay, day_first ? *day_first_date : *month_first_date};
  return day_first_date ? reading(day_first_date, Kind::kDayFirst)
                        : reading(month_first_date, Kind::kMonthFirst);
}

}  // namespace

DateReading read_date(std::string_view text, bool day_first) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  if (is_missing(text)) return {};
  if (text.starts_with("/Date(")) text = text.substr(6, text.find_first_of(")+", 6) - 6);  // .NET
  if (text.size() > 80) text = text.substr(0, 80);
  const std::vector<Part> parts = split(text);
  if (parts.empty()) return reading(std::nullopt);
  const Part& first = parts[0];
  const bool number_alone = parts.size() == 1 || (parts.size() == 2 && first.separator == '.');
  if (first.digits == 8 && (parts.size() == 1 || first.separator != '.')) {  // 20231112, 20231112T080000Z
    if (auto date = iso(first.number / 10000, first.number / 100 % 100, first.number % 100))
      return reading(date);
  }
  if (first.digits == 14)
    return reading(
        iso(first.number / 10000000000, first.number / 100000000 % 100, first.number / 1000000 % 100));
  if (number_alone && first.digits >= 9 && first.digits <= 10) return reading(from_unix_time(first.number));
  if (number_alone && first.digits >= 12 && first.digits <= 13)
    return reading(from_unix_time(first.number / 1000));
  if (number_alone && first.digits == 16) return reading(from_unix_time(first.number / 1000000));
  if (first.number >= 0 && parts.size() >= 2 && parts[1].number >= 0) {
    const char separator = first.separator;
    const bool separated = separator == '-' || separator == '/' || separator == '.';
    const bool three = parts.size() >= 3 && parts[1].separator == separator && parts[2].number >= 0;
    if (separated && three && first.digits == 4)
      return reading(iso(first.number, parts[1].number, parts[2].number));
    if (separated && three && first.digits <= 2 && parts[1].digits <= 2 &&
        (parts[2].digits == 4 || (parts[2].digits == 2 && separator == '/'))) {
      return with_year_last(parts, day_first);
    }
    if (separated && parts.size() == 2 && first.digits == 4 && parts[1].digits <= 2)
      return reading(iso(first.number, parts[1].number, 1), Kind::kMonth);
  }
  for (size_t i = 0; i < parts.size() && i < 5; ++i) {
    if (parts[i].month > 0) return with_month_name(parts, i);
  }
  // A label or a weekday may stand before: "Published: 2023-11-12", "Sunday 12/11/2023".
  if (first.number < 0) {
    const size_t digit = text.find_first_of("0123456789");
    if (digit != std::string_view::npos) return read_date(text.substr(digit), day_first);
  }
  return reading(std::nullopt);
}

std::optional<std::string> date_in_name(std::string_view name) {
  auto digits = [&](size_t at, size_t count) -> long {
    if (at + count > name.size()) return -1;
    long value = -1;
    const char* end = name.data() + at + count;
    const auto result = std::from_chars(name.data() + at, end, value);
    return result.ptr == end && is_digit(name[at]) ? value : -1;
  };
  for (size_t at = 0; at + 8 <= name.size(); ++at) {
    if (!is_digit(name[at]) || (at > 0 && is_digit(name[at - 1]))) continue;
    const char separator = name[at + 4];
    const bool separated = separator == '-' || separator == '_' || separator == '.';
    const size_t step = separated ? 1 : 0;
    const size_t end = at + 8 + 2 * step;
    if (end > name.size() || (end < name.size() && is_digit(name[end]))) continue;
    if (separated && name[at + 7] != separator) continue;
    if (auto date = iso(digits(at, 4), digits(at + 4 + step, 2), digits(at + 6 + 2 * step, 2))) return date;
  }
  return std::nullopt;
}

std::optional<DateLead> find_date_lead(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  size_t at = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  auto skip_spaces = [&] {
    while (at < text.size() && is_space(text[at])) ++at;
  };
  skip_spaces();
  for (const char c : std::string_view("date")) {
    if (at >= text.size() || lower(text[at]) != c) return std::nullopt;
    ++at;
  }
  if (at < text.size() && text[at] == ':') ++at;
  const size_t word_end = at;
  skip_spaces();
  if (at == word_end || at + 10 > text.size()) return std::nullopt;
  const std::string_view digits = text.substr(at, 10);
  const auto date = digits[4] == '-' && digits[7] == '-' ? date_in_name(digits) : std::nullopt;
  at += 10;
  if (!date ||
      (at < text.size() && !is_space(text[at]) && text[at] != '.' && text[at] != ',' && text[at] != ':')) {
    return std::nullopt;
  }
  if (at < text.size() && !is_space(text[at])) ++at;
  skip_spaces();
  return DateLead{*date, at};
}

}  // namespace dramatis::extract
