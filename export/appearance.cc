#include "export/appearance.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "export/layout/layout.h"
#include "export/text.h"

namespace dramatis::exporting {
namespace {

constexpr uint32_t kMostPivots = 3000;         // betweenness is exact up to so many actors
constexpr uint64_t kPivotLinks = 150'000'000;  // pivots times links: a few seconds
constexpr size_t kNamesOfCommunity = 3;
constexpr double kSmallestSize = 8, kLargestSize = 64;
constexpr double kFarthest = 5000;  // Gephi scales positions to this
// Labels are drawn on their actor, as Gephi does it.
constexpr size_t kMostLabels = 400;    // have room in the layout
constexpr double kLetterWidth = 0.56;  // of the size of letters

struct Face {
  std::string label;
  graph::ActorType type;
};

double hundredth(double number) { return std::round(number * 100) / 100 + 0.0; }  // no "-0"

std::vector<uint32_t> by_rank(const std::vector<ActorFigures>& figures) {
  std::vector<uint32_t> order(figures.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return figures[a].page_rank > figures[b].page_rank; });
  return order;
}

void name_communities(Appearance& appearance, const std::vector<uint32_t>& ranked,
                      const std::vector<Face>& faces) {
  std::vector<size_t> named(appearance.community_names.size(), 0);
  for (const uint32_t actor : ranked) {
    const uint32_t community = appearance.figures[actor].community;
    ++appearance.community_sizes[community];
    if (named[community]++ >= kNamesOfCommunity) continue;
    std::string& name = appearance.community_names[community];
    (name += name.empty() ? "" : ", ") += one_line(faces[actor].label);
  }
}

size_t letters(std::string_view label) {
  return static_cast<size_t>(std::count_if(label.begin(), label.end(),
                                           [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

}  // namespace

double label_size(double node_size) { return std::clamp(node_size * 0.4, 7.0, 22.0); }

Result<Appearance> appearance_of(const Selection& selection, ColourBy colour_by) {
  const uint32_t actors = selection.actor_count();
  std::vector<graph::Link> links;  // without loops
  Appearance appearance;
  appearance.figures.resize(actors);
  for (const graph::Link& link : selection.links()) {
    ++appearance.figures[link.source].degree;
    appearance.figures[link.source].weighted_degree += link.weight;
    if (link.source == link.target) continue;
    ++appearance.figures[link.target].degree;
    appearance.figures[link.target].weighted_degree += link.weight;
    links.push_back(link);
  }

  const auto ranks = graph::page_rank(actors, links);
  const auto cores = graph::core_numbers(actors, links);
  const auto components = graph::components(actors, links);
  const auto communities = graph::communities(actors, links);
  const auto pivots =
      static_cast<uint32_t>(std::clamp<uint64_t>(kPivotLinks / (links.size() + actors + 1), 50, kMostPivots));
  const auto betweenness = graph::betweenness(actors, links, pivots);
  for (uint32_t actor = 0; actor < actors; ++actor) {
    ActorFigures& figures = appearance.figures[actor];
    figures.page_rank = ranks[actor];
    figures.betweenness = betweenness.of[actor];
    figures.core = cores[actor];
    figures.component = components[actor];
    figures.community = communities.of[actor];
  }
  appearance.betweenness_error = betweenness.standard_error;

  std::vector<Face> faces(actors);
  if (Status read = selection.for_each_actor([&](uint32_t index, const graph::ActorNode& actor) {
        faces[index] = {actor.name.empty() ? actor.id : actor.name, actor.type};
      });
      !read)
    return read.error();
  const std::vector<uint32_t> ranked = by_rank(appearance.figures);
  appearance.community_names.resize(communities.count);
  appearance.community_sizes.resize(communities.count);
  name_communities(appearance, ranked, faces);

  const double greatest = actors == 0 ? 1 : ranks[ranked[0]];
  std::vector<Box> boxes(actors);
  appearance.looks.resize(actors);
  for (size_t place = 0; place < ranked.size(); ++place) {
    const uint32_t actor = ranked[place];
    NodeLook& look = appearance.looks[actor];
    look.size = kSmallestSize + (kLargestSize - kSmallestSize) * std::sqrt(ranks[actor] / greatest);
    look.colour = colour_by == ColourBy::kType ? type_colour(faces[actor].type)
                                               : community_colour(appearance.figures[actor].community);
    boxes[actor] = {look.size / 2, look.size / 2};
    if (place >= kMostLabels) continue;
    const double size = label_size(look.size);
    boxes[actor].half_width = std::max(
        boxes[actor].half_width, static_cast<double>(letters(faces[actor].label)) * size * kLetterWidth / 2);
    boxes[actor].half_height = std::max(boxes[actor].half_height, size * 0.6);
  }
  const auto points = lay_out(links, boxes, communities.of);
  double farthest = kFarthest;
  for (const Point point : points) farthest = std::max({farthest, std::abs(point.x), std::abs(point.y)});
  for (uint32_t actor = 0; actor < actors; ++actor) {
    NodeLook& look = appearance.looks[actor];
    look.position = {hundredth(points[actor].x * (kFarthest / farthest)),
                     hundredth(points[actor].y * (kFarthest / farthest))};
    look.size = hundredth(look.size * (kFarthest / farthest));
  }
  return appearance;
}

}  // namespace dramatis::exporting
