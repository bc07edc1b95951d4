#include "extract/claims/relation_finder.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <tuple>
#include <utility>

#include "extract/claims/clause.h"
#include "extract/claims/clause_status.h"
#include "extract/claims/inflection.h"
#include "extract/claims/predicate_match.h"
#include "extract/claims/reach.h"
#include "extract/claims/tree.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;
using graph::Modality;
using graph::Relation;

// What governs a predicate adds to it: "threatens to", "denies", "is expected to".
struct Government {
  ClauseStatus status;
  std::string prefix;  // "threatens to"; empty: the predicate stands by itself
  EventClass event = EventClass::kNone;
  std::vector<int32_t> words;
  int32_t claimed_by = kNoToken;  // head of the one who claims or demands it ("accused X of bombing Y")
};

Modality modality_of(ComplementEffect effect) {
  switch (effect) {
    case ComplementEffect::kPlanned:
      return Modality::kPlanned;
    case ComplementEffect::kPossible:
    case ComplementEffect::kRequested:
      return Modality::kPossible;
    default:
      return Modality::kAsserted;
  }
}

// "attacks" under "threatens to" -> "threatens to attack"; under "denies" -> "denies attacking".
std::string compose(const std::string& prefix, const std::string& predicate) {
  const size_t blank = std::min(predicate.find(' '), predicate.size());
  const std::string base = base_of_third_person(predicate.substr(0, blank));
  const bool infinitive = prefix.ends_with(" to") || prefix == "to";
  return prefix + ' ' + (infinitive ? base : gerund(base)) + predicate.substr(blank);
}

class SentenceRelations {
 public:
  SentenceRelations(const Lexicon& lexicon, const Document& document, uint32_t sentence,
                    const ActorsFound& actors, std::vector<Relation>& out)
      : lexicon_(lexicon),
        document_(document),
        sentence_(sentence),
        tree_(document.sentences[sentence]),
        actors_(actors),
        reach_(tree_, sentence, actors),
        matcher_(lexicon, tree_, reach_),
        clauses_(find_clauses(tree_)),
        out_(out) {}

  void run() {
    for (const Clause& clause : clauses_) add_clause(clause);
    for (int32_t t = 0; t < tree_.size(); ++t) add_noun(t);
  }

 private:
  void add_clause(const Clause& clause) {
    const Government government = govern(clause);
    const Argument* subject = subject_of(clause);
    for (const PredicateMatch& match : matcher_.match(clause)) {
      if (match.event_noun != kNoToken && match.listed && !match.objects.empty())
        used_nouns_.push_back(match.event_noun);
      std::vector<ReachedActor> subjects;
      if (subject) subjects = reach_.reach(subject->token, match.listed);
      ClauseStatus status = clause.status;
      if (match.event_noun != kNoToken) add_status(status, nominal_status(tree_, match.event_noun));
      emit(match, government, status, subjects, subject ? subject->token : kNoToken);
    }
  }

  // "promised Israel to stop": the promiser stops, whatever the grammar's default says.
  const Argument* subject_of(const Clause& clause) const {
    const Argument* subject = clause.argument(Slot::kSubject);
    if (!subject || !subject->inherited || clause.governor < 0 || clause.link != ClauseLink::kOpenComplement)
      return subject;
    const Clause& governor = clauses_[static_cast<size_t>(clause.governor)];
    const ComplementEntry* entry = complement_of(governor, clause.mark);
    if (entry && entry->control == Control::kSubject && governor.surface_subject())
      return governor.surface_subject();
    return subject;
  }

  // "have to" and "have" are different words: the one with the complement's mark goes first.
  const ComplementEntry* complement_of(const Clause& governor, const std::string& mark) const {
    const Token& head = tree_[governor.head];
    if (governor.copula != kNoToken || head.upos == Upos::kAdj)
      return lexicon_.complement(head.lemma, WordClass::kAdjective);
    if (!mark.empty())
      if (const auto* entry = lexicon_.complement(head.lemma + ' ' + mark, WordClass::kVerb)) return entry;
    return lexicon_.complement(head.lemma, WordClass::kVerb);
  }

  static void add_status(ClauseStatus& status, const ClauseStatus& more) {
    status.negated |= more.negated;
    status.hedged |= more.hedged;
    if (status.modality == Modality::kAsserted) status.modality = more.modality;
  }

  static void apply_effect(const ComplementEntry& entry, Government& government) {
    if (entry.effect == ComplementEffect::kNegated)
      government.status.negated = !government.status.negated;
    else if (government.status.modality == Modality::kAsserted)
      government.status.modality = modality_of(entry.effect);
  }

