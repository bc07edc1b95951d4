#include "extract/claims/relation_finder.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <tuple>
#include <utility>

#include "extract/claims/clause.h"
#include "extract/claims/clause_status.h"
#include "extract/claims/event_date.h"
#include "extract/claims/government.h"
#include "extract/claims/predicate_match.h"
#include "extract/claims/reach.h"
#include "extract/claims/relation_rules.h"
#include "extract/claims/tree.h"
#include "extract/claims/tree_repair.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;
using graph::Modality;
using graph::Relation;
using Places = ActorReach::Places;

constexpr double kDemandConfidence = 0.85;
constexpr double kAtPlaceConfidence = 0.6;
constexpr double kGovernedConfidence = 0.75;
constexpr double kLeastConfidence = 0.3;  // below it a relation is more often wrong than not

constexpr std::array<std::string_view, 12> kTexts = {"declaration", "statement",  "letter",  "resolution",
                                                     "report",      "communique", "message", "memorandum",
                                                     "petition",    "appeal",     "note",    "document"};
constexpr std::array<std::string_view, 9> kObligations = {"must", "should", "shall", "ought", "need",
                                                          "have", "had",    "needs", "has"};
constexpr std::array<std::string_view, 10> kPlacePrepositions = {
    "in", "at", "near", "into", "inside", "throughout", "across", "outside", "around", "from"};
// Nouns that with a bare "in" make the subject of the clause their own: "rallied in support of".
constexpr std::array<std::string_view, 8> kAdjunctNouns = {
    "protest", "response", "support", "solidarity", "alliance", "retaliation", "opposition", "cooperation"};

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// One reading with what stands above it and who does it.
struct Reading {
  const PredicateMatch& match;
  const Government& government;
  ClauseStatus status;
  const Clause* clause = nullptr;  // null for an event noun
  std::vector<ReachedActor> subjects;
  int32_t subject_token = kNoToken;
  std::string_view rule;
};

class SentenceRelations {
 public:
  SentenceRelations(const Lexicon& lexicon, const Document& document, uint32_t sentence,
                    const ActorsFound& actors, const EventDates& dates, std::vector<TracedRelation>& out)
      : lexicon_(lexicon),
        document_(document),
        sentence_(sentence),
        repaired_(repair_tree(document.sentences[sentence], lexicon)),
        tree_(repaired_),
        actors_(actors),
        dates_(dates),
        reach_(tree_, sentence, actors),
        matcher_(lexicon, tree_, reach_),
        clauses_(find_clauses(tree_)),
        governments_(lexicon, tree_, clauses_),
        out_(out),
        first_(out.size()) {}

  void run() {
    for (const Clause& clause : clauses_) add_clause(clause);
    for (int32_t t = 0; t < tree_.size(); ++t) add_noun(t);
    for (const Clause& clause : clauses_) add_demand(clause);
    aim_protests();
  }

 private:
  void add_clause(const Clause& clause) {
    const Government government = governments_.of_clause(clause);
    const Argument* subject = governments_.subject_of(clause);
    const bool demanded =
        government.requested || demanding_clause(clause) || demanding_noun(clause) != kNoToken;
    for (const PredicateMatch& match : matcher_.match(clause)) {
      if (match.event_noun != kNoToken && match.listed && !match.objects.empty())
        used_nouns_.push_back(match.event_noun);
      if (match.vacuous && government.event == EventClass::kNone) continue;
      // What somebody is asked to do is no deed of theirs.
      if (demanded || is_reporting(match.predicate) || is_geography(match.predicate)) continue;
      Reading reading{match, government, clause.status, &clause, {}, kNoToken, "clause"};
      if (!match.listed) reading.rule = "clause, predicate not listed";
      if (subject) {
        reading.subject_token = subject->token;
        reading.subjects = subjects_of(clause, subject->token, match.listed);
        blame_the_deed(clause, match, subject->token, reading.subjects);
      }
      if (match.event_noun != kNoToken) add_status(reading.status, nominal_status(tree_, match.event_noun));
      if (is_future_in_past(clause)) reading.status.modality = Modality::kPlanned;
      emit(reading);
    }
  }

  // "X condemned Y's raid, saying it killed ...": who accuses another does not own up to the harm in the same
  // breath; "it" is the raid, and who did it is Y.
  void blame_the_deed(const Clause& clause, const PredicateMatch& match, int32_t token,
                      std::vector<ReachedActor>& subjects) const {
    if (tree_[token].lemma != "it" || subjects.size() != 1 || clause.link != ClauseLink::kComplement ||
        clause.status.modality != Modality::kAsserted)
      return;
    const bool harm = is_conflict(match.event) && (is_material(match.event) || match.predicate == "defies");
    if (!harm) return;
    for (size_t i = first_; i < out_.size(); ++i) {
      const Relation& r = out_[i].relation;
      if (r.event != EventClass::kAccuse || r.through.empty() || !r.object ||
          r.subject != actor_id(subjects.front().actor))
        continue;
      for (size_t a = 0; a < actors_.actors.size(); ++a)
        if (actors_.actors[a].id == *r.object) {
          subjects.front().actor = static_cast<int32_t>(a);
          subjects.front().span = tree_[token].span;
          subjects.front().confidence *= 0.8;
        }
    }
  }

