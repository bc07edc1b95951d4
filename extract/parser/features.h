// What the network sees of a word: numbers for its GloVe vector, its trained vector, its affixes and its
// shape.
//
// train/features.py does the same at training time: change both or neither.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dramatis::extract {

inline constexpr std::array<int, 2> kPrefixLengths = {2, 3};
inline constexpr std::array<int, 3> kSuffixLengths = {2, 3, 4};
inline constexpr size_t kAffixes = kPrefixLengths.size() + kSuffixLengths.size();

// FNV-1a of the bytes, 32 bits, with the high half folded into the low one.
uint32_t feature_hash(std::string_view bytes);

// The form with typographic quotes, dashes and the ellipsis in ASCII; soft hyphens and zero-width spaces
// dropped. Never empty unless the form is.
std::string normalised_form(std::string_view form);

// By Unicode's simple mapping, character by character.
std::string lower_case(std::string_view form);

// The same with each digit replaced by 0.
std::string zeroed_digits(std::string_view form);

// A form and what is derived from it.
struct WordShape {
  std::string normalised;
  std::string lower;
  std::string zeroed;                           // lower, digits replaced by 0
  std::array<uint32_t, kAffixes> affix_hash{};  // prefixes, then suffixes, of `zeroed`
  uint32_t shape_hash = 0;

  explicit WordShape(std::string_view form);
};

// "McDonald's" -> "XxXx'x": runs of upper-case letters, other letters and digits as one sign each, at most 8
// signs.
std::string shape_of(std::string_view normalised);

}  // namespace dramatis::extract
