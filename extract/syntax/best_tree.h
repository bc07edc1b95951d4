// The best dependency tree over scored arcs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/encoder/matrix.h"

namespace dramatis::extract {

// scores: n x (n + 1); scores[i][0] is the score of word i as the root, scores[i][j + 1] of word j as its
// head. Writes the heads (-1 for the root) of the tree with exactly one root whose scores sum highest: each
// word's best head where these make such a tree, else by Chu and Liu (1965) and Edmonds (1967). O(n^2) in the
// first case, O(n^3) at worst in the second. Not-a-number scores give some tree, but no telling which.
void best_tree(const Matrix& scores, std::span<int32_t> heads);

// Whether the heads (-1 for a root) form one tree with one root.
bool is_single_tree(std::span<const int32_t> heads);

}  // namespace dramatis::extract
