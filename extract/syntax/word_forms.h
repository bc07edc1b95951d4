// Forms of words that differ in writing only: typographic characters in ASCII, capitals in lower case.
//
// train/lemma_script.py does the same at training time: change both or neither.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dramatis::extract {

// FNV-1a of the bytes, 32 bits, with the high half folded into the low one.
uint32_t text_hash(std::string_view bytes);

// The form with typographic quotes, dashes and the ellipsis in ASCII; soft hyphens and zero-width spaces
// dropped. Never empty unless the form is.
std::string normalised_form(std::string_view form);

// By Unicode's simple mapping, character by character.
std::string lower_case(std::string_view form);

}  // namespace dramatis::extract
