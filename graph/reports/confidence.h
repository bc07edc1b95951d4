// Confidence: how sure evidence is, and how independent reports add up.
//
// An edge told by several independent reports is right unless all of them are wrong: its confidence is
// 1 - (1 - c1)(1 - c2)..., each report as sure as its surest sentence (the "noisy or"; Pearl 1988,
// "Probabilistic Reasoning in Intelligent Systems"). Kept as a sum of logarithms in whole units, so that it
// comes out the same in whatever order reports come and go.
#pragma once

#include <cstdint>

namespace dramatis::graph {

// What is less sure than this is kept, but counts only where it is asked for. Stored figures depend on it: a
// change needs a new format version.
inline constexpr double kUsualConfidence = 0.4;

enum class EvidenceLevel {
  kAll,
  kUsual,  // of at least kUsualConfidence
};
inline bool counts_at(EvidenceLevel level, double confidence) {
  return level == EvidenceLevel::kAll || confidence >= kUsualConfidence;
}

// -ln(1 - c) in units of 2^-32; what is surer than 1 - 1e-9 is taken as that. Not a number counts as 0.
uint64_t certainty_of(double confidence);
// The confidence of a sum of certainties, to six digits behind the point.
double confidence_of(uint64_t certainty);

}  // namespace dramatis::graph
