// Dates as people's data has them, to ISO 8601.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dramatis::extract {

// What a text says as a date.
struct DateReading {
  enum class Kind : uint8_t {
    kMissing,     // nothing there: "", "None", "null", "nan"
    kDay,         // a day of the calendar
    kMonth,       // "2024-03": `date` is its first day
    kEitherWay,   // "03/04/2024": day or month first; `date` is as asked for
    kDayFirst,    // "25/12/2023": cannot be month first
    kMonthFirst,  // "12/25/2023": cannot be day first
    kUnreadable,  // something, but no date between the years 1000 and 2999: "2024-13-01", "yesterday"
  };
  Kind kind = Kind::kMissing;
  std::string date;  // "2023-11-12"; empty where there is none
};

// Reads ISO 8601 dates and date-times ("2023-11-12 08:00:00+00:00", "20231112", "20231112T080000Z"), RFC 822
// ("Sun, 12 Nov 2023 08:00:00 GMT"), English ("November 12, 2023", "12th of Nov. 2023", "12-Nov-2023"),
// numeric with slashes or dots (2023/11/12; 12.11.2023 is day first; 11/12/2023 is month first unless the
// first number is over 12 or `day_first` is set; years of two digits are 1970 to 2069), and Unix times in
// seconds, milliseconds or microseconds (UTC). A time zone does not shift the date.
DateReading read_date(std::string_view text, bool day_first = false);

// The date in a file's name: 2023-11-12, 2023_11_12 or 20231112 with no digit next to it.
std::optional<std::string> date_in_name(std::string_view name);

// A lead "date 2023-11-12" (any case, with or without a colon, white space before) at the start of a text.
struct DateLead {
  std::string date;
  size_t end = 0;  // the offset behind it and the white space after it
};
std::optional<DateLead> find_date_lead(std::string_view text);

}  // namespace dramatis::extract
