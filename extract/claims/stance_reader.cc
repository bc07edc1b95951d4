#include "extract/claims/stance_reader.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/claims/attribution_score.h"
#include "extract/claims/clause_status.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/reach.h"

namespace dramatis::extract {
namespace {

using graph::Stance;
using graph::Statement;

// Of a long speech the beginning tells what it is about.
constexpr uint32_t kSentencesRead = 3;

std::string mark_of(const SentenceTree& tree, int32_t clause) {
  const int32_t mark = tree.child(clause, "mark");
  return mark == kNoToken ? "" : tree[mark].lemma;
}

bool is_denied(const SentenceTree& tree, int32_t head) {
  if (clause_status(tree, head).negated || nominal_status(tree, head).negated) return true;
  const int32_t governor = tree[head].head;
  if (governor == kNoToken) return false;
  // "refused to condemn", "refrained from attacking", "avoided criticism of"
  const bool governed =
      tree.is_any(head, {"xcomp", "obj"}) || (tree.is(head, "advcl") && mark_of(tree, head) == "from");
  if (!governed) return false;
  const ComplementEntry* entry = Lexicon::built_in().complement(tree[governor].lemma, WordClass::kVerb);
  return (entry && entry->effect == ComplementEffect::kNegated) || clause_status(tree, governor).negated;
}

// The words that a row may name together with the cue: "for" in "called for a halt", "to" in "told X to
// leave".
std::vector<std::string> companions(const SentenceTree& tree, int32_t cue) {
  std::vector<std::string> out;
  const bool has_object = tree.has_child(cue, "obj");  // "called her a hero for it" is no call for anything
  for (const int32_t c : tree.children(cue)) {
    if (tree.is_any(c, {"obl", "nmod"})) {
      if (!has_object && tree[c].entity != EntityType::kTime) out.push_back(tree.preposition(c));
    } else if (tree.is_any(c, {"xcomp", "ccomp", "acl", "advcl"})) {
      out.push_back(mark_of(tree, c));
    }
  }
  return out;
}

// "was unacceptable", "called it a crime", "described it as a crime"; not "discussed the crime".
bool is_predicated(const SentenceTree& tree, int32_t word) {
  if (tree[word].upos != Upos::kNoun) return true;
  return tree.has_child(word, "cop") || tree.is(word, "xcomp") || tree.preposition(word) == "as";
}

int32_t subject_of(const SentenceTree& tree, int32_t head) {
  const int32_t own = tree.child(head, "nsubj");
  if (own != kNoToken || !tree.is_any(head, {"conj", "xcomp"}) || tree[head].head == kNoToken) return own;
  return tree.child(tree[head].head, "nsubj");
}

bool is_perfect(const SentenceTree& tree, int32_t head) {
  const auto children = tree.children(head);
  return std::any_of(children.begin(), children.end(),
                     [&](int32_t c) { return tree.is(c, "aux") && tree[c].lemma == "have"; });
}

// "asked what should be done", "wondered whether it was a crime"
bool is_indirect_question(const SentenceTree& tree, int32_t head) {
  const std::string mark = mark_of(tree, head);
  const auto children = tree.children(head);
  return mark == "whether" || mark == "if" || std::any_of(children.begin(), children.end(), [&](int32_t c) {
           return tree[c].feats.find("PronType=Int") != std::string_view::npos;
         });
}

// What of the sentence is content ends in a question mark; quotation marks may follow.
bool asks(const Sentence& sentence, TextSpan content) {
  for (auto token = sentence.tokens.rbegin(); token != sentence.tokens.rend(); ++token)
    if (content.contains(token->span) &&
        (token->upos != Upos::kPunct || token->form == "?" || token->form == "."))
      return token->form == "?";
  return false;
}

bool is_first_person(const Token& token) {
  return token.upos == Upos::kPron && (token.lemma == "I" || token.lemma == "i" || token.lemma == "we");
}

// The words of the content that hang on nothing else of it, and those coordinated with them: "must stop and
// withdraw".
template <typename IsContent>
std::vector<int32_t> top_words(const SentenceTree& tree, IsContent is_content) {
  std::vector<int32_t> out;
  for (int32_t t = 0; t < tree.size(); ++t) {
    if (!is_content(t) || tree.is(t, "punct")) continue;
    int32_t first = t;
    while (tree.is_any(first, {"conj", "parataxis"}) && is_content(tree[first].head))
      first = tree[first].head;
    if (!is_content(tree[first].head)) out.push_back(t);
  }
  return out;
}

}  // namespace

Stance StanceReader::read(const Statement& statement, TokenPlace cue) const {
  const SentenceTree tree(document_.sentences[cue.sentence]);
  if (const Stance shown = of_word(tree, cue.token, StancePlace::kCue); shown != Stance::kNone)
    return is_denied(tree, cue.token) ? Stance::kNone : shown;
  const CueEntry* entry = cues_.find(cue_lemma(tree, cue.token), tree[cue.token].upos);
  const bool withheld = entry && (entry->type == CueType::kDenial || entry->type == CueType::kQuestion);
  return withheld || is_denied(tree, cue.token) ? Stance::kNone : of_content(statement, cue);
}

Stance StanceReader::of_word(const SentenceTree& tree, int32_t word, StancePlace place) const {
  const std::string lemma = cue_lemma(tree, word);
  const Upos upos = tree[word].upos;
  for (const std::string& companion : companions(tree, word))
    if (const Stance stance = stances_.find(lemma + " " + companion, upos, place); stance != Stance::kNone)
      return stance;
  return stances_.find(lemma, upos, place);
}

// The predicates that stand at the top of the content tell; where they praise and criticise, none is plain.
Stance StanceReader::of_content(const Statement& statement, TokenPlace cue) const {
  const TextSpan content = statement.content_span;
  Stance first = Stance::kNone;
  const auto sentences = static_cast<uint32_t>(document_.sentences.size());
  for (uint32_t s = statement.sentence; s < std::min(sentences, statement.sentence + kSentencesRead); ++s) {
    const Sentence& sentence = document_.sentences[s];
    if (sentence.span.begin >= content.end) break;
    if (asks(sentence, content)) continue;
    const SentenceTree tree(sentence);
    const auto is_content = [&](int32_t t) {
      if (t == kNoToken) return false;
      const TextSpan span = tree[t].span;
      return content.contains(span) && !statement.cue_span.contains(span) &&
             !statement.speaker_span.contains(span) && TokenPlace{s, t} != cue;
    };
    for (const int32_t predicate : top_words(tree, is_content)) {
      const Stance stance = of_predicate(tree, s, predicate, statement);
      if (stance == Stance::kNone) continue;
      if (first == Stance::kNone) first = stance;
      if (stance != first && stance != Stance::kDemanding && first != Stance::kDemanding)
        return Stance::kNone;
    }
  }
  return first;
}

Stance StanceReader::of_predicate(const SentenceTree& tree, uint32_t sentence, int32_t head,
                                  const Statement& statement) const {
  if (is_indirect_question(tree, head)) return Stance::kNone;
  const int32_t subject = subject_of(tree, head);
  const bool own = is_speaker(tree, sentence, subject, statement);
  if (!is_denied(tree, head)) {
    const Stance judged = of_word(tree, head, StancePlace::kMatter);
    if (judged != Stance::kNone && is_predicated(tree, head)) return judged;
    const Stance shown = of_word(tree, head, StancePlace::kSelf);
    if (shown != Stance::kNone && own && !tree.has_child(head, "nsubj:pass")) return shown;
  }
  // "must withdraw", "must not attack"; but not "must have known", nor what one must do oneself.
  if (tree[head].upos != Upos::kVerb || own || is_perfect(tree, head)) return Stance::kNone;
  for (const int32_t c : tree.children(head)) {
    if (!tree.is(c, "aux")) continue;
    const Stance asked = stances_.find(tree[c].lemma, Upos::kAux, StancePlace::kMatter);
    if (asked != Stance::kNone) return asked;
  }
  return Stance::kNone;
}

// Himself, or those whom he speaks for: a minister's country.
bool StanceReader::is_speaker(const SentenceTree& tree, uint32_t sentence, int32_t subject,
                              const Statement& statement) const {
  if (subject == kNoToken) return true;  // "vowed to back": the speaker's own act
  if (is_first_person(tree[subject])) return true;
  if (!statement.speaker) return false;
  const ActorReach reach(tree, sentence, actors_);
  for (const ReachedActor& reached : reach.reach(subject, /*through_nouns=*/false)) {
    const std::string& id = actors_.actors[static_cast<size_t>(reached.actor)].id;
    if (id == *statement.speaker) return true;
    for (const graph::Role& role : actors_.roles)
      if (role.actor == *statement.speaker && role.of == id) return true;
  }
  return false;
}

}  // namespace dramatis::extract
