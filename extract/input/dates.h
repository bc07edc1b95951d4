// Dates as people's data has them, to ISO 8601.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dramatis::extract {

// The calendar date "2023-11-12" of: ISO 8601 dates and date-times ("2023-11-12 08:00:00+00:00", "20231112"),
// RFC 822
// ("Sun, 12 Nov 2023 08:00:00 GMT"), English ("November 12, 2023", "12 Nov. 2023"), numeric with slashes or
// dots (2023/11/12; 12.11.2023 is day first; 11/12/2023 is month first unless the first number is over 12),
// and Unix times in seconds or milliseconds (UTC). A time zone does not shift the date. Nothing for "",
// "None", "null", "nan" and what is no date between the years 1000 and 2999.
std::optional<std::string> normalise_date(std::string_view text);

// The date in a file's name: 2023-11-12, 2023_11_12 or 20231112 with no digit next to it.
std::optional<std::string> date_in_name(std::string_view name);

// A lead "date 2023-11-12" (any case, with or without a colon, white space before) at the start of a text.
struct DateLead {
  std::string date;
  size_t end = 0;  // the offset behind it and the white space after it
};
std::optional<DateLead> find_date_lead(std::string_view text);

}  // namespace dramatis::extract
