// ParseIndex: the children of each token of a parsed sentence, and what the actors' code asks of a parse.
//
// A view: the sentence must outlive it. Const after construction.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document/sentence.h"

namespace dramatis::extract {

class ParseIndex {
 public:
  explicit ParseIndex(const Sentence& sentence);

  const Sentence& sentence() const { return *sentence_; }
  uint32_t size() const { return static_cast<uint32_t>(sentence_->tokens.size()); }
  const Token& operator[](uint32_t token) const { return sentence_->tokens[token]; }
  std::span<const uint32_t> children(uint32_t token) const;  // in text order

  // The token's relation without its subtype is `relation`, or the whole is.
  bool is(uint32_t token, std::string_view relation) const;
  bool is_any(uint32_t token, std::initializer_list<std::string_view> relations) const;
  // The first child with the relation, or -1.
  int32_t child(uint32_t token, std::string_view relation) const;
  bool dominates(uint32_t ancestor, uint32_t token) const;  // or is it

  // The lower-cased preposition of a nominal: "of", "" if none.
  std::string preposition(uint32_t token) const;
  // The verb, adjective or noun whose argument the token's noun phrase is, past conjuncts; -1 for the root.
  int32_t governor(uint32_t token) const;
  // The relation of the token, or of the first conjunct if it is one of several.
  std::string_view role(uint32_t token) const;

 private:
  const Sentence* sentence_;
  std::vector<uint32_t> first_;  // children of t: children_[first_[t] .. first_[t + 1])
  std::vector<uint32_t> children_;
};

}  // namespace dramatis::extract
