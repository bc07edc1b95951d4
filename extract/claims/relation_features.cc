#include "extract/claims/relation_features.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "extract/claims/attribution_range.h"
#include "extract/claims/inflection.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;
using graph::MentionKind;

std::string_view length_class(int32_t tokens) {
  return tokens <= 2 ? "2" : tokens <= 4 ? "4" : tokens <= 8 ? "8" : tokens <= 16 ? "16" : "more";
}

std::string_view name_of_link(ClauseLink link) {
  switch (link) {
    case ClauseLink::kRoot:
      return "root";
    case ClauseLink::kConjunct:
      return "conjunct";
    case ClauseLink::kComplement:
      return "complement";
    case ClauseLink::kOpenComplement:
      return "open complement";
    case ClauseLink::kAdverbial:
      return "adverbial";
    case ClauseLink::kAdnominal:
      return "adnominal";
    case ClauseLink::kRelative:
      return "relative";
    case ClauseLink::kOther:
      return "other";
  }
  return "";
}

bool has_name(const graph::Actor& actor) {
  return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                     [](const graph::Mention& m) { return m.kind == MentionKind::kName; });
}

}  // namespace

std::string RelationFeatures::kind_of(const ReachedActor& end) const {
  const graph::Actor& actor = actors_.actors[static_cast<size_t>(end.actor)];
  std::string kind(name_of(actor.type));
  if (actor.type == ActorType::kGroup && !actor.code.empty()) kind += " of a country";
  return kind;
}

void RelationFeatures::add_end(const std::string& name, const ReachedActor& end,
                               std::vector<std::string>& out) const {
  const graph::Actor& actor = actors_.actors[static_cast<size_t>(end.actor)];
  const std::string kind = kind_of(end);
  out.push_back(name + ' ' + kind);
  if (!has_name(actor) && actor.type != ActorType::kCountry)
    out.push_back(name + " unnamed " + (actor.code.empty() ? "" : "of a country"));
  const ActorMention* mention = reach_.mention(end.token, ActorReach::Places::kYes);
  if (!mention) return;
  if (mention->kind == MentionKind::kName && actor.type == ActorType::kCountry)
    out.push_back(name + " country " + std::string(tree_[end.token].xpos));
  if (actor.mentions.size() >= 4) out.push_back(name + " often");
  if (mention->kind == MentionKind::kPronoun)
    out.push_back(name + " pronoun" + (reach_.is_bound(*mention) ? " bound" : ""));
  if (mention->kind == MentionKind::kNominal) {
    out.push_back(name + " nominal" + (has_name(actor) ? " of named " : " ") + kind);
    if (tree_[end.token].xpos == "NNS") out.push_back(name + " plural");
  }
  if (mention->kind != MentionKind::kName && mention->confidence < 0.75)
    out.push_back(name + " resolution " + (mention->confidence < 0.6 ? "poor" : "fair"));
  if (mention->as_place) out.push_back(name + " as place");
  if (mention->last - mention->first >= 6) out.push_back(name + " long");
  if (tree_.is(end.token, "conj")) out.push_back(name + " conjunct");
  if (tree_.is_any(end.token, {"appos", "flat", "nmod:desc"})) out.push_back(name + " apposed");
  if (end.through != kNoToken) {
    out.push_back(name + " through " + std::string(tree_.is(end.token, "nmod:poss") ? "owner"
                                                   : tree_.is(end.token, "nmod")    ? "complement"
                                                   : tree_.is_any(end.token, {"amod", "compound"})
                                                       ? "modifier"
                                                       : "below"));
    out.push_back(name + " through " + std::string(tree_[end.through].entity == EntityType::kNone
                                                       ? "none"
                                                       : name_of(tree_[end.through].entity)) +
                  " to " + kind);
    const bool party = actor.type == ActorType::kPerson || actor.type == ActorType::kOrganisation;
    out.push_back(name + " through to " + (party ? "party" : "other"));
  }
}

