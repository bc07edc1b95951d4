#include "export/layout/overlaps.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace dramatis::exporting {
namespace {

constexpr int kMostRounds = 400;
constexpr double kBeyond = 0.01;            // of the gap, or the last bit of an overlap would take for ever
constexpr uint64_t kBoxRounds = 4'000'000;  // boxes times rounds: a few seconds

double area(const Box& box) { return (box.half_width + 1) * (box.half_height + 1); }

bool push_discs_apart(Point& a, Point& b, double radii, double share, double gap) {
  const Point way = b - a;
  const double distance = way.length(), overlap = radii + gap - distance;
  if (overlap <= 0) return false;
  const Point along = distance > 0 ? way * (1 / distance) : Point{1, 0};
  const Point push = along * (overlap + gap * kBeyond);
  a = a - push * share;
  b = b + push * (1 - share);
  return true;
}

// Pushes the two apart if they overlap.
bool push_apart(Point& a, Point& b, const Box& box_a, const Box& box_b, double gap) {
  const double share = area(box_b) / (area(box_a) + area(box_b));  // how much of it a moves
  if (box_a.is_disc() && box_b.is_disc())
    return push_discs_apart(a, b, box_a.half_width + box_b.half_width, share, gap);
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double overlap_x = box_a.half_width + box_b.half_width + gap - std::abs(dx);
  const double overlap_y = box_a.half_height + box_b.half_height + gap - std::abs(dy);
  if (overlap_x <= 0 || overlap_y <= 0) return false;
  if (overlap_x < overlap_y) {
    const double push = (dx < 0 ? -1 : 1) * (overlap_x + gap * kBeyond);
    a.x -= push * share;
    b.x += push * (1 - share);
  } else {
    const double push = (dy < 0 ? -1 : 1) * (overlap_y + gap * kBeyond);
    a.y -= push * share;
    b.y += push * (1 - share);
  }
  return true;
}

}  // namespace

void remove_overlaps(std::span<Point> points, std::span<const Box> boxes, double gap) {
  if (points.empty()) return;
  double widest = 0;
  for (const Box& box : boxes) widest = std::max(widest, box.half_width);
  std::vector<uint32_t> order(points.size());  // from left to right
  std::iota(order.begin(), order.end(), 0u);
  const auto rounds = std::min<uint64_t>(kMostRounds, kBoxRounds / points.size() + 10);
  bool moved = true;
  for (uint64_t round = 0; round < rounds && moved; ++round) {
    moved = false;
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return points[a].x < points[b].x; });
    for (size_t i = 0; i < order.size(); ++i) {
      const uint32_t a = order[i];
      for (size_t k = i + 1; k < order.size(); ++k) {
        const uint32_t b = order[k];
        if (points[b].x - points[a].x > boxes[a].half_width + widest + gap) break;
        moved |= push_apart(points[a], points[b], boxes[a], boxes[b], gap);
      }
    }
  }
}

}  // namespace dramatis::exporting
