#include "export/layout/forces.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "export/layout/quadtree.h"

namespace dramatis::exporting {
namespace {

constexpr uint32_t kMostRounds = 500, kFewestRounds = 8;
constexpr uint64_t kActorRounds = 1'200'000;  // actors times rounds: a few seconds
constexpr double kGravity = 0.02;
constexpr double kPullBetweenGroups = 0.15;
constexpr double kStrongestBond = 3;

// Vogel's spiral: evenly spread points. Turning by the golden angle is a multiplication by a fixed rotation.
class Spiral {
 public:
  explicit Spiral(double spacing) : spacing_(spacing) {}
  // The next point that leaves `room` points' area to itself.
  Point next(double room) {
    constexpr Point kTurn{-0.7373688780783197, 0.6754902942615238};
    taken_ += room / 2;
    const Point at = direction_ * (spacing_ * std::sqrt(taken_ - 0.5));
    taken_ += room / 2;
    direction_ = {direction_.x * kTurn.x - direction_.y * kTurn.y,
                  direction_.x * kTurn.y + direction_.y * kTurn.x};
    direction_ = direction_ * (1 / direction_.length());
    return at;
  }

 private:
  const double spacing_;
  double taken_ = 0;
  Point direction_{1, 0};
};

// The groups on a spiral, the largest in the middle, and in each its members on a spiral of their own, the
// strongest in the middle.
std::vector<Point> start(std::span<const uint32_t> group_of, const std::vector<double>& degree) {
  std::vector<uint32_t> order(group_of.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return group_of[a] != group_of[b] ? group_of[a] < group_of[b] : degree[a] > degree[b];
  });
  std::vector<Point> points(group_of.size());
  Spiral groups(kLinkLength);
  for (size_t begin = 0; begin < order.size();) {
    size_t end = begin;
    while (end < order.size() && group_of[order[end]] == group_of[order[begin]]) ++end;
    const Point centre = groups.next(static_cast<double>(end - begin));
    Spiral members(kLinkLength * 0.7);
    for (; begin < end; ++begin) points[order[begin]] = centre + members.next(1);
  }
  return points;
}

}  // namespace

std::vector<Point> settle_by_forces(std::span<const graph::Link> links, std::span<const uint32_t> group_of) {
  const auto actors = static_cast<uint32_t>(group_of.size());
  std::vector<double> degree(actors, 0);
  for (const graph::Link& link : links) {
    degree[link.source] += 1;
    degree[link.target] += 1;
  }
  std::vector<Point> points = start(group_of, degree);
  if (actors < 2) return std::vector<Point>(actors);
  std::vector<Point> forces(actors);
  std::vector<double> mass(actors);
  for (uint32_t i = 0; i < actors; ++i) mass[i] = 1 + std::sqrt(degree[i]);  // hubs need more room

  const auto rounds =
      static_cast<uint32_t>(std::clamp<uint64_t>(kActorRounds / actors, kFewestRounds, kMostRounds));
  const double first_step = kLinkLength * std::max(1.0, std::sqrt(static_cast<double>(actors)) / 8);
  for (uint32_t round = 0; round < rounds; ++round) {
    const QuadTree tree(points, mass);
    const double pull_to_centre = kGravity * std::sqrt(static_cast<double>(actors));
    for (uint32_t i = 0; i < actors; ++i)
      forces[i] = tree.repulsion_on(i) * (kLinkLength * kLinkLength) - points[i] * (pull_to_centre * mass[i]);
    for (const graph::Link& link : links) {
      const Point apart = points[link.target] - points[link.source];
      const double bond = std::min(kStrongestBond, std::sqrt(static_cast<double>(link.weight))) *
                          (group_of[link.source] == group_of[link.target] ? 1 : kPullBetweenGroups);
      const Point pull = apart * (bond * apart.length() / kLinkLength);
      forces[link.source] = forces[link.source] + pull;
      forces[link.target] = forces[link.target] - pull;
    }
    const double step = first_step * (1 - static_cast<double>(round) / rounds);
    for (uint32_t i = 0; i < actors; ++i) {
      const double size = forces[i].length();
      if (size > 0) points[i] = points[i] + forces[i] * (std::min(size, step) / size);
    }
  }
  return points;
}

}  // namespace dramatis::exporting
