// The best row of name tags over a sentence's words: "I-person" only after "B-person" or "I-person". Viterbi's
// algorithm over the scores; ties go to the earlier tag.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/parser/matrix.h"

namespace dramatis::extract {

// Which tag may follow which, read off the tags' names. Any tag other than "I-..." may stand anywhere.
class NameGrammar {
 public:
  explicit NameGrammar(const std::vector<std::string_view>& tags);

  size_t tags() const { return begin_of_.size(); }
  bool may_begin(uint32_t tag) const { return begin_of_[tag] < 0; }
  bool may_follow(uint32_t tag, uint32_t before) const {
    return begin_of_[tag] < 0 || before == tag || static_cast<int32_t>(before) == begin_of_[tag];
  }

 private:
  std::vector<int32_t> begin_of_;  // of "I-x" the number of "B-x" (its own if there is none), of others -1
};

// Memory for one sentence at a time, kept from run to run.
class NamePath {
 public:
  // The best tags of the words whose scores are rows [begin, begin + words); valid until the next call.
  const std::vector<uint32_t>& best(const NameGrammar& grammar, const Matrix& scores, size_t begin, size_t words);

 private:
  std::vector<float> sums_, sums_before_;  // by last tag
  std::vector<uint32_t> from_;             // words x tags: the tag before on the best row that ends so
  std::vector<uint32_t> path_;
};

}  // namespace dramatis::extract
