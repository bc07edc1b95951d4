#include "extract/claims/relation_features.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "extract/claims/attribution_range.h"
#include "extract/claims/inflection.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;
using graph::MentionKind;

constexpr int64_t kFewActors = 5;
constexpr int64_t kSomeActors = 15;
constexpr float kSureArc = 5;                           // log-odds
constexpr double kUntrusted = 0.8, kHalfTrusted = 0.9;  // confidence that a mention is of its actor
constexpr size_t kShortWord = 4;  // "On" and "with" have small letters even in some headlines
constexpr int32_t kLongSentence = 40;
constexpr int32_t kShortSentence = 12;

bool has_name(const graph::Actor& actor) {
  return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                     [](const graph::Mention& m) { return m.kind == MentionKind::kName; });
}

// A country or those known by theirs ("Israeli soldiers").
bool is_of_state(const graph::Actor& actor) {
  return actor.type == ActorType::kCountry || (actor.type == ActorType::kGroup && !actor.code.empty());
}

// More is said of countries, their people and armed men than of anybody else.
bool is_news_of_states(const ActorsFound& found) {
  size_t of_states = 0, all = 0;
  for (const graph::Actor& actor : found.actors) {
    const bool armed = actor.sector == graph::Sector::kMilitary || actor.sector == graph::Sector::kRebel;
    all += actor.mentions.size();
    if (is_of_state(actor) || armed) of_states += actor.mentions.size();
  }
  return of_states * 2 > all;
}

// "Rand Paul Scores Direct Hit On Donald Trump"
bool is_title_cased(const SentenceTree& tree) {
  int32_t words = 0, capitals = 0;
  for (int32_t t = 0; t < tree.size(); ++t) {
    const std::string& form = tree[t].form;
    if (form.size() < kShortWord || std::isalpha(static_cast<unsigned char>(form.front())) == 0) continue;
    ++words;
    capitals += std::isupper(static_cast<unsigned char>(form.front())) != 0;
  }
  return words > 3 && capitals * 10 >= words * 9;
}

}  // namespace

RelationFeatures::RelationFeatures(const SentenceTree& tree, const ActorReach& reach,
                                   const ActorsFound& actors)
    : tree_(tree),
      reach_(reach),
      actors_(actors),
      named_(std::count_if(actors.actors.begin(), actors.actors.end(), has_name)),
      of_states_(is_news_of_states(actors)) {}

const graph::Actor& RelationFeatures::actor(const ReachedActor& end) const {
  return actors_.actors[static_cast<size_t>(end.actor)];
}

void RelationFeatures::add_end(const std::string& name, const ReachedActor& end,
                               std::vector<std::string>& out) const {
  const graph::Actor& who = actor(end);
  out.push_back(name + ' ' + std::string(graph::name_of(who.type)));
  if (!has_name(who) && who.type != ActorType::kCountry) out.push_back(name + " unnamed");
  const ActorMention* mention = reach_.mention(end.token, ActorReach::Places::kYes);
  if (!mention) return;
  if (mention->confidence < kHalfTrusted)
    out.push_back(name + (mention->confidence < kUntrusted ? " untrusted" : " half trusted"));
  if (mention->kind == MentionKind::kPronoun) out.push_back(name + " pronoun");
  if (names_part(tree_, end.token)) out.push_back(name + " part of");
  if (mention->kind == MentionKind::kName) {
    const Token& token = tree_[end.token];
    // A name by its capitals alone, which the parser takes for none.
    if (token.name.part == NamePart::kOutside) out.push_back(name + " untagged");
    if (token.upos != Upos::kPropn) out.push_back(name + " not proper");
  }
  if (mention->kind == MentionKind::kNominal) {
    out.push_back(name + " nominal");
    if (has_name(who) || who.type == ActorType::kOrganisation) out.push_back(name + " nominal of named");
    if (tree_[end.token].xpos == "NNS") out.push_back(name + " plural");
    const int32_t article = tree_.child(end.token, "det");
    if (tree_[end.token].xpos.starts_with("NN") && !tree_[end.token].xpos.ends_with('S') && !has_name(who) &&
        article != kNoToken && tree_[article].lemma == "the")
      out.push_back(name + " somebody known");
    // "The Kentucky Republican": one whose name is not known, and no class of people.
    if (tree_[end.token].xpos == "NN" && who.type == ActorType::kGroup)
      out.push_back(name + " one of a group");
  }
  if (tree_.is_any(end.token, {"appos", "flat", "nmod:desc"})) out.push_back(name + " apposed");
  if (end.through == kNoToken) return;
  out.push_back(name + " through");
  const std::string_view way = tree_.is(end.token, "nmod:poss")                ? "owner"
                               : tree_.is(end.token, "nmod")                   ? "complement"
                               : tree_.is_any(end.token, {"amod", "compound"}) ? "modifier"
                                                                               : "below";
  if (reach_.is_party(end.actor)) out.push_back(name + " through " + std::string(way) + " to party");
}

void RelationFeatures::add_pair(const RelationEvidence& e, std::vector<std::string>& out) const {
  const graph::Actor& one = actor(e.subject);
  const graph::Actor& other = actor(e.object);
  out.emplace_back(is_of_state(one) && is_of_state(other) ? "between states" : "between parties");
  out.emplace_back(one.code.empty() && other.code.empty()   ? "codes none"
                   : one.code.empty() || other.code.empty() ? "codes one"
                   : one.code == other.code                 ? "codes same"
                                                            : "codes cross");
  if (one.type == ActorType::kPerson &&
      (other.type == ActorType::kCountry || other.type == ActorType::kPlace))
    out.emplace_back("person to country");
  const std::string_view quadrant = graph::name_of(graph::quadrant_of(e.relation.event));
  if (!quadrant.empty() && !is_of_state(one) && !is_of_state(other))
    out.push_back(std::string(quadrant) + ": " + std::string(graph::name_of(one.type)) + " to " +
                  std::string(graph::name_of(other.type)));
}

