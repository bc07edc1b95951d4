// How likely a candidate is a statement that a careful reader would mark.
//
// A logistic model: the reliability of the cue word in its construction (CueLexicon), the construction, the
// kind of source, the length of the content, and the place of the cue in its sentence. Its weights are
// data/attribution_weights.tsv, tuned by train/statements/tune.py on PolNeAR (Newell, Margolin and Ruths
// 2018). Const and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/attribution_candidate.h"
#include "extract/claims/cue_lexicon.h"
#include "extract/claims/feature_weights.h"
#include "graph/result.h"

namespace dramatis::extract {

// The word that the lexicon knows a cue by: its lemma in lower case, with a particle "point +out".
std::string cue_lemma(const SentenceTree& tree, int32_t cue);

// What the model weighs besides the cue's reliability: names of attribution_weights.tsv.
std::vector<std::string> attribution_features(const SentenceTree& tree, const AttributionCandidate& candidate,
                                              const CueLexicon& cues, bool inside_quotation);

class AttributionModel {
 public:
  // An error names the line and the reason.
  static Result<AttributionModel> parse(std::string_view weights_tsv);
  static const AttributionModel& built_in();

  // Probability, 0 to 1.
  double score(const SentenceTree& tree, const AttributionCandidate& candidate, const CueLexicon& cues,
               bool inside_quotation) const;

 private:
  double weight(const std::string& feature) const;

  double reliability_ = 1;
  FeatureWeights weights_;
};

}  // namespace dramatis::extract
