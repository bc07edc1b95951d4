// The links of a graph as lists of neighbours, for the algorithms of this folder: Boost.Graph's compressed
// sparse rows. Not for others: headers of Boost are slow to compile.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/range/iterator_range.hpp>
#include <cstdint>
#include <span>

#include "graph/analytics/analytics.h"

namespace dramatis::graph {

struct NeighbourWeight {
  int64_t weight = 0, leaning = 0;
};
using NeighbourGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, NeighbourWeight,
                                       boost::no_property, uint32_t, uint64_t>;

// Undirected: each pair of linked actors has one edge in either direction with the sums of all links between
// them. Loops only if asked for: then one edge, with its weight doubled as both of its ends count.
enum class Loops { kDrop, kKeep };
NeighbourGraph neighbours(uint32_t actors, std::span<const Link> links, Loops loops = Loops::kDrop);

}  // namespace dramatis::graph
