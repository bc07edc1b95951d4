#include "export/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "export/quadtree.h"

namespace dramatis::exporting {
namespace {

using Link = Selection::Link;

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// Two rings of ten that share one link.
std::vector<Link> two_rings() {
  std::vector<Link> links;
  for (uint32_t ring : {0u, 10u})
    for (uint32_t i = 0; i < 10; ++i)
      for (uint32_t step : {1u, 2u, 3u}) links.push_back({ring + i, ring + (i + step) % 10, 1});
  links.push_back({0, 10, 1});
  return links;
}

TEST(Layout, IsTheSameEachTime) {
  const auto links = two_rings();
  EXPECT_EQ(lay_out(20, links), lay_out(20, links));
}

TEST(Layout, GathersWhatIsLinked) {
  const auto points = lay_out(20, two_rings());
  double inside = 0, across = 0;
  for (uint32_t a = 0; a < 20; ++a)
    for (uint32_t b = a + 1; b < 20; ++b)
      ((a < 10) == (b < 10) ? inside : across) += distance(points[a], points[b]);
  EXPECT_LT(2 * inside / 90, across / 100);
}

TEST(Layout, KeepsActorsApart) {
  const auto points = lay_out(20, two_rings());
  double nearest = 1e9;
  for (uint32_t a = 0; a < 20; ++a)
    for (uint32_t b = a + 1; b < 20; ++b) nearest = std::min(nearest, distance(points[a], points[b]));
  EXPECT_GT(nearest, kLinkLength / 5);
}

TEST(Layout, IsFiniteForOddGraphs) {
  const std::vector<std::pair<uint32_t, std::vector<Link>>> graphs = {
      {0, {}}, {1, {}}, {1, {{0, 0, 5}}}, {2, {{0, 1, 4000000000u}, {1, 0, 1}}}, {500, {}}};
  for (const auto& [actors, links] : graphs) {
    const auto points = lay_out(actors, links);
    ASSERT_EQ(points.size(), actors);
    for (const Point point : points) {
      EXPECT_TRUE(std::isfinite(point.x) && std::isfinite(point.y));
      EXPECT_LT(distance(point, {0, 0}), 100 * kLinkLength);
    }
  }
}

TEST(QuadTree, ComesCloseToTheSumOverAllPairs) {
  std::vector<Point> points;
  std::vector<double> mass;
  uint32_t state = 1;
  const auto next = [&] {
    return static_cast<double>((state = state * 1664525u + 1013904223u) >> 8) / 16777216.0;
  };
  for (int i = 0; i < 400; ++i) {
    points.push_back({1000 * next(), 1000 * next()});
    mass.push_back(1 + next());
  }
  points[7] = points[8];  // two in one place
  const QuadTree tree(points, mass);
  double error = 0, size = 0;
  for (uint32_t i = 0; i < points.size(); ++i) {
    Point exact;
    for (uint32_t j = 0; j < points.size(); ++j) {
      if (i == j) continue;
      const double dx = points[i].x - points[j].x, dy = points[i].y - points[j].y;
      const double squared = std::max(1.0, dx * dx + dy * dy);
      exact.x += mass[i] * mass[j] * dx / squared;
      exact.y += mass[i] * mass[j] * dy / squared;
    }
    error += distance(exact, tree.repulsion_on(i));
    size += distance(exact, {0, 0});
  }
  EXPECT_LT(error / size, 0.05);
}

}  // namespace
}  // namespace dramatis::exporting
