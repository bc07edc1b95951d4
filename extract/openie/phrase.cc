#include "extract/openie/phrase.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "extract/text/characters.h"

namespace dramatis::extract {
namespace {

constexpr std::array<std::string_view, 44> kTimeWords = {
    "january", "february", "march",     "april",    "may",     "june",      "july",     "august", "september",
    "october", "november", "december",  "monday",   "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",  "today",    "yesterday", "tomorrow", "tonight", "year",      "month",    "week",   "day",
    "hour",    "minute",   "decade",    "century",  "morning", "afternoon", "evening",  "night",  "season",
    "summer",  "winter",   "spring",    "autumn",   "weekend", "quarter",   "time",     "moment"};

bool is_year(std::string_view form) {
  return form.size() >= 4 && form.size() <= 5 && (form.starts_with("1") || form.starts_with("20")) &&
         std::all_of(form.begin(), form.begin() + 4, [](char c) { return c >= '0' && c <= '9'; }) &&
         (form.size() == 4 || form[4] == 's');
}

bool is_bracket(const Token& token) {
  return token.form == "(" || token.form == ")" || token.form == "[" || token.form == "]" ||
         token.form == "-LRB-" || token.form == "-RRB-";
}

// Marks that divide phrases: they go when a neighbour is gone. Hyphens, slashes and signs hold words
// together.
bool divides(const Token& token) {
  if (token.upos != Upos::kPunct || is_quotation_mark(token)) return false;
  return token.form == "," || token.form == ";" || token.form == ":" || token.form == "--" ||
         token.form == "–" || token.form == "—" || token.form == "." || token.form == "?" ||
         token.form == "!" || token.form == "..." || is_bracket(token) ||
         (token.form == "-" && token.space_after);
}

}  // namespace

void Phrase::add(const std::vector<int32_t>& more) {
  tokens.insert(tokens.end(), more.begin(), more.end());
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
}

std::string text_of(std::string_view text, const Sentence& sentence, const Phrase& phrase) {
  std::string out = phrase.implied;
  int32_t previous = kNoToken;
  for (const int32_t t : phrase.tokens) {
    const TextSpan span = sentence.tokens[static_cast<size_t>(t)].span;
    const bool adjacent = previous != kNoToken && t == previous + 1 &&
                          sentence.tokens[static_cast<size_t>(previous)].span.end == span.begin;
    if (!out.empty() && !adjacent) out += ' ';
    if (span.end <= text.size()) out += text.substr(span.begin, span.end - span.begin);
    previous = t;
  }
  return out;
}

TextSpan span_of(const Sentence& sentence, const Phrase& phrase) {
  if (phrase.tokens.empty()) return {};
  return {sentence.tokens[static_cast<size_t>(phrase.tokens.front())].span.begin,
          sentence.tokens[static_cast<size_t>(phrase.tokens.back())].span.end};
}

Phrase PhraseReader::nominal(int32_t head, Extent extent) const {
  const int32_t copula = tree_.child(head, "cop");
  std::vector<int32_t> tokens{head};
  for (const int32_t c : tree_.children(head)) {
    if (tree_.is_any(c, {"case", "mark", "parataxis", "discourse", "vocative", "dislocated"})) continue;
    if (tree_.is_any(c, {"nsubj", "csubj", "cop", "aux", "advcl", "expl"})) continue;
    if (copula != kNoToken && (c < copula || tree_.is(c, "obl"))) continue;
    if (extent != Extent::kWhole && tree_.is_any(c, {"conj", "cc"}) && !is_part_of_name(tree_, c)) continue;
    if (extent == Extent::kMinimal && tree_.is_any(c, {"acl", "appos"})) continue;
    if (extent == Extent::kFull && tree_.is_any(c, {"acl:relcl", "appos"}) && set_off(c)) continue;
    collect(c, tokens);
  }
  return tidy(std::move(tokens));
}

// A relative clause or apposition behind a comma says something of its own.
bool PhraseReader::set_off(int32_t head) const {
  const int32_t first = tree_.extent(head).first;
  return divides(tree_[first]) || (first > 0 && divides(tree_[first - 1]));
}

Phrase PhraseReader::clause(int32_t head, const std::vector<int32_t>& without) const {
  std::vector<int32_t> tokens;
  std::vector<int32_t> stack{head};
  while (!stack.empty()) {
    const int32_t t = stack.back();
    stack.pop_back();
    tokens.push_back(t);
    for (const int32_t c : tree_.children(t))
      if (std::find(without.begin(), without.end(), c) == without.end()) stack.push_back(c);
  }
  return tidy(std::move(tokens));
}

std::vector<int32_t> PhraseReader::preposition(int32_t head) const {
  std::vector<int32_t> out;
  for (const int32_t c : tree_.children(head)) {
    if (!tree_.is(c, "case") || tree_[c].upos == Upos::kPart) continue;
    out.push_back(c);
    for (const int32_t f : tree_.children(c))
      if (tree_.is(f, "fixed")) out.push_back(f);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void PhraseReader::collect(int32_t token, std::vector<int32_t>& out) const {
  std::vector<int32_t> stack{token};
  while (!stack.empty()) {
    const int32_t t = stack.back();
    stack.pop_back();
    out.push_back(t);
    for (const int32_t c : tree_.children(t)) stack.push_back(c);
  }
}

Phrase PhraseReader::tidy(std::vector<int32_t> tokens) const {
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  const auto has = [&](int32_t t) { return std::binary_search(tokens.begin(), tokens.end(), t); };
  // Punctuation in the middle may hang elsewhere in the tree ("the ` Five ' Stars"): close single gaps of
  // quotes.
  std::vector<int32_t> kept;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && tokens[i] == tokens[i - 1] + 2 && is_quotation_mark(tree_[tokens[i] - 1]))
      kept.push_back(tokens[i] - 1);
    kept.push_back(tokens[i]);
  }
  tokens = std::move(kept);
  for (bool changed = true; changed;) {
    changed = false;
    for (auto it = tokens.begin(); it != tokens.end();) {
      const bool gap =
          !has(*it - 1) || !has(*it + 1) || it == tokens.begin() || std::next(it) == tokens.end();
      const bool opens = tree_[*it].form == "(" || tree_[*it].form == "-LRB-";
      const bool closes = tree_[*it].form == ")" || tree_[*it].form == "-RRB-";
      const bool bracket_holds = (opens && has(*it + 1)) || (closes && has(*it - 1));
      if (divides(tree_[*it]) && gap && !bracket_holds) {
        it = tokens.erase(it);
        changed = true;
      } else {
        ++it;
      }
    }
  }
  // A quotation mark or bracket without its partner goes.
  const auto quotes =
      std::count_if(tokens.begin(), tokens.end(), [&](int32_t t) { return is_quotation_mark(tree_[t]); });
  if (quotes % 2 == 1) {
    if (!tokens.empty() && is_quotation_mark(tree_[tokens.front()]))
      tokens.erase(tokens.begin());
    else if (!tokens.empty() && is_quotation_mark(tree_[tokens.back()]))
      tokens.pop_back();
  }
  while (!tokens.empty() && divides(tree_[tokens.front()]) && !is_bracket(tree_[tokens.front()]))
    tokens.erase(tokens.begin());
  while (!tokens.empty() && divides(tree_[tokens.back()]) && !is_bracket(tree_[tokens.back()]))
    tokens.pop_back();
  return {"", std::move(tokens)};
}

bool is_part_of_name(const SentenceTree& tree, int32_t conjunct) {
  const int32_t coordinator = tree.child(conjunct, "cc");
  return coordinator != kNoToken && tree[coordinator].form == "&";
}

bool is_temporal(const SentenceTree& tree, int32_t token) {
  const Token& t = tree[token];
  if (t.entity == EntityType::kTime || t.deprel == "obl:tmod" || t.deprel == "nmod:tmod") return true;
  if (is_year(t.form)) return true;
  const std::string lemma = lower_ascii(t.lemma);
  return std::find(kTimeWords.begin(), kTimeWords.end(), lemma) != kTimeWords.end();
}

}  // namespace dramatis::extract
