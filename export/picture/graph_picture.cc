#include "export/picture/graph_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "export/attributes.h"
#include "export/picture/label_placer.h"
#include "export/records.h"

namespace dramatis::exporting {
namespace {

using graph::ActorType;
using graph::Quadrant;

constexpr double kMargin = 24, kLegendWidth = 300;
constexpr size_t kHeads = 400;  // links that are drawn with a head
constexpr double kBend = 0.12;
constexpr double kSmallestDisc = 2.4;  // its colour can still be told
constexpr double kSmallestLabel = 9, kLargestLabel = 24;

// What is read once from the view.
struct Scene {
  struct Line {
    uint32_t source = 0, target = 0, weight = 0;
    Colour colour;
  };
  std::vector<ActorType> types;
  std::vector<Line> lines;  // the weakest first
  std::string first_date, last_date;
};

Result<Scene> read_scene(const Selection& selection, const Appearance& appearance) {
  Scene scene;
  const Status nodes = for_each_node(selection, appearance,
                                     [&](const NodeRecord& node) { scene.types.push_back(node.actor.type); });
  if (!nodes) return nodes.error();
  struct Looks {
    uint32_t weight = 0;
    std::map<std::array<uint8_t, 3>, uint32_t> colours;  // -> weight
  };
  std::map<std::pair<uint32_t, uint32_t>, Looks> pairs;
  const Status links = for_each_link(selection, [&](const EdgeRecord& edge) {
    const graph::Link& link = selection.links()[edge.number];
    if (!edge.first_date.empty() && (scene.first_date.empty() || edge.first_date < scene.first_date))
      scene.first_date = edge.first_date;
    scene.last_date = std::max(scene.last_date, edge.last_date);
    if (link.source == link.target) return;
    Looks& looks = pairs[{link.source, link.target}];
    const Colour colour = colour_of(edge);
    looks.weight += edge.weight;
    looks.colours[{colour.red, colour.green, colour.blue}] += edge.weight;
  });
  if (!links) return links.error();
  for (const auto& [ends, looks] : pairs) {
    const auto most = std::max_element(looks.colours.begin(), looks.colours.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto& [red, green, blue] = most->first;
    scene.lines.push_back({ends.first, ends.second, looks.weight, {red, green, blue}});
  }
  std::stable_sort(scene.lines.begin(), scene.lines.end(),
                   [](const Scene::Line& a, const Scene::Line& b) { return a.weight < b.weight; });
  return scene;
}

// From positions to the page.
struct Frame {
  double scale = 1, left = 0, top = 0, width = 0, height = 0;  // of the part of the page for the graph
  Point operator()(Point at) const {
    return {kMargin + (at.x - left) * scale, kMargin + (top - at.y) * scale};
  }
};

Frame frame_for(const Appearance& appearance, double width) {
  double left = -1, right = 1, bottom = -1, top = 1;
  for (const NodeLook& look : appearance.looks) {
    const double room = look.radius + 4;
    left = std::min(left, look.position.x - room);
    right = std::max(right, look.position.x + room);
    bottom = std::min(bottom, look.position.y - room);
    top = std::max(top, look.position.y + room);
  }
  const double inner = std::max(200.0, width - kLegendWidth - 2 * kMargin);
  Frame frame{.scale = std::min(2.0, inner / (right - left)), .left = left, .top = top};
  frame.left -= (inner / frame.scale - (right - left)) / 2;  // in the middle
  frame.width = inner + 2 * kMargin;
  frame.height = (top - bottom) * frame.scale + 2 * kMargin;
  return frame;
}

void draw_lines(Canvas& canvas, const Scene& scene, const Appearance& appearance, const Frame& frame) {
  // The more lines, the fainter each, or they would hide what they lead to.
  const double faintest = std::clamp(8 / std::sqrt(1.0 + static_cast<double>(scene.lines.size())), 0.13, 0.4);
  for (size_t i = 0; i < scene.lines.size(); ++i) {
    const Scene::Line& line = scene.lines[i];
    const NodeLook &source = appearance.looks[line.source], &target = appearance.looks[line.target];
    const Point from = frame(source.position), to = frame(target.position);
    const double distance = (to - from).length(), rim = target.radius * frame.scale;
    if (distance <= rim) continue;
    const double width = std::min(7.0, 0.6 + 0.45 * std::sqrt(static_cast<double>(line.weight)));
    const bool head = i + kHeads >= scene.lines.size();
    const double opacity = std::min(0.85, faintest + 0.06 * std::sqrt(static_cast<double>(line.weight)));
    canvas.arc(from, to - (to - from) * (rim / distance), kBend, width, head ? 4 + 1.6 * width : 0,
               line.colour, opacity);
  }
}

void draw_actors(Canvas& canvas, const Appearance& appearance, const Frame& frame, double height) {
  const std::vector<uint32_t>& order = appearance.figures.ranked;
  for (auto actor = order.rbegin(); actor != order.rend(); ++actor) {
    const NodeLook& look = appearance.looks[*actor];
    canvas.disc(frame(look.position), std::max(kSmallestDisc, look.radius * frame.scale), look.colour);
  }
  struct Label {
    uint32_t actor;
    Point at;
    double size;
  };
  std::vector<Label> labels;
  LabelPlacer placer(frame.width, height);
  for (size_t place = 0; place < order.size(); ++place) {
    const uint32_t actor = order[place];
    const NodeLook& look = appearance.looks[actor];
    const double size = std::clamp(label_size(look.radius) * frame.scale, kSmallestLabel, kLargestLabel);
    const Box box{canvas.text_width(appearance.figures.labels[actor], size) / 2, size * 0.55};
    const auto at =
        placer.place(frame(look.position), look.radius * frame.scale, box, place < kLabelledForSure);
    if (at) labels.push_back({actor, *at, size});
  }
  for (auto label = labels.rbegin(); label != labels.rend(); ++label)  // the most important on top
    canvas.text(appearance.figures.labels[label->actor], label->at, Align::kCentre,
                {.size = label->size, .halo = true});
}

// The column on the right, from the top down.
class Legend {
 public:
  Legend(Canvas& canvas, double left) : canvas_(canvas), left_(left) {}

  void title(const std::string& text) { words(text, {.size = 18, .bold = true}, 24); }
  void note(const std::string& text) { words(text, {.size = 12, .colour = {90, 90, 90}}, 17); }
  void heading(const std::string& text) {
    y_ += 12;
    words(text, {.size = 13, .bold = true}, 21);
  }
  void disc(Colour colour, const std::string& text, double radius = 6) {
    canvas_.disc({left_ + 8, y_}, radius, colour);
    words(text, {.size = 12}, std::max(18.0, radius * 2 + 3), 22);
  }
  void line(Colour colour, const std::string& text) {
    canvas_.line({left_, y_}, {left_ + 17, y_}, 3, colour);
    words(text, {.size = 12}, 18, 22);
  }

 private:
  void words(const std::string& text, const TextStyle& style, double height, double indent = 0) {
    const double room = kLegendWidth - kMargin - indent;
    // Breaks between words.
    std::string row;
    const auto put = [&] {
      canvas_.text(row, {left_ + indent, y_}, Align::kLeft, style);
      y_ += height;
      row.clear();
    };
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(' ', begin), text.size());
      const std::string word = text.substr(begin, end - begin);
      if (!row.empty() && canvas_.text_width(row + " " + word, style.size, style.bold) > room) put();
      (row += row.empty() ? "" : " ") += word;
      begin = end + 1;
    }
    if (!row.empty()) put();
  }

