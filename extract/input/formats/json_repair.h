// JSON as programs write it that do not keep to RFC 8259, made into JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dramatis::extract {

struct RepairedJson {
  std::string text;
  std::string reason;  // what was mended, for a warning: "NaN", "a control character" ...
};

// Mends NaN, Infinity and undefined (become null), control characters in strings, escapes that JSON has not,
// halves of surrogate pairs (become U+FFFD) and commas before a closing bracket. Nothing if there is none of
// these. Linear; bytes beyond ASCII are left alone.
std::optional<RepairedJson> repair_json(std::string_view text);

}  // namespace dramatis::extract