  // "said it would tighten the blockade": the "will" of what was said, not a doubt.
  bool is_future_in_past(const Clause& clause) const {
    if (clause.governor < 0 || clause.link != ClauseLink::kComplement ||
        clause.status.modality != Modality::kPossible)
      return false;
    for (const int32_t c : tree_.children(clause.head))
      if (tree_.is(c, "aux") && tree_[c].lemma == "would")
        return tree_[clauses_[static_cast<size_t>(clause.governor)].head].xpos == "VBD";
    return false;
  }

  std::vector<ReachedActor> subjects_of(const Clause& clause, int32_t token, bool listed) const {
    std::vector<ReachedActor> out = reach_.reach(token, listed);
    if (out.empty() && tree_[token].upos == Upos::kPron) {
      // "Syria says it is willing to withdraw": whom the finder of actors could not tell is who speaks.
      const int32_t own = clause_headed_by(clauses_, tree_[token].head);
      if (own >= 0 && clauses_[static_cast<size_t>(own)].link == ClauseLink::kComplement &&
          clauses_[static_cast<size_t>(own)].governor >= 0)
        if (const Argument* speaker =
                clauses_[static_cast<size_t>(clauses_[static_cast<size_t>(own)].governor)].argument(
                    Slot::kSubject))
          out = reach_.reach(speaker->token, true);
      for (ReachedActor& r : out) r.confidence *= 0.8;
    }
    // "issued a declaration demanding ...": a text speaks for its author.
    if (out.empty() && contains(kTexts, tree_[token].lemma) && clause.governor >= 0) {
      const Clause& governor = clauses_[static_cast<size_t>(clause.governor)];
      const Argument* author = governor.argument(Slot::kSubject);
      const Argument* object = governor.argument(Slot::kObject);
      if (author && object && object->token == token) out = reach_.reach(author->token, true);
      for (ReachedActor& r : out) r.through = token;
    }
    return out;
  }

  // The clause in which somebody demands what this clause says of its own subject: "X said that Y must
  // leave", "X demanded that Y leave".
  const Clause* demanding_clause(const Clause& clause) const {
    // "demanded that Y apologise or that Z pay"
    if (clause.link == ClauseLink::kConjunct && clause.governor >= 0 && clause.mark == "that" &&
        clauses_[static_cast<size_t>(clause.governor)].head == tree_[clause.head].head)
      return demanding_clause(clauses_[static_cast<size_t>(clause.governor)]);
    if (clause.governor < 0 || clause.link != ClauseLink::kComplement) return nullptr;
    const Argument* subject = clause.argument(Slot::kSubject);
    if (!subject || subject->inherited || clause.passive) return nullptr;
    const Clause& governor = clauses_[static_cast<size_t>(clause.governor)];
    if (governor.passive) return nullptr;
    const ComplementEntry* entry = governments_.complement_of(governor, clause.mark);
    static const ComplementEntry plain;
    if (!entry) entry = &plain;
    if (entry->effect == ComplementEffect::kRequested) return &governor;
    if (entry->effect != ComplementEffect::kAsserted) return nullptr;
    // "reiterated its demand today that Y leave": the clause may hang on the verb.
    if (const Argument* object = governor.argument(Slot::kObject); object && clause.mark == "that")
      if (const auto* noun = lexicon_.complement(tree_[object->token].lemma, WordClass::kNoun);
          noun && noun->effect == ComplementEffect::kRequested)
        return &governor;
    return is_obligation(clause) ? &governor : nullptr;
  }

  bool is_obligation(const Clause& clause) const {
    for (const int32_t c : tree_.children(clause.head))
      if (tree_.is(c, "aux") && contains(kObligations, tree_[c].lemma) && tree_[c].lemma != "have")
        return true;
    const Token& head = tree_[clause.head];  // "has to leave", "needs to leave"; "insisted that it leave"
    return ((head.lemma == "have" || head.lemma == "need") && tree_.has_child(clause.head, "xcomp")) ||
           (head.xpos == "VB" && clause.mark == "that" && !tree_.has_child(clause.head, "aux"));
  }

  // The noun whose content the clause is: "its demand that Y leave".
  int32_t demanding_noun(const Clause& clause) const {
    const Argument* subject = clause.argument(Slot::kSubject);
    const int32_t noun = tree_[clause.head].head;
    if (!subject || subject->inherited || noun == kNoToken || tree_[noun].upos != Upos::kNoun ||
        clause.mark != "that" || !tree_.is_any(clause.head, {"acl", "ccomp"}))
      return kNoToken;
    const ComplementEntry* entry = lexicon_.complement(tree_[noun].lemma, WordClass::kNoun);
    return entry && entry->effect == ComplementEffect::kRequested ? noun : kNoToken;
  }

