// Closed word lists of English tokenization. Keys are lower case.
#pragma once

#include <string_view>

namespace dramatis::extract {

// What the full stop after a known abbreviation means.
enum class Abbreviation : unsigned char {
  kNone,
  kTitle,         // stands before a name and never ends a sentence: Mr., Gen.
  kPlain,         // stands anywhere: Inc., Oct., vs., St.
  kBeforeNumber,  // an abbreviation only before a digit: No. 5, p. 12, Fig. 3
  kCapitalised,   // an abbreviation only when capitalised and inside a sentence: Sun., Mar., Mass.
};
Abbreviation abbreviation(std::string_view lower);

bool is_hyphen_prefix(std::string_view lower);  // "non": "non-profit" is one word
bool is_hyphen_suffix(std::string_view lower);  // "wise": "career-wise" is one word
bool is_unit(std::string_view suffix);          // case-sensitive: "5km" is 5 + km, "5G" one word
bool is_top_level_domain(std::string_view lower);
bool is_file_extension(std::string_view lower);

// Where a contraction written without an apostrophe divides ("cannot" at 3, "dont" at 2); 0 if the word is
// none.
int contraction_split(std::string_view lower);

// Words that begin with an apostrophe, given without it: 'em, 'til.
bool is_clipped_word(std::string_view lower);

}  // namespace dramatis::extract
