#include "graph/analytics/numbering.h"

#include <algorithm>

namespace dramatis::graph {

uint32_t number_by_size(std::vector<uint32_t>& group_of) {
  std::vector<uint32_t> size(group_of.size(), 0), by_first_actor;
  for (const uint32_t group : group_of)
    if (size[group]++ == 0) by_first_actor.push_back(group);
  std::stable_sort(by_first_actor.begin(), by_first_actor.end(),
                   [&](uint32_t a, uint32_t b) { return size[a] > size[b]; });
  std::vector<uint32_t> number(group_of.size(), 0);
  for (uint32_t i = 0; i < by_first_actor.size(); ++i) number[by_first_actor[i]] = i;
  for (uint32_t& group : group_of) group = number[group];
  return static_cast<uint32_t>(by_first_actor.size());
}

}  // namespace dramatis::graph
