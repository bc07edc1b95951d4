#include "extract/claims/relation_finder.h"

#include <algorithm>
#include <utility>

#include "extract/claims/clause.h"
#include "extract/claims/clause_status.h"
#include "extract/claims/demand_finder.h"
#include "extract/claims/event_date.h"
#include "extract/claims/government.h"
#include "extract/claims/object_finder.h"
#include "extract/claims/predicate_match.h"
#include "extract/claims/reach.h"
#include "extract/claims/reading.h"
#include "extract/claims/relation_confidence.h"
#include "extract/claims/relation_repetitions.h"
#include "extract/claims/relation_rules.h"
#include "extract/claims/relation_writer.h"
#include "extract/claims/subject_finder.h"
#include "extract/claims/telling.h"
#include "extract/claims/tree.h"
#include "extract/claims/tree_repair.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;
using graph::Modality;
using graph::Relation;

constexpr double kDemandConfidence = 0.85;
constexpr double kOneSided = 0.65;  // of relations with one actor about half were right, by hand

class SentenceRelations {
 public:
  SentenceRelations(const Lexicon& lexicon, const Document& document, uint32_t sentence,
                    const ActorsFound& actors, const EventDates& dates, std::vector<TracedRelation>& out)
      : lexicon_(lexicon),
        repaired_(repair_tree(document.sentences[sentence], lexicon)),
        tree_(repaired_),
        actors_(actors),
        reach_(tree_, sentence, actors),
        writer_(document, sentence, tree_, actors, reach_, dates),
        matcher_(lexicon, tree_, reach_),
        clauses_(find_clauses(tree_)),
        governments_(lexicon, tree_, clauses_),
        telling_(tree_, clauses_, governments_, reach_),
        demands_(lexicon, tree_, clauses_, governments_),
        subjects_(tree_, clauses_, governments_, reach_),
        objects_(lexicon, tree_, clauses_, actors, reach_, out, sentence),
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
    const bool demanded = government.requested || demands_.demanding_clause(clause) ||
                          demands_.demanding_noun(clause) != kNoToken;
    for (const PredicateMatch& match : matcher_.match(clause)) {
      if (match.event_noun != kNoToken && match.listed && !match.objects.empty())
        used_nouns_.push_back(match.event_noun);
      if (telling_.tells_nothing(clause, match, government)) continue;
      // What somebody is asked to do is no deed of theirs.
      if (demanded || is_reporting(match.predicate) || is_geography(match.predicate)) continue;
      Reading reading{match, government, clause.status, &clause, {}, kNoToken, "clause"};
      if (!match.listed) reading.rule = "clause, predicate not listed";
      if (subject) {
        reading.subject_token = subject->token;
        reading.subjects = subjects_.subjects_of(clause, subject->token, match.listed);
        blame_the_deed(clause, match, subject->token, reading.subjects);
      }
      if (match.event_noun != kNoToken) add_status(reading.status, nominal_status(tree_, match.event_noun));
      reading.status.modality = telling_.modality_in_place(clause, reading.status.modality);
      if (Telling::is_doubly_negated(reading)) continue;
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

  void add_demand(const Clause& clause) {
    PredicateMatch match;
    match.predicate = "calls on";
    match.event = EventClass::kRequest;
    match.listed = true;
    match.confidence = kDemandConfidence;
    const Government none;
    if (const Clause* governor = demands_.demanding_clause(clause)) {
      const Argument* subject = governments_.subject_of(*governor);
      if (!subject) return;
      match.words = {governor->head};
      match.objects = {clause.argument(Slot::kSubject)->token};
      if (reach_.reach(match.objects.front(), true).empty()) return;  // "said that peace must come"
      emit({match, governments_.of_clause(*governor), governor->status, governor,
            subjects_.subjects_of(*governor, subject->token, true), subject->token, "demand"});
      return;
    }
    // "reiterated its demand that Israel ease restrictions"
    const int32_t noun = demands_.demanding_noun(clause);
    if (noun == kNoToken) return;
    match.words = {noun};
    match.objects = {clause.argument(Slot::kSubject)->token};
    std::vector<ReachedActor> agents = reach_.possessors(noun);
    if (agents.empty()) agents = subjects_.subject_above(noun);
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

  void emit(Reading reading) {
    const PredicateMatch& match = reading.match;
    const int32_t object_token = match.objects.empty() ? kNoToken : match.objects.front();
    std::vector<ReachedActor> objects = objects_.objects_of(reading);
    add_status(reading.status, reading.government.status);
    add_suffered(reading);
    if (objects.empty()) objects = objects_.objects_of_threat(reading);
    if (objects.empty()) objects = objects_.participants(reading);
    if (reading.subjects.size() > 1 && objects.empty() && is_collective(lexicon_, tree_, match, object_token))
      return emit_reciprocal(reading);
    if (reading.subjects.empty() && is_act_of_authority(match.predicate) && reading.clause)
      reading.subjects = objects_.authority_in_place(reading);
    if (!reading.subjects.empty() && match.listed && objects_.lacks_country(objects) &&
        is_placed(match.event) && reading.clause && add_at_place(reading) && objects.empty())
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

  bool may_leave_subject_unsaid(const Reading& reading) const {
    const PredicateMatch& match = reading.match;
    if (!match.listed || !may_lack_subject(match.event)) return false;
    if (reading.subject_token != kNoToken)
      return may_have_unresolved_subject(match.event, tree_[reading.subject_token]);
    return reading.clause && reading.clause->passive;
  }

  static bool is_placed(EventClass event) { return is_material(event) || event == EventClass::kConcede; }

  bool is_named(const ReachedActor& who) const {
    const std::vector<graph::Mention>& mentions = actors_.actors[static_cast<size_t>(who.actor)].mentions;
    return std::any_of(mentions.begin(), mentions.end(),
                       [](const auto& m) { return m.kind == graph::MentionKind::kName; });
  }

  bool is_known(const ReachedActor& who) const {
    const graph::Actor& actor = actors_.actors[static_cast<size_t>(who.actor)];
    return !actor.code.empty() || is_named(who);
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

  // "killed 23 people in Tel Aviv": a deed done to people without a name is done where they are.
  bool add_at_place(const Reading& reading) {
    std::string preposition;
    const std::vector<ReachedActor> places = objects_.at_place_of(*reading.clause, "", &preposition);
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
        if (tree_[victim.token].upos == Upos::kPron && objects_.is_addressed(reading, victim)) continue;
        for (const ReachedActor& subject : reading.subjects)
          if (subject.actor != victim.actor) add(wish, &subject, &victim, noun);
      }
    }
  }

  // "Jordan and Britain agreed", "Russia and China held talks": each with each.
  void emit_reciprocal(const Reading& reading) {
    // "the battle between X and Y, Z and W": who of them stands on which side?
    if (is_conflict(reading.match.event) && reading.subjects.size() > 2) return;
    // "could run but did not": of two who do the same, not each against each.
    if (reading.match.event == EventClass::kNone && reading.match.objects.empty()) return;
    PredicateMatch match = reading.match;
    if (!match.symmetric && !match.objects.empty())  // "agrees to ceasefire with"
      match.predicate += ' ' + tree_[match.objects.front()].form + " with";
    Reading mutual{match, reading.government,    reading.status, reading.clause,
                   {},    reading.subject_token, "mutual"};
    for (const ReachedActor& a : reading.subjects)
      for (const ReachedActor& b : reading.subjects)
        if (a.actor != b.actor) add(mutual, &a, &b, kNoToken);
  }

  // "the shift in support from X to Y": neither supports the other.
  bool is_shift(int32_t noun, const PredicateMatch& match) const {
    if (tree_[noun].lemma != "support" && tree_[noun].lemma != "vote") return false;
    const auto& children = tree_.children(noun);
    return std::any_of(children.begin(), children.end(),
                       [&](int32_t c) { return tree_.is(c, "nmod") && tree_.preposition(c) == "from"; }) &&
           std::any_of(match.objects.begin(), match.objects.end(),
                       [&](int32_t t) { return tree_.preposition(t) == "to"; });
  }

  void add_noun(int32_t noun) {
    if (std::find(used_nouns_.begin(), used_nouns_.end(), noun) != used_nouns_.end()) return;
    if (const ActorMention* m = reach_.mention(noun); m && m->kind == graph::MentionKind::kName) return;
    for (const PredicateMatch& match : matcher_.match_noun(noun)) {
      // Who leads or represents whom is a role (roles.h), not something that happens.
      if ((match.agent_noun && match.event == EventClass::kNone) || is_geography(match.predicate)) continue;
      const Government government = governments_.of_noun(noun);
      if (telling_.is_in_negated_clause(noun)) continue;
      Reading reading{match, government, nominal_status(tree_, noun), nullptr, {}, kNoToken, "event noun"};
      reading.subjects = match.agent_noun ? reach_.reach(noun, false) : reach_.possessors(noun);
      // "A critic of X" who is known as no more than that is nobody in particular.
      if (match.agent_noun && tree_[noun].xpos == "NN")
        std::erase_if(reading.subjects, [&](const ReachedActor& r) { return !is_named(r); });
      // "the Israel-Palestinian conflict" names a topic and tells of no fight.
      if (match.symmetric && match.event == EventClass::kAssault && reading.subjects.size() > 1) continue;
      if (match.symmetric) {
        reading.subjects = subjects_.parties_of(noun, reading.subjects);
        if (reading.subjects.empty() && subjects_.is_done_by_subject(noun, match))
          reading.subjects = subjects_.subject_above(noun);
        if (reading.subjects.size() > 1) {
          PredicateMatch reciprocal = match;
          reciprocal.objects.clear();
          emit({reciprocal, government, reading.status, nullptr, reading.subjects, kNoToken, "event noun"});
          return;
        }
      }
      if (is_shift(noun, match)) continue;
      // "a raid by X", "an ovation from X for Y"
      for (const std::string_view wanted : {"by", "from"})
        for (const int32_t c : tree_.children(noun))
          if (reading.subjects.empty() && tree_.is(c, "nmod") && tree_.preposition(c) == wanted &&
              std::find(match.objects.begin(), match.objects.end(), c) == match.objects.end())
            reading.subjects = reach_.reach(c, true);
      if (reading.subjects.empty() && !match.agent_noun && subjects_.is_done_by_subject(noun, match))
        reading.subjects = subjects_.subject_above(noun);
      for (ReachedActor& agent : reading.subjects) agent.through = kNoToken;
      if (!reading.subjects.empty() && !match.objects.empty()) emit(std::move(reading));
    }
  }

  void add(const Reading& reading, const ReachedActor* subject, const ReachedActor* object,
           int32_t object_token) {
    if (auto relation = writer_.write(reading, subject, object, object_token))
      out_.push_back(*std::move(relation));
  }

  std::string actor_id(int32_t actor) const { return actors_.actors[static_cast<size_t>(actor)].id; }

  const Lexicon& lexicon_;
  Sentence repaired_;
  SentenceTree tree_;
  const ActorsFound& actors_;
  ActorReach reach_;
  RelationWriter writer_;
  PredicateMatcher matcher_;
  std::vector<Clause> clauses_;
  GovernmentFinder governments_;
  Telling telling_;
  DemandFinder demands_;
  SubjectFinder subjects_;
  ObjectFinder objects_;
  std::vector<TracedRelation>& out_;
  size_t first_;  // where this sentence's relations begin
  std::vector<int32_t> used_nouns_;
};

}  // namespace

std::vector<TracedRelation> RelationFinder::candidates(const Document& document, const ActorsFound& actors,
                                                       std::string_view article_date) const {
  const EventDates dates(article_date);
  std::vector<TracedRelation> out;
  for (uint32_t s = 0; s < document.sentences.size(); ++s)
    if (!document.sentences[s].tokens.empty())
      SentenceRelations(lexicon_, document, s, actors, dates, out).run();
  return without_repetitions(std::move(out));
}

std::vector<TracedRelation> RelationFinder::find_traced(const Document& document, const ActorsFound& actors,
                                                        std::string_view article_date) const {
  const RelationModel& model = RelationModel::built_in();
  std::vector<TracedRelation> out = candidates(document, actors, article_date);
  for (TracedRelation& r : out)
    r.relation.confidence =
        r.trace.features.empty() ? r.relation.confidence * kOneSided : model.score(r.trace.features);
  std::erase_if(out, [&](const TracedRelation& r) {
    if (r.trace.features.empty()) return false;
    const double score = r.relation.confidence;
    return least_confidence_ ? score < *least_confidence_ : !model.tells(score, r.trace.features);
  });
  return out;
}

}  // namespace dramatis::extract
