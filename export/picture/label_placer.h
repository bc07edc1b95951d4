// LabelPlacer: finds room for labels, one after the other, the most important first.
#pragma once

#include <optional>
#include <vector>

#include "export/layout/point.h"

namespace dramatis::exporting {

class LabelPlacer {
 public:
  // Labels stay on the page, which begins at the origin.
  LabelPlacer(double page_width, double page_height) : width_(page_width), height_(page_height) {}

  // The centre of a label of that size for a disc; nothing if there is no room on or beside it. With `must`
  // also farther away, and if there is no room at all, on the disc.
  std::optional<Point> place(Point disc, double radius, Box label, bool must);

 private:
  struct Taken {
    Point centre;
    Box box;
  };
  Point inside(Point centre, Box label) const;  // the nearest place on the page
  bool is_free(Point centre, Box label) const;

  double width_, height_;
  std::vector<Taken> taken_;
};

}  // namespace dramatis::exporting
