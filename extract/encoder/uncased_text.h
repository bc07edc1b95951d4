// Text as BERT's uncased models see it: without controls, accents and case. What is a control, an accent or
// punctuation follows the tables of Hugging Face's tokenizers, which are of Unicode 8: characters younger
// than that are neither.
#pragma once

#include <string_view>
#include <vector>

namespace dramatis::extract {

// A character of the result in UTF-8, or with size 0 a blank. `alone`: punctuation, which is a part of its
// own.
struct UncasedCharacter {
  char bytes[4] = {};
  unsigned char size = 0;
  bool alone = false;
};

// For any bytes; those that are no UTF-8 are left out.
std::vector<UncasedCharacter> uncased(std::string_view text);

}  // namespace dramatis::extract