  Government govern(const Clause& clause) const {
    Government government;
    const Clause* inner = &clause;
    for (int depth = 0; depth < 4 && inner->governor >= 0; ++depth) {
      const Clause& outer = clauses_[static_cast<size_t>(inner->governor)];
      if (inner->link == ClauseLink::kConjunct && outer.head == tree_[inner->head].head) {
        // "threatened to attack and occupy": the second verb is governed like the first.
        if (inner->argument(Slot::kSubject) && !inner->argument(Slot::kSubject)->inherited) break;
        inner = &outer;
        continue;
      }
      if (inner->link == ClauseLink::kAdnominal && !inner->mark.empty()) {
        if (const auto* entry = lexicon_.complement(tree_[inner->antecedent].lemma, WordClass::kNoun))
          apply_effect(*entry, government);
        break;
      }
      const ComplementEntry* entry = complement_of(outer, inner->mark);
      // "accused of bombing", "barred from leaving", "praised for sending": complements in all but name.
      const bool prepositional =
          inner->link == ClauseLink::kAdverbial &&
          (inner->mark == "of" || inner->mark == "from" ||
           (inner->mark == "for" && lexicon_.complement(tree_[outer.head].lemma + " for", WordClass::kVerb)));
      if (inner->link != ClauseLink::kOpenComplement && inner->link != ClauseLink::kComplement &&
          !prepositional)
        break;
      if (entry) govern_by(*inner, outer, *entry, government);
      if (entry || inner->link == ClauseLink::kOpenComplement) add_status(government.status, outer.status);
      inner = &outer;
    }
    return government;
  }

  void govern_by(const Clause& inner, const Clause& outer, const ComplementEntry& entry,
                 Government& government) const {
    const Argument* inner_subject = inner.surface_subject();
    const Argument* outer_subject = outer.surface_subject();
    const bool same_subject = inner_subject && inner_subject->inherited && outer_subject &&
                              inner_subject->token == outer_subject->token;
    const bool own_subject = inner_subject && !inner_subject->inherited;
    if (same_subject && !outer.passive && government.prefix.empty() && !entry.canonical.empty() &&
        !inner.passive && entry.effect != ComplementEffect::kAsserted && outer.copula == kNoToken) {
      // The predicate itself says it ("denies attacking"), so only a plan or possibility remains to be
      // marked.
      government.prefix = entry.canonical;
      government.event = entry.event;
      government.words.push_back(outer.head);
      if (entry.effect != ComplementEffect::kNegated) apply_effect(entry, government);
      return;
    }
    apply_effect(entry, government);
    if (outer.passive) government.status.hedged = true;  // "is said to", "is accused of"
    if (own_subject || entry.effect == ComplementEffect::kRequested)
      if (const Argument* who = outer.argument(Slot::kSubject)) government.claimed_by = who->token;
  }

  void emit(const PredicateMatch& match, const Government& government, ClauseStatus status,
            const std::vector<ReachedActor>& subjects, int32_t subject_token) {
    std::vector<ReachedActor> objects;
    int32_t object_token = kNoToken;
    for (const int32_t t : match.objects) {
      if (object_token == kNoToken) object_token = t;
      for (ReachedActor& r : reach_object(t, match)) objects.push_back(r);
    }
    add_status(status, government.status);
    if (match.symmetric && objects.empty() && (match.objects.empty() || subjects.size() > 1))
      return emit_reciprocal(match, government, status, subjects);
    if (subjects.empty() && objects.empty()) return;
    if (subjects.empty()) {
      if (match.event == EventClass::kNone || !match.listed) return;
      for (const ReachedActor& object : objects)
        add(match, government, status, nullptr, subject_token, &object, object.token);
    } else if (objects.empty()) {
      if (match.event == EventClass::kNone || !match.listed) return;
      for (const ReachedActor& subject : subjects)
        add(match, government, status, &subject, subject.token, nullptr, object_token);
    }
    for (const ReachedActor& subject : subjects)
      for (const ReachedActor& object : objects)
        if (subject.actor != object.actor)
          add(match, government, status, &subject, subject.token, &object, object.token);
  }