  void add_demand(const Clause& clause) {
    PredicateMatch match;
    match.predicate = "calls on";
    match.event = EventClass::kRequest;
    match.listed = true;
    match.confidence = kDemandConfidence;
    const Government none;
    if (const Clause* governor = demanding_clause(clause)) {
      const Argument* subject = governments_.subject_of(*governor);
      if (!subject) return;
      match.words = {governor->head};
      match.objects = {clause.argument(Slot::kSubject)->token};
      if (reach_.reach(match.objects.front(), true).empty()) return;  // "said that peace must come"
      emit({match, governments_.of_clause(*governor), governor->status, governor,
            subjects_of(*governor, subject->token, true), subject->token, "demand"});
      return;
    }
    // "reiterated its demand that Israel ease restrictions"
    const int32_t noun = demanding_noun(clause);
    if (noun == kNoToken) return;
    match.words = {noun};
    match.objects = {clause.argument(Slot::kSubject)->token};
    std::vector<ReachedActor> agents = reach_.possessors(noun);
    if (agents.empty()) agents = subject_above(noun);
    emit({match, none, nominal_status(tree_, noun), nullptr, std::move(agents), kNoToken, "demand"});
  }

  // "staged rallies to demand the resignation of Y": a protest without a target is aimed at whom it demands
  // something of or accuses.
  void aim_protests() {
    for (size_t i = first_; i < out_.size(); ++i) {
      const Relation& protest = out_[i].relation;
      if (protest.event != EventClass::kProtest || protest.object || !protest.subject) continue;
      for (size_t j = first_; j < out_.size(); ++j) {
        const Relation& aim = out_[j].relation;
        if (aim.subject != protest.subject || !aim.object || aim.object == protest.subject ||
            (aim.event != EventClass::kRequest && aim.event != EventClass::kAccuse &&
             aim.event != EventClass::kReject) ||
            is_addressing(aim.predicate) || protest.confidence * aim.confidence < kLeastConfidence)
          continue;
        out_[i].relation.object = aim.object;
        out_[i].relation.object_span = aim.object_span;
        out_[i].relation.confidence *= aim.confidence;
        out_[i].trace.rule += ", aimed by " + aim.predicate;
        break;
      }
    }
  }

  // The subject of the clause that a noun stands in.
  std::vector<ReachedActor> subject_above(int32_t noun) const {
    for (int32_t t = tree_[noun].head, steps = 0; t != kNoToken && steps < 3; t = tree_[t].head, ++steps) {
      const int32_t index = clause_headed_by(clauses_, t);
      if (index < 0) continue;
      const Clause& clause = clauses_[static_cast<size_t>(index)];
      const Argument* subject = governments_.subject_of(clause);
      if (clause.passive || !subject || tree_.dominates(subject->token, noun)) return {};
      return reach_.reach(subject->token, true);
    }
    return {};
  }

  void emit(Reading reading) {
    const PredicateMatch& match = reading.match;
    const int32_t object_token = match.objects.empty() ? kNoToken : match.objects.front();
    std::vector<ReachedActor> objects = objects_of(reading);
    add_status(reading.status, reading.government.status);
    add_suffered(reading);
    if (objects.empty()) objects = objects_of_threat(reading);
    if (objects.empty()) objects = participants(reading);
    if (reading.subjects.size() > 1 && objects.empty() && is_collective(match, object_token))
      return emit_reciprocal(reading);
    if (reading.subjects.empty() && is_act_of_authority(match.predicate) && reading.clause)
      reading.subjects = authority_in_place(reading);
    if (!reading.subjects.empty() && match.listed && lacks_country(objects) && is_placed(match.event) &&
        reading.clause && add_at_place(reading) && objects.empty())
      return;
    if (is_vague_condition(reading, objects)) return;
    if (match.event == EventClass::kNone && reading.government.event == EventClass::kNone &&
        reading.government.prefix.empty() && !is_plain(reading, objects))
      return;
    if (reading.subjects.empty() && !objects.empty()) {
      if (!may_leave_subject_unsaid(reading)) return;
      for (const ReachedActor& object : objects) add(reading, nullptr, &object, object_token);
    } else if (objects.empty() && !reading.subjects.empty()) {
      if (match.event == EventClass::kNone || !match.listed) return;
      if (object_token == kNoToken ? !may_lack_object(match.event)
                                   : !may_have_unresolved_object(match.event, tree_[object_token]))
        return;
      for (const ReachedActor& subject : reading.subjects) add(reading, &subject, nullptr, object_token);
    }
    for (const ReachedActor& subject : reading.subjects)
      for (const ReachedActor& object : objects)
        if (subject.actor != object.actor) add(reading, &subject, &object, object_token);
  }

