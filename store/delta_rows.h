// A GraphDelta as changes of rows.
#pragma once

#include "graph/delta.h"
#include "store/engine.h"

namespace dramatis::store {

void write_delta(const graph::GraphDelta& delta, Batch& batch);

}  // namespace dramatis::store
