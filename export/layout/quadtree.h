// QuadTree: points sorted into squares of squares, to sum the repulsion of far points in one step (Barnes and
// Hut 1986). Refers to the points and masses it was built from: they must outlive it, unchanged.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "export/layout/point.h"

namespace dramatis::exporting {

class QuadTree {
 public:
  QuadTree(std::span<const Point> points, std::span<const double> mass);

  // Sum over the other points of mass_i * mass_j / distance, away from them.
  Point repulsion_on(uint32_t point) const;

 private:
  struct Square {
    double left = 0, bottom = 0, side = 0;
    double mass = 0, x = 0, y = 0;  // x, y: centre of mass (while building: weighted sums)
    std::array<int32_t, 4> parts = {-1, -1, -1, -1};
    int32_t first_point = -1;  // of a leaf; further ones at the greatest depth hang on next_
    bool leaf = true;
  };

  void insert(uint32_t point);
  int32_t part_for(int32_t square, const Point& point);

  std::span<const Point> points_;
  std::span<const double> mass_;
  std::vector<Square> squares_;
  std::vector<int32_t> next_;  // chain of the points in one leaf
};

}  // namespace dramatis::exporting
