// Where sentences end: a log-linear model over the words around each gap.
//
// Features are conjunctions of the classes and identities of up to four words before and three after the gap,
// whether there is white space in it, open quotes and brackets, and the length and first word of the sentence
// so far, hashed into a table of 8-bit weights (feature hashing: Weinberger et al. 2009).
// train/segmenter/train.py fits the weights on features that this code prints, so that training and use
// cannot drift apart. The weights are compiled in.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/text/word_traits.h"

namespace dramatis::extract {

// Decides the gaps of one paragraph from left to right.
class BoundaryFinder {
 public:
  static constexpr size_t kFeatures = 28;
  static constexpr uint32_t kTableSize = 1U << 17;
  using Features = std::array<uint32_t, kFeatures>;  // indices into the weight table

  explicit BoundaryFinder(std::span<const WordTraits> words);

  // False where no sentence is ever cut: inside a surface token, between two plain lower-case words, behind a
  // title, between "5 p.m." and "Monday".
  bool is_candidate(size_t word) const;
  // The features of a boundary behind `word`, the current sentence having begun at `sentence_begin`.
  Features features(size_t word, size_t sentence_begin) const;
  // True where a sentence is always cut: behind the dash of a dateline ("MOSCOW (Reuters) - ", as EWT has
  // it), and behind a quoted full stop before a capital.
  bool is_certain(size_t word) const;
  // Log odds of a boundary behind `word`.
  float score(size_t word, size_t sentence_begin) const;

 private:
  size_t find_dateline() const;

  std::span<const WordTraits> words_;
  std::vector<uint8_t> state_;  // of quotes and brackets behind each word
  uint32_t style_ = 0;          // of the paragraph: has full stops, begins in lower case
  size_t dateline_ = 0;         // the dash that ends the dateline, or 0
};

}  // namespace dramatis::extract
