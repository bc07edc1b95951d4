#include "extract/claims/attribution_candidate.h"

#include <algorithm>

#include "extract/claims/attribution_range.h"
#include "extract/text/characters.h"

namespace dramatis::extract {
namespace {

bool is_wh(const Token& token) { return token.xpos.starts_with('W'); }

bool is_object_pronoun_gap(const Token& token) { return token.xpos == "WDT" || token.xpos == "WP"; }

class CandidateFinder {
 public:
  CandidateFinder(const SentenceTree& tree, const std::vector<Clause>& clauses)
      : tree_(tree), clauses_(clauses) {}

  std::vector<AttributionCandidate> find() {
    for (int32_t t = 0; t < tree_.size(); ++t) {
      if (tree_.is(t, "case") && tree_[t].upos != Upos::kPart)
        add_adjunct(t);
      else if (tree_[t].upos == Upos::kVerb || (tree_.has_child(t, "cop") && tree_[t].upos == Upos::kAdj) ||
               (tree_[t].upos == Upos::kAdj && tree_.is_any(t, {"xcomp", "acl", "advcl"})))
        add_predicate(t);
      else if (tree_[t].upos == Upos::kNoun)
        add_noun(t);
      else if (tree_[t].upos == Upos::kAdv && tree_.is(t, "advmod"))
        add_adverb(t);
    }
    return std::move(out_);
  }

 private:
  // --- Verbs and adjectives -------------------------------------------------------------------------------

  void add_predicate(int32_t t) {
    const Clause* clause = nullptr;
    if (const int32_t c = clause_headed_by(clauses_, t); c >= 0) clause = &clauses_[static_cast<size_t>(c)];
    const bool passive = clause != nullptr && clause->passive;
    const int32_t source = source_of_predicate(t, clause);
    const int32_t object = tree_.child(t, "obj");
    const int32_t surface_subject = tree_.child(t, "nsubj");

    if (passive) add_passive(t, clause, source, surface_subject);
    for (const int32_t c : tree_.children(t)) {
      const Token& child = tree_[c];
      if (tree_.is(c, "ccomp")) {
        if (tree_.has_child(c, "mark") || c > t || !has_subject_between(c, t))
          add(is_wh_clause(c) ? CueFrame::kWh : CueFrame::kThat, t, "", source, c, {c});
        else
          add(CueFrame::kParenthetical, t, "", source, c, {c});
      } else if (tree_.is(c, "parataxis")) {
        if (c > t && colon_before(c))
          add(CueFrame::kColon, t, "", source, c, {c});
        else if (c > t)
          add(CueFrame::kThat, t, "", source, c, {c});
      } else if (tree_.is(c, "xcomp") && !passive) {
        add_open_complement(t, c, object, source);
      } else if (c == object) {
        add_object(t, c, source);
      } else if (tree_.is(c, "advcl") && child.xpos == "VBG") {
        const std::string mark = preposition_of_clause(c);
        if (!mark.empty() && !(passive && is_said_of_subject(c))) add_oblique(t, c, mark, object, source);
      } else if (tree_.is(c, "obl") && !tree_.is(c, "obl:agent")) {
        const std::string preposition = tree_.preposition(c);
        if (!preposition.empty() && !(passive && (preposition == "by" || is_said_of_subject(c))))
          add_oblique(t, c, preposition, object, source);
      }
    }
    if (tree_.is(t, "parataxis")) add_parenthetical(t, source);
    if (!passive && clause && (clause->link == ClauseLink::kRelative)) add_relative(t, *clause, source);
  }

  void add_passive(int32_t t, const Clause* clause, int32_t agent, int32_t subject) {
    const int32_t complement = tree_.child(t, "xcomp");
    if (complement != kNoToken) {
      if (agent == kNoToken)
        agent = tree_.child(complement, "obl:agent");  // "was called a quack by his peers"
      std::vector<int32_t> roots{complement};
      if (subject != kNoToken) roots.push_back(subject);
      add(CueFrame::kPassiveInfinitive, t, "", agent, complement, roots);
      return;
    }
    if (tree_.has_child(t, "ccomp")) return;
    if (subject != kNoToken)
      for (const int32_t c : tree_.children(t))
        if (c > t && tree_.is_any(c, {"obl", "advcl"}) && is_said_of_subject(c))
          add(CueFrame::kPassiveInfinitive, t, "", agent, c, {subject, c});
    if (subject != kNoToken) {
      add(CueFrame::kPassiveSubject, t, "", agent, subject, {subject});
    } else if (const Argument* object = clause->argument(Slot::kObject); object && tree_.is(t, "acl")) {
      add(CueFrame::kPassiveSubject, t, "", agent, object->token, {object->token}, t);
    }
  }

