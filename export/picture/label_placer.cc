#include "export/picture/label_placer.h"

#include <algorithm>
#include <cmath>

namespace dramatis::exporting {
namespace {

constexpr double kGap = 1.5;
constexpr double kEdgeOfPage = 5;
constexpr int kMostSteps = 12;  // away from the disc

}  // namespace

Point LabelPlacer::inside(Point centre, Box label) const {
  const auto between = [](double at, double room, double end) {
    return std::clamp(at, kEdgeOfPage + room, std::max(kEdgeOfPage + room, end - kEdgeOfPage - room));
  };
  return {between(centre.x, label.half_width, width_), between(centre.y, label.half_height, height_)};
}

bool LabelPlacer::is_free(Point centre, Box label) const {
  if (centre != inside(centre, label)) return false;
  return std::none_of(taken_.begin(), taken_.end(), [&](const Taken& other) {
    return std::abs(other.centre.x - centre.x) < other.box.half_width + label.half_width + kGap &&
           std::abs(other.centre.y - centre.y) < other.box.half_height + label.half_height + kGap;
  });
}

std::optional<Point> LabelPlacer::place(Point disc, double radius, Box label, bool must) {
  const auto take = [&](Point centre) {
    taken_.push_back({centre, label});
    return centre;
  };
  if (const Point at = inside(disc, label); is_free(at, label)) return take(at);
  for (int step = 0; step < (must ? kMostSteps : 1); ++step) {
    const double away_x = radius + label.half_width + kGap + step * label.half_height,
                 away_y = radius + label.half_height + kGap + step * label.half_height;
    for (const Point direction :
         {Point{0, 1}, {0, -1}, {1, 0}, {-1, 0}, {0.7, 0.9}, {-0.7, 0.9}, {0.7, -0.9}, {-0.7, -0.9}}) {
      const Point at{disc.x + direction.x * away_x, disc.y + direction.y * away_y};
      if (is_free(at, label)) return take(at);
    }
  }
  if (!must) return std::nullopt;
  return take(inside(disc, label));
}

}  // namespace dramatis::exporting
