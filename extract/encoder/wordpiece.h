// Words as pieces of a vocabulary: BERT's uncased tokenizer (Devlin et al. 2019), with the results of
// Hugging Face's tokenizers (BertNormalizer, BertPreTokenizer, WordPiece), which trained models know.
//
// Text is cleaned of controls, accents and case, cut at blanks and around punctuation and Chinese characters,
// and each part is made of the vocabulary's longest pieces from left to right ("un ##aff ##able"), or is
// [UNK].
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace dramatis::extract {

// Immutable once made; safe to use from many threads.
class WordPiece {
 public:
  // The strings that the vocabulary views must outlive the result; a piece's number is its place. kCorrupt
  // without a piece "[UNK]".
  static Result<WordPiece> create(std::vector<std::string_view> vocabulary);

  // Appends the pieces of a word, which may hold blanks or punctuation: one at least, [UNK] if nothing is
  // left of the word. Bytes that are no UTF-8 are left out.
  void append_pieces(std::string_view word, std::vector<uint32_t>& pieces) const;

  // The number of a piece as the vocabulary spells it: "[CLS]", "##s".
  std::optional<uint32_t> find(std::string_view piece) const;
  uint32_t unknown() const { return unknown_; }
  size_t size() const { return vocabulary_.size(); }

 private:
  class Segments;

  // An open-addressing table of pieces, by a hash that grows with the piece.
  struct Index {
    struct Slot {
      uint32_t hash = 0;
      uint32_t piece = kNone;
    };
    std::vector<Slot> slots;
    size_t longest = 0;  // in bytes

    void resize(size_t pieces);
    void add(std::string_view text, uint32_t piece, const WordPiece& owner);
  };
  static constexpr uint32_t kNone = ~0u;

  WordPiece() = default;
  // The piece of that spelling, behind "##" in the index of continuations.
  uint32_t find(const Index& index, uint32_t hash, std::string_view text) const;
  std::string_view text_of(const Index& index, uint32_t piece) const;
  // A part without blanks and punctuation, of so many characters.
  void append_part(std::string_view part, size_t characters, std::vector<uint32_t>& pieces) const;

  std::vector<std::string_view> vocabulary_;
  Index beginnings_;     // and whole words
  Index continuations_;  // without their "##"
  uint32_t unknown_ = 0;
};

}  // namespace dramatis::extract