  Canvas& canvas_;
  double left_, y_ = kMargin + 12;
};

void draw_legend(Canvas& canvas, double left, const Scene& scene, const Appearance& appearance,
                 const PictureOptions& options, size_t links) {
  Legend legend(canvas, left);
  legend.title(options.title);
  legend.note(std::to_string(scene.types.size()) + " actors, " + std::to_string(links) + " edges");
  if (!scene.first_date.empty())
    legend.note(scene.first_date == scene.last_date ? scene.first_date
                                                    : scene.first_date + " to " + scene.last_date);
  if (options.colour_by == ColourBy::kType) {
    legend.heading("Actors");
    for (const ActorType type : {ActorType::kCountry, ActorType::kPerson, ActorType::kOrganisation,
                                 ActorType::kGroup, ActorType::kPlace, ActorType::kOther})
      if (std::find(scene.types.begin(), scene.types.end(), type) != scene.types.end())
        legend.disc(type_colour(type), std::string(name_of(type)));
  } else {
    legend.heading("Communities");
    const size_t shown = std::min<size_t>(kColouredCommunities, appearance.figures.community_names.size());
    for (uint32_t i = 0; i < shown; ++i)
      legend.disc(community_colour(i), appearance.figures.community_names[i] + " (" +
                                           std::to_string(appearance.figures.community_sizes[i]) + ")");
    if (appearance.figures.community_names.size() > shown)
      legend.disc(community_colour(kColouredCommunities), "smaller ones");
  }
  legend.heading("Edges, by what most of them say");
  legend.line(link_colour(Quadrant::kMaterialConflict, false), "conflict, deeds");
  legend.line(link_colour(Quadrant::kVerbalConflict, false), "conflict, words");
  legend.line(link_colour(Quadrant::kMaterialCooperation, false), "cooperation, deeds");
  legend.line(link_colour(Quadrant::kVerbalCooperation, false), "cooperation, words");
  legend.line(link_colour(Quadrant::kNone, false), "other, roles");
  legend.note("Bent to the left of their way; wide: many reports.");
  legend.heading("Size: PageRank");
  const Colour grey = type_colour(ActorType::kOther);
  legend.disc(grey, "named by few", 3);
  legend.disc(grey, "acted upon by many", 9);
}

}  // namespace

Status draw_graph(const Selection& selection, const Appearance& appearance, const PictureOptions& options,
                  std::ostream& out) {
  const auto scene = read_scene(selection, appearance);
  if (!scene) return scene.error();
  const Frame frame = frame_for(appearance, options.width);
  const double height = std::max(frame.height, 520.0);  // the legend's
  Canvas canvas(options.format, options.width, height, out);
  draw_lines(canvas, *scene, appearance, frame);
  draw_actors(canvas, appearance, frame, height);
  canvas.rectangle({frame.width, 0}, options.width - frame.width, height, {255, 255, 255});
  draw_legend(canvas, frame.width, *scene, appearance, options, selection.links().size());
  return canvas.finish();
}

}  // namespace dramatis::exporting
