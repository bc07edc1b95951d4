// Whether the walks and sums of a view that each view has its own way of (ranked, backwards, between two
// actors, totals) give what GraphView's gathering, sorting and adding up does.
#pragma once

#include <gtest/gtest.h>

#include "graph/view.h"

namespace dramatis::testing {

// Tries every actor of the view, in all orders, to the end and with an early stop.
::testing::AssertionResult walks_as_ranked(const graph::GraphView& view);

}  // namespace dramatis::testing
