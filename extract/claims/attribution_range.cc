#include "extract/claims/attribution_range.h"

#include <algorithm>

namespace dramatis::extract {
namespace {

bool is_edge_punctuation(const Token& token) {
  if (token.upos != Upos::kPunct && token.upos != Upos::kSym) return false;
  return !is_quotation_mark(token) && token.form != ")" && token.form != "(" && token.form != "]" &&
         token.form != "[" && token.form != "$" && token.form != "%" && token.form != "#";
}

// Who rejects, praises or hears a claim has not made it.
bool takes_as_anothers(const Token& verb) {
  constexpr std::string_view kVerbs[] = {
      "address",    "answer",      "applaud",   "blast",   "condemn",  "confirm",   "consider",
      "contradict", "criticise",   "criticize", "debunk",  "denounce", "deny",      "discredit",
      "discuss",    "dismiss",     "dispute",   "face",    "fuel",     "hail",      "hear",
      "ignore",     "investigate", "mock",      "oppose",  "praise",   "prompt",    "prove",
      "question",   "read",        "rebuff",    "rebut",   "receive",  "refute",    "reinforce",
      "reject",     "respond",     "slam",      "support", "undercut", "undermine", "welcome"};
  return std::find(std::begin(kVerbs), std::end(kVerbs), verb.lemma) != std::end(kVerbs);
}

// Text order interval of a subtree with a branch left out; punctuation does not widen it.
void widen(const SentenceTree& tree, int32_t root, int32_t without, TokenRange& range) {
  std::vector<int32_t> stack{root};
  while (!stack.empty()) {
    const int32_t t = stack.back();
    stack.pop_back();
    if (t == without) continue;
    for (const int32_t c : tree.children(t)) stack.push_back(c);
    if (is_edge_punctuation(tree[t])) continue;
    range.first = std::min(range.first, t);
    range.second = std::max(range.second, t);
  }
}

// "Keller (D-Ohio)": the bracket that a range opens is closed in it, wherever the mark hangs.
void close_bracket(const SentenceTree& tree, TokenRange& range) {
  int open = 0;
  for (int32_t t = range.first; t <= range.second; ++t) open += (tree[t].form == "(") - (tree[t].form == ")");
  if (open == 1 && range.second + 1 < tree.size() && tree[range.second + 1].form == ")") ++range.second;
}

}  // namespace

bool is_light_verb(std::string_view lemma) {
  constexpr std::string_view kLight[] = {"deliver", "express", "give",  "have", "hold",
                                         "issue",   "make",    "raise", "take", "voice"};
  return std::find(std::begin(kLight), std::end(kLight), lemma) != std::end(kLight);
}

bool is_quotation_mark(const Token& token) {
  const std::string& f = token.form;
  return f == "\"" || f == "“" || f == "”" || f == "''" || f == "``" || f == "‘" || f == "’" || f == "'" ||
         f == "«" || f == "»" || f == "„";
}

TokenRange content_range(const SentenceTree& tree, const std::vector<int32_t>& roots, int32_t without,
                         bool drop_preposition) {
  TokenRange range{tree.size(), -1};
  for (const int32_t root : roots) widen(tree, root, without, range);
  if (drop_preposition && !roots.empty())
    while (range.first < range.second &&
           ((tree.is_any(range.first, {"case", "mark"}) && tree[range.first].head == roots.front()) ||
            (tree.is(range.first, "fixed") && range.first < roots.front())))
      ++range.first;
  return range;
}

TokenRange without_participle(const SentenceTree& tree, TokenRange range) {
  for (int32_t t = range.first + 2; t <= range.second; ++t) {
    if (tree[t].xpos != "VBG" || !tree.is_any(t, {"acl", "advcl"}) || tree[t].head < range.first) continue;
    const TokenRange participle = tree.extent(t);
    if (participle.first > range.first + 1 && participle.second >= range.second &&
        tree[participle.first - 1].form == ",")
      return {range.first, participle.first - 2};
  }
  return range;
}

TokenRange source_range(const SentenceTree& tree, int32_t source, int32_t cue) {
  TokenRange range =
      tree.extent_without(source, {"acl:relcl", "parataxis", "punct", "case", "cc", "cop", "advcl"});
  for (const int32_t c : tree.children(source))
    if (tree.is(c, "punct") && is_quotation_mark(tree[c]))
      range = {std::min(range.first, c), std::max(range.second, c)};
  if (cue > source)
    range.second = std::min(range.second, std::max(source, cue - 1));
  else
    range.first = std::max(range.first, std::min(source, cue + 1));
  while (range.second > source && is_edge_punctuation(tree[range.second])) --range.second;
  while (range.first < source && is_edge_punctuation(tree[range.first])) ++range.first;
  close_bracket(tree, range);
  return range;
}

TokenRange predicate_range(const SentenceTree& tree, int32_t predicate) {
  TokenRange range{predicate, predicate};
  const auto belongs = [&](int32_t t) {
    return tree.is_any(t, {"aux", "cop", "advmod", "compound:prt", "mark"}) && tree.dominates(predicate, t) &&
           tree[t].upos != Upos::kSconj && tree[t].upos != Upos::kPunct;
  };
  while (range.first > 0 && belongs(range.first - 1)) --range.first;
  while (range.second + 1 < tree.size() && tree.is(range.second + 1, "compound:prt") &&
         tree[range.second + 1].head == predicate)
    ++range.second;
  return range;
}

TokenRange cue_range(const SentenceTree& tree, int32_t cue, CueFrame frame, int32_t content) {
  TokenRange range = predicate_range(tree, cue);
  // "refused to say", "went on to claim": the governing verb belongs to the cue.
  for (int32_t t = cue; tree.is(t, "xcomp") && tree[t].head < t && tree[tree[t].head].upos == Upos::kVerb;) {
    t = tree[t].head;
    const TokenRange more = predicate_range(tree, t);
    if (range.first - more.second > 1) break;
    range.first = std::min(range.first, more.first);
  }
  // "was quoted as saying"
  const int32_t governor = tree[cue].head;
  if (governor != kNoToken && tree.is(cue, "advcl") && tree[cue].xpos == "VBG" && governor + 2 == cue &&
      tree[governor + 1].form == "as")
    range.first = std::min(range.first, predicate_range(tree, governor).first);
  if (tree[cue].upos == Upos::kNoun)
    while (range.first > 0 && tree[range.first - 1].head == cue && tree.is_any(range.first - 1, {"amod"}) &&
           tree[range.first - 1].upos == Upos::kAdj)
      --range.first;
  if (frame == CueFrame::kOblique) {
    // "called for": the preposition that stands next to the cue.
    const int32_t next = range.second + 1;
    if (next < tree.size() && tree.is_any(next, {"case", "mark"}) && tree[next].head == content) {
      range.second = next;
      while (range.second + 1 < tree.size() && tree.is(range.second + 1, "fixed")) ++range.second;
    }
  }
  return range;
}

int32_t nominal_before(const SentenceTree& tree, int32_t token) {
  const auto nominal = [&](int32_t t) {
    return tree[t].upos == Upos::kNoun || tree[t].upos == Upos::kPropn || tree[t].upos == Upos::kPron ||
           tree[t].upos == Upos::kNum;
  };
  int32_t t = token - 1;
  if (t < 0 || !nominal(t)) return kNoToken;
  while (tree[t].head != kNoToken && tree[t].head < token && t - tree[t].head < 12 && nominal(tree[t].head))
    t = tree[t].head;
  return t;
}

NominalSource source_of_noun(const SentenceTree& tree, const std::vector<Clause>& clauses, int32_t noun,
                             int32_t content) {
  const int32_t verb = tree[noun].head;
  NominalSource of_verb;
  if (verb != kNoToken && tree.is_any(noun, {"obj", "obl"}) && verb < noun &&
      !takes_as_anothers(tree[verb])) {
    const int32_t index = clause_headed_by(clauses, verb);
    if (index >= 0)
      if (const Argument* subject = clauses[static_cast<size_t>(index)].argument(Slot::kSubject))
        of_verb = {subject->token, verb};
  }
  for (const int32_t c : tree.children(noun)) {
    if (c == content || !tree.is(c, "nmod:poss")) continue;
    // "Russia voiced its concern": the pronoun says no more than the subject.
    return tree[c].upos == Upos::kPron && of_verb.source != kNoToken && tree.is(noun, "obj")
               ? of_verb
               : NominalSource{c, kNoToken};
  }
  for (const int32_t c : tree.children(noun)) {
    if (c == content || !tree.is(c, "nmod")) continue;
    const std::string preposition = tree.preposition(c);
    if (preposition == "by" || preposition == "from" || preposition == "among" || preposition == "of")
      return {c, kNoToken};
  }
  for (const int32_t c : tree.children(noun))
    if (c != content && tree.is_any(c, {"compound", "amod"}) && tree[c].upos == Upos::kPropn)
      return {c, kNoToken};
  // "she is an opponent of the plan"
  if (tree.has_child(noun, "cop") && tree.has_child(noun, "nsubj"))
    return {tree.child(noun, "nsubj"), kNoToken};
  return of_verb;
}

}  // namespace dramatis::extract
