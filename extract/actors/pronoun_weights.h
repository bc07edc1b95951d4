// The weights of the features that rank the antecedents of pronouns (data/pronoun_weights.tsv).
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/actors/pronoun_features.h"

namespace dramatis::extract {

class PronounWeights {
 public:
  static const PronounWeights& built_in();  // thread-safe

  // The probability of each candidate, in their order; they add up to 1.
  std::vector<double> chances(const std::vector<AntecedentCandidate>& candidates) const;

 private:
  explicit PronounWeights(std::string_view tsv);

  std::unordered_map<uint64_t, double> weights_;  // by hash of the feature's name
};

}  // namespace dramatis::extract