  void add_open_complement(int32_t t, int32_t c, int32_t object, int32_t source) {
    if (has_to(c)) {
      if (object == kNoToken) object = person_told(t);
      add(CueFrame::kInfinitive, t, "", source, c, {c});
      if (object != kNoToken) add(CueFrame::kObjectInfinitive, t, "", source, c, {object, c});
    } else if (object != kNoToken) {
      add(CueFrame::kObjectPredicate, t, "", source, c, {object, c});
    } else {
      add(CueFrame::kGerund, t, "", source, c, {c});
    }
  }

  void add_object(int32_t t, int32_t c, int32_t source) {
    if (is_object_pronoun_gap(tree_[c])) {
      add(CueFrame::kRelative, t, "", source, c, {c});
      return;
    }
    add(CueFrame::kObject, t, "", source, c, {c});
  }

  void add_oblique(int32_t t, int32_t c, const std::string& preposition, int32_t object, int32_t source) {
    if (c < t || tells_when(preposition)) return;
    if (object != kNoToken && object < c) {
      if (is_light_verb(tree_[t].lemma) && tree_[object].upos == Upos::kNoun)
        return add_light(t, object, c, preposition, source);
      add(CueFrame::kObjectOblique, t, preposition, source, c, {object, c});
      return;
    }
    add(CueFrame::kOblique, t, preposition, source, c, {c});
  }

  // "spoke during the visit": when, not what.
  static bool tells_when(std::string_view preposition) {
    constexpr std::string_view kOfTime[] = {"after", "amid", "before", "during", "since", "until", "while"};
    return std::find(std::begin(kOfTime), std::end(kOfTime), preposition) != std::end(kOfTime);
  }

  // "voiced concern over the arrests": verb, noun and preposition are the cue, whether the parse hangs the
  // arrests on the verb or on the noun.
  void add_light(int32_t verb, int32_t noun, int32_t c, const std::string& preposition, int32_t source) {
    AttributionCandidate* found = add(CueFrame::kOblique, noun, preposition, source, c, {c});
    if (found != nullptr)
      found->cue_range.first = std::min(found->cue_range.first, predicate_range(tree_, verb).first);
  }

  // "X is ill, he says": the cue hangs as a parenthesis on what is said.
  void add_parenthetical(int32_t t, int32_t source) {
    if (tree_.has_child(t, "ccomp")) return;
    const int32_t host = tree_[t].head;
    add(CueFrame::kParenthetical, t, "", source, host, {host}, t);
  }

  // "the deal (that) he praised"
  void add_relative(int32_t t, const Clause& clause, int32_t source) {
    const Argument* object = clause.argument(Slot::kObject);
    if (!object || !object->inherited || tree_.has_child(t, "ccomp") || tree_.has_child(t, "xcomp")) return;
    for (const int32_t c : tree_.children(t))
      if (tree_.is(c, "obj")) return;  // an overt relative pronoun: done as an object
    add(CueFrame::kRelative, t, "", source, object->token, {object->token}, t);
  }

  // --- Nouns ----------------------------------------------------------------------------------------------

  void add_noun(int32_t t) {
    for (const int32_t c : tree_.children(t)) {
      if (tree_.is(c, "ccomp") || (tree_.is(c, "acl") && (!tree_.is(c, "acl:relcl") || has_that(c)))) {
        const int32_t mark = tree_.child(c, "mark");
        if (tree_.is(c, "ccomp") || (mark != kNoToken && lower_ascii(tree_[mark].form) == "that"))
          add_nominal(CueFrame::kThat, t, "", c, {c}, verb_behind_passive(c));
        else if (has_to(c))
          add_nominal(CueFrame::kInfinitive, t, "", c, {c});
        else if (const std::string p = preposition_of_clause(c); !p.empty())
          add_nominal(CueFrame::kOblique, t, p, c, {c});
      } else if (tree_.is(c, "nmod") && !tree_.is(c, "nmod:poss")) {
        const std::string preposition = tree_.preposition(c);
        if (!preposition.empty() && c > t) add_nominal(CueFrame::kOblique, t, preposition, c, {c});
      } else if (tree_.is_any(c, {"compound"}) && tree_[c].upos == Upos::kPropn && c < t) {
        add_nominal(CueFrame::kModifier, t, "", c, {c});
      } else if (tree_.is(c, "nmod:poss")) {
        add_nominal(CueFrame::kModifier, t, "'s", c, {c});
      }
    }
    // "his view is that X is ill"
    const int32_t head = tree_[t].head;
    if (head != kNoToken && tree_.is(t, "nsubj") && tree_.has_child(head, "cop")) {
      if (tree_[t].deprel == "nsubj:outer" || has_that(head)) add_predicate_content(t, head);
    } else if (head != kNoToken && tree_.is(t, "nsubj") && tree_[head].lemma == "be") {
      if (const int32_t c = tree_.child(head, "ccomp"); c != kNoToken)
        add_nominal(CueFrame::kPredicate, t, "", c, {c});
    }
  }

