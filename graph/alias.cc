#include "graph/alias.h"

#include <cstdint>

namespace dramatis::graph {
namespace {

bool within(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

// Blocks in which capitals and small letters alternate; which of the two comes first differs.
char32_t next_if_even(char32_t c) { return c % 2 == 0 ? c + 1 : c; }
char32_t next_if_odd(char32_t c) { return c % 2 == 1 ? c + 1 : c; }

char32_t fold_latin(char32_t c) {
  if (within(c, 0xC0, 0xDE) && c != 0xD7) return c + 0x20;
  if (within(c, 0x100, 0x12F) || within(c, 0x132, 0x137) || within(c, 0x14A, 0x177)) return next_if_even(c);
  if (within(c, 0x139, 0x148) || within(c, 0x179, 0x17E)) return next_if_odd(c);
  if (c == 0x178) return 0xFF;
  if (c == 0x17F) return 's';
  if (within(c, 0x1CD, 0x1DC)) return next_if_odd(c);
  if (within(c, 0x1DE, 0x1EF) || within(c, 0x1F8, 0x21F) || within(c, 0x222, 0x233)) return next_if_even(c);
  if (within(c, 0x1E00, 0x1E95) || within(c, 0x1EA0, 0x1EFF)) return next_if_even(c);
  return c;
}

char32_t fold_greek(char32_t c) {
  if (within(c, 0x391, 0x3AB) && c != 0x3A2) return c + 0x20;
  if (c == 0x386) return 0x3AC;
  if (within(c, 0x388, 0x38A)) return c + 0x25;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 0x3F;
  if (c == 0x3C2) return 0x3C3;  // final sigma
  return c;
}

char32_t fold_cyrillic(char32_t c) {
  if (within(c, 0x410, 0x42F)) return c + 0x20;
  if (within(c, 0x400, 0x40F)) return c + 0x50;
  if (within(c, 0x460, 0x481) || within(c, 0x48A, 0x4BF) || within(c, 0x4D0, 0x52F)) return next_if_even(c);
  if (within(c, 0x4C1, 0x4CE)) return next_if_odd(c);
  return c;
}

char32_t fold(char32_t c) {
  if (within(c, 'A', 'Z')) return c + 0x20;
  if (c < 0xC0) return c;
  if (c < 0x250 || within(c, 0x1E00, 0x1EFF)) return fold_latin(c);
  if (within(c, 0x370, 0x3FF)) return fold_greek(c);
  if (within(c, 0x400, 0x52F)) return fold_cyrillic(c);
  if (within(c, 0x531, 0x556)) return c + 0x30;
  return c;
}

bool is_space(char32_t c) { return c == ' ' || within(c, '\t', '\r') || c == 0xA0; }

// All letters folded above have two or three bytes in UTF-8. Takes one such character, or a byte that is
// passed on.
struct Step {
  char32_t c;
  size_t bytes;
  bool decoded;
};

Step step(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  if (within(lead, 0xC2, 0xDF) && continues(1)) return {(lead & 0x1F) << 6 | (byte(1) & 0x3Fu), 2, true};
  if (within(lead, 0xE1, 0xEF) && continues(1) && continues(2))
    return {(lead & 0x0F) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu), 3, true};
  return {lead, 1, false};
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace

std::string fold_alias(std::string_view name) {
  std::string folded;
  folded.reserve(name.size());
  bool space_due = false;
  while (!name.empty()) {
    const Step next = step(name);
    if (next.decoded && is_space(next.c)) {
      space_due = !folded.empty();
    } else {
      if (space_due) folded += ' ';
      space_due = false;
      if (next.decoded) {
        append_utf8(folded, fold(next.c));
      } else {
        folded += name[0];
      }
    }
    name.remove_prefix(next.bytes);
  }
  return folded;
}

}  // namespace dramatis::graph