void RelationFeatures::add_predicate(const RelationEvidence& e, std::vector<std::string>& out) const {
  const PredicateMatch& match = e.reading.match;
  out.push_back(match.listed ? "row " + match.predicate : "row none");
  if (e.reading.rule == "clause, at a place") out.emplace_back("at a place");
  if (e.reading.rule == "demand") out.emplace_back("demand");
  if (e.reading.rule == "mutual") out.emplace_back("mutual");
  if (!aside_around(tree_, match.words.front()).empty()) out.emplace_back("aside");
  if (e.relation.modality != graph::Modality::kAsserted)
    out.emplace_back(graph::name_of(e.relation.modality));
  if (e.relation.negated) out.emplace_back("negated");
  if (e.relation.hedged) out.emplace_back("hedged");
  // A word listed under another's name has more senses to be mistaken in.
  if (match.listed && match.event_noun == kNoToken)
    out.emplace_back(e.relation.predicate.starts_with(third_person(tree_[match.words.front()].lemma))
                         ? "own verb"
                         : "synonym");
  if (e.reading.government.prefix.empty() &&
      std::count(e.relation.predicate.begin(), e.relation.predicate.end(), ' ') == 2)
    out.emplace_back("three words");
}

void RelationFeatures::add_clause(const RelationEvidence& e, std::vector<std::string>& out) const {
  if (!e.reading.clause) return;
  const Clause& clause = *e.reading.clause;
  out.push_back("clause " + std::string(name_of(clause.link)));
  for (const Argument& a : clause.arguments) {
    if (!a.inherited) continue;
    if (a.token == e.reading.subject_token && a.slot == Slot::kSubject)
      out.push_back("subject inherited " + std::string(name_of(clause.link)));
    else if (a.token == e.object_token)
      out.emplace_back("object inherited");
  }
  // Where verb and subject do not agree, the parse is wrong.
  const std::string_view tag = tree_[clause.head].xpos;
  if (tag == "VBP") out.emplace_back("plural verb");
  const int32_t subject = e.reading.subject_token;
  if (clause.copula != kNoToken || clause.passive || subject == kNoToken) return;
  const std::string_view number = tree_[subject].xpos;
  const bool several = tree_.has_child(subject, "conj") || number == "NNS";
  const bool single = !several && (number == "NNP" || number == "NN");
  if ((tag == "VBP" && single) || (tag == "VBZ" && several)) out.emplace_back("number clash");
}

// How sure the parser is of the least certain arc on the way in the tree from a predicate to an actor.
void RelationFeatures::add_certainty(const std::string& name, int32_t verb, int32_t end,
                                     std::vector<std::string>& out) const {
  float arc = kGivenMargin, label = kGivenMargin;
  int32_t arcs = 0;
  const auto climb = [&](int32_t from, int32_t other) {
    int32_t t = from;
    for (; t != kNoToken && !tree_.dominates(t, other); t = tree_[t].head) {
      arc = std::min(arc, tree_[t].head_margin);
      label = std::min(label, tree_[t].label_margin);
      ++arcs;
    }
  };
  climb(end, verb);
  climb(verb, end);
  if (arc < kSureArc) out.push_back(name + " arc unsure");
  if (label < kSureArc) out.push_back(name + " label unsure");
  if (arcs > 1) out.push_back(name + " far");
}

void RelationFeatures::add_sentence(std::vector<std::string>& out) const {
  const int32_t size = tree_.size();
  if (size > kLongSentence) out.emplace_back("long sentence");
  if (size <= kShortSentence) out.emplace_back("short sentence");
  int32_t marks = 0;
  for (int32_t t = 0; t < size; ++t) marks += is_quotation_mark(tree_[t]);
  if (marks > 0) out.emplace_back(marks % 2 ? "unbalanced quote" : "balanced quote");
  if (is_title_cased(tree_)) out.emplace_back("headline");
}

void RelationFeatures::add_article(std::vector<std::string>& out) const {
  // The more actors an article has, the more can be taken for each other; and the lexicon is made for states.
  out.emplace_back(named_ <= kFewActors    ? "actors few"
                   : named_ <= kSomeActors ? "actors some"
                                           : "actors many");
  if (of_states_) out.emplace_back("news of states");
}

std::vector<std::string> RelationFeatures::of(const RelationEvidence& evidence) const {
  std::vector<std::string> out;
  add_end("subject", evidence.subject, out);
  add_end("object", evidence.object, out);
  add_pair(evidence, out);
  add_predicate(evidence, out);
  add_clause(evidence, out);
  const int32_t verb = evidence.reading.match.words.front();
  add_certainty("subject", verb, evidence.subject.token, out);
  add_certainty("object", verb, evidence.object.token, out);
  add_sentence(out);
  add_article(out);
  if (evidence.relation.confidence < 0.45) out.emplace_back("doubtful parts");
  if (evidence.relation.confidence >= 0.75) out.emplace_back("sure parts");
  return out;
}

}  // namespace dramatis::extract
