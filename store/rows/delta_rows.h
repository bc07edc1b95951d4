// A GraphDelta as changes of rows.
#pragma once

#include <string_view>

#include "graph/delta.h"
#include "store/engine.h"

namespace dramatis::store {

void write_delta(const graph::GraphDelta& delta, Batch& batch);
// Empty: not known.
void write_made_by(std::string_view article, std::string_view made_by, Batch& batch);

}  // namespace dramatis::store
