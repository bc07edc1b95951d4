// Titles and nouns that tell the gender of the person they stand with: "Mrs", "king", "wife".
#pragma once

#include <string_view>

#include "extract/knowledge/knowledge.h"

namespace dramatis::extract {

// Of one word, with or without a full stop; kUnknown for most.
Gender gender_of_word(std::string_view word);

}  // namespace dramatis::extract
