#include "extract/openie/verb_group.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/relations/clause_status.h"

namespace dramatis::extract {
namespace {

// Adverbs that belong to the copula rather than to the adjective behind it.
constexpr std::array<std::string_view, 20> kClauseAdverbs = {
    "also",      "still",     "now",       "never",    "always",   "often",     "usually",
    "generally", "currently", "already",   "later",    "finally",  "initially", "likely",
    "mainly",    "primarily", "sometimes", "formerly", "probably", "then"};

bool is_clause_adverb(const Token& token) {
  return std::find(kClauseAdverbs.begin(), kClauseAdverbs.end(), token.lemma) != kClauseAdverbs.end();
}

}  // namespace

const Clause* VerbGroups::governor(const Clause& clause) const {
  return clause.governor < 0 ? nullptr : &clauses_[static_cast<size_t>(clause.governor)];
}

const Clause* VerbGroups::opener(const Clause& clause) const {
  const Clause* first = governor(clause);
  if (!first || clause.link != ClauseLink::kOpenComplement || tree_[clause.head].head != first->head)
    return nullptr;
  const bool verbal = tree_[clause.head].upos == Upos::kVerb || clause.copula != kNoToken;
  if (!verbal) return nullptr;
  // "urged employees to dress": the infinitive has another subject. (The object may hang on the wrong verb's
  // left.)
  if (!first->passive && (tree_.has_child(first->head, "obj") || tree_.has_child(first->head, "iobj")))
    return nullptr;
  return first;
}

bool VerbGroups::opens_another(const Clause& clause) const {
  return std::any_of(clauses_.begin(), clauses_.end(), [&](const Clause& c) { return opener(c) == &clause; });
}

std::vector<const Clause*> VerbGroups::chain(const Clause& clause) const {
  std::vector<const Clause*> out{&clause};
  while (const Clause* first = opener(*out.back())) out.push_back(first);
  return out;
}

std::vector<int32_t> VerbGroups::words(const Clause& clause) const {
  std::vector<int32_t> out = lead(clause);
  const std::vector<int32_t> own = own_words(clause);
  out.insert(out.end(), own.begin(), own.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<int32_t> VerbGroups::lead(const Clause& clause) const {
  if (const Clause* first = opener(clause)) return words(*first);
  const Clause* first = governor(clause);
  const bool conjunct =
      clause.link == ClauseLink::kConjunct && first && first->head == tree_[clause.head].head;
  if (!conjunct || tree_.has_child(clause.head, "nsubj")) return {};
  std::vector<int32_t> out = lead(*first);
  const std::vector<int32_t> shared = shared_auxiliaries(*first, clause);
  out.insert(out.end(), shared.begin(), shared.end());
  return out;
}

// "has instituted and allowed", "was sold and renamed", "will go and see": a bare form takes the first verb's
// helpers.
std::vector<int32_t> VerbGroups::shared_auxiliaries(const Clause& first, const Clause& conjunct) const {
  for (const int32_t c : tree_.children(conjunct.head))
    if (tree_.is_any(c, {"aux", "cop", "mark"})) return {};
  const std::string_view form = tree_[conjunct.head].xpos;
  if (form != tree_[first.head].xpos && !(form.starts_with("VB") && conjunct.passive && first.passive))
    return {};
  if (form == "VBD" || form == "VBZ" || form == "VBP") return {};
  std::vector<int32_t> out;
  for (const int32_t c : tree_.children(first.head)) {
    const bool negation = tree_.is(c, "advmod") && is_negator(tree_[c]);
    const bool infinitive = tree_.is(c, "mark") && tree_[c].xpos == "TO" && opener(first);
    if (c < first.head && (tree_.is(c, "aux") || negation || infinitive)) out.push_back(c);
  }
  return out;
}

std::vector<int32_t> VerbGroups::own_words(const Clause& clause) const {
  const int32_t head = clause.head;
  const bool copular = clause.copula != kNoToken;
  const bool predicate_noun = copular && tree_[head].upos != Upos::kAdj && tree_[head].upos != Upos::kAdv;
  const bool opens = opens_another(clause);
  std::vector<int32_t> out;
  if (!copular || (opens && !predicate_noun)) out.push_back(head);
  std::vector<int32_t> adverbs;
  for (const int32_t c : tree_.children(head)) {
    const Token& token = tree_[c];
    if (tree_.is_any(c, {"aux", "cop", "compound:prt"})) {
      out.push_back(c);
    } else if (tree_.is(c, "mark") && token.xpos == "TO" && opener(clause)) {
      out.push_back(c);
    } else if (tree_.is(c, "advmod") && is_negator(token)) {
      out.push_back(c);
    } else if (tree_.is(c, "advmod") && token.xpos != "WRB" && tree_.children(c).empty()) {
      if (!copular || c < clause.copula || predicate_noun || is_clause_adverb(token) || opens)
        adverbs.push_back(c);
    }
  }
  std::sort(out.begin(), out.end());
  // An adverb belongs if it touches the group: before the verb, or right behind it ("ran daily on").
  const bool has_object = tree_.has_child(head, "obj");
  for (bool changed = true; changed;) {
    changed = false;
    for (const int32_t a : adverbs) {
      if (std::binary_search(out.begin(), out.end(), a)) continue;
      const bool before = std::binary_search(out.begin(), out.end(), a + 1);
      const bool behind = std::binary_search(out.begin(), out.end(), a - 1);
      if (a < head ? !(before || behind) : !(behind && !has_object)) continue;
      out.insert(std::lower_bound(out.begin(), out.end(), a), a);
      changed = true;
    }
  }
  return out;
}

}  // namespace dramatis::extract
