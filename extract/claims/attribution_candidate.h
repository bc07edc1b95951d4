// AttributionCandidate: one way to read a word of a sentence as the cue of a statement.
//
// Candidates are generous: every verb with an object is one. Which of them are statements is the business of
// attribution_score.h.
// Const and thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/tree.h"

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
CueFrame cue_frame_from(std::string_view name);  // kObject for an unknown name

using TokenRange = std::pair<int32_t, int32_t>;  // first and last token, both included

struct AttributionCandidate {
  CueFrame frame = CueFrame::kThat;
  int32_t cue = kNoToken;   // head word of the cue
  std::string preposition;  // that introduces the content, lower case; else empty
  TokenRange cue_range;
  int32_t source = kNoToken;  // head word of the source; kNoToken if the sentence names none
  TokenRange source_range{kNoToken, kNoToken};
  int32_t content_head = kNoToken;
  TokenRange content_range;
};

// `clauses` are find_clauses(tree). By cue, then frame; several candidates may share a cue.
std::vector<AttributionCandidate> find_attribution_candidates(const SentenceTree& tree,
                                                              const std::vector<Clause>& clauses);

}  // namespace dramatis::extract
