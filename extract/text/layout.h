// Layout: the paragraphs of a raw text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/vocabulary.h"

namespace dramatis::extract {

// The paragraphs of text[begin, end) in order, without white space around them; none is empty, and white
// space alone lies between them. A blank line ends a paragraph. What a single newline means is read off the
// text: where lines are wrapped at a width (few could have taken the next line's first word), a full line
// goes on; otherwise a newline ends the paragraph, unless the next line begins in lower case and the sentence
// is still open.
std::vector<graph::TextSpan> find_paragraphs(std::string_view text, size_t begin);

}  // namespace dramatis::extract
