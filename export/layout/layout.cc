#include "export/layout/layout.h"

#include <algorithm>

#include "export/layout/forces.h"
#include "export/layout/overlaps.h"
#include "export/layout/packing.h"

namespace dramatis::exporting {
namespace {

constexpr double kGapOfBoxes = 3, kGapOfComponents = 14;
constexpr double kAspect = 1.3;
constexpr double kRoomForBoxes = 0.22;  // part of the area that boxes fill before overlaps are removed

struct Component {
  std::vector<uint32_t> actors;
  std::vector<graph::Link> links;  // actors by their place in `actors`
};

std::vector<Component> split(std::span<const graph::Link> links, uint32_t actors) {
  const auto component_of = graph::components(actors, links);
  const uint32_t count = actors == 0 ? 0 : *std::max_element(component_of.begin(), component_of.end()) + 1;
  std::vector<Component> components(count);
  std::vector<uint32_t> place(actors);
  for (uint32_t actor = 0; actor < actors; ++actor) {
    auto& members = components[component_of[actor]].actors;
    place[actor] = static_cast<uint32_t>(members.size());
    members.push_back(actor);
  }
  for (graph::Link link : links) {
    if (link.source == link.target) continue;
    auto& own = components[component_of[link.source]].links;
    link.source = place[link.source];
    link.target = place[link.target];
    own.push_back(link);
  }
  return components;
}

// Forces know nothing of boxes: draws together or apart what they have settled until there is about as much
// room as the boxes need.
void make_room(Part& part) {
  double taken = 0, left = 0, right = 0, bottom = 0, top = 0;
  for (size_t i = 0; i < part.points.size(); ++i) {
    taken += 4 * part.boxes[i].half_width * part.boxes[i].half_height;
    left = std::min(left, part.points[i].x);
    right = std::max(right, part.points[i].x);
    bottom = std::min(bottom, part.points[i].y);
    top = std::max(top, part.points[i].y);
  }
  const double area = (right - left) * (top - bottom);
  if (area <= 0 || part.points.size() < 3) return;
  const double scale = std::sqrt(taken / kRoomForBoxes / area);
  for (Point& point : part.points) point = point * scale;
}

}  // namespace

std::vector<Point> lay_out(std::span<const graph::Link> links, std::span<const Box> boxes,
                           std::span<const uint32_t> group_of) {
  const auto actors = static_cast<uint32_t>(boxes.size());
  const std::vector<Component> components = split(links, actors);
  std::vector<Part> parts;
  for (const Component& component : components) {
    Part& part = parts.emplace_back();
    std::vector<uint32_t> groups;
    for (const uint32_t actor : component.actors) {
      groups.push_back(group_of[actor]);
      part.boxes.push_back(boxes[actor]);
    }
    part.points = settle_by_forces(component.links, groups);
    make_room(part);
    remove_overlaps(part.points, part.boxes, kGapOfBoxes);
  }
  const std::vector<Point> moves = pack(parts, kGapOfComponents, kAspect);
  std::vector<Point> points(actors);
  for (size_t i = 0; i < components.size(); ++i)
    for (size_t k = 0; k < components[i].actors.size(); ++k)
      points[components[i].actors[k]] = parts[i].points[k] + moves[i];
  return points;
}

}  // namespace dramatis::exporting
