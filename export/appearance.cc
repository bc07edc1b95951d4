#include "export/appearance.h"

#include <algorithm>
#include <cmath>

#include "export/layout/layout.h"

namespace dramatis::exporting {
namespace {

// Gephi stretches the radii of a file until the smallest is 4 and the largest 100, and positions by the same
// factor: radii of another ratio than these would come out of proportion to positions, and overlap.
constexpr double kSmallestRadius = 2, kLargestRadius = 50;
constexpr double kFarthest = 5000;  // Gephi scales positions to this
// Labels are drawn on their actor, as Gephi does it.
constexpr size_t kMostLabels = 400;    // have room in the layout
constexpr double kLetterWidth = 0.56;  // of the size of letters

double hundredth(double number) { return std::round(number * 100) / 100 + 0.0; }  // no "-0"

size_t letters(std::string_view label) {
  return static_cast<size_t>(std::count_if(label.begin(), label.end(),
                                           [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

Box room_for(double radius, const std::string& label) {
  const double letter = label_size(radius);
  return {std::max(radius, static_cast<double>(letters(label)) * letter * kLetterWidth / 2),
          std::max(radius, letter * 0.6)};
}

// By PageRank, so that the area shows it, but for what brings the smallest to its radius.
std::vector<double> radii_by(const Figures& figures) {
  std::vector<double> radii(figures.of.size(), kLargestRadius);
  if (figures.ranked.empty()) return radii;
  const auto share = [&](uint32_t actor) {
    return std::sqrt(figures.of[actor].page_rank / figures.of[figures.ranked.front()].page_rank);
  };
  const double least = share(figures.ranked.back());
  if (least >= 1) return radii;
  for (const uint32_t actor : figures.ranked)
    radii[actor] =
        kSmallestRadius + (kLargestRadius - kSmallestRadius) * (share(actor) - least) / (1 - least);
  return radii;
}

}  // namespace

double label_size(double radius) { return 2.35 * radius; }

Result<Appearance> appearance_of(const Selection& selection, ColourBy colour_by, Betweenness betweenness) {
  auto figures = figures_of(selection, betweenness);
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
  const std::vector<double> radii = radii_by(appearance.figures);
  for (size_t place = 0; place < ranked.size(); ++place) {
    const uint32_t actor = ranked[place];
    NodeLook& look = appearance.looks[actor];
    look.radius = radii[actor];
    communities[actor] = of[actor].community;
    look.colour =
        colour_by == ColourBy::kType ? type_colour(types[actor]) : community_colour(communities[actor]);
    boxes[actor] = place < kMostLabels ? room_for(look.radius, appearance.figures.labels[actor])
                                       : Box{look.radius, look.radius};
  }
  const auto points = lay_out(selection.links(), boxes, communities);
  double farthest = kFarthest;
  for (const Point point : points) farthest = std::max({farthest, std::abs(point.x), std::abs(point.y)});
  const double scale = kFarthest / farthest;
  for (uint32_t actor = 0; actor < actors; ++actor) {
    NodeLook& look = appearance.looks[actor];
    look.position = {hundredth(points[actor].x * scale), hundredth(points[actor].y * scale)};
    look.radius = hundredth(look.radius * scale);
  }
  return appearance;
}

}  // namespace dramatis::exporting
