#include "export/appearance.h"

#include <algorithm>
#include <cmath>

#include "export/layout/layout.h"

namespace dramatis::exporting {
namespace {

constexpr double kSmallestSize = 8, kLargestSize = 64;
constexpr double kFarthest = 5000;  // Gephi scales positions to this
// Labels are drawn on their actor, as Gephi does it.
constexpr size_t kMostLabels = 400;    // have room in the layout
constexpr double kLetterWidth = 0.56;  // of the size of letters

double hundredth(double number) { return std::round(number * 100) / 100 + 0.0; }  // no "-0"

size_t letters(std::string_view label) {
  return static_cast<size_t>(std::count_if(label.begin(), label.end(),
                                           [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

Box room_for(double size, const std::string& label) {
  const double letter = label_size(size);
  return {std::max(size / 2, static_cast<double>(letters(label)) * letter * kLetterWidth / 2),
          std::max(size / 2, letter * 0.6)};
}

}  // namespace

double label_size(double node_size) { return std::clamp(node_size * 0.4, 7.0, 22.0); }

Result<Appearance> appearance_of(const Selection& selection, ColourBy colour_by) {
  auto figures = figures_of(selection);
  if (!figures) return figures.error();
  Appearance appearance{.figures = std::move(*figures)};
  const uint32_t actors = selection.actor_count();
  std::vector<graph::ActorType> types;
  if (Status read = selection.for_each_actor(
          [&](uint32_t, const graph::ActorNode& actor) { types.push_back(actor.type); });
      !read)
    return read.error();

  const auto& of = appearance.figures.of;
  const auto& ranked = appearance.figures.ranked;
  std::vector<Box> boxes(actors);
  std::vector<uint32_t> communities(actors);
  appearance.looks.resize(actors);
  for (size_t place = 0; place < ranked.size(); ++place) {
    const uint32_t actor = ranked[place];
    NodeLook& look = appearance.looks[actor];
    look.size = kSmallestSize +
                (kLargestSize - kSmallestSize) * std::sqrt(of[actor].page_rank / of[ranked[0]].page_rank);
    communities[actor] = of[actor].community;
    look.colour =
        colour_by == ColourBy::kType ? type_colour(types[actor]) : community_colour(communities[actor]);
    boxes[actor] = place < kMostLabels ? room_for(look.size, appearance.figures.labels[actor])
                                       : Box{look.size / 2, look.size / 2};
  }
  const auto points = lay_out(selection.links(), boxes, communities);
  double farthest = kFarthest;
  for (const Point point : points) farthest = std::max({farthest, std::abs(point.x), std::abs(point.y)});
  const double scale = kFarthest / farthest;
  for (uint32_t actor = 0; actor < actors; ++actor) {
    NodeLook& look = appearance.looks[actor];
    look.position = {hundredth(points[actor].x * scale), hundredth(points[actor].y * scale)};
    look.size = hundredth(look.size * scale);
  }
  return appearance;
}

}  // namespace dramatis::exporting
