// The network once more, slow and obvious: one sentence at a time, one number after the other, in double
// precision but for the steps in which activations are stored.
#pragma once

#include <string>
#include <vector>

#include "extract/syntax/model_file.h"
#include "extract/syntax/network.h"

namespace dramatis::extract {

// What the model says of a sentence, and by how much the closest of its decisions was taken: where this is
// small, an activation halfway between two steps and rounded the other way may decide otherwise.
struct ReferenceResult {
  std::vector<Prediction> words;
  double closest = 1e9;
};

ReferenceResult run_reference(const ModelFile& model, const std::vector<std::string>& forms);

}  // namespace dramatis::extract
