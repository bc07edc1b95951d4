#include "extract/claims/relation_rules.h"

#include <algorithm>
#include <array>

#include "extract/claims/inflection.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;

constexpr std::array<std::string_view, 23> kActsOfAuthority = {
    "arrests",       "detains",       "investigates",
    "prosecutes",    "imprisons",     "sends to prison",
    "sentences",     "convicts",      "charges",
    "indicts",       "bans",          "deports",
    "puts on trial", "expels",        "executes",
    "fines",         "interrogates",  "sentences to death",
    "searches",      "extradites to", "puts under house arrest",

    "censors",       "disbands"};

constexpr std::array<std::string_view, 22> kSuffered = {
    "destruction", "release",      "expulsion",   "removal",     "ouster",    "arrest",
    "detention",   "death",        "killing",     "defeat",      "murder",    "assassination",
    "execution",   "elimination",  "extradition", "deportation", "overthrow", "demise",
    "downfall",    "annihilation", "capture",     "imprisonment"};

constexpr std::array<std::string_view, 9> kReporting = {"calls",   "tells",       "mentions",
                                                        "quotes",  "explains to", "describes",
                                                        "informs", "represents",  "writes about"};

constexpr std::array<std::string_view, 12> kPrepositions = {"against", "on",   "with", "to",  "from", "of",
                                                            "in",      "near", "at",   "for", "into", "over"};

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

EventClass class_of_announced(EventClass deed, bool negated) {
  switch (deed) {
    case EventClass::kSupport:
    case EventClass::kConcede:
    case EventClass::kCooperate:
    case EventClass::kAid:
    case EventClass::kRetreat:
      return negated ? EventClass::kReject : EventClass::kAgree;
    case EventClass::kSanction:
    case EventClass::kMobilize:
    case EventClass::kCoerce:
    case EventClass::kAssault:
    case EventClass::kProtest:
      return negated ? deed : EventClass::kThreaten;
    case EventClass::kAgree:
    case EventClass::kConsult:
      return negated ? EventClass::kReject : deed;
    default:
      return deed;
  }
}

EventClass class_of_ended(EventClass deed) {
  switch (deed) {
    case EventClass::kCooperate:
    case EventClass::kAid:
      return EventClass::kSanction;
    case EventClass::kAssault:
    case EventClass::kMobilize:
      return EventClass::kRetreat;
    case EventClass::kCoerce:
    case EventClass::kSanction:
    case EventClass::kProtest:
      return EventClass::kConcede;
    default:
      return deed;
  }
}

std::string compose(const std::string& prefix, const std::string& predicate) {
  const size_t blank = std::min(predicate.find(' '), predicate.size());
  const std::string base = base_of_third_person(predicate.substr(0, blank));
  const bool infinitive = prefix.ends_with(" to") || prefix == "to";
  return prefix + ' ' + (infinitive ? base : gerund(base)) + predicate.substr(blank);
}

std::string at_place(const std::string& predicate, const std::string& preposition) {
  const size_t blank = predicate.rfind(' ');
  if (blank != std::string::npos && contains(kPrepositions, std::string_view(predicate).substr(blank + 1)))
    return predicate.substr(0, blank + 1) + preposition;
  return predicate + ' ' + preposition;
}

bool is_conflict(EventClass event) {
  const graph::Quadrant quadrant = graph::quadrant_of(event);
  return quadrant == graph::Quadrant::kVerbalConflict || quadrant == graph::Quadrant::kMaterialConflict;
}

bool is_material(EventClass event) {
  const graph::Quadrant quadrant = graph::quadrant_of(event);
  return quadrant == graph::Quadrant::kMaterialCooperation || quadrant == graph::Quadrant::kMaterialConflict;
}

bool is_suffered(const std::string& noun) { return contains(kSuffered, noun); }

bool is_reporting(std::string_view predicate) { return contains(kReporting, predicate); }

bool is_geography(std::string_view predicate) {
  return predicate == "borders" || predicate == "shares border with" || predicate == "is located in" ||
         predicate == "separates from";
}

bool is_addressing(std::string_view predicate) {
  return predicate == "urges" || predicate == "calls on" || predicate == "asks" || predicate == "orders" ||
         predicate == "appeals to";
}

bool is_act_of_authority(std::string_view predicate) { return contains(kActsOfAuthority, predicate); }

bool may_lack_object(EventClass event) {
  return event == EventClass::kProtest || event == EventClass::kRetreat || event == EventClass::kMobilize;
}

bool may_lack_subject(EventClass event) {
  return is_material(event) || event == EventClass::kAccuse || event == EventClass::kThreaten ||
         event == EventClass::kConsult || event == EventClass::kSupport;
}

bool may_have_unresolved_object(EventClass event, const Token& object) {
  if (object.entity == EntityType::kTime || object.upos == Upos::kPron) return false;
  if (!is_material(event)) return true;
  return object.entity == EntityType::kPerson || object.entity == EntityType::kOrganization ||
         object.entity == EntityType::kPlace || object.entity == EntityType::kObject ||
         object.upos == Upos::kNum;
}

bool may_have_unresolved_subject(EventClass event, const Token& subject) {
  if (subject.upos == Upos::kPron || subject.entity == EntityType::kTime) return false;
  if (subject.entity == EntityType::kPerson || subject.entity == EntityType::kOrganization) return true;
  return event == EventClass::kAssault;
}

}  // namespace dramatis::extract
