// How likely a relation between two actors is right: subject, predicate, object, status and attribution all
// as the sentence says.
//
// A logistic model over the features of relation_features.h, fitted by train/relations/fit.py to verdicts by
// hand; its weights are data/relation_weights.tsv. Const and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/feature_weights.h"
#include "graph/result.h"

namespace dramatis::extract {

class RelationModel {
 public:
  // An error names the line and the reason.
  static Result<RelationModel> parse(std::string_view weights_tsv);
  static const RelationModel& built_in();

  // 0 for a feature that is not in the table.
  double weight(const std::string& feature) const;
  // Probability, 0 to 1.
  double score(const std::vector<std::string>& features) const;
  // Whether a relation of this score is told. Less is asked in an article that names few actors, or not many
  // and mostly states: there is little to confuse, and the lexicon knows these words best.
  bool tells(double score, const std::vector<std::string>& features) const;

 private:
  double bias_ = 0;
  double threshold_ = 0;
  double threshold_of_few_ = 0;
  FeatureWeights weights_;
};

}  // namespace dramatis::extract
