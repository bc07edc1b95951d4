#include "extract/claims/tree_repair.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "extract/claims/attachment_repair.h"
#include "extract/claims/tree.h"

namespace dramatis::extract {
namespace {

constexpr std::array<std::string_view, 10> kDayWords = {"Monday",   "Tuesday",  "Wednesday", "Thursday",
                                                        "Friday",   "Saturday", "Sunday",    "today",
                                                        "tomorrow", "yesterday"};

constexpr std::array<std::string_view, 16> kTimeNouns = {
    "day",     "week",      "month", "year",    "hour",  "minute", "decade", "time",
    "morning", "afternoon", "night", "evening", "today", "summer", "winter", "century"};

class TreeRepair {
 public:
  TreeRepair(const Sentence& sentence, const Lexicon& lexicon)
      : tree_(sentence), lexicon_(lexicon), repaired_(sentence) {}

  Sentence run() && {
    for (int32_t t = 0; t < tree_.size(); ++t) {
      day_is_no_object(t);
      late_object(t);
      finite_verb_is_active(t);
      up_to_a_number(t);
      respell(t);
      listed_is_coordinated(t);
    }
    for (int32_t t = 0; t < tree_.size(); ++t) {
      set_phrase_is_no_infinitive(t);
      first_subject_is_the_speech(t);
      neighbour_is_adjective(t);
      infinitive_is_complement(t);
      it_is_subject(t);
    }
    return std::move(repaired_);
  }

 private:
  void relabel(int32_t token, std::string_view deprel) {
    repaired_.tokens[static_cast<size_t>(token)].deprel = deprel;
  }

  void move(int32_t token, int32_t head, std::string_view deprel) {
    reattach(repaired_, token, head, deprel);
  }

  std::string_view relation(int32_t token) const {
    return repaired_.tokens[static_cast<size_t>(token)].deprel;
  }

  bool has_child(int32_t token, std::string_view deprel) const {
    const auto children = tree_.children(token);
    return std::any_of(children.begin(), children.end(),
                       [&](int32_t c) { return base_relation(relation(c)) == deprel; });
  }

  // "threatened Monday to resume"
  void day_is_no_object(int32_t t) {
    const bool day = std::find(kDayWords.begin(), kDayWords.end(), tree_[t].form) != kDayWords.end();
    if (day) repaired_.tokens[static_cast<size_t>(t)].entity = EntityType::kTime;
    if (!day || !tree_.is_any(t, {"obj", "iobj"}) || tree_.has_child(t, "case") || tree_.has_child(t, "det"))
      return;
    relabel(t, "obl:unmarked");
  }

  // "forced out on Wednesday 1,000 refugees", "shortened by an hour the curfew": an object that comes late,
  // behind a phrase, and has no preposition of its own.
  void late_object(int32_t t) {
    const int32_t verb = tree_[t].head;
    if (!tree_.is(t, "obl") || verb == kNoToken || verb > t || tree_[verb].upos != Upos::kVerb ||
        tree_[t].upos != Upos::kNoun || tree_.has_child(t, "case") || is_time_noun(tree_[t].lemma) ||
        has_child(verb, "obj") || tree_.has_child(verb, "aux:pass"))
      return;
    const auto children = tree_.children(verb);
    const bool behind = std::any_of(children.begin(), children.end(), [&](int32_t c) {
      return c > verb && c < t && tree_.is(c, "obl") && tree_.has_child(c, "case");
    });
    if (!behind) return;
    relabel(t, "obj");
    for (const int32_t c : children)
      if (tree_[c].deprel == "nsubj:pass") relabel(c, "nsubj");
  }

  static bool is_time_noun(const std::string& lemma) {
    return std::find(kTimeNouns.begin(), kTimeNouns.end(), lemma) != kTimeNouns.end();
  }

