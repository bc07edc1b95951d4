// Reading the tab-separated tables of language data: comments begin with '#', the first other line is a
// header.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "graph/result.h"

namespace dramatis::extract {

inline std::vector<std::string_view> split_fields(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (true) {
    const size_t at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

// Calls `row(fields)`, or `row(fields, line number)`, for every line that is neither empty, nor a comment,
// nor the header; what it returns is the reason to refuse the line, or empty. An error names the table, the
// line and the reason.
template <typename Row>
Status for_each_row(std::string_view table, std::string_view tsv, size_t columns, Row row) {
  size_t number = 0;
  bool header = true;
  for (const std::string_view line : split_fields(tsv, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (header) {
      header = false;
      continue;
    }
    const std::vector<std::string_view> fields = split_fields(line, '\t');
    std::string reason;
    if (fields.size() != columns)
      reason = "expected " + std::to_string(columns) + " columns";
    else if constexpr (std::is_invocable_v<Row, decltype(fields), size_t>)
      reason = row(fields, number);
    else
      reason = row(fields);
    if (reason.empty()) continue;
    std::string message(table);
    message.append(1, ':').append(std::to_string(number)).append(": ").append(reason);
    return invalid_input(std::move(message));
  }
  return Ok{};
}

}  // namespace dramatis::extract