  // "threatened to stop the talks if Israel goes ahead": the threat is against the one of whom it is made to
  // depend.
  std::vector<ReachedActor> objects_of_threat(const Reading& reading) const {
    if (!reading.clause || class_of(reading) != EventClass::kThreaten) return {};
    for (const Clause& condition : clauses_) {
      if (condition.link != ClauseLink::kAdverbial || (condition.mark != "if" && condition.mark != "unless"))
        continue;
      const int32_t governor = tree_[condition.head].head;
      const Argument* subject = condition.argument(Slot::kSubject);
      if (!subject || (governor != reading.clause->head && !tree_.dominates(governor, reading.clause->head)))
        continue;
      std::vector<ReachedActor> out = reach_.reach(subject->token, true);
      for (ReachedActor& r : out) r.confidence *= 0.8;
      return out;
    }
    return {};
  }

  // "lifted the embargo on medicine to Iran": what the verb was done to is a thing, for whom stands beside
  // it.
  std::vector<ReachedActor> participants(const Reading& reading) const {
    const PredicateMatch& match = reading.match;
    if (!reading.clause || !is_classed(reading) || match.objects.empty() ||
        match.event == EventClass::kAccuse ||
        (match.event_noun == kNoToken && reading.government.event == EventClass::kNone &&
         match.event != EventClass::kRequest) ||
        reach_.mention(match.objects.front(), Places::kYes))
      return {};
    for (const std::string_view wanted : {"by", "against", "with", "to", "for", "from", "of", "on"}) {
      for (const Argument& a : reading.clause->arguments) {
        if (a.slot != Slot::kOblique || a.preposition != wanted ||
            tree_[a.token].entity == EntityType::kTime || a.token == match.objects.front())
          continue;
        std::vector<ReachedActor> out = reach_.reach(a.token, true, Places::kYes);
        for (ReachedActor& r : out) r.confidence *= kAtPlaceConfidence, r.through = match.objects.front();
        if (!out.empty()) return out;
      }
    }
    return {};
  }

  bool may_leave_subject_unsaid(const Reading& reading) const {
    const PredicateMatch& match = reading.match;
    if (!match.listed || !may_lack_subject(match.event)) return false;
    if (reading.subject_token != kNoToken)
      return may_have_unresolved_subject(match.event, tree_[reading.subject_token]);
    return reading.clause && reading.clause->passive;
  }

  // "signed a treaty", "agreed to a ceasefire": what several do together they do with each other.
  bool is_collective(const PredicateMatch& match, int32_t object) const {
    if (match.symmetric && (object == kNoToken || !tree_.preposition(object).empty())) return true;
    if (object == kNoToken || !match.listed || is_conflict(match.event)) return false;
    for (const NounPattern& pattern : lexicon_.noun_patterns(tree_[object].lemma))
      if (lexicon_.entry(pattern.entry).symmetric) return true;
    return false;
  }

  bool lacks_country(const std::vector<ReachedActor>& objects) const {
    return std::all_of(objects.begin(), objects.end(), [&](const ReachedActor& r) {
      const graph::Actor& actor = actors_.actors[static_cast<size_t>(r.actor)];
      return actor.code.empty() && actor.type == graph::ActorType::kGroup;
    });
  }

  static bool is_placed(EventClass event) { return is_material(event) || event == EventClass::kConcede; }

  std::vector<ReachedActor> at_place_of(const Clause& clause, std::string_view wanted,
                                        std::string* preposition = nullptr) const {
    for (const Argument& a : clause.arguments) {
      if (a.slot != Slot::kOblique || tree_[a.token].entity == EntityType::kTime) continue;
      if (wanted.empty() ? !contains(kPlacePrepositions, a.preposition) : a.preposition != wanted) continue;
      std::vector<ReachedActor> out = reach_.reach(a.token, true, Places::kYes);
      for (ReachedActor& r : out) r.confidence *= kAtPlaceConfidence;
      if (preposition) *preposition = a.preposition;
      if (!out.empty()) return out;
    }
    return {};
  }

  bool is_known(const ReachedActor& who) const {
    const graph::Actor& actor = actors_.actors[static_cast<size_t>(who.actor)];
    return !actor.code.empty() ||
           std::any_of(actor.mentions.begin(), actor.mentions.end(),
                       [](const auto& m) { return m.kind == graph::MentionKind::kName; });
  }

  // What a condition supposes ("if he gave them a veto") is kept where it names both parties itself.
  bool is_vague_condition(const Reading& reading, const std::vector<ReachedActor>& objects) const {
    if (!reading.clause || (reading.clause->mark != "if" && reading.clause->mark != "unless")) return false;
    const auto vague = [&](const ReachedActor& r) {
      return r.through != kNoToken || tree_[r.token].upos == Upos::kPron;
    };
    return std::any_of(objects.begin(), objects.end(), vague) ||
           std::any_of(reading.subjects.begin(), reading.subjects.end(), vague);
  }