  // "Tutu on Sunday called for ...": without an auxiliary a simple past is no passive.
  void finite_verb_is_active(int32_t t) {
    if (tree_[t].deprel != "nsubj:pass") return;
    const int32_t verb = tree_[t].head;
    if (verb == kNoToken || tree_[verb].xpos != "VBD" || tree_.has_child(verb, "aux") ||
        tree_.has_child(verb, "obl:agent"))
      return;
    relabel(t, "nsubj");
  }

  // "kidnapped up to 16 advisers": the words belong to the number.
  void up_to_a_number(int32_t t) {
    if (t + 2 >= tree_.size() || tree_[t].lemma != "up" || tree_[t + 1].lemma != "to" ||
        tree_[t + 2].upos != Upos::kNum)
      return;
    const int32_t noun = tree_[t + 2].head;
    if (noun == kNoToken || noun <= t || tree_[noun].head == kNoToken) return;
    relabel(t, "dep");
    relabel(t + 1, "dep");
    if (tree_.is_any(noun, {"obl", "nmod"}) && tree_[tree_[noun].head].upos == Upos::kVerb &&
        !tree_.has_child(tree_[noun].head, "obj"))
      relabel(noun, "obj");
  }

  // "Libyan leader X and Bulgarian president Y": what "and" joins is no apposition.
  void listed_is_coordinated(int32_t t) {
    if (tree_.is(t, "appos") && tree_.has_child(t, "cc")) relabel(t, "conj");
  }

  // "expell", "hoste": endings taken off wrongly, where the lexicon knows the word behind.
  void respell(int32_t t) {
    std::string& lemma = repaired_.tokens[static_cast<size_t>(t)].lemma;
    if (tree_[t].upos != Upos::kVerb || known_verb(lemma)) return;
    // "piping", "owed"
    if (tree_[t].form.size() > lemma.size() && !lemma.ends_with("e") && known_verb(lemma + "e")) {
      lemma += 'e';
      return;
    }
    if (lemma.size() < 4) return;
    if (lemma.ends_with("ing") && known_verb(lemma.substr(0, lemma.size() - 3))) {
      lemma.resize(lemma.size() - 3);
      return;
    }
    std::string shorter = lemma.substr(0, lemma.size() - 1);
    const bool doubled = lemma[lemma.size() - 1] == lemma[lemma.size() - 2];
    const bool never_doubled =
        doubled && std::string_view("bdgmnprt").find(lemma.back()) != std::string_view::npos;
    if (never_doubled || ((lemma.back() == 'e' || doubled) && known_verb(shorter)))
      lemma = std::move(shorter);
  }

  bool known_verb(const std::string& lemma) const {
    return !lexicon_.verb_patterns(lemma).empty() || lexicon_.complement(lemma, WordClass::kVerb);
  }

  const ComplementEntry* control_of(int32_t token) const {
    const bool adjective = tree_[token].upos == Upos::kAdj || tree_.has_child(token, "cop");
    const ComplementEntry* entry =
        lexicon_.complement(tree_[token].lemma, adjective ? WordClass::kAdjective : WordClass::kVerb);
    if (!entry && !adjective) entry = lexicon_.complement(tree_[token].lemma + " to", WordClass::kVerb);
    if (!entry && tree_.has_child(token, "aux:pass"))  // "is prepared to"
      entry = lexicon_.complement(tree_[token].form, WordClass::kAdjective);
    return entry && entry->control != Control::kNone && entry->canonical.ends_with(" to") ? entry : nullptr;
  }

  // "threatened on Monday to break relations": the verb asks for an infinitive and has no other complement.
  void infinitive_is_complement(int32_t t) {
    if (!tree_.is_any(t, {"advcl", "csubj"})) return;
    const int32_t mark = tree_.child(t, "mark");
    const int32_t governor = tree_[t].head;
    if (mark == kNoToken || tree_[mark].lemma != "to" || governor == kNoToken || governor > t) return;
    const ComplementEntry* entry = control_of(governor);
    if (!entry || has_child(governor, "xcomp") || has_child(governor, "ccomp")) return;
    const bool object = has_child(governor, "obj") || tree_.has_child(governor, "aux:pass");
    if (object == (entry->control == Control::kObject)) relabel(t, "xcomp");
  }