  // "his belief that the war could be won cost him his office": a bare or finite verb is no complement of a
  // passive, so "cost" belongs to the clause around.
  int32_t verb_behind_passive(int32_t clause) const {
    if (!tree_.has_child(clause, "aux:pass")) return kNoToken;
    for (const int32_t c : tree_.children(clause)) {
      const std::string_view tag = tree_[c].xpos;
      if (c > clause && tree_.is(c, "xcomp") && !has_to(c) &&
          (tag == "VB" || tag == "VBD" || tag == "VBZ" || tag == "VBP"))
        return c;
    }
    return kNoToken;
  }

  void add_predicate_content(int32_t t, int32_t head) {
    AttributionCandidate* found = add_nominal(CueFrame::kPredicate, t, "", head, {head}, t);
    if (found == nullptr) return;
    TokenRange& content = found->content_range;
    while (content.first < content.second && tree_.is_any(content.first, {"cop", "aux"})) ++content.first;
  }

  AttributionCandidate* add_nominal(CueFrame frame, int32_t t, const std::string& preposition,
                                    int32_t content, const std::vector<int32_t>& roots,
                                    int32_t without = kNoToken) {
    const NominalSource owner = source_of_noun(tree_, clauses_, t, content);
    AttributionCandidate* found = add(frame, t, preposition, owner.source, content, roots, without);
    if (found != nullptr && owner.verb != kNoToken)
      found->cue_range.first = std::min(found->cue_range.first, predicate_range(tree_, owner.verb).first);
    return found;
  }

  // --- Adjuncts: "according to Y", "in his view", "reportedly" ---------------------------------------------

  void add_adjunct(int32_t t) {
    const int32_t noun = tree_[t].head;
    if (noun == kNoToken || !tree_.is_any(noun, {"obl", "nmod", "parataxis", "advmod", "discourse"})) return;
    const int32_t host = tree_[noun].head;
    if (host == kNoToken) return;
    AttributionCandidate candidate;
    candidate.frame = CueFrame::kAdjunct;
    candidate.cue = t;
    candidate.preposition = tree_.preposition(noun);
    candidate.cue_range = tree_.extent(t);
    candidate.source = noun;
    candidate.source_range = source_range(tree_, noun, t);
    candidate.content_head = host;
    candidate.content_range = content_range(tree_, {clause_of(host)}, noun);
    if (valid(candidate)) out_.push_back(std::move(candidate));
  }

  int32_t clause_of(int32_t t) const {
    for (int32_t steps = 0; steps < tree_.size() && tree_[t].head != kNoToken; ++steps) {
      if (tree_.is_any(t, {"root", "ccomp", "conj", "advcl", "acl", "parataxis", "csubj"}) &&
          tree_[t].upos != Upos::kPropn)
        break;
      t = tree_[t].head;
    }
    return t;
  }

  void add_adverb(int32_t t) {
    const int32_t host = tree_[t].head;
    if (host == kNoToken) return;
    AttributionCandidate candidate;
    candidate.frame = CueFrame::kAdverb;
    candidate.cue = t;
    candidate.cue_range = {t, t};
    candidate.content_head = host;
    candidate.content_range = content_range(tree_, {host}, kNoToken);
    if (valid(candidate)) out_.push_back(std::move(candidate));
  }

  // --- Helpers --------------------------------------------------------------------------------------------

  // The candidate added, until the next one is; nullptr if nothing is left of its content.
  AttributionCandidate* add(CueFrame frame, int32_t t, const std::string& preposition, int32_t source,
                            int32_t content, const std::vector<int32_t>& roots, int32_t without = kNoToken) {
    AttributionCandidate candidate;
    candidate.frame = frame;
    candidate.cue = t;
    candidate.preposition = preposition;
    candidate.content_head = content;
    candidate.content_range = content_range(tree_, roots, without, frame == CueFrame::kOblique);
    candidate.cue_range = cue_range(tree_, t, frame, content);
    candidate.source = source;
    if (source == kNoToken && is_finite(t) && !tree_.has_child(t, "nsubj:pass") &&
        frame != CueFrame::kPassiveSubject && frame != CueFrame::kPassiveInfinitive)
      candidate.source = nominal_before(tree_, candidate.cue_range.first);
    if (candidate.source != kNoToken) candidate.source_range = source_range(tree_, candidate.source, t);
    if ((frame == CueFrame::kObject || frame == CueFrame::kOblique || frame == CueFrame::kThat) &&
        tree_[t].upos == Upos::kVerb && candidate.content_range.first > t)
      widen_to_clause_end(t, candidate);
    if (group_of(frame) == "nominal")
      candidate.content_range = without_participle(tree_, candidate.content_range);
    if (!valid(candidate)) return nullptr;
    out_.push_back(std::move(candidate));
    return &out_.back();
  }

