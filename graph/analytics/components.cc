#include <boost/pending/disjoint_sets.hpp>
#include <numeric>

#include "graph/analytics/analytics.h"
#include "graph/analytics/numbering.h"

namespace dramatis::graph {

std::vector<uint32_t> components(uint32_t actors, std::span<const Link> links) {
  std::vector<uint32_t> rank(actors, 0), parent(actors);
  std::iota(parent.begin(), parent.end(), 0u);
  boost::disjoint_sets sets(rank.data(), parent.data());
  for (const Link& link : links) sets.union_set(link.source, link.target);
  std::vector<uint32_t> of(actors);
  for (uint32_t actor = 0; actor < actors; ++actor) of[actor] = sets.find_set(actor);
  number_by_size(of);
  return of;
}

}  // namespace dramatis::graph
