// Groups of actors numbered by their size. For the algorithms of this folder.
#pragma once

#include <cstdint>
#include <vector>

namespace dramatis::graph {

// Renames the groups, which have any numbers below the number of actors: 0 the largest, ties by the smallest
// actor. Returns how many there are.
uint32_t number_by_size(std::vector<uint32_t>& group_of);

}  // namespace dramatis::graph
