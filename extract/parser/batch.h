// Sentences laid out for the LSTM: all first words, then all second words, and so on, the longest sentences
// first, so that the rows still running at a step are the first ones of that step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/parser/features.h"
#include "extract/sentence.h"

namespace dramatis::extract {

// A sentence, or a part of one that is too long.
struct Piece {
  std::span<Token> tokens;
};

// The document's sentences, those of more than `longest` words in pieces of `longest`, sorted by falling
// length.
std::vector<Piece> pieces_of(Document& document, size_t longest);

// The sorted pieces in runs of about a thousand words: enough rows for fast products, few enough for the
// cache.
std::vector<std::span<const Piece>> batches_of(std::span<const Piece> pieces);

class Batch {
 public:
  // The pieces are sorted by falling length, none is empty.
  explicit Batch(std::span<const Piece> pieces);

  size_t words() const { return word_of_row_.size(); }
  size_t steps() const { return step_begin_.size() - 1; }
  // Rows of a step are step_begin(t) up to step_begin(t + 1); row step_begin(t) + p belongs to piece p.
  size_t step_begin(size_t step) const { return step_begin_[step]; }
  size_t rows_of(size_t step) const { return step_begin_[step + 1] - step_begin_[step]; }

  std::span<const Piece> pieces() const { return pieces_; }
  // Rows again, piece by piece: word w of piece p is at position piece_begin(p) + w.
  size_t piece_begin(size_t piece) const { return piece_begin_[piece]; }
  size_t row_at(size_t position) const { return row_at_[position]; }

  // The distinct forms, and which of them a row has.
  const std::vector<WordShape>& distinct() const { return distinct_; }
  uint32_t word_of_row(size_t row) const { return word_of_row_[row]; }

 private:
  std::span<const Piece> pieces_;
  std::vector<size_t> step_begin_;
  std::vector<size_t> piece_begin_;
  std::vector<size_t> row_at_;
  std::vector<WordShape> distinct_;
  std::vector<uint32_t> word_of_row_;
};

}  // namespace dramatis::extract
