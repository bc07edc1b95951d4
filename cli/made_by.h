// What reads articles: the program's version, its model and its tables, as one line that a store keeps with
// each article.
#pragma once

#include <string>

#include "extract/pipeline.h"
#include "graph/result.h"

namespace dramatis::cli {

// A graph keeps what is at least so sure; it shows from graph::kUsualConfidence on unless asked otherwise.
inline constexpr double kIngestedConfidence = 0.2;

// "dramatis 0.3 model 1a2b3c4d": a check sum over the model, and over the user's tables where there are any.
// Errors: kIo for a file that cannot be read.
Result<std::string> made_by(const extract::ExtractorOptions& options);

}  // namespace dramatis::cli
