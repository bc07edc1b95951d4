// SentenceTree: child lists and spans over the dependency tree of one sentence.
//
// A view: the sentence must outlive it. Const after construction.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "extract/document/sentence.h"

namespace dramatis::extract {

constexpr int32_t kNoToken = -1;

// "nsubj:pass" -> "nsubj"
std::string_view base_relation(std::string_view deprel);

class SentenceTree {
 public:
  explicit SentenceTree(const Sentence& sentence);

  const Sentence& sentence() const { return *sentence_; }
  int32_t size() const { return static_cast<int32_t>(sentence_->tokens.size()); }
  const Token& operator[](int32_t token) const { return sentence_->tokens[static_cast<size_t>(token)]; }
  int32_t root() const { return root_; }

  // Children in text order.
  std::span<const int32_t> children(int32_t token) const;
  // First child with exactly this relation ("nsubj:pass") or, without a subtype given, any of its subtypes
  // too.
  int32_t child(int32_t token, std::string_view deprel) const;
  bool has_child(int32_t token, std::string_view deprel) const { return child(token, deprel) != kNoToken; }
  // True if the token's relation is `deprel` or a subtype of it.
  bool is(int32_t token, std::string_view deprel) const;
  bool is_any(int32_t token, std::initializer_list<std::string_view> deprels) const;

  // The preposition of a nominal: "of", "according to" (fixed expressions joined by blanks, lower case); ""
  // if none.
  std::string preposition(int32_t token) const;
  // Text order interval [first, last] covered by the token's subtree, with its smallest and largest token.
  std::pair<int32_t, int32_t> extent(int32_t token) const;
  // The same, leaving out children whose relation (or base relation) is listed, and all below them.
  std::pair<int32_t, int32_t> extent_without(int32_t token,
                                             std::initializer_list<std::string_view> deprels) const;
  TextSpan span_of(std::pair<int32_t, int32_t> extent) const;
  TextSpan span_between(int32_t first, int32_t last) const { return span_of({first, last}); }
  bool dominates(int32_t ancestor, int32_t token) const;

  // The verb, adjective or noun whose argument the token's noun phrase is, past conjuncts; kNoToken for the
  // root.
  int32_t governor(int32_t token) const;
  // The relation of the token, or of the first conjunct if it is one of several.
  std::string_view role(int32_t token) const;

  // The noun that a phrase is about: "aid" in "tons of food aid", "talks" in "two days of talks"; else
  // `token`.
  int32_t content_noun(int32_t token) const;

  // The token itself and the nominals coordinated with it (its `conj` children, recursively), in text order.
  std::vector<int32_t> conjuncts(int32_t token) const;

 private:
  // The token, or the first of the conjuncts that it is one of.
  int32_t first_conjunct(int32_t token) const;

  const Sentence* sentence_;
  std::vector<int32_t> first_;  // children of t: children_[first_[t] .. first_[t + 1])
  std::vector<int32_t> children_;
  int32_t root_ = kNoToken;
};

// The particle of a verb, "out" in "hit out", with its token; "" if it has none.
std::string particle_of(const SentenceTree& tree, int32_t verb, int32_t* token);

}  // namespace dramatis::extract
