#include "extract/mentions/parse_index.h"

#include <algorithm>

#include "extract/knowledge/text_forms.h"

namespace dramatis::extract {

ParseIndex::ParseIndex(const Sentence& sentence) : sentence_(&sentence) {
  const size_t n = sentence.tokens.size();
  first_.assign(n + 1, 0);
  for (const Token& token : sentence.tokens)
    if (token.head >= 0) ++first_[static_cast<size_t>(token.head) + 1];
  for (size_t t = 0; t < n; ++t) first_[t + 1] += first_[t];
  children_.resize(first_[n]);
  std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
  for (size_t t = 0; t < n; ++t)
    if (const int32_t head = sentence.tokens[t].head; head >= 0)
      children_[next[static_cast<size_t>(head)]++] = static_cast<uint32_t>(t);
}

std::span<const uint32_t> ParseIndex::children(uint32_t token) const {
  return {children_.data() + first_[token], first_[token + 1] - first_[token]};
}

bool ParseIndex::is(uint32_t token, std::string_view relation) const {
  const std::string_view deprel = (*this)[token].deprel;
  return deprel.starts_with(relation) && (deprel.size() == relation.size() || deprel[relation.size()] == ':');
}

bool ParseIndex::is_any(uint32_t token, std::initializer_list<std::string_view> relations) const {
  return std::any_of(relations.begin(), relations.end(), [&](std::string_view r) { return is(token, r); });
}

int32_t ParseIndex::child(uint32_t token, std::string_view relation) const {
  for (const uint32_t c : children(token))
    if (is(c, relation)) return static_cast<int32_t>(c);
  return -1;
}

bool ParseIndex::dominates(uint32_t ancestor, uint32_t token) const {
  for (uint32_t steps = 0; steps <= size(); ++steps) {
    if (token == ancestor) return true;
    if ((*this)[token].head < 0) return false;
    token = static_cast<uint32_t>((*this)[token].head);
  }
  return false;
}

std::string ParseIndex::preposition(uint32_t token) const {
  for (const uint32_t c : children(token))
    if (is(c, "case") && (*this)[c].upos != Upos::kPart) return fold((*this)[c].form);
  return {};
}

int32_t ParseIndex::governor(uint32_t token) const {
  for (uint32_t steps = 0; steps <= size() && is(token, "conj") && (*this)[token].head >= 0; ++steps)
    token = static_cast<uint32_t>((*this)[token].head);
  return (*this)[token].head;
}

std::string_view ParseIndex::role(uint32_t token) const {
  for (uint32_t steps = 0; steps <= size() && is(token, "conj") && (*this)[token].head >= 0; ++steps)
    token = static_cast<uint32_t>((*this)[token].head);
  return (*this)[token].deprel;
}

}  // namespace dramatis::extract