  // A predicate without a class is trusted only as a fact between two who are themselves named.
  bool is_plain(const Reading& reading, const std::vector<ReachedActor>& objects) const {
    const auto direct = [&](const ReachedActor& r) { return r.through == kNoToken && is_known(r); };
    return reading.status.modality == Modality::kAsserted && !reading.status.negated &&
           !reading.government.purpose && std::all_of(objects.begin(), objects.end(), direct) &&
           std::all_of(reading.subjects.begin(), reading.subjects.end(), direct);
  }

  // "was put under investigation in Italy"
  std::vector<ReachedActor> authority_in_place(const Reading& reading) const {
    std::vector<ReachedActor> out = at_place_of(*reading.clause, "in");
    for (const int32_t word : reading.match.words)
      for (const int32_t c : tree_.children(word)) {
        if (!out.empty() || !tree_.is(c, "nmod") || tree_.preposition(c) != "in") continue;
        out = reach_.reach(c, true, Places::kYes);
        for (ReachedActor& r : out) r.confidence *= kAtPlaceConfidence;
      }
    return out;
  }

  // "killed 23 people in Tel Aviv": a deed done to people without a name is done where they are.
  bool add_at_place(const Reading& reading) {
    std::string preposition;
    const std::vector<ReachedActor> places = at_place_of(*reading.clause, "", &preposition);
    if (places.empty()) return false;
    PredicateMatch match = reading.match;
    match.predicate = at_place(match.predicate, preposition);
    const Reading placed{match,
                         reading.government,
                         reading.status,
                         reading.clause,
                         reading.subjects,
                         reading.subject_token,
                         "clause, at a place"};
    bool added = false;
    for (const ReachedActor& subject : reading.subjects)
      for (const ReachedActor& place : places)
        if (subject.actor != place.actor) {
          add(placed, &subject, &place, place.token);
          added = true;
        }
    return added;
  }

  static EventClass class_of_words(const Reading& reading) {
    return reading.government.event != EventClass::kNone ? reading.government.event : reading.match.event;
  }

  static bool is_classed(const Reading& reading) {
    return reading.government.event != EventClass::kNone ||
           (reading.match.listed && reading.match.event != EventClass::kNone);
  }

  // Without the subject itself, which a phrase may well name again ("its labour market").
  std::vector<ReachedActor> objects_of(const Reading& reading) const {
    std::vector<ReachedActor> out;
    for (const int32_t t : reading.match.objects)
      for (const ReachedActor& r : reach_object(t, reading))
        if ((std::none_of(reading.subjects.begin(), reading.subjects.end(),
                          [&](const ReachedActor& s) { return s.actor == r.actor; }) &&
             !is_own_troops(reading, r)) ||
            reading.subjects.size() > 1)
          out.push_back(r);
    // A deed done to people, bodies and places is not done to whom an idea or an occasion belongs to ("locked
    // up the party's nomination").
    if (reading.match.listed && reading.match.event_noun == kNoToken && is_bodily(reading.match.event))
      std::erase_if(out, [&](const ReachedActor& r) {
        return r.through != kNoToken && (tree_[r.through].entity == EntityType::kAbstract ||
                                         tree_[r.through].entity == EntityType::kEvent);
      });
    // "blew themselves up in Tel Aviv in the worst attack of the uprising": a name says more than what
    // belongs to one.
    const auto direct = [](const ReachedActor& r) { return r.through == kNoToken; };
    if (reading.match.objects.size() > 1 && std::any_of(out.begin(), out.end(), direct))
      std::erase_if(out, [&](const ReachedActor& r) { return !direct(r); });
    const bool mutual = reading.subjects.size() > 1 && !reading.match.objects.empty() &&
                        is_collective(reading.match, reading.match.objects.front());
    // Whom one meets or calls is named at once: "met the deadline set by Congress" is no meeting.
    if (out.empty() && is_classed(reading) && reading.match.object_through_complement && !mutual &&
        reading.match.event != EventClass::kConsult)
      for (const int32_t t : reading.match.objects)
        if (!reach_.mention(t))
          for (const ReachedActor& r : reach_.reach_below(t, Places::kYes))
            if (std::none_of(reading.subjects.begin(), reading.subjects.end(),
                             [&](const ReachedActor& s) { return s.actor == r.actor; }))
              out.push_back(r);
    return out;
  }

  // "France contributes 4,000 troops to the force": what a state sends or withdraws is not whom it acts on.
  bool is_own_troops(const Reading& reading, const ReachedActor& object) const {
    const graph::Actor& troops = actors_.actors[static_cast<size_t>(object.actor)];
    if (troops.sector != graph::Sector::kMilitary || troops.code.empty() || reading.subjects.empty())
      return false;
    return actors_.actors[static_cast<size_t>(reading.subjects.front().actor)].code == troops.code &&
           !is_conflict(reading.match.event);
  }

