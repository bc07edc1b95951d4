// The same claim found along two paths of one sentence counts once.
#pragma once

#include <vector>

#include "extract/claims/relation_finder.h"

namespace dramatis::extract {

// Sorted by sentence, then span; of several readings of the same words the surest is kept.
std::vector<TracedRelation> without_repetitions(std::vector<TracedRelation> relations);

}  // namespace dramatis::extract
