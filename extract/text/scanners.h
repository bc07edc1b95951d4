// Scanners of the tokenizer: each looks at one position of a chunk (a stretch without white space) and says
// where the thing that begins there ends, or returns the position itself if nothing of its kind does.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "extract/text/characters.h"

namespace dramatis::extract {

// The characters of one chunk; the element behind the last is readable (the next chunk's space or the
// sentinel).
struct Chunk {
  std::span<const Character> characters;  // of the whole stretch
  size_t begin = 0;
  size_t end = 0;

  const Character& operator[](size_t i) const { return characters[i]; }
  // The character value, or 0 outside the chunk.
  char32_t value(size_t i) const { return i >= begin && i < end ? characters[i].value : 0; }
  bool digit(size_t i) const { return i >= begin && i < end && characters[i].is_digit(); }
  bool letter(size_t i) const { return i >= begin && i < end && characters[i].is_letter(); }
  bool word(size_t i) const { return i >= begin && i < end && characters[i].is_word(); }
  bool upper(size_t i) const { return i >= begin && i < end && characters[i].kind == CharKind::kUpper; }
  bool lower(size_t i) const { return i >= begin && i < end && characters[i].kind == CharKind::kLower; }
  // [first, last) as written, and in lower case; other than ASCII characters become '?', since the word lists
  // hold none.
  std::string ascii(size_t first, size_t last) const;
  std::string ascii_lower(size_t first, size_t last) const;
};

// A URL, e-mail address, domain or file name.
size_t scan_address(const Chunk& chunk, size_t at);

// A number with its separators: 1,000.5, 10:30, 11/28/2000, 713-853-3989, 5th, 1990s. A unit written on to it
// ("5km") is not part of it.
size_t scan_number(const Chunk& chunk, size_t at);

// An emoticon, an arrow, an emoji sequence, or a run such as "...", "--", "?!", "***".
size_t scan_symbols(const Chunk& chunk, size_t at);

}  // namespace dramatis::extract
