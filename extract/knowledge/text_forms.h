// Forms of names that compare equal however they are written: case, diacritics and punctuation folded.
//
// All functions are pure and safe on any bytes (ill-formed UTF-8 is passed through).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dramatis::extract {

// Lower-cased, with Latin diacritics and ligatures spelt in ASCII ("Élysée" -> "elysee"); other scripts are
// kept.
std::string fold(std::string_view text);

// A readable ASCII identifier: "Côte d'Ivoire" -> "cote-divoire". Letters of other scripts are transliterated
// where the table knows them, else written as their code point. "" only for a text without letters and
// digits.
std::string slug(std::string_view name);

bool starts_with_capital(std::string_view word);
// At least two letters, all of them capitals ("NATO", "U.S.").
bool is_all_capitals(std::string_view word);

// "surname's" -> "surname": without a trailing possessive, straight or curly.
std::string_view without_possessive(std::string_view word);

// Of an English noun, by the rules: "party" -> "parties".
std::string plural(const std::string& noun);

// The folded words of a name, without a possessive: "Côte d'Ivoire's" -> "cote", "d'ivoire" as fold() spells
// them.
std::vector<std::string> folded_words(std::string_view name);

}  // namespace dramatis::extract
