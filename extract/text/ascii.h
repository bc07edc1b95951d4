// Plain operations on ASCII in UTF-8 text; bytes beyond it are left as they are.
#pragma once

#include <string>
#include <string_view>

namespace dramatis::extract {

inline std::string ascii_lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

// Without the white space around it.
inline std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n\v\f";
  const size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) + 1 - begin);
}

inline bool is_blank(std::string_view text) { return trimmed(text).empty(); }

}  // namespace dramatis::extract
