// What a reading of a predicate amounts to as a relation: its class, whether an unnamed party may stay
// unnamed, and the wording of a predicate under another.
#pragma once

#include <string>
#include <string_view>

#include "extract/claims/clause.h"
#include "extract/claims/predicate_match.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// PLOVER codes what is announced by the announcing: a promised deed is AGREE, a threatened one THREATEN, and
// a deed that is ruled out REJECT. Other classes stay as they are.
graph::EventClass class_of_announced(graph::EventClass deed, bool negated);
// The class of a material deed that somebody stops doing ("stops buying from" is SANCTION); others keep
// theirs.
graph::EventClass class_of_ended(graph::EventClass deed);

// Nouns whose possessor suffers what they tell ("Israel's destruction", "their release").
bool is_suffered(const std::string& noun);

// "attacks" under "threatens to" -> "threatens to attack"; under "denies" -> "denies attacking".
std::string compose(const std::string& prefix, const std::string& predicate);

// "demonstrates against" in a place that is nobody's target -> "demonstrates in".
std::string at_place(const std::string& predicate, const std::string& preposition);

// Words that only pass on or name what was said: "tells", "mentions". Statements hold what they hold.
bool is_reporting(std::string_view predicate);

// Where things lie ("borders"): no deed and no word of anybody.
bool is_geography(std::string_view predicate);
// A request whose object is asked to do it rather than concerned: "urges", "calls on".
bool is_addressing(std::string_view predicate);

bool is_conflict(graph::EventClass event);
bool is_material(graph::EventClass event);
// Deeds that a state does within its borders: who is "arrested in Italy" is arrested by Italy.
bool is_act_of_authority(std::string_view predicate);

// Whether the class makes sense without an object ("troops withdrew", "thousands protested").
bool may_lack_object(graph::EventClass event);
// Whether it may stay unsaid who did it: "two were killed", but not who "rejected" what.
bool may_lack_subject(graph::EventClass event);
// Whether an object that is no actor still makes a relation: words may be about a thing ("calls for a
// truce"), a deed is done to people, bodies and places.
bool may_have_unresolved_object(graph::EventClass event, const Token& object);
// Whether a subject that is no actor still makes a relation: a bomb kills, a truce does not help.
bool may_have_unresolved_subject(graph::EventClass event, const Token& subject);

}  // namespace dramatis::extract
