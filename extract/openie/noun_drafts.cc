// Triples inside noun phrases: appositions and titles say what someone "is", possessors what they "have",
// prepositional complements where or of what something "is".

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "extract/openie/triple_draft.h"

namespace dramatis::extract {
namespace {

bool is_nominal(const Token& token) {
  return token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kPron ||
         token.upos == Upos::kNum || token.upos == Upos::kSym;
}

// Adjectives that say which or how many, not what something is like.
constexpr std::array<std::string_view, 21> kDeterminerLike = {
    "other", "several", "many",  "most",    "same",    "such", "few",   "more",    "own",    "last", "next",
    "first", "second",  "third", "certain", "various", "much", "whole", "further", "entire", "only"};

bool is_quality(const SentenceTree& tree, int32_t noun, int32_t adjective) {
  const Token& token = tree[adjective];
  if (tree[noun].upos == Upos::kPropn || token.xpos == "CD") return false;  // "the United States"
  return std::find(kDeterminerLike.begin(), kDeterminerLike.end(), token.lemma) == kDeterminerLike.end();
}

// Titles that are tagged as parts of the name behind them.
constexpr std::array<std::string_view, 32> kTitles = {
    "president",  "minister",   "secretary", "senator", "representative", "governor",    "mayor",
    "chancellor", "judge",      "justice",   "general", "colonel",        "captain",     "admiral",
    "commander",  "lieutenant", "king",      "queen",   "prince",         "princess",    "pope",
    "bishop",     "archbishop", "cardinal",  "sheikh",  "ambassador",     "congressman", "chairman",
    "director",   "premier",    "speaker",   "attorney"};

bool is_title(const Token& token) {
  if (token.upos == Upos::kNoun) return true;
  std::string lemma(token.lemma);
  for (char& c : lemma)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return token.upos == Upos::kPropn && std::find(kTitles.begin(), kTitles.end(), lemma) != kTitles.end();
}

class NounDrafter {
 public:
  explicit NounDrafter(const SentenceTree& tree) : tree_(tree), reader_(tree) {}

  std::vector<TripleDraft> draft() {
    for (int32_t t = 0; t < tree_.size(); ++t) {
      if (!is_nominal(tree_[t])) continue;
      for (const int32_t c : tree_.children(t)) {
        if (tree_.is(c, "appos")) draft_apposition(t, c);
        if (tree_[c].deprel == "nmod:poss")
          draft_possession(t, c);
        else if (tree_.is(c, "nmod"))
          draft_complement(t, c);
        if (tree_.is(c, "amod") && is_quality(tree_, t, c)) draft_quality(t, c);
      }
      draft_title(t);
    }
    return std::move(drafts_);
  }

 private:
  using Extent = PhraseReader::Extent;

  TripleDraft make(Construction construction, int32_t head, int32_t subject, int32_t object) const {
    TripleDraft draft;
    draft.construction = construction;
    draft.head = head;
    draft.subject_head = subject;
    draft.object_head = object;
    draft.subject = reader_.nominal(subject, Extent::kMinimal);
    draft.object = reader_.nominal(object, Extent::kMinimal);
    return draft;
  }

  static void remove(Phrase& phrase, const std::vector<int32_t>& tokens) {
    std::erase_if(phrase.tokens,
                  [&](int32_t t) { return std::binary_search(tokens.begin(), tokens.end(), t); });
  }

  void draft_apposition(int32_t head, int32_t apposed) {
    if (!is_nominal(tree_[apposed])) return;
    const bool name_behind = tree_[apposed].upos == Upos::kPropn && tree_[head].upos != Upos::kPropn;
    const int32_t subject = name_behind ? apposed : head;
    TripleDraft draft = make(Construction::kApposition, apposed, subject, name_behind ? head : apposed);
    draft.relation.implied = plural(subject) ? "are" : "is";
    drafts_.push_back(std::move(draft));
  }

