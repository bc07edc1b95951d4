#include <boost/graph/core_numbers.hpp>

#include "graph/analytics/neighbours.h"

namespace dramatis::graph {

std::vector<uint32_t> core_numbers(uint32_t actors, std::span<const Link> links) {
  std::vector<uint32_t> core(actors, 0);
  if (actors == 0) return core;
  const NeighbourGraph graph = neighbours(actors, links);
  boost::core_numbers(graph,
                      boost::make_iterator_property_map(core.begin(), get(boost::vertex_index, graph)));
  return core;
}

}  // namespace dramatis::graph
