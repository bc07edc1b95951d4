#include "export/layout/quadtree.h"

#include <algorithm>
#include <cmath>

namespace dramatis::exporting {
namespace {

constexpr int kDeepest = 24;      // points closer than side / 2^24 share a leaf
constexpr double kOpening = 1.0;  // a square is taken whole if its side is below this part of its distance
constexpr double kNearest = 1.0;  // distances count as at least this, so that forces stay finite

}  // namespace

QuadTree::QuadTree(std::span<const Point> points, std::span<const double> mass)
    : points_(points), mass_(mass), next_(points.size(), -1) {
  if (points.empty()) return;
  double left = points[0].x, right = left, bottom = points[0].y, top = bottom;
  for (const Point& point : points) {
    left = std::min(left, point.x);
    right = std::max(right, point.x);
    bottom = std::min(bottom, point.y);
    top = std::max(top, point.y);
  }
  squares_.reserve(points.size() * 2);
  squares_.push_back({.left = left, .bottom = bottom, .side = std::max({right - left, top - bottom, 1.0})});
  for (uint32_t i = 0; i < points.size(); ++i) insert(i);
  for (Square& square : squares_) {
    square.x /= square.mass;
    square.y /= square.mass;
  }
}

int32_t QuadTree::part_for(int32_t square, const Point& point) {
  const double half = squares_[square].side / 2;
  const bool east = point.x >= squares_[square].left + half,
             north = point.y >= squares_[square].bottom + half;
  const int which = (east ? 1 : 0) + (north ? 2 : 0);
  if (squares_[square].parts[which] < 0) {
    squares_[square].parts[which] = static_cast<int32_t>(squares_.size());
    squares_.push_back({.left = squares_[square].left + (east ? half : 0),
                        .bottom = squares_[square].bottom + (north ? half : 0),
                        .side = half});
  }
  return squares_[square].parts[which];
}

void QuadTree::insert(uint32_t point) {
  const auto add_weight = [&](int32_t square, uint32_t p) {
    squares_[square].mass += mass_[p];
    squares_[square].x += mass_[p] * points_[p].x;
    squares_[square].y += mass_[p] * points_[p].y;
  };
  int32_t square = 0;
  for (int depth = 0;; ++depth) {
    add_weight(square, point);
    const int32_t resident = squares_[square].first_point;
    if (squares_[square].leaf && (resident < 0 || depth == kDeepest)) {
      next_[point] = resident;
      squares_[square].first_point = static_cast<int32_t>(point);
      return;
    }
    if (squares_[square].leaf) {  // split: the resident moves one level down
      squares_[square].leaf = false;
      squares_[square].first_point = -1;
      const int32_t part = part_for(square, points_[resident]);
      add_weight(part, static_cast<uint32_t>(resident));
      squares_[part].first_point = resident;
    }
    square = part_for(square, points_[point]);
  }
}

Point QuadTree::repulsion_on(uint32_t point) const {
  const Point at = points_[point];
  Point force;
  const auto push_from = [&](double x, double y, double mass) {
    const double dx = at.x - x, dy = at.y - y;
    const double squared = std::max(dx * dx + dy * dy, kNearest);
    force.x += mass * dx / squared;
    force.y += mass * dy / squared;
  };
  std::array<int32_t, 4 * (kDeepest + 1)> open;
  size_t open_count = 0;
  open[open_count++] = 0;
  while (open_count > 0) {
    const Square& square = squares_[open[--open_count]];
    if (square.leaf) {
      for (int32_t other = square.first_point; other >= 0; other = next_[other])
        if (other != static_cast<int32_t>(point)) push_from(points_[other].x, points_[other].y, mass_[other]);
      continue;
    }
    const double dx = at.x - square.x, dy = at.y - square.y;
    if (square.side * square.side < kOpening * kOpening * (dx * dx + dy * dy)) {
      push_from(square.x, square.y, square.mass);
      continue;
    }
    for (int part = 3; part >= 0; --part)
      if (square.parts[part] >= 0) open[open_count++] = square.parts[part];
  }
  return {force.x * mass_[point], force.y * mass_[point]};
}

}  // namespace dramatis::exporting