  std::vector<ReachedActor> reach_object(int32_t token, const Reading& reading) const {
    const PredicateMatch& match = reading.match;
    const bool classed = is_classed(reading);
    const Places places = classed ? Places::kYes : Places::kNo;
    if (match.object_through_complement) {
      return reach_.reach(token, classed || match.listed, places);
    }
    // "condemned the bombing of Gaza" is not about Gaza; "condemned Israel's bombing" is about Israel.
    std::vector<ReachedActor> out = reach_.reach(token, false, places);
    for (const int32_t t : tree_.conjuncts(token)) {
      if (reach_.mention(t)) continue;
      const std::vector<ReachedActor> owners = reach_.possessors(t);
      if (is_suffered(tree_[t].lemma)) continue;  // see add_suffered()
      for (ReachedActor owner : owners) {
        owner.through = t;
        out.push_back(owner);
      }
      if (!owners.empty()) continue;
      if (const ReachedActor agent = agent_told_before(t); agent.actor >= 0)
        out.push_back(agent);
      else
        for (ReachedActor& r : agents_below(t, class_of_words(reading))) out.push_back(r);
    }
    return out;
  }

  // "called for Israel's destruction" is about Israel, though it does not call on it.
  void add_suffered(const Reading& reading) {
    if (reading.match.event != EventClass::kRequest || !reading.match.listed) return;
    for (const int32_t noun : reading.match.objects) {
      if (!is_suffered(tree_[noun].lemma)) continue;
      PredicateMatch match = reading.match;
      match.predicate += ' ' + tree_[noun].form + " of";
      match.words.push_back(noun);
      Reading wish{match,           reading.government, reading.status,
                   reading.clause,  reading.subjects,   reading.subject_token,
                   "suffered event"};
      for (const ReachedActor& victim : reach_.possessors(noun)) {
        // "gave Hamas a list, requesting their release": whoever is addressed is not who is meant.
        if (tree_[victim.token].upos == Upos::kPron && is_addressed(reading, victim)) continue;
        for (const ReachedActor& subject : reading.subjects)
          if (subject.actor != victim.actor) add(wish, &subject, &victim, noun);
      }
    }
  }

  bool is_addressed(const Reading& reading, const ReachedActor& who) const {
    if (!reading.clause || reading.clause->governor < 0) return false;
    const Clause& governor = clauses_[static_cast<size_t>(reading.clause->governor)];
    for (const Argument& a : governor.arguments)
      if (a.slot != Slot::kSubject)
        for (const ReachedActor& r : reach_.reach(a.token, false))
          if (r.actor == who.actor) return true;
    return false;
  }

  // The agent of an event noun: "the crimes by rebels against civilians". A word of blame is about the agent,
  // other words ("demanded the withdrawal of", "prevented the visit to") about whom the event concerns.
  std::vector<ReachedActor> agents_below(int32_t noun, EventClass event) const {
    for (const int32_t c : tree_.children(noun))
      if (tree_.is(c, "nmod") && tree_.preposition(c) == "by") {
        std::vector<ReachedActor> out = reach_.reach(c, true);
        for (ReachedActor& r : out) r.through = noun;
        return out;
      }
    if (event == EventClass::kConsult) {  // "to host a meeting between X and Y"
      std::vector<ReachedActor> out;
      for (const int32_t c : tree_.children(noun))
        if (tree_.is(c, "nmod") && (tree_.preposition(c) == "between" || tree_.preposition(c) == "with"))
          for (ReachedActor& r : reach_.reach(c, true)) {
            r.through = noun;
            out.push_back(r);
          }
      return out;
    }
    if (event == EventClass::kAccuse || event == EventClass::kNone || is_suffered(tree_[noun].lemma))
      return {};
    return reach_.reach_below(noun, Places::kYes);
  }

  // "Russia invited Hamas. Israel protested against the invitation": a definite event noun without an agent
  // is the event told of shortly before, and its agent is the one named there.
  ReachedActor agent_told_before(int32_t noun) const {
    const int32_t determiner = tree_.child(noun, "det");
    if (determiner == kNoToken || (tree_[determiner].lemma != "the" && tree_[determiner].lemma != "this"))
      return {};
    for (const NounPattern& pattern : lexicon_.noun_patterns(tree_[noun].lemma)) {
      const std::string& canonical = lexicon_.entry(pattern.entry).canonical;
      for (auto r = out_.rbegin(); r != out_.rend() && r->relation.sentence + 2 >= sentence_; ++r) {
        if (r->relation.predicate != canonical || !r->relation.subject) continue;
        for (size_t a = 0; a < actors_.actors.size(); ++a)
          if (actors_.actors[a].id == *r->relation.subject)
            return {static_cast<int32_t>(a), noun, tree_[noun].span, noun, 0.7};
      }
    }
    return {};
  }

  // "Jordan and Britain agreed", "Russia and China held talks": each with each.
  void emit_reciprocal(const Reading& reading) {
    PredicateMatch match = reading.match;
    if (!match.symmetric && !match.objects.empty())  // "agrees to ceasefire with"
      match.predicate += ' ' + tree_[match.objects.front()].form + " with";
    Reading mutual{match, reading.government,    reading.status, reading.clause,
                   {},    reading.subject_token, "mutual"};
    for (const ReachedActor& a : reading.subjects)
      for (const ReachedActor& b : reading.subjects)
        if (a.actor != b.actor) add(mutual, &a, &b, kNoToken);
  }