  void draft_possession(int32_t owned, int32_t owner) {
    if (tree_[owner].xpos == "WP$") return;
    TripleDraft draft = make(Construction::kPossession, owned, owner, owned);
    if (tree_[owner].upos == Upos::kPron) {
      const int32_t subject = subject_above(owned);
      if (subject == kNoToken) return;
      draft.subject_head = subject;
      draft.subject = reader_.nominal(subject, Extent::kMinimal);
    }
    remove(draft.object, reader_.clause(owner).tokens);
    draft.relation.implied = past() ? "had" : plural(draft.subject_head) ? "have" : "has";
    drafts_.push_back(std::move(draft));
  }

  // The subject of the clause around a noun: the likely antecedent of "his" and "their".
  int32_t subject_above(int32_t noun) const {
    for (int32_t t = tree_[noun].head, steps = 0; t != kNoToken && steps < tree_.size();
         t = tree_[t].head, ++steps) {
      const int32_t subject = tree_.child(t, "nsubj");
      if (subject == kNoToken) continue;
      if (tree_.dominates(subject, noun) || tree_[subject].upos == Upos::kPron) return kNoToken;
      return subject;
    }
    return kNoToken;
  }

  void draft_complement(int32_t head, int32_t complement) {
    const std::vector<int32_t> preposition = reader_.preposition(complement);
    if (preposition.empty()) return;
    const std::string words = tree_.preposition(complement);
    const bool example = words == "such as" || words == "including" || words == "like";
    const std::vector<int32_t> heads = tree_.conjuncts(complement);
    for (const int32_t h : heads) {
      TripleDraft draft =
          make(example ? Construction::kExample : Construction::kComplement, complement, head, h);
      remove(draft.subject, reader_.clause(complement).tokens);
      draft.relation.implied = be(head);
      draft.relation.tokens = preposition;
      draft.object_conjuncts = static_cast<int32_t>(heads.size());
      drafts_.push_back(std::move(draft));
    }
  }

  void draft_quality(int32_t noun, int32_t adjective) {
    TripleDraft draft = make(Construction::kQuality, adjective, noun, noun);
    draft.object_head = adjective;
    draft.object = reader_.clause(adjective);
    remove(draft.subject, draft.object.tokens);
    draft.relation.implied = be(noun);
    drafts_.push_back(std::move(draft));
  }

  // "author Bill Bryson", "Foreign Minister Sergei Lavrov"
  void draft_title(int32_t name) {
    if (tree_[name].upos != Upos::kPropn) return;
    int32_t title = kNoToken;
    for (const int32_t c : tree_.children(name))
      if (c < name && tree_.is_any(c, {"compound", "nmod"}) && is_title(tree_[c])) title = c;
    if (title == kNoToken) return;
    TripleDraft draft = make(Construction::kTitle, title, name, title);
    const Phrase whole = draft.subject;
    draft.subject.tokens.clear();
    draft.object.tokens.clear();
    for (const int32_t t : whole.tokens) (t <= title ? draft.object : draft.subject).tokens.push_back(t);
    draft.relation.implied = "is";
    drafts_.push_back(std::move(draft));
  }

  bool plural(int32_t noun) const { return tree_[noun].feats.find("Number=Plur") != std::string_view::npos; }

  bool past() const {
    const int32_t root = tree_.root();
    if (root == kNoToken) return false;
    if (tree_[root].xpos == "VBD") return true;
    for (const int32_t c : tree_.children(root))
      if (tree_.is_any(c, {"aux", "cop"}) && tree_[c].xpos == "VBD") return true;
    return false;
  }

  std::string be(int32_t noun) const {
    if (past()) return plural(noun) ? "were" : "was";
    return plural(noun) ? "are" : "is";
  }

  const SentenceTree& tree_;
  PhraseReader reader_;
  std::vector<TripleDraft> drafts_;
};

}  // namespace

std::vector<TripleDraft> draft_nouns(const SentenceTree& tree) { return NounDrafter(tree).draft(); }

}  // namespace dramatis::extract