void RelationFeatures::add_grammar(const RelationEvidence& e, std::vector<std::string>& out) const {
  const Reading& reading = e.reading;
  const PredicateMatch& match = reading.match;
  out.push_back("rule " + std::string(reading.rule));
  out.push_back("class " + std::string(graph::name_of(e.relation.event)));
  out.push_back(std::string(name_of(graph::quadrant_of(e.relation.event))) + ": " + kind_of(e.subject) + " to " +
                kind_of(e.object));
  if (e.relation.negated) out.emplace_back("negated");
  if (e.relation.modality != graph::Modality::kAsserted)
    out.push_back("modality " + std::string(graph::name_of(e.relation.modality)));
  if (e.relation.hedged) out.emplace_back("hedged");
  if (!reading.government.prefix.empty()) out.emplace_back("governed");
  if (reading.government.claimed_by != kNoToken) out.emplace_back("claimed");
  if (!match.listed) out.push_back(std::string("unlisted ") + (match.event == graph::EventClass::kNone ? "" : "classed"));
  // A word listed under another's name, or in many rows, has more senses to be mistaken in.
  const int32_t word = match.event_noun == kNoToken ? match.words.front() : match.event_noun;
  if (match.listed && match.event_noun == kNoToken)
    out.push_back(e.relation.predicate.starts_with(third_person(tree_[word].lemma)) ? "own verb" : "synonym");
  const auto blanks = std::count(e.relation.predicate.begin(), e.relation.predicate.end(), ' ');
  if (reading.government.prefix.empty()) out.push_back("words " + std::to_string(std::min<long>(blanks + 1, 4)));
  if (match.event_noun != kNoToken && reading.clause) out.emplace_back("light verb");
  if (e.object_token != kNoToken) {
    const std::string preposition = tree_.preposition(e.object_token);
    out.push_back("object " + (preposition.empty() ? std::string("bare") : "after " + preposition));
    if (e.object_token != e.object.token && e.object.through == kNoToken)
      out.emplace_back("object elsewhere");
  }
  if (match.listed) out.push_back("row " + match.predicate);
  if (!reading.clause) return;
  const Clause& clause = *reading.clause;
  const std::string_view tag = tree_[clause.head].xpos;
  if (clause.copula == kNoToken && reading.subject_token != kNoToken && !clause.passive) {
    const std::string_view number = tree_[reading.subject_token].xpos;
    const bool several = tree_.has_child(reading.subject_token, "conj") || number.ends_with("S");
    const bool one = !several && (number == "NNP" || number == "NN");
    if ((tag == "VBP" && one) || (tag == "VBZ" && several && number != "NNPS")) out.emplace_back("number clash");
  }
  for (const std::string_view complement : {"ccomp", "xcomp", "advcl", "parataxis"})
    if (tree_.has_child(clause.head, complement)) out.push_back("beside " + std::string(complement));
  for (const Argument& a : clause.arguments)
    if (a.slot == Slot::kObject && a.token != e.object_token && !clause.passive) out.emplace_back("beside object");
  out.push_back("clause " + std::string(name_of_link(clause.link)));
  out.push_back("tag " + std::string(tag));
  if (clause.passive) out.push_back(std::string("passive ") + (clause.copula == kNoToken ? "" : "copula"));
  if (clause.copula != kNoToken) out.emplace_back("copula");
  for (const Argument& a : clause.arguments)
    if (a.inherited && a.token == reading.subject_token && a.slot == Slot::kSubject)
      out.push_back("subject inherited " + std::string(name_of_link(clause.link)));
    else if (a.inherited && a.token == e.object_token)
      out.emplace_back("object inherited");
}

void RelationFeatures::add_distances(const RelationEvidence& e, std::vector<std::string>& out) const {
  const int32_t verb = e.reading.match.words.front();
  const auto between = [&](const char* name, int32_t end) {
    const auto [first, last] = std::minmax(verb, end);
    out.push_back(std::string(name) + " distance " + std::string(length_class(last - first)));
    int verbs = 0, commas = 0, actors = 0;
    bool quote = false, dash = false;
    for (int32_t t = first + 1; t < last; ++t) {
      verbs += tree_[t].upos == Upos::kVerb;
      commas += tree_[t].form == ",";
      actors += reach_.mention(t, ActorReach::Places::kYes) != nullptr;
      quote |= is_quotation_mark(tree_[t]);
      dash |= tree_[t].form == ":" || tree_[t].form == ";" || tree_[t].form == "--" || tree_[t].form == "—";
    }
    if (verbs > 0) out.push_back(std::string(name) + " beyond " + (verbs > 1 ? "verbs" : "a verb"));
    if (actors > 0) out.push_back(std::string(name) + " beyond " + (actors > 1 ? "actors" : "an actor"));
    if (commas > 1) out.push_back(std::string(name) + " beyond commas");
    if (quote) out.push_back(std::string(name) + " beyond quote");
    if (dash) out.push_back(std::string(name) + " beyond dash");
  };
  between("subject", e.subject.token);
  between("object", e.object.token);
  if (e.reading.clause && e.subject.token > verb && !e.reading.clause->passive)
    out.emplace_back("subject after verb");
  if (e.object.token < verb && e.reading.clause && !e.reading.clause->passive)
    out.emplace_back("object before verb");
}

void RelationFeatures::add_sentence(std::vector<std::string>& out) const {
  const int32_t size = tree_.size();
  out.push_back(std::string("sentence ") + (size <= 12 ? "12" : size <= 24 ? "24" : size <= 40 ? "40" : "more"));
  int32_t capitals = 0, words = 0, quotes = 0;
  for (int32_t t = 0; t < size; ++t) {
    const std::string& form = tree_[t].form;
    if (tree_[t].upos == Upos::kPunct) {
      quotes += is_quotation_mark(tree_[t]);
      continue;
    }
    ++words;
    capitals += form[0] >= 'A' && form[0] <= 'Z';
  }
  if (size > 0 && tree_[size - 1].upos != Upos::kPunct) out.emplace_back("sentence unended");
  if (words > 4 && capitals * 10 > words * 7) out.emplace_back("sentence in capitals");
  if (size > 0 && tree_[size - 1].form == "?") out.emplace_back("question");
  if (quotes > 0) out.push_back(quotes % 2 ? "quote unbalanced" : "quote balanced");
  if (tree_.root() != kNoToken && tree_[tree_.root()].upos != Upos::kVerb && !tree_.has_child(tree_.root(), "cop"))
    out.emplace_back("sentence without verb");
}

std::vector<std::string> RelationFeatures::of(const RelationEvidence& evidence) const {
  std::vector<std::string> out;
  add_end("subject", evidence.subject, out);
  add_end("object", evidence.object, out);
  add_grammar(evidence, out);
  add_distances(evidence, out);
  add_sentence(out);
  const double product = evidence.relation.confidence;
  out.push_back(std::string("product ") + (product < 0.45   ? "0.3"
                                           : product < 0.6  ? "0.45"
                                           : product < 0.75 ? "0.6"
                                                            : "0.75"));
  return out;
}

}  // namespace dramatis::extract