  void add_noun(int32_t noun) {
    if (std::find(used_nouns_.begin(), used_nouns_.end(), noun) != used_nouns_.end()) return;
    if (const ActorMention* m = reach_.mention(noun); m && m->kind == graph::MentionKind::kName) return;
    for (const PredicateMatch& match : matcher_.match_noun(noun)) {
      // Who leads or represents whom is a role (roles.h), not something that happens.
      if ((match.agent_noun && match.event == EventClass::kNone) || is_geography(match.predicate)) continue;
      const Government government = governments_.of_noun(noun);
      Reading reading{match, government, nominal_status(tree_, noun), nullptr, {}, kNoToken, "event noun"};
      reading.subjects = match.agent_noun ? reach_.reach(noun, false) : reach_.possessors(noun);
      if (match.symmetric) {
        reading.subjects = parties_of(noun, reading.subjects);
        if (reading.subjects.empty() && is_done_by_subject(noun, match))
          reading.subjects = subject_above(noun);
        if (reading.subjects.size() > 1) {
          PredicateMatch reciprocal = match;
          reciprocal.objects.clear();
          emit({reciprocal, government, reading.status, nullptr, reading.subjects, kNoToken, "event noun"});
          return;
        }
      }
      if (reading.subjects.empty())
        for (const int32_t c : tree_.children(noun))
          if (tree_.is(c, "nmod") && tree_.preposition(c) == "by") reading.subjects = reach_.reach(c, true);
      if (reading.subjects.empty() && !match.agent_noun && is_done_by_subject(noun, match))
        reading.subjects = subject_above(noun);
      for (ReachedActor& agent : reading.subjects) agent.through = kNoToken;
      if (!reading.subjects.empty() && !match.objects.empty()) emit(std::move(reading));
    }
  }

