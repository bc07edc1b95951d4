// Chunks: the stretches of a document that the encoder sees at once, and their words as pieces.
//
// Sentences go together, in order, as many as fit, so that each has its neighbours for context; marks of the
// vocabulary stand before the first and after each. train/batches.py does the same: change both or neither.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/document/sentence.h"
#include "extract/encoder/wordpiece.h"

namespace dramatis::extract {

// Tokens [first, last) of a sentence: all of it, or a part of a long one.
struct Stretch {
  uint32_t sentence = 0;
  uint32_t first = 0, last = 0;
  uint32_t size() const { return last - first; }
};

struct Chunk {
  std::vector<Stretch> stretches;
  std::vector<uint32_t> pieces;
  std::vector<uint8_t> shapes;
  std::vector<uint32_t> word_starts;  // of all stretches' tokens, in order
};

// How a word is written, which uncased pieces do not tell.
enum class WordShape : uint8_t {
  kNoLetters = 0,
  kLower = 1,
  kCapitalised = 2,
  kCapitals = 3,
  kMixed = 4,
  kDigits = 5,
  kDigitsAndLetters = 6,
  kOneCapital = 7,
};
inline constexpr size_t kWordShapes = 8;
WordShape shape_of(std::string_view word);

// Cuts documents into chunks. Immutable; thread-safe.
class Chunker {
 public:
  static constexpr size_t kLongestStretch = 256;  // tokens
  static constexpr size_t kPieces = 192;          // of a chunk with more than one stretch
  static constexpr size_t kMostPieces = 500;      // of a stretch

  // kCorrupt without the marks "[CLS]" and "[SEP]".
  static Result<Chunker> create(WordPiece vocabulary);

  // All of them, in the document's order. Memory grows with the document; `visit` sees one chunk at a time.
  template <typename Visit>
  void for_each(const Document& document, Visit visit) const {
    Chunk chunk;
    for (uint32_t s = 0; s < document.sentences.size(); ++s) {
      const auto tokens = static_cast<uint32_t>(document.sentences[s].tokens.size());
      for (uint32_t first = 0; first < tokens;) {
        Chunk stretch = read(document.sentences[s], s, first);
        first = stretch.stretches.front().last;
        if (!chunk.stretches.empty() && chunk.pieces.size() + stretch.pieces.size() > kPieces) {
          visit(chunk);
          chunk = Chunk();
        }
        append(stretch, chunk);
      }
    }
    if (!chunk.stretches.empty()) visit(chunk);
  }

 private:
  Chunker(WordPiece vocabulary, uint32_t begin, uint32_t end)
      : vocabulary_(std::move(vocabulary)), begin_(begin), end_(end) {}
  // The stretch that begins at a token, without the mark before it.
  Chunk read(const Sentence& sentence, uint32_t number, uint32_t first) const;
  void append(const Chunk& stretch, Chunk& chunk) const;

  WordPiece vocabulary_;
  uint32_t begin_, end_;
};

}  // namespace dramatis::extract
