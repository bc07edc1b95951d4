#include "export/layout/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "export/layout/quadtree.h"

namespace dramatis::exporting {
namespace {

using graph::Link;

double distance(Point a, Point b) { return (a - b).length(); }

std::vector<Point> lay_out_discs(uint32_t actors, const std::vector<Link>& links) {
  return lay_out(links, std::vector<Box>(actors, Box{10, 10}), graph::communities(actors, links).of);
}

// Two rings of ten that share one link.
std::vector<Link> two_rings() {
  std::vector<Link> links;
  for (uint32_t ring : {0u, 10u})
    for (uint32_t i = 0; i < 10; ++i)
      for (uint32_t step : {1u, 2u, 3u}) links.push_back({ring + i, ring + (i + step) % 10, 1});
  links.push_back({0, 10, 1});
  return links;
}

// A star, some pairs, and some actors alone.
std::vector<Link> many_components() {
  std::vector<Link> links;
  for (uint32_t i = 1; i < 40; ++i) links.push_back({0, i, i});
  for (uint32_t i = 40; i < 80; i += 2) links.push_back({i, i + 1, 1});
  return links;
}

TEST(Layout, IsTheSameEachTime) {
  const auto links = two_rings();
  EXPECT_EQ(lay_out_discs(20, links), lay_out_discs(20, links));
}

TEST(Layout, GathersWhatIsLinked) {
  const auto points = lay_out_discs(20, two_rings());
  double inside = 0, across = 0;
  for (uint32_t a = 0; a < 20; ++a)
    for (uint32_t b = a + 1; b < 20; ++b)
      ((a < 10) == (b < 10) ? inside : across) += distance(points[a], points[b]);
  EXPECT_LT(2 * inside / 90, across / 100);
}

TEST(Layout, LetsNothingOverlap) {
  std::vector<Box> boxes(100, Box{8, 8});
  for (size_t i = 0; i < boxes.size(); i += 3) boxes[i] = {60, 9};  // with a label
  const auto links = many_components();
  const auto points = lay_out(links, boxes, graph::communities(100, links).of);
  for (size_t a = 0; a < points.size(); ++a)
    for (size_t b = a + 1; b < points.size(); ++b) {
      if (boxes[a].is_disc() && boxes[b].is_disc()) {
        EXPECT_GE(distance(points[a], points[b]), boxes[a].half_width + boxes[b].half_width - 1e-6);
        continue;
      }
      EXPECT_TRUE(std::abs(points[a].x - points[b].x) >= boxes[a].half_width + boxes[b].half_width - 1e-6 ||
                  std::abs(points[a].y - points[b].y) >= boxes[a].half_height + boxes[b].half_height - 1e-6)
          << a << " and " << b;
    }
}

// Boxes fill a fair part of the whole picture, however many components there are.
TEST(Layout, PacksComponentsTogether) {
  const auto points = lay_out_discs(100, many_components());
  double left = 0, right = 0, bottom = 0, top = 0;
  for (const Point point : points) {
    left = std::min(left, point.x);
    right = std::max(right, point.x);
    bottom = std::min(bottom, point.y);
    top = std::max(top, point.y);
  }
  EXPECT_GT(100 * 20.0 * 20.0 / ((right - left) * (top - bottom)), 0.08);
}

TEST(Layout, IsFiniteForOddGraphs) {
  const std::vector<std::pair<uint32_t, std::vector<Link>>> graphs = {
      {0, {}}, {1, {}}, {1, {{0, 0, 5}}}, {2, {{0, 1, 4000000000u}, {1, 0, 1}}}, {500, {}}};
  for (const auto& [actors, links] : graphs) {
    const auto points = lay_out_discs(actors, links);
    ASSERT_EQ(points.size(), actors);
    for (const Point point : points) {
      EXPECT_TRUE(std::isfinite(point.x) && std::isfinite(point.y));
      EXPECT_LT(distance(point, {0, 0}), 4000);
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