  // "took them to task", "bowed to pressure": where the lexicon has the phrase, the word is no infinitive.
  void set_phrase_is_no_infinitive(int32_t t) {
    const int32_t verb = tree_[t].head;
    const int32_t mark = tree_.child(t, "mark");
    if (verb == kNoToken || verb > t || mark != t - 1 || tree_[mark].lemma != "to" || tree_[t].xpos != "VB" ||
        !tree_.is_any(t, {"xcomp", "advcl"}))
      return;
    const auto patterns = lexicon_.verb_patterns(tree_[verb].lemma);
    const bool listed = std::any_of(patterns.begin(), patterns.end(), [&](const VerbPattern& p) {
      const auto& to = p.phrase_prepositions;
      return std::find(to.begin(), to.end(), "to") != to.end() &&
             std::any_of(p.phrase_nouns.begin(), p.phrase_nouns.end(),
                         [&](const NounForm& noun) { return noun.lemma == tree_[t].lemma; });
    });
    if (!listed) return;
    repaired_.tokens[static_cast<size_t>(t)].upos = Upos::kNoun;
    repaired_.tokens[static_cast<size_t>(t)].xpos = "NN";
    relabel(t, "obl");
    repaired_.tokens[static_cast<size_t>(mark)].upos = Upos::kAdp;
    relabel(mark, "case");
    for (const int32_t c : tree_.children(t))
      if (tree_.is(c, "obl")) relabel(c, "nmod");
  }

  // "The judge opened inquiries, the court said": of two subjects the first belongs to what is said.
  void first_subject_is_the_speech(int32_t t) {
    const int32_t content = tree_.child(t, "ccomp");
    if (content == kNoToken || content > t || tree_.has_child(content, "nsubj")) return;
    int32_t first = kNoToken, second = kNoToken;
    for (const int32_t c : tree_.children(t)) {
      if (base_relation(relation(c)) != "nsubj") continue;
      (first == kNoToken ? first : second) = c;
    }
    if (second == kNoToken || first > content || second < content) return;
    move(first, content, tree_[first].deprel);
  }

  // "from neighboring Lebanon" is no clause.
  void neighbour_is_adjective(int32_t t) {
    if (tree_[t].form != "neighboring" && tree_[t].form != "neighbouring") return;
    const int32_t noun = tree_.child(t, "obj");
    if (noun == kNoToken || noun < t || tree_[t].head == kNoToken) return;
    const bool verb = tree_[tree_[t].head].upos == Upos::kVerb;
    const bool preposition = tree_.has_child(t, "mark") || tree_.has_child(t, "case");
    move(noun, tree_[t].head, !verb ? "nmod" : preposition ? "obl" : "obj");
    move(t, noun, "amod");
    for (const int32_t c : tree_.children(t))
      if (tree_.is_any(c, {"mark", "case"})) move(c, noun, "case");
  }

  // "says it is willing to": words that tell what somebody intends have no empty subject.
  void it_is_subject(int32_t t) {
    if (!tree_.is(t, "expl")) return;
    const int32_t head = tree_[t].head;
    if (head == kNoToken || has_child(head, "nsubj")) return;
    const ComplementEntry* entry = control_of(head);
    if (entry && entry->control == Control::kSubject && entry->effect == ComplementEffect::kPlanned)
      relabel(t, "nsubj");
  }

  SentenceTree tree_;  // the parse as it came; `repaired_` differs from it in a few relations
  const Lexicon& lexicon_;
  Sentence repaired_;
};

}  // namespace

Sentence repair_tree(const Sentence& sentence, const Lexicon& lexicon) {
  return repair_attachment(TreeRepair(sentence, lexicon).run());
}

}  // namespace dramatis::extract
