// The confidence of an open triple: a logistic model over how the triple was made, never over its words.
//
// The weights are in data/confidence.tsv (feature, weight), fitted by train/openie/calibrate.py to the word
// precision of each triple against an annotator's.
#pragma once

#include <string>
#include <vector>

#include "extract/openie/triple_draft.h"

namespace dramatis::extract {

// Names of the features that hold for a draft: "construction=report", "subject-pronoun", "object-words=2".
std::vector<std::string> confidence_features(const SentenceTree& tree, const TripleDraft& draft);

double confidence_of(const std::vector<std::string>& features);

}  // namespace dramatis::extract
