#include "extract/relations/clause_status.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/lexicon/hedge_lexicon.h"

namespace dramatis::extract {
namespace {

using graph::Modality;

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 7> kNegators = {"not",    "never",   "hardly", "scarcely",
                                                       "barely", "neither", "nowhere"};
constexpr std::array<std::string_view, 4> kNegativeDeterminers = {"no", "neither", "nobody", "nothing"};
// The weightier reading wins: what may happen is not what is planned, and neither is a fact.
Modality weaker(Modality a, Modality b) {
  const auto rank = [](Modality m) {
    switch (m) {
      case Modality::kAsserted:
        return 0;
      case Modality::kPlanned:
        return 1;
      case Modality::kPossible:
        return 2;
      case Modality::kConditional:
        return 3;
    }
    return 0;
  };
  return rank(a) >= rank(b) ? a : b;
}

Modality modality_of_auxiliary(std::string_view lemma, bool perfect) {
  if (lemma == "may" || lemma == "might" || lemma == "could" || lemma == "can" || lemma == "should" ||
      lemma == "must" || lemma == "ought")
    return Modality::kPossible;
  if (lemma == "would") return perfect ? Modality::kConditional : Modality::kPossible;
  if (lemma == "will" || lemma == "shall" || lemma == "'ll" || lemma == "to")  // "is to sign"
    return Modality::kPlanned;
  return Modality::kAsserted;
}

// What the word adds by itself: "reportedly", "alleged", "planned".
const ClauseStatus* word_status(const Token& token) {
  const HedgeLexicon& lexicon = HedgeLexicon::built_in();
  if (const ClauseStatus* found = lexicon.word(token.lemma)) return found;
  return lexicon.word(token.form);
}

bool is_present(const Token& token) { return token.xpos == "VBZ" || token.xpos == "VBP"; }

constexpr std::array<std::string_view, 4> kOfWhatComes = {"before", "until", "after", "once"};

// "meets her tomorrow", "are meeting next week"
bool is_arranged(const SentenceTree& tree, int32_t head) {
  bool present = is_present(tree[head]), next = false;
  for (const int32_t c : tree.children(head)) {
    if (tree.is(c, "aux") && tree[head].xpos == "VBG" && tree[c].lemma == "be")
      present |= is_present(tree[c]);
    next |= tree[c].lemma == "tomorrow";
    if (tree[c].entity == EntityType::kTime && tree.is_any(c, {"obl", "nmod"}))
      for (const int32_t g : tree.children(c)) next |= tree[g].lemma == "next";
  }
  return present && next;
}

// "was travelling to Cairo", "is heading to Iowa": not there yet.
bool is_on_the_way(const SentenceTree& tree, int32_t head) {
  static constexpr std::array<std::string_view, 8> kMotions = {"come",    "fly",    "go",   "head",
                                                               "journey", "return", "sail", "travel"};
  if (tree[head].xpos != "VBG" || !contains(kMotions, tree[head].lemma)) return false;
  bool progressive = false, to = false;
  for (const int32_t c : tree.children(head)) {
    progressive |= tree.is(c, "aux") && tree[c].lemma == "be";
    to |= tree.is(c, "obl") && tree.preposition(c) == "to";
  }
  return progressive && to;
}

}  // namespace

bool is_negator(const Token& token) {
  return contains(kNegators, token.lemma) || token.lemma == "n't" || token.lemma == "n’t";
}

bool is_hedge(const Token& token) {
  const ClauseStatus* added = word_status(token);
  return added && added->hedged;
}

void add_phrase_status(ClauseStatus& status, const ClauseStatus& phrase) {
  status.negated |= phrase.negated;
  status.hedged |= phrase.hedged;
  status.modality = weaker(status.modality, phrase.modality);
}

ClauseStatus clause_status(const SentenceTree& tree, int32_t head) {
  ClauseStatus status;
  bool perfect = false;
  for (const int32_t c : tree.children(head)) perfect |= tree.is(c, "aux") && tree[c].lemma == "have";
  for (const int32_t c : tree.children(head)) {
    const Token& token = tree[c];
    if (tree.is(c, "advmod") || tree.is(c, "cc:preconj")) {
      status.negated |= is_negator(token);
      if (const ClauseStatus* added = word_status(token)) add_phrase_status(status, *added);
      // "no longer": the negator hangs on the adverb.
      if (token.lemma == "long" || token.lemma == "longer")
        for (const int32_t g : tree.children(c)) status.negated |= tree[g].lemma == "no";
    } else if (tree.is(c, "aux")) {
      status.modality = weaker(status.modality, modality_of_auxiliary(token.lemma, perfect));
    } else if (tree.is(c, "mark")) {
      if (token.lemma == "if" || token.lemma == "unless" || token.lemma == "whether")
        status.modality = weaker(status.modality, Modality::kConditional);
      if (token.lemma == "without") status.negated = true;
      // "before she meets him", "once they return": still to come.
      if (contains(kOfWhatComes, token.lemma) && is_present(tree[head]))
        status.modality = weaker(status.modality, Modality::kPlanned);
    } else if (tree.is_any(c, {"nsubj", "obj"})) {
      for (const int32_t g : tree.children(c))
        if (tree.is_any(g, {"det", "cc:preconj", "cc"}) && contains(kNegativeDeterminers, tree[g].lemma))
          status.negated = true;
      const bool said = token.lemma == "no" && tree[head].lemma == "say";  // "said no to": the act itself
      if ((contains(kNegativeDeterminers, token.lemma) && !said) || token.lemma == "none")
        status.negated = true;
    } else if (tree.is(c, "advcl")) {
      const int32_t mark = tree.child(c, "mark");
      const bool even = mark != kNoToken && mark > 0 && tree[mark - 1].lemma == "even";  // no condition
      if (mark != kNoToken && tree[mark].lemma == "if" && c > head && !even)
        status.modality = weaker(status.modality, Modality::kConditional);
    }
  }
  // "Obama to visit Cuba": a headline's future.
  const int32_t to = tree.child(head, "mark");
  const bool headline =
      tree.is(head, "root") && to != kNoToken && tree[to].lemma == "to" && tree.has_child(head, "nsubj");
  if (headline || is_arranged(tree, head) || is_on_the_way(tree, head))
    status.modality = weaker(status.modality, Modality::kPlanned);
  return status;
}

ClauseStatus nominal_status(const SentenceTree& tree, int32_t noun) {
  ClauseStatus status;
  for (const int32_t c : tree.children(noun)) {
    const Token& token = tree[c];
    if (tree.is(c, "det") && contains(kNegativeDeterminers, token.lemma)) status.negated = true;
    if (tree.is(c, "amod"))
      if (const ClauseStatus* added = word_status(token)) add_phrase_status(status, *added);
  }
  return status;
}

}  // namespace dramatis::extract
