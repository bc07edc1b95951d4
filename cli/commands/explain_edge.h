// dramatis explain --db: why an edge of a graph is there.
#pragma once

#include <string>
#include <vector>

#include "cli/status.h"
#include "extract/pipeline.h"
#include "query/questions.h"

namespace dramatis::cli {

struct EdgeOptions {
  std::string directory;
  std::string subject, predicate, object;  // as the user calls them; the predicate a part of it, or empty
  query::Filters filters;
};

// Prints, for each edge from subject to object, its sentences, and for each of these parse, rule and line of
// the lexicon, read anew from the sentences that the store keeps.
ExitStatus explain_edge(EdgeOptions options, const extract::ExtractorOptions& language);

}  // namespace dramatis::cli