  // What follows the object up to the next comma belongs to the content: "condemned the attack in the
  // strongest terms".
  void widen_to_clause_end(int32_t t, AttributionCandidate& candidate) const {
    int32_t last = candidate.content_range.second;
    for (const int32_t c : tree_.children(t)) {
      if (c <= last || tree_.is_any(c, {"conj", "cc", "parataxis", "punct", "nsubj"})) continue;
      const TokenRange range = tree_.extent(c);
      if (tree_[range.first].form == "," || (range.first > 0 && tree_[range.first - 1].form == ",")) break;
      if (range.first <= last) continue;
      if (range.first != last + 1) break;
      last = range.second;
    }
    while (last > candidate.content_range.second && tree_[last].upos == Upos::kPunct &&
           !is_quotation_mark(tree_[last]))
      --last;
    candidate.content_range.second = last;
  }

  static bool valid(const AttributionCandidate& candidate) {
    return candidate.content_range.first <= candidate.content_range.second;
  }

  int32_t source_of_predicate(int32_t t, const Clause* clause) const {
    // "officials who said": the pronoun stands nearer than the noun.
    const int32_t subject = tree_.child(t, "nsubj");
    if (clause == nullptr) return subject;
    if (!clause->passive && subject != kNoToken) return subject;
    if (const int32_t controller = controlling_object(t); controller != kNoToken) return controller;
    const Argument* argument = clause->argument(Slot::kSubject);
    return argument ? argument->token : kNoToken;
  }

  // "forced the bank to admit": the object of the governing verb does it.
  int32_t controlling_object(int32_t t) const {
    const int32_t governor = tree_[t].head;
    if (governor == kNoToken || !tree_.is(t, "xcomp") || !has_to(t) || tree_[governor].lemma == "promise")
      return kNoToken;
    int32_t object = tree_.child(governor, "obj");
    if (object == kNoToken) object = person_told(governor);
    return object < t ? object : kNoToken;
  }

  // "urged both sides to stop": who is to do it may be called an indirect object.
  int32_t person_told(int32_t t) const { return tree_.child(t, "iobj"); }

  bool is_finite(int32_t t) const {
    const std::string_view tag = tree_[t].xpos;
    return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tree_.has_child(t, "aux");
  }

  bool has_to(int32_t c) const {
    for (const int32_t m : tree_.children(c))
      if (tree_.is(m, "mark") && lower_ascii(tree_[m].form) == "to") return true;
    return false;
  }

  bool has_that(int32_t c) const {
    for (const int32_t m : tree_.children(c))
      if (tree_.is(m, "mark") && lower_ascii(tree_[m].form) == "that") return true;
    return false;
  }

  bool is_wh_clause(int32_t c) const {
    for (const int32_t m : tree_.children(c)) {
      const std::string form = lower_ascii(tree_[m].form);
      if (tree_.is(m, "mark") && (form == "whether" || form == "if")) return true;
      if (m < c && is_wh(tree_[m])) return true;
    }
    return is_wh(tree_[c]);
  }

  std::string preposition_of_clause(int32_t c) const {
    for (const int32_t m : tree_.children(c))
      if (m < c && (tree_.is(m, "mark") || tree_.is(m, "case")) && tree_[m].upos != Upos::kPart) {
        const std::string form = lower_ascii(tree_[m].form);
        return form == "that" || form == "to" ? "" : form;
      }
    return "";
  }

  // "was described as weak", "was accused of hiding losses"
  bool is_said_of_subject(int32_t c) const {
    const std::string preposition = tree_.is(c, "obl") ? tree_.preposition(c) : preposition_of_clause(c);
    return preposition == "as" || preposition == "of";
  }

  bool has_subject_between(int32_t content, int32_t t) const {
    for (const int32_t c : tree_.children(t))
      if (tree_.is(c, "nsubj") && c > content) return true;
    return false;
  }

  bool colon_before(int32_t c) const {
    const TokenRange range = tree_.extent(c);
    for (int32_t i = range.first; i > 0 && i > range.first - 3; --i)
      if (tree_[i - 1].form == ":" || tree_[i].form == ":") return true;
    return false;
  }

  const SentenceTree& tree_;
  const std::vector<Clause>& clauses_;
  std::vector<AttributionCandidate> out_;
};

}  // namespace

std::vector<AttributionCandidate> find_attribution_candidates(const SentenceTree& tree,
                                                              const std::vector<Clause>& clauses) {
  return CandidateFinder(tree, clauses).find();
}

}  // namespace dramatis::extract
