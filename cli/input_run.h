// What `extract` and `ingest` share: articles in, claims in the order of the input, complaints by the way.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/options/options.h"
#include "cli/status.h"
#include "extract/pipeline.h"
#include "graph/vocabulary.h"

namespace dramatis::cli {

struct InputRun {
  std::vector<std::string> paths;
  InputOptions input;
  extract::ExtractorOptions language;
  unsigned threads = 1;
  bool quiet = false;  // no progress, no summary; complaints all the same

  struct Claims {
    graph::ArticleClaims claims;
    std::string origin;
    bool extracted = true;  // by this program now; else they came as claims
  };
  struct Totals {
    uint64_t articles = 0, undated = 0, refused = 0, bytes = 0;
    double seconds = 0;
  };
  // Takes the claims of one article; an error of kind kInvalidInput refuses that article, any other ends the
  // run. A false value ends the run quietly.
  using Consume = std::function<Result<bool>(Claims)>;

  // Runs to the end of the input and returns kDone, kInputRefused if anything was, or the status of the error
  // that ended it. The extractor is made only when the first article needs it.
  ExitStatus run(const Consume& consume, Totals& totals) const;
};

}  // namespace dramatis::cli
