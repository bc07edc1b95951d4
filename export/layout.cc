#include "export/layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "export/quadtree.h"

namespace dramatis::exporting {
namespace {

constexpr uint32_t kMostRounds = 300, kFewestRounds = 8;
constexpr uint64_t kActorRounds = 1'000'000;  // actors times rounds: a few seconds
constexpr double kGravity = 0.05;

Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point operator*(Point a, double f) { return {a.x * f, a.y * f}; }
double length(Point a) { return std::sqrt(a.x * a.x + a.y * a.y); }

// Vogel's spiral: evenly spread points, the strongest actors in the middle. Turning by the golden angle is a
// multiplication by a fixed rotation.
std::vector<Point> spiral(const std::vector<double>& strength) {
  constexpr Point kTurn{-0.7373688780783197, 0.6754902942615238};
  std::vector<uint32_t> order(strength.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return strength[a] > strength[b]; });
  std::vector<Point> points(strength.size());
  Point direction{1, 0};
  for (size_t i = 0; i < order.size(); ++i) {
    points[order[i]] = direction * (0.6 * kLinkLength * std::sqrt(static_cast<double>(i)));
    direction = {direction.x * kTurn.x - direction.y * kTurn.y,
                 direction.x * kTurn.y + direction.y * kTurn.x};
    direction = direction * (1 / length(direction));
  }
  return points;
}

void attract(const Selection::Link& link, std::span<const Point> points, std::span<Point> forces) {
  if (link.source == link.target) return;
  const double bond = std::min(3.0, std::sqrt(static_cast<double>(link.weight)));
  const Point apart = points[link.target] - points[link.source];
  const Point pull = apart * (bond * length(apart) / kLinkLength);
  forces[link.source] = forces[link.source] + pull;
  forces[link.target] = forces[link.target] - pull;
}

}  // namespace

std::vector<Point> lay_out(uint32_t actor_count, std::span<const Selection::Link> links) {
  if (actor_count == 0) return {};
  std::vector<double> degree(actor_count, 0);
  for (const Selection::Link& link : links) {
    degree[link.source] += 1;
    degree[link.target] += 1;
  }
  std::vector<Point> points = spiral(degree);
  std::vector<Point> forces(actor_count);
  std::vector<double> mass(actor_count);
  for (uint32_t i = 0; i < actor_count; ++i) mass[i] = 1 + std::sqrt(degree[i]);  // hubs need more room

  const auto rounds =
      static_cast<uint32_t>(std::clamp<uint64_t>(kActorRounds / actor_count, kFewestRounds, kMostRounds));
  const double first_step = kLinkLength * std::max(1.0, std::sqrt(static_cast<double>(actor_count)) / 10);
  for (uint32_t round = 0; round < rounds; ++round) {
    const QuadTree tree(points, mass);
    for (uint32_t i = 0; i < actor_count; ++i)
      forces[i] = tree.repulsion_on(i) * (kLinkLength * kLinkLength) - points[i] * (kGravity * mass[i]);
    for (const Selection::Link& link : links) attract(link, points, forces);
    const double step = first_step * (1 - static_cast<double>(round) / rounds);
    for (uint32_t i = 0; i < actor_count; ++i) {
      const double size = length(forces[i]);
      if (size > 0) points[i] = points[i] + forces[i] * (std::min(size, step) / size);
    }
  }
  return points;
}

}  // namespace dramatis::exporting
