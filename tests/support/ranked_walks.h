// Whether the ranked and backward walks of a view, which each view has its own way of, visit what
// GraphView's gathering and sorting does.
#pragma once

#include <gtest/gtest.h>

#include "graph/view.h"

namespace dramatis::testing {

// Tries every actor of the view, in all orders, to the end and with an early stop.
::testing::AssertionResult walks_as_ranked(const graph::GraphView& view);

}  // namespace dramatis::testing