  std::vector<ReachedActor> reach_object(int32_t token, const PredicateMatch& match) const {
    if (match.object_through_complement) return reach_.reach(token, true);
    // "condemned the bombing of Gaza" is not about Gaza; "condemned Israel's bombing" is about Israel.
    std::vector<ReachedActor> out = reach_.reach(token, false);
    for (const int32_t t : tree_.conjuncts(token)) {
      if (reach_.mention(t)) continue;
      const std::vector<ReachedActor> owners = reach_.possessors(t);
      for (ReachedActor owner : owners) {
        owner.through = t;
        out.push_back(owner);
      }
      if (owners.empty())
        if (const ReachedActor agent = agent_told_before(t); agent.actor >= 0) out.push_back(agent);
    }
    return out;
  }

  // "Russia invited Hamas. Israel protested against the invitation": a definite event noun without an agent
  // is the event told of shortly before, and its agent is the one named there.
  ReachedActor agent_told_before(int32_t noun) const {
    const int32_t determiner = tree_.child(noun, "det");
    if (determiner == kNoToken || (tree_[determiner].lemma != "the" && tree_[determiner].lemma != "this"))
      return {};
    for (const NounPattern& pattern : lexicon_.noun_patterns(tree_[noun].lemma)) {
      const std::string& canonical = lexicon_.entry(pattern.entry).canonical;
      for (auto r = out_.rbegin(); r != out_.rend() && r->sentence + 2 >= sentence_; ++r) {
        if (r->predicate != canonical || !r->subject) continue;
        for (size_t a = 0; a < actors_.actors.size(); ++a)
          if (actors_.actors[a].id == *r->subject)
            return {static_cast<int32_t>(a), noun, tree_[noun].span, noun, 0.7};
      }
    }
    return {};
  }

  // "Jordan and Britain agreed", "Russia and China held talks": each with each.
  void emit_reciprocal(const PredicateMatch& match, const Government& government, const ClauseStatus& status,
                       const std::vector<ReachedActor>& parties) {
    for (const ReachedActor& a : parties)
      for (const ReachedActor& b : parties)
        if (a.actor != b.actor) add(match, government, status, &a, a.token, &b, b.token);
    if (parties.size() == 1 && match.event != EventClass::kNone)
      add(match, government, status, &parties.front(), parties.front().token, nullptr, kNoToken);
  }

  void add_noun(int32_t noun) {
    if (std::find(used_nouns_.begin(), used_nouns_.end(), noun) != used_nouns_.end()) return;
    if (const ActorMention* m = reach_.mention(noun); m && m->kind == graph::MentionKind::kName) return;
    for (const PredicateMatch& match : matcher_.match_noun(noun)) {
      Government government;
      govern_noun(noun, government);
      const ClauseStatus status = nominal_status(tree_, noun);
      std::vector<ReachedActor> agents =
          match.agent_noun ? reach_.reach(noun, false) : reach_.possessors(noun);
      if (match.symmetric) {
        const std::vector<ReachedActor> parties = parties_of(noun, agents);
        if (parties.size() > 1) {
          PredicateMatch reciprocal = match;
          reciprocal.objects.clear();
          emit(reciprocal, government, status, parties, kNoToken);
          return;
        }
      }
      if (agents.empty())
        for (const int32_t c : tree_.children(noun))
          if (tree_.is(c, "nmod") && tree_.preposition(c) == "by") agents = reach_.reach(c, true);
      for (ReachedActor& agent : agents) agent.through = kNoToken;
      if (!agents.empty() && !match.objects.empty()) emit(match, government, status, agents, kNoToken);
    }
  }

  // Only a dash or "and" between two modifiers makes both of them parties ("the Russia-China talks").
  bool joined(int32_t a, int32_t b) const {
    for (int32_t t = std::min(a, b) + 1; t < std::max(a, b); ++t)
      if (tree_[t].upos != Upos::kPunct && tree_[t].upos != Upos::kSym && tree_[t].upos != Upos::kCconj)
        return false;
    return std::abs(a - b) > 1;
  }

  // "talks between A and B", "the A-B talks", "A's talks with B"
  std::vector<ReachedActor> parties_of(int32_t noun, const std::vector<ReachedActor>& agents) const {
    std::vector<ReachedActor> parties;
    for (const ReachedActor& agent : agents)
      if (parties.empty() || joined(parties.back().token, agent.token)) parties.push_back(agent);
    for (const int32_t c : tree_.children(noun)) {
      if (!tree_.is(c, "nmod")) continue;
      const std::string preposition = tree_.preposition(c);
      if (preposition == "between" || preposition == "among" || preposition == "of")
        for (const ReachedActor& r : reach_.reach(c, true)) parties.push_back(r);
    }
    return parties;
  }

