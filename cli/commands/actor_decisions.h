// What people decide about actors, put into a store's journal: one decision, a table of them, and taking
// back.
#pragma once

#include <string>

#include "cli/status.h"
#include "graph/curation/curation.h"

namespace dramatis::cli {

struct Decision {
  graph::CurationAction action = graph::CurationAction::kMerge;
  std::string actor, value;  // as the user calls them
  bool exact = false;        // by ids
};

// Reports what was done.
ExitStatus decide(const std::string& directory, const Decision& decision);

// Takes apart what was merged into the actor.
ExitStatus split(const std::string& directory, const std::string& actor, bool exact);

// Takes back the last `count` decisions that hold.
ExitStatus undo(const std::string& directory, size_t count);

// Decisions of a CSV file ("-": standard input) with the columns action, actor, value and others that are
// skipped: what `actors suggest --csv` prints. Each line that makes no sense is named and refused, the others
// are done.
ExitStatus apply_table(const std::string& directory, const std::string& path, bool exact);

}  // namespace dramatis::cli
