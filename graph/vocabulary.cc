#include "graph/vocabulary.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace dramatis::graph {
namespace {

template <typename E>
struct Named {
  E value;
  std::string_view name;
};

constexpr std::array kActorTypes = {Named<ActorType>{ActorType::kPerson, "person"},
                                    Named<ActorType>{ActorType::kOrganisation, "organisation"},
                                    Named<ActorType>{ActorType::kCountry, "country"},
                                    Named<ActorType>{ActorType::kPlace, "place"},
                                    Named<ActorType>{ActorType::kGroup, "group"},
                                    Named<ActorType>{ActorType::kOther, "other"}};

constexpr std::array kSectors = {Named<Sector>{Sector::kGovernment, "government"},
                                 Named<Sector>{Sector::kMilitary, "military"},
                                 Named<Sector>{Sector::kOpposition, "opposition"},
                                 Named<Sector>{Sector::kRebel, "rebel"},
                                 Named<Sector>{Sector::kParty, "party"},
                                 Named<Sector>{Sector::kCivilian, "civilian"},
                                 Named<Sector>{Sector::kMedia, "media"},
                                 Named<Sector>{Sector::kBusiness, "business"},
                                 Named<Sector>{Sector::kInternational, "international"},
                                 Named<Sector>{Sector::kJudiciary, "judiciary"}};

constexpr std::array kMentionKinds = {Named<MentionKind>{MentionKind::kName, "name"},
                                      Named<MentionKind>{MentionKind::kNominal, "nominal"},
                                      Named<MentionKind>{MentionKind::kPronoun, "pronoun"}};

constexpr std::array kEventClasses = {Named<EventClass>{EventClass::kAgree, "AGREE"},
                                      Named<EventClass>{EventClass::kConsult, "CONSULT"},
                                      Named<EventClass>{EventClass::kSupport, "SUPPORT"},
                                      Named<EventClass>{EventClass::kConcede, "CONCEDE"},
                                      Named<EventClass>{EventClass::kCooperate, "COOPERATE"},
                                      Named<EventClass>{EventClass::kAid, "AID"},
                                      Named<EventClass>{EventClass::kRetreat, "RETREAT"},
                                      Named<EventClass>{EventClass::kRequest, "REQUEST"},
                                      Named<EventClass>{EventClass::kAccuse, "ACCUSE"},
                                      Named<EventClass>{EventClass::kReject, "REJECT"},
                                      Named<EventClass>{EventClass::kThreaten, "THREATEN"},
                                      Named<EventClass>{EventClass::kProtest, "PROTEST"},
                                      Named<EventClass>{EventClass::kSanction, "SANCTION"},
                                      Named<EventClass>{EventClass::kMobilize, "MOBILIZE"},
                                      Named<EventClass>{EventClass::kCoerce, "COERCE"},
                                      Named<EventClass>{EventClass::kAssault, "ASSAULT"}};

constexpr std::array kQuadrants = {Named<Quadrant>{Quadrant::kVerbalCooperation, "verbal cooperation"},
                                   Named<Quadrant>{Quadrant::kMaterialCooperation, "material cooperation"},
                                   Named<Quadrant>{Quadrant::kVerbalConflict, "verbal conflict"},
                                   Named<Quadrant>{Quadrant::kMaterialConflict, "material conflict"}};

constexpr std::array kModalities = {
    Named<Modality>{Modality::kAsserted, "asserted"}, Named<Modality>{Modality::kPossible, "possible"},
    Named<Modality>{Modality::kPlanned, "planned"}, Named<Modality>{Modality::kConditional, "conditional"}};

constexpr std::array kStances = {Named<Stance>{Stance::kSupportive, "supportive"},
                                 Named<Stance>{Stance::kCritical, "critical"},
                                 Named<Stance>{Stance::kDemanding, "demanding"}};

template <typename Table, typename E>
std::string_view look_up_name(const Table& table, E value) {
  for (const auto& entry : table)
    if (entry.value == value) return entry.name;
  return "";
}

template <typename Table>
auto look_up_value(const Table& table, std::string_view name) -> std::optional<decltype(table[0].value)> {
  for (const auto& entry : table)
    if (entry.name == name) return entry.value;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(ActorType type) { return look_up_name(kActorTypes, type); }
std::string_view name_of(Sector sector) { return look_up_name(kSectors, sector); }
std::string_view name_of(MentionKind kind) { return look_up_name(kMentionKinds, kind); }
std::string_view name_of(EventClass event) { return look_up_name(kEventClasses, event); }
std::string_view name_of(Quadrant quadrant) { return look_up_name(kQuadrants, quadrant); }
std::string_view name_of(Modality modality) { return look_up_name(kModalities, modality); }
std::string_view name_of(Stance stance) { return look_up_name(kStances, stance); }
std::optional<ActorType> actor_type_from(std::string_view name) { return look_up_value(kActorTypes, name); }
std::optional<Sector> sector_from(std::string_view name) { return look_up_value(kSectors, name); }
std::optional<MentionKind> mention_kind_from(std::string_view name) {
  return look_up_value(kMentionKinds, name);
}
std::optional<EventClass> event_class_from(std::string_view name) {
  return look_up_value(kEventClasses, name);
}
std::optional<Modality> modality_from(std::string_view name) { return look_up_value(kModalities, name); }
std::optional<Stance> stance_from(std::string_view name) { return look_up_value(kStances, name); }

Quadrant quadrant_of(EventClass event) {
  switch (event) {
    case EventClass::kNone:
      return Quadrant::kNone;
    case EventClass::kAgree:
    case EventClass::kConsult:
    case EventClass::kSupport:
    case EventClass::kConcede:
      return Quadrant::kVerbalCooperation;
    case EventClass::kCooperate:
    case EventClass::kAid:
    case EventClass::kRetreat:
      return Quadrant::kMaterialCooperation;
    case EventClass::kRequest:
    case EventClass::kAccuse:
    case EventClass::kReject:
    case EventClass::kThreaten:
      return Quadrant::kVerbalConflict;
    case EventClass::kProtest:
    case EventClass::kSanction:
    case EventClass::kMobilize:
    case EventClass::kCoerce:
    case EventClass::kAssault:
      return Quadrant::kMaterialConflict;
  }
  return Quadrant::kNone;
}

std::optional<std::string> find_problem(const ArticleClaims& claims) {
  std::unordered_set<std::string_view> ids;
  for (const Actor& actor : claims.actors) {
    if (actor.id.empty()) return "an actor without an id";
    if (!ids.insert(actor.id).second) return "actor id '" + actor.id + "' twice";
  }
  const auto unknown = [&](const std::string& id) { return !ids.contains(id); };
  const auto no_sentence = [&](uint32_t sentence) { return sentence >= claims.sentences.size(); };
  const auto no_probability = [](double p) { return !(p >= 0.0 && p <= 1.0); };
  for (const Role& role : claims.roles) {
    if (unknown(role.actor)) return "role of unknown actor '" + role.actor + "'";
    if (unknown(role.of)) return "role at unknown actor '" + role.of + "'";
    if (no_sentence(role.sentence)) return "role '" + role.role + "' outside the sentences";
  }
  for (const Relation& relation : claims.relations) {
    for (const auto& end : {relation.subject, relation.object, relation.attributed_to})
      if (end && unknown(*end))
        return "relation '" + relation.predicate + "' with unknown actor '" + *end + "'";
    if (relation.predicate.empty()) return "a relation without a predicate";
    if (no_sentence(relation.sentence)) return "relation '" + relation.predicate + "' outside the sentences";
    if (no_probability(relation.confidence))
      return "relation '" + relation.predicate + "' with a bad confidence";
  }
  for (const Statement& statement : claims.statements) {
    if (statement.speaker && unknown(*statement.speaker))
      return "statement by unknown actor '" + *statement.speaker + "'";
    for (const std::string& id : statement.about)
      if (unknown(id)) return "statement about unknown actor '" + id + "'";
    if (no_sentence(statement.sentence)) return "statement '" + statement.cue + "' outside the sentences";
    if (no_probability(statement.confidence))
      return "statement '" + statement.cue + "' with a bad confidence";
  }
  return std::nullopt;
}

}  // namespace dramatis::graph
