#include "export/layout/packing.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_set>

namespace dramatis::exporting {
namespace {

struct Row {
  int32_t y, left, right;  // cells, inclusive
};
using Shape = std::vector<Row>;

// The cells of the grid that a part covers, filled from left to right.
Shape cells_of(const Part& part, double cell, double gap) {
  std::map<int32_t, Row> rows;
  const auto cell_at = [&](double at) { return static_cast<int32_t>(std::floor(at / cell)); };
  for (size_t i = 0; i < part.points.size(); ++i) {
    const Point at = part.points[i];
    const Box& box = part.boxes[i];
    const int32_t left = cell_at(at.x - box.half_width - gap / 2),
                  right = cell_at(at.x + box.half_width + gap / 2);
    const int32_t bottom = cell_at(at.y - box.half_height - gap / 2),
                  top = cell_at(at.y + box.half_height + gap / 2);
    for (int32_t y = bottom; y <= top; ++y) {
      Row& row = rows.try_emplace(y, Row{y, left, right}).first->second;
      row.left = std::min(row.left, left);
      row.right = std::max(row.right, right);
    }
  }
  Shape shape;
  for (const auto& [y, row] : rows) {
    // Rows without a point, which only links cross, are like the one below.
    while (!shape.empty() && shape.back().y + 1 < y)
      shape.push_back({shape.back().y + 1, shape.back().left, shape.back().right});
    shape.push_back(row);
  }
  return shape;
}

class Board {
 public:
  bool is_free(const Shape& shape, int32_t dx, int32_t dy) const {
    for (const Row& row : shape)
      for (int32_t x = row.left; x <= row.right; ++x)
        if (taken_.contains(key(x + dx, row.y + dy))) return false;
    return true;
  }
  void take(const Shape& shape, int32_t dx, int32_t dy) {
    for (const Row& row : shape)
      for (int32_t x = row.left; x <= row.right; ++x) taken_.insert(key(x + dx, row.y + dy));
  }

 private:
  static uint64_t key(int32_t x, int32_t y) {
    return (uint64_t{static_cast<uint32_t>(x)} << 32) | static_cast<uint32_t>(y);
  }
  std::unordered_set<uint64_t> taken_;
};

struct Offset {
  int32_t x = 0, y = 0;
};

// The free place nearest to the middle: rectangles around it, one after the other, from the `first` on, which
// is moved to where the place was found.
Offset find_place(const Board& board, const Shape& shape, double aspect, int32_t& first) {
  for (int32_t ring = first;; ++ring) {
    const auto wide = static_cast<int32_t>(std::lround(ring * aspect));
    const auto fits = [&](int32_t x, int32_t y) { return board.is_free(shape, x, y); };
    first = ring;
    for (int32_t i = 0; i <= std::max(ring, wide); ++i) {
      // From the middle of each side to its corners.
      for (const int32_t at : {i, -i}) {
        if (i <= ring) {
          if (fits(wide, at)) return {wide, at};
          if (fits(-wide, at)) return {-wide, at};
        }
        if (i <= wide) {
          if (fits(at, ring)) return {at, ring};
          if (fits(at, -ring)) return {at, -ring};
        }
      }
    }
  }
}

}  // namespace

std::vector<Point> pack(std::span<const Part> parts, double gap, double aspect) {
  std::vector<Point> moves;
  Board board;
  const double cell = gap;
  std::map<size_t, int32_t> first_ring;  // by cells: what is as large found no place within
  for (const Part& part : parts) {
    const Shape shape = cells_of(part, cell, gap);
    size_t cells = 0;
    for (const Row& row : shape) cells += static_cast<size_t>(row.right - row.left + 1);
    int32_t& first = first_ring[cells];
    const Offset offset = find_place(board, shape, aspect, first);
    board.take(shape, offset.x, offset.y);
    moves.push_back({offset.x * cell, offset.y * cell});
  }
  return moves;
}

}  // namespace dramatis::exporting
