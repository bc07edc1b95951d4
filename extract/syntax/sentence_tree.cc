#include "extract/syntax/sentence_tree.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/text/characters.h"

namespace dramatis::extract {
namespace {

// Nouns that only measure what follows "of".
constexpr std::array<std::string_view, 34> kMeasures = {
    "ton",   "tonne",    "day",     "week",     "month",   "hour",       "year",       "series", "number",
    "round", "wave",     "part",    "kind",     "dozen",   "score",      "lot",        "worth",  "string",
    "pair",  "spate",    "batch",   "shipment", "load",    "set",        "form",       "bit",    "amount",
    "act",   "campaign", "hundred", "slice",    "tranche", "instalment", "installment"};

bool matches(std::string_view deprel, std::string_view wanted) {
  if (deprel == wanted) return true;
  return deprel.size() > wanted.size() && deprel.starts_with(wanted) && deprel[wanted.size()] == ':';
}

}  // namespace

std::string_view base_relation(std::string_view deprel) { return deprel.substr(0, deprel.find(':')); }

SentenceTree::SentenceTree(const Sentence& sentence) : sentence_(&sentence) {
  const auto n = sentence.tokens.size();
  first_.assign(n + 1, 0);
  children_.resize(n);
  for (const Token& token : sentence.tokens)
    if (token.head >= 0) ++first_[static_cast<size_t>(token.head) + 1];
  for (size_t t = 0; t < n; ++t) first_[t + 1] += first_[t];
  std::vector<int32_t> next(first_.begin(), first_.end() - 1);
  for (size_t t = 0; t < n; ++t) {
    const int32_t head = sentence.tokens[t].head;
    if (head >= 0)
      children_[static_cast<size_t>(next[static_cast<size_t>(head)]++)] = static_cast<int32_t>(t);
    else if (root_ == kNoToken)
      root_ = static_cast<int32_t>(t);
  }
}

std::span<const int32_t> SentenceTree::children(int32_t token) const {
  const auto t = static_cast<size_t>(token);
  return {children_.data() + first_[t], static_cast<size_t>(first_[t + 1] - first_[t])};
}

int32_t SentenceTree::child(int32_t token, std::string_view deprel) const {
  for (const int32_t c : children(token))
    if (matches((*this)[c].deprel, deprel)) return c;
  return kNoToken;
}

bool SentenceTree::is(int32_t token, std::string_view deprel) const {
  return matches((*this)[token].deprel, deprel);
}

bool SentenceTree::is_any(int32_t token, std::initializer_list<std::string_view> deprels) const {
  return std::any_of(deprels.begin(), deprels.end(), [&](std::string_view d) { return is(token, d); });
}

std::string SentenceTree::preposition(int32_t token) const {
  std::string out;
  for (const int32_t c : children(token)) {
    if (!is(c, "case") || (*this)[c].upos == Upos::kPart) continue;  // PART: the possessive 's
    if (!out.empty()) out += ' ';
    out += lower_ascii((*this)[c].form);
    for (const int32_t f : children(c))
      if (is(f, "fixed")) out += ' ' + lower_ascii((*this)[f].form);
  }
  return out;
}

std::pair<int32_t, int32_t> SentenceTree::extent(int32_t token) const { return extent_without(token, {}); }

std::pair<int32_t, int32_t> SentenceTree::extent_without(
    int32_t token, std::initializer_list<std::string_view> deprels) const {
  std::pair<int32_t, int32_t> out{token, token};
  std::vector<int32_t> stack{token};
  while (!stack.empty()) {
    const int32_t t = stack.back();
    stack.pop_back();
    out.first = std::min(out.first, t);
    out.second = std::max(out.second, t);
    for (const int32_t c : children(t))
      if (t != token || !is_any(c, deprels)) stack.push_back(c);
  }
  return out;
}

TextSpan SentenceTree::span_of(std::pair<int32_t, int32_t> extent) const {
  return {(*this)[extent.first].span.begin, (*this)[extent.second].span.end};
}

bool SentenceTree::dominates(int32_t ancestor, int32_t token) const {
  for (int32_t steps = 0; token != kNoToken && steps <= size(); ++steps) {
    if (token == ancestor) return true;
    token = (*this)[token].head;
  }
  return false;
}

int32_t SentenceTree::first_conjunct(int32_t token) const {
  for (int32_t steps = 0; steps <= size() && is(token, "conj") && (*this)[token].head != kNoToken; ++steps)
    token = (*this)[token].head;
  return token;
}

int32_t SentenceTree::governor(int32_t token) const { return (*this)[first_conjunct(token)].head; }

std::string_view SentenceTree::role(int32_t token) const { return (*this)[first_conjunct(token)].deprel; }

int32_t SentenceTree::content_noun(int32_t token) const {
  for (int32_t steps = 0; steps < 3; ++steps) {
    if (std::find(kMeasures.begin(), kMeasures.end(), (*this)[token].lemma) == kMeasures.end()) break;
    int32_t inner = kNoToken;
    for (const int32_t c : children(token))
      if (is(c, "nmod") && preposition(c) == "of") inner = c;
    if (inner == kNoToken) break;
    token = inner;
  }
  return token;
}

std::vector<int32_t> SentenceTree::conjuncts(int32_t token) const {
  std::vector<int32_t> out{token};
  for (size_t i = 0; i < out.size(); ++i)
    for (const int32_t c : children(out[i]))
      if (is(c, "conj")) out.push_back(c);
  std::sort(out.begin(), out.end());
  return out;
}

std::string particle_of(const SentenceTree& tree, int32_t verb, int32_t* token) {
  for (const int32_t c : tree.children(verb))
    if (tree[c].deprel == "compound:prt" ||
        (tree.is(c, "advmod") && !tree.has_child(c, "obl") && !tree.has_child(c, "advmod") &&
         (tree[c].xpos == "RP" || tree[c].lemma == "forward" || tree[c].lemma == "ahead" ||
          tree[c].lemma == "back"))) {
      *token = c;
      return tree[c].lemma;
    }
  return "";
}

}  // namespace dramatis::extract
