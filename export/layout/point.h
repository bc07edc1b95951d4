// A point of the drawing plane, y pointing up, and the room that something takes around a point.
#pragma once

#include <cmath>

namespace dramatis::exporting {

struct Point {
  double x = 0, y = 0;
  friend bool operator==(const Point&, const Point&) = default;
  friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
  friend Point operator*(Point a, double factor) { return {a.x * factor, a.y * factor}; }
  double length() const { return std::sqrt(x * x + y * y); }
};

// As wide as high: the room of a disc, its corners free.
struct Box {
  double half_width = 0, half_height = 0;
  bool is_disc() const { return half_width == half_height; }
};

}  // namespace dramatis::exporting
