// Decoding UTF-8 (RFC 3629), safe on any bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dramatis::extract {

struct CodePoint {
  char32_t value = 0xFFFD;
  uint32_t size = 1;  // bytes it takes; an invalid byte decodes to U+FFFD of size 1
  bool valid = true;
};

// The code point at `text[at]`; `at` must be below text.size().
CodePoint decode_utf8(std::string_view text, size_t at);

// The offset of the first byte that is not part of a well-formed sequence (overlong forms, surrogates and
// values over U+10FFFF are ill-formed), or nothing.
std::optional<size_t> find_invalid_utf8(std::string_view text);

}  // namespace dramatis::extract
