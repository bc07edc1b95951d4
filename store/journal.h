// The journal of curation in the store: numbered entries, appended and never changed.
#pragma once

#include <vector>

#include "graph/curation/curation.h"
#include "store/engine.h"

namespace dramatis::store {

// Errors: kCorrupt also for a journal with a gap, or one whose entries contradict each other.
Result<std::vector<graph::CurationEntry>> read_journal(const Reader& reader);

// The journal must have `length` entries before.
void append_to_journal(uint32_t length, const graph::CurationEntry& entry, Batch& batch);

// What the entries add up to.
Result<graph::Curation> curation_of(const std::vector<graph::CurationEntry>& journal);

}  // namespace dramatis::store
