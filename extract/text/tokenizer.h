// Tokenizer: cuts English text into words the way the UD treebanks EWT and GUM do.
//
// Hand-written scanners over decoded characters; every character is looked at a bounded number of times.
// Clitics are words of their own (do + n't, Israel + 's), hyphens and slashes divide ("Russian - Israeli")
// except after prefixes
// ("non-profit"), numbers leave their units ("5 km"), and abbreviations keep their full stop ("U.S.",
// "Inc."); where such a stop also ends the sentence, the segmenter takes it off again, as the treebanks do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/text/characters.h"

namespace dramatis::extract {

struct Piece {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool joined = false;        // continues the surface token of the piece before ("n't" of "don't")
  bool abbreviation = false;  // its last byte is a full stop that belongs to it
  bool title = false;         // an abbreviation that stands before a name ("Mr.")
};

// Keeps buffers between calls; use one a thread.
class Tokenizer {
 public:
  // Appends the words of text[begin, end) to `out`. Pieces ascend, do not overlap, and cover everything but
  // white space.
  void tokenize(std::string_view text, size_t begin, size_t end, std::vector<Piece>& out);

 private:
  std::vector<Character> characters_;
};

}  // namespace dramatis::extract
