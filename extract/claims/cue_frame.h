// CueFrame: the constructions in which a cue takes its content.
#pragma once

#include <cstdint>
#include <string_view>

namespace dramatis::extract {

// The construction in which a cue takes its content.
enum class CueFrame : uint8_t {
  kThat,               // says (that) X is ill; a claim that X is ill
  kWh,                 // asks whether, knows how
  kInfinitive,         // promises to go; a promise to go
  kObjectInfinitive,   // urges X to go: the content is "X to go"
  kGerund,             // regrets going
  kObject,             // condemns the attack
  kOblique,            // calls for a halt; criticism of the attack
  kObjectOblique,      // accuses X of lying: the content is "X of lying"
  kObjectPredicate,    // calls X a liar
  kParenthetical,      // X is ill, he says
  kColon,              // He says: X is ill
  kRelative,           // the man whom he praised: the content is "whom"
  kPassiveInfinitive,  // X is expected to go: the content is "X ... to go"
  kPassiveSubject,     // X was condemned (by Y)
  kPredicate,          // his view is that X is ill
  kModifier,           // a Johnson supporter
  kAdjunct,            // according to Y, X is ill
  kAdverb,             // X reportedly left
};
std::string_view name_of(CueFrame frame);
// Constructions that weigh alike: "clause", "nominal", "infinitive", "passive", "modifier", "adjunct".
std::string_view group_of(CueFrame frame);

}  // namespace dramatis::extract
