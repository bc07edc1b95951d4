// The tree of a question: what its understanding asks of it.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "query/ask/parsed_question.h"

namespace dramatis::query {

constexpr int32_t kNoWord = -1;

// The question must outlive it. Heads may form anything: walks end after as many steps as there are words.
class QuestionTree {
 public:
  explicit QuestionTree(const ParsedQuestion& question) : words_(question.words) {}

  int32_t size() const { return static_cast<int32_t>(words_.size()); }
  const QuestionWord& operator[](int32_t word) const { return words_[static_cast<size_t>(word)]; }

  bool is(int32_t word, std::string_view deprel) const {  // with or without subtype
    const std::string& own = (*this)[word].deprel;
    return own == deprel ||
           (own.starts_with(deprel) && own.size() > deprel.size() && own[deprel.size()] == ':');
  }
  bool is_one_of(int32_t word, std::initializer_list<std::string_view> deprels) const {
    return std::any_of(deprels.begin(), deprels.end(), [&](std::string_view d) { return is(word, d); });
  }
  int32_t root() const {
    for (int32_t i = 0; i < size(); ++i)
      if ((*this)[i].head < 0) return i;
    return kNoWord;
  }
  int32_t child(int32_t word, std::string_view deprel) const {
    for (int32_t i = 0; i < size(); ++i)
      if ((*this)[i].head == word && is(i, deprel)) return i;
    return kNoWord;
  }
  // The ancestor of the word, or itself, that hangs on `ancestor`; none if it is not below it.
  int32_t branch(int32_t word, int32_t ancestor) const {
    for (int32_t steps = 0; steps < size() && word >= 0; ++steps) {
      if ((*this)[word].head == ancestor) return word;
      word = (*this)[word].head;
    }
    return kNoWord;
  }

 private:
  const std::vector<QuestionWord>& words_;
};

}  // namespace dramatis::query
