// Segmenter: raw text -> sentences and words with exact byte offsets.
//
// Words follow the UD treebanks EWT and GUM (tokenizer.h). Sentence boundaries are a log-linear model's
// decision at each gap between words (sentence_boundary.h); the ends of paragraphs are boundaries by
// themselves. A blank line ends a paragraph. A single newline is read as the text uses it: as a space where
// lines are wrapped at a width, else as the end of a paragraph unless the next line plainly goes on ("...said
// the\nminister").
//
// Time is linear in the text, memory a small multiple of it. Safe on any bytes: what is not UTF-8 becomes
// tokens of its own. Immutable after construction; segment() may be called from many threads.
#pragma once

#include <cstddef>
#include <string>

#include "extract/document/sentence.h"

namespace dramatis::extract {

class Segmenter {
 public:
  // No sentence is longer; one that would be is cut at its likeliest boundary.
  static constexpr size_t kMaxWordsPerSentence = 400;

  // Segments text[body_begin, end). Bytes before `body_begin` (a lead such as "date 2023-11-12") are kept in
  // the document's text, so that offsets are those of the text as given, but belong to no sentence. Fills
  // span, form, space_after and surface_words of every token; the rest is the parser's. The text must be
  // shorter than 4 GiB.
  Document segment(std::string text, size_t body_begin = 0) const;
};

}  // namespace dramatis::extract