  // An event noun as the object of "deny", "demand", "plan"... has their status.
  void govern_noun(int32_t noun, Government& government) const {
    if (!tree_.is_any(noun, {"obj", "obl", "nsubj:pass"})) return;
    const int32_t head = tree_[noun].head;
    if (head == kNoToken) return;
    const ComplementEntry* entry = lexicon_.complement(tree_[head].lemma, WordClass::kVerb);
    if (!entry || (tree_.is(noun, "obl") && entry->effect != ComplementEffect::kRequested)) return;
    apply_effect(*entry, government);
  }

  void add(const PredicateMatch& match, const Government& government, const ClauseStatus& status,
           const ReachedActor* subject, int32_t subject_token, const ReachedActor* object,
           int32_t object_token) {
    Relation relation;
    relation.sentence = sentence_;
    // "seeks to locate" may stand in the lexicon as a predicate of its own.
    const bool composed = !government.prefix.empty() && !match.predicate.starts_with(government.prefix);
    relation.predicate = composed ? compose(government.prefix, match.predicate) : match.predicate;
    relation.event = government.event != EventClass::kNone ? government.event : match.event;
    relation.negated = status.negated;
    relation.modality = status.modality;
    relation.hedged = status.hedged;
    relation.confidence = match.confidence;
    if (subject) {
      relation.subject = actor_id(subject->actor);
      relation.subject_span = subject->span;
      relation.confidence *= subject->confidence;
    } else if (subject_token != kNoToken) {
      relation.subject_span = phrase_span(subject_token);
    }
    if (object) {
      relation.object = actor_id(object->actor);
      relation.object_span = object->span;
      relation.confidence *= object->confidence;
      if (object->through != kNoToken) relation.through = tree_[object->through].form;
    } else if (object_token != kNoToken) {
      relation.object_span = phrase_span(object_token);
    }
    const TextSpan words = words_span(match, government);
    relation.phrase = document_.text.substr(words.begin, words.size());
    relation.span = words;
    for (const TextSpan& s : {relation.subject_span, relation.object_span})
      if (!s.empty())
        relation.span = {std::min(relation.span.begin, s.begin), std::max(relation.span.end, s.end)};
    if (government.claimed_by != kNoToken)
      for (const ReachedActor& who : reach_.reach(government.claimed_by, false))
        relation.attributed_to = actor_id(who.actor);
    out_.push_back(std::move(relation));
  }

  std::string actor_id(int32_t actor) const { return actors_.actors[static_cast<size_t>(actor)].id; }

  TextSpan phrase_span(int32_t token) const {
    return tree_.span_of(
        tree_.extent_without(token, {"acl", "appos", "parataxis", "punct", "conj", "cc", "case"}));
  }

  TextSpan words_span(const PredicateMatch& match, const Government& government) const {
    std::pair<int32_t, int32_t> extent{match.words.front(), match.words.front()};
    const auto widen = [&](const std::vector<int32_t>& words) {
      for (const int32_t t : words) extent = {std::min(extent.first, t), std::max(extent.second, t)};
    };
    widen(match.words);
    widen(government.words);
    return tree_.span_of(extent);
  }

  const Lexicon& lexicon_;
  const Document& document_;
  uint32_t sentence_;
  SentenceTree tree_;
  const ActorsFound& actors_;
  ActorReach reach_;
  PredicateMatcher matcher_;
  std::vector<Clause> clauses_;
  std::vector<Relation>& out_;
  std::vector<int32_t> used_nouns_;
};

auto sort_key(const Relation& r) {
  return std::tie(r.sentence, r.span, r.subject_span, r.object_span, r.predicate);
}

}  // namespace

std::vector<Relation> RelationFinder::find(const Document& document, const ActorsFound& actors) const {
  std::vector<Relation> out;
  for (uint32_t s = 0; s < document.sentences.size(); ++s)
    if (!document.sentences[s].tokens.empty()) SentenceRelations(lexicon_, document, s, actors, out).run();
  std::stable_sort(out.begin(), out.end(),
                   [](const Relation& a, const Relation& b) { return sort_key(a) < sort_key(b); });
  // The same claim found along two paths of one sentence counts once.
  std::set<std::tuple<uint32_t, std::string, std::string, std::string, bool, TextSpan, TextSpan>> seen;
  std::vector<Relation> unique;
  for (Relation& r : out)
    if (seen.emplace(r.sentence, r.subject.value_or(""), r.predicate, r.object.value_or(""), r.negated,
                     r.subject_span, r.object_span)
            .second)
      unique.push_back(std::move(r));
  return unique;
}

}  // namespace dramatis::extract