  // "staged a strike in protest against X", "called it off after talks with X"
  bool is_done_by_subject(int32_t noun, const PredicateMatch& match) const {
    if (tree_.has_child(noun, "det") || !tree_.is_any(noun, {"obl", "nmod"})) return false;
    const std::string preposition = tree_.preposition(noun);
    if (preposition == "in") return contains(kAdjunctNouns, tree_[noun].lemma) || match.symmetric;
    return match.symmetric && (preposition == "after" || preposition == "for" || preposition == "during" ||
                               preposition == "before" || preposition == "at" || preposition == "following");
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

  void add(const Reading& reading, const ReachedActor* subject, const ReachedActor* object,
           int32_t object_token) {
    const PredicateMatch& match = reading.match;
    const Government& government = reading.government;
    Relation relation;
    relation.sentence = sentence_;
    // "seeks to locate" may stand in the lexicon as a predicate of its own.
    const bool composed = !government.prefix.empty() && !match.predicate.starts_with(government.prefix);
    relation.predicate = composed ? compose(government.prefix, match.predicate) : match.predicate;
    // "demonstrated in Kirkuk" is not against Kirkuk.
    if (match.event == EventClass::kProtest && match.listed && !match.objects.empty())
      if (const std::string place = tree_.preposition(match.objects.front()); place == "in" || place == "at")
        relation.predicate = at_place(relation.predicate, place);
    relation.event = class_of(reading);
    relation.negated = reading.status.negated;
    relation.modality = reading.status.modality;
    relation.hedged = reading.status.hedged;
    if (government.purpose && relation.modality == Modality::kAsserted && is_material(match.event) &&
        match.event != EventClass::kProtest)
      relation.modality = Modality::kPlanned;
    // "refuses to", "threatens to": the class comes from the word above, whatever the lexicon knows of the
    // verb.
    relation.confidence = government.event == EventClass::kNone
                              ? match.confidence
                              : std::max(match.confidence, kGovernedConfidence);
    if (subject) {
      relation.subject = actor_id(subject->actor);
      relation.subject_span = subject->span;
      relation.confidence *= subject->confidence;
    } else if (reading.subject_token != kNoToken) {
      relation.subject_span = phrase_span(reading.subject_token);
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
    if (relation.confidence < kLeastConfidence) return;
    relation.event_date = date_of(reading);
    RelationTrace trace{std::string(reading.rule), match.line,
                        reading.clause ? to_string(tree_, *reading.clause) : "", government.prefix};
    out_.push_back({std::move(relation), std::move(trace)});
  }

  EventClass class_of(const Reading& reading) const {
    const EventClass event = reading.match.event;
    const Government& government = reading.government;
    if (government.event != EventClass::kNone) {
      if (government.event != EventClass::kAgree) return government.event;
      // "agreed to bomb", "vowed to attack": a promise of harm is a threat; "vowed not to return it" refuses.
      if (is_conflict(event)) return class_of_announced(event, reading.status.negated);
      return reading.status.negated ? EventClass::kReject : EventClass::kAgree;
    }
    if (government.prefix.starts_with("prepares ") && is_material(event) && is_conflict(event))
      return EventClass::kMobilize;
    if (reading.status.hedged || !is_announced(reading)) return event;
    if (reading.clause && has_condition(reading.clause->head, "unless")) return EventClass::kThreaten;
    return class_of_announced(event, reading.status.negated);
  }

  // Planned, or tied to a condition that stands beside it ("will withdraw if"); the condition itself is not.
  bool is_announced(const Reading& reading) const {
    if (reading.status.modality == Modality::kPlanned) return true;
    if (reading.status.modality != Modality::kConditional || !reading.clause) return false;
    return has_condition(reading.clause->head, "if") || has_condition(reading.clause->head, "unless");
  }

  bool has_condition(int32_t head, std::string_view word) const {
    for (const int32_t c : tree_.children(head)) {
      const int32_t mark = tree_.child(c, "mark");
      if (tree_.is(c, "advcl") && mark != kNoToken && tree_[mark].lemma == word) return true;
    }
    return false;
  }

  std::string date_of(const Reading& reading) const {
    const bool future = reading.status.modality != Modality::kAsserted;
    if (reading.match.event_noun != kNoToken)
      if (std::string date = dates_.of_predicate(tree_, reading.match.event_noun, future); !date.empty())
        return date;
    return reading.clause ? dates_.of_predicate(tree_, reading.clause->head, future) : "";
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
  Sentence repaired_;
  SentenceTree tree_;
  const ActorsFound& actors_;
  const EventDates& dates_;
  ActorReach reach_;
  PredicateMatcher matcher_;
  std::vector<Clause> clauses_;
  GovernmentFinder governments_;
  std::vector<TracedRelation>& out_;
  size_t first_;  // where this sentence's relations begin
  std::vector<int32_t> used_nouns_;
};

auto sort_key(const Relation& r) {
  return std::tie(r.sentence, r.span, r.subject_span, r.object_span, r.predicate);
}

// "agrees to reopen" and "agrees to reopen border to" of the same words: the surer reading.
bool is_second_reading(const Relation& a, const Relation& b) {
  return a.sentence == b.sentence && a.subject == b.subject && a.object == b.object && a.event == b.event &&
         a.negated == b.negated && a.subject && a.object && a.span.overlaps(b.span) &&
         a.subject_span == b.subject_span && a.confidence < b.confidence &&
         (a.predicate.starts_with(b.predicate.substr(0, b.predicate.find(' '))) ||
          a.object_span != b.object_span);
}

// The same claim found along two paths of one sentence counts once.
std::vector<TracedRelation> without_repetitions(std::vector<TracedRelation> relations) {
  std::stable_sort(relations.begin(), relations.end(), [](const TracedRelation& a, const TracedRelation& b) {
    return sort_key(a.relation) < sort_key(b.relation);
  });
  std::set<std::tuple<uint32_t, std::string, std::string>> listed_pairs;
  for (const auto& [r, trace] : relations)
    if (trace.lexicon_line != 0)
      listed_pairs.emplace(r.sentence, r.subject.value_or(""), r.object.value_or(""));
  std::set<std::tuple<uint32_t, std::string, std::string, std::string, bool, TextSpan, TextSpan>> seen;
  std::vector<TracedRelation> unique;
  for (const TracedRelation& traced : relations) {
    const Relation& r = traced.relation;
    // A predicate made up from the words adds nothing to a listed one between the same two.
    if (traced.trace.lexicon_line == 0 && traced.trace.rule != "demand" &&
        listed_pairs.contains({r.sentence, r.subject.value_or(""), r.object.value_or("")}))
      continue;
    if (std::any_of(relations.begin(), relations.end(),
                    [&](const TracedRelation& other) { return is_second_reading(r, other.relation); }))
      continue;
    if (seen.emplace(r.sentence, r.subject.value_or(""), r.predicate, r.object.value_or(""), r.negated,
                     r.subject_span, r.object_span)
            .second)
      unique.push_back(traced);
  }
  return unique;
}

}  // namespace

std::vector<TracedRelation> RelationFinder::find_traced(const Document& document, const ActorsFound& actors,
                                                        std::string_view article_date) const {
  const EventDates dates(article_date);
  std::vector<TracedRelation> out;
  for (uint32_t s = 0; s < document.sentences.size(); ++s)
    if (!document.sentences[s].tokens.empty())
      SentenceRelations(lexicon_, document, s, actors, dates, out).run();
  return without_repetitions(std::move(out));
}

std::vector<Relation> RelationFinder::find(const Document& document, const ActorsFound& actors,
                                           std::string_view article_date) const {
  std::vector<Relation> out;
  for (TracedRelation& traced : find_traced(document, actors, article_date))
    out.push_back(std::move(traced.relation));
  return out;
}

}  // namespace dramatis::extract
