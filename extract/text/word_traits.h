// WordTraits: what the sentence boundary model sees of a word.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/text/tokenizer.h"

namespace dramatis::extract {

// Part of the model's features: append only.
enum WordShape : uint8_t {
  kNoWord,  // no word
  kLowerWord,
  kCapitalised,
  kAllCapitals,
  kInitial,    // one capital letter, with or without a full stop
  kMixedWord,  // letters with digits, or capitals inside
  kNumber,
  kFullStop,
  kStrongStop,  // ! ? and runs such as ?!
  kEllipsis,
  kComma,
  kSemicolon,
  kColon,
  kDash,
  kOpenBracket,
  kCloseBracket,
  kStraightQuote,  // opening or closing
  kOpenQuote,
  kCloseQuote,
  kApostrophe,  // single quotes
  kBullet,      // bullets and rules
  kEmoticon,
  kAddress,      // URLs, e-mail addresses, hashtags
  kAbbreviated,  // Inc., U.S.
  kClitic,
  kPronounI,
  kLowerI,
  kOtherSymbol,
};

struct WordTraits {
  uint32_t hash = 0;  // word_hash() of it
  WordShape shape = kNoWord;
  bool space_after = true;
  bool joined = false;  // continues a surface token
  bool title = false;   // "Mr."
};

// The traits of a word by itself; space_after is the caller's to set.
WordTraits traits_of(std::string_view text, const Piece& piece);

// FNV-1a of the first bytes, capitals as lower case and all digits alike. Part of the model's features.
constexpr uint32_t word_hash(std::string_view word) {
  uint32_t hash = 2166136261U;
  for (const char c : word.substr(0, 24)) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    hash = (hash ^ static_cast<unsigned char>(lower >= '0' && lower <= '9' ? '0' : lower)) * 16777619U;
  }
  return hash;
}

}  // namespace dramatis::extract
