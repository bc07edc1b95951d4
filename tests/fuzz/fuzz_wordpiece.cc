// Fuzzes the tokenizer: any bytes as a word give pieces of the vocabulary, one at least, and the same behind
// others.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "extract/encoder/wordpiece.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dramatis::extract;
  static const WordPiece vocabulary =
      WordPiece::create({"[UNK]", "a",   "##a", "b", "##b",          "ab",         "##ab",
                         "##aba", "e",   "-",   ".", "\xE4\xB8\xAD", "##\xC3\xB8", "\xC3\xB8",
                         "the",   "##s", "s",   "1", "##1",          "##"})
          .value();
  const std::string_view word(reinterpret_cast<const char*>(data), size);
  std::vector<uint32_t> pieces;
  vocabulary.append_pieces(word, pieces);
  const size_t count = pieces.size();
  if (count == 0 || count > 3 * size + 1) std::abort();
  for (const uint32_t piece : pieces)
    if (piece >= vocabulary.size()) std::abort();
  vocabulary.append_pieces(word, pieces);
  if (pieces.size() != 2 * count) std::abort();
  for (size_t i = 0; i < count; ++i)
    if (pieces[i] != pieces[count + i]) std::abort();
  return 0;
}
