// A point of the drawing plane; y points up.
#pragma once

namespace dramatis::exporting {

struct Point {
  double x = 0, y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

}  // namespace dramatis::exporting
