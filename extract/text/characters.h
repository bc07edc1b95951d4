// Characters: a stretch of text as code points with a coarse class each, the form in which the tokenizer
// scans it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dramatis::extract {

enum class CharKind : uint8_t {
  kSpace,   // white space, including no-break spaces; controls and invalid bytes count as kOther
  kUpper,   // upper and title case letters
  kLower,   // lower case letters
  kLetter,  // letters of scripts without case
  kMark,    // combining marks and invisible joiners: they stay in the word they stand in
  kDigit,   // decimal digits
  kPunct,
  kSymbol,
  kEmoji,
  kOther,
};

struct Character {
  char32_t value = 0;  // quotes are folded: ' for all apostrophes and single quotes, " for double ones
  uint32_t begin = 0;  // byte offset in the whole text
  CharKind kind = CharKind::kOther;
  bool curly_open = false;  // was an opening single quote such as U+2018

  bool is_space() const { return kind == CharKind::kSpace; }
  bool is_digit() const { return kind == CharKind::kDigit; }
  bool is_letter() const { return kind >= CharKind::kUpper && kind <= CharKind::kLetter; }
  bool is_word() const { return kind >= CharKind::kUpper && kind <= CharKind::kDigit; }
};

CharKind kind_of(char32_t code);

// Lower case for ASCII and Latin, Greek, Cyrillic ... by simple case folding.
char32_t to_lower(char32_t code);

// The text with ASCII capitals in lower case; everything else as it is.
std::string lower_ascii(std::string_view text);

// Replaces `out` by the characters of text[begin, end) and a sentinel (kSpace, begin == end). HTML entities
// that a careless export left in the text ("&amp;", "&#8217;", "&nbsp;") count as the one character that they
// stand for.
void decode_characters(std::string_view text, size_t begin, size_t end, std::vector<Character>& out);

}  // namespace dramatis::extract
