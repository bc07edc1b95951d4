// A GraphDelta as changes of rows.
#pragma once

#include <vector>

#include "graph/delta.h"
#include "store/engine.h"

namespace dramatis::store {

void write_delta(const graph::GraphDelta& delta, Batch& batch);
void write_evidence(const std::vector<graph::EvidenceRow>& rows, Batch& batch);

}  // namespace dramatis::store
