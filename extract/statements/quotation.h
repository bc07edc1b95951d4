// Quotations: the stretches of a document between quotation marks.
//
// Marks are typographic (“ ”, ‘ ’, « »), straight (" and ') or doubled ('' and ``). A straight mark opens
// where white space stands before it and none behind it. A quotation that is not closed ends with its
// paragraph; where the next paragraph begins with an opening mark it goes on there, as newspapers print a
// speech of several paragraphs. Const and thread-safe; time is linear in the text.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/document/sentence.h"

namespace dramatis::extract {

// A token's place in a document.
struct TokenPlace {
  uint32_t sentence = 0;
  int32_t token = 0;
  friend auto operator<=>(const TokenPlace&, const TokenPlace&) = default;
};

struct Quotation {
  size_t first = 0, last = 0;  // indices into FlatText::places: the marks, or the last word of one left open
  bool closed = true;
};

// The words of a document in one row, with paragraph ends.
struct FlatText {
  const Document* document = nullptr;
  std::vector<TokenPlace> places;
  std::vector<size_t> paragraph_ends;  // one past the last word of each paragraph, rising

  const Token& operator[](size_t i) const {
    return document->sentences[places[i].sentence].tokens[static_cast<size_t>(places[i].token)];
  }
  size_t size() const { return places.size(); }
  TextSpan span(size_t first, size_t last) const {
    return {(*this)[first].span.begin, (*this)[last].span.end};
  }
};

FlatText flatten(const Document& document);  // the document must outlive it

// Outermost quotations, in text order.
std::vector<Quotation> find_quotations(const FlatText& text);

}  // namespace dramatis::extract
