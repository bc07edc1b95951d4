#include "extract/text/utf8.h"

#include <cstring>

namespace dramatis::extract {

CodePoint decode_utf8(std::string_view text, size_t at) {
  const CodePoint invalid{0xFFFD, 1, false};
  auto byte = [&](size_t i) -> uint32_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  auto continues = [&](size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const uint32_t lead = byte(at);
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1, true};
  if (lead < 0xC2 || lead > 0xF4 || !continues(at + 1)) return invalid;
  const uint32_t second = byte(at + 1);
  if (lead < 0xE0) return {static_cast<char32_t>((lead & 0x1F) << 6 | (second & 0x3F)), 2, true};
  if (!continues(at + 2)) return invalid;
  if (lead < 0xF0) {
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return invalid;
    return {static_cast<char32_t>((lead & 0x0F) << 12 | (second & 0x3F) << 6 | (byte(at + 2) & 0x3F)), 3,
            true};
  }
  if (!continues(at + 3) || (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
    return invalid;
  return {static_cast<char32_t>((lead & 0x07) << 18 | (second & 0x3F) << 12 | (byte(at + 2) & 0x3F) << 6 |
                                (byte(at + 3) & 0x3F)),
          4, true};
}

std::optional<size_t> find_invalid_utf8(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    // Runs of ASCII eight bytes at a time.
    if (text.size() - at >= 8) {
      uint64_t word = 0;
      std::memcpy(&word, text.data() + at, sizeof word);
      if ((word & 0x8080808080808080ULL) == 0) {
        at += 8;
        continue;
      }
    }
    const CodePoint code = decode_utf8(text, at);
    if (!code.valid) return at;
    at += code.size;
  }
  return std::nullopt;
}

}  // namespace dramatis::extract
