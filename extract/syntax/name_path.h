// The best row of name tags over a sentence's words, by a linear-chain conditional random field (Lafferty et
// al. 2001): scores of the words' tags and of steps from tag to tag, with "I-person" only after "B-person" or
// "I-person". Viterbi's algorithm; ties go to the earlier tag.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/encoder/matrix.h"

namespace dramatis::extract {

// Which tag may follow which, read off the tags' names (any tag other than "I-..." may stand anywhere), and
// how well.
class NameGrammar {
 public:
  NameGrammar() = default;
  // `steps`: tags x tags, from row to column.
  NameGrammar(const std::vector<std::string_view>& tags, const std::vector<float>& steps);

  size_t tags() const { return begin_of_.size(); }
  bool may_begin(uint32_t tag) const { return begin_of_[tag] < 0; }
  // The score of `tag` after `before`; minus infinity where it may not follow.
  float step(uint32_t before, uint32_t tag) const { return steps_[before * tags() + tag]; }

 private:
  std::vector<int32_t> begin_of_;  // of "I-x" the number of "B-x" (its own if there is none), of others -1
  std::vector<float> steps_;
};

// Memory for one sentence at a time, kept from run to run.
class NamePath {
 public:
  // The best tags of the words whose scores are rows [begin, begin + words); valid until the next call.
  const std::vector<uint32_t>& best(const NameGrammar& grammar, const Matrix& scores, size_t begin,
                                    size_t words);

 private:
  std::vector<float> sums_, sums_before_;  // by last tag
  std::vector<uint32_t> from_;             // words x tags: the tag before on the best row that ends so
  std::vector<uint32_t> path_;
};

}  // namespace dramatis::extract
