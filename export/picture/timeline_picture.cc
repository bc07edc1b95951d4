#include "export/picture/timeline_picture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace dramatis::exporting {
namespace {

using graph::Quadrant;

constexpr double kWidth = 1000, kHeight = 420, kLeft = 60, kRight = 24, kTop = 84, kBottom = 40;
constexpr Colour kInk{34, 34, 34}, kFaint{120, 120, 120}, kRule{225, 225, 225};

std::string next_month(const std::string& month) {
  int year = std::stoi(month.substr(0, 4)), number = std::stoi(month.substr(5, 2));
  if (++number > 12) {
    number = 1;
    ++year;
  }
  std::string years = std::to_string(year);
  years.insert(0, 4 - std::min<size_t>(4, years.size()), '0');
  return years + (number < 10 ? "-0" : "-") + std::to_string(number);
}

bool names_a_month(const std::string& date) {
  if (date.size() < 7 || date[4] != '-') return false;
  for (const size_t i : {0, 1, 2, 3, 5, 6})
    if (date[i] < '0' || date[i] > '9') return false;
  const std::string month = date.substr(5, 2);
  return month >= "01" && month <= "12";
}

uint32_t of(const Month& month, Quadrant quadrant) { return month.sentences[static_cast<size_t>(quadrant)]; }
uint32_t cooperation(const Month& month) {
  return of(month, Quadrant::kMaterialCooperation) + of(month, Quadrant::kVerbalCooperation);
}
uint32_t conflict(const Month& month) {
  return of(month, Quadrant::kMaterialConflict) + of(month, Quadrant::kVerbalConflict);
}

// 1, 2, 5, 10, 20, 50 ...: at most four rules from 0 to `most`.
uint32_t step_for(uint32_t most) {
  for (uint32_t ten = 1;; ten *= 10)
    for (const uint32_t factor : {1u, 2u, 5u})
      if (most <= 4 * ten * factor) return ten * factor;
}

void draw_key(Canvas& canvas) {
  double x = kLeft;
  for (const auto& [quadrant, words] : {std::pair(Quadrant::kMaterialCooperation, "cooperation, deeds"),
                                        {Quadrant::kVerbalCooperation, "cooperation, words"},
                                        {Quadrant::kMaterialConflict, "conflict, deeds"},
                                        {Quadrant::kVerbalConflict, "conflict, words"}}) {
    canvas.rectangle({x, 50}, 12, 12, link_colour(quadrant, false));
    canvas.text(words, {x + 18, 56}, Align::kLeft, {.size = 12, .colour = kInk});
    x += 18 + canvas.text_width(words, 12) + 24;
  }
}

}  // namespace

Result<std::vector<Month>> months_between(const graph::GraphView& view, const std::string& a,
                                          const std::string& b, const graph::Period& period) {
  std::map<std::string, Month> by_name;
  std::optional<Error> failure;
  const auto gather = [&](const std::string& from, const std::string& to) {
    return view.for_each_edge_from(from, [&](const graph::Edge& edge) {
      if (edge.key.object != to || edge.key.kind != graph::EdgeKind::kRelation) return true;
      const Quadrant quadrant = edge.key.negated ? Quadrant::kNone : quadrant_of(edge.event);
      const Status read = view.for_each_evidence(edge.key, [&](const graph::Evidence& evidence) {
        const std::string& date = period.date_of(evidence);
        if (period.contains(evidence) && names_a_month(date))
          ++by_name[date.substr(0, 7)].sentences[static_cast<size_t>(quadrant)];
        return true;
      });
      if (!read) failure = read.error();
      return read.ok();
    });
  };
  for (const auto& [from, to] : {std::pair(a, b), {b, a}}) {
    const Status read = gather(from, to);
    if (failure) return *failure;
    if (!read) return read.error();
    if (a == b) break;
  }
  std::vector<Month> months;
  if (by_name.empty()) return months;
  for (std::string name = by_name.begin()->first; name <= by_name.rbegin()->first; name = next_month(name)) {
    Month month = by_name[name];
    month.name = name;
    months.push_back(std::move(month));
  }
  return months;
}

Status draw_timeline(const std::string& title, const std::vector<Month>& months, ImageFormat format,
                     std::ostream& out) {
  Canvas canvas(format, kWidth, kHeight, out);
  canvas.text(title, {kLeft, 26}, Align::kLeft, {.size = 18, .colour = kInk, .bold = true});
  draw_key(canvas);
  uint32_t up = 1, down = 1;
  for (const Month& month : months) {
    up = std::max(up, cooperation(month));
    down = std::max(down, conflict(month));
  }
  const double unit = (kHeight - kTop - kBottom) / (up + down), axis = kTop + up * unit;
  const uint32_t step = step_for(std::max(up, down));
  for (int64_t value = -int64_t{down / step * step}; value <= int64_t{up}; value += step) {
    const double y = axis - static_cast<double>(value) * unit;
    canvas.line({kLeft, y}, {kWidth - kRight, y}, 1, value == 0 ? kFaint : kRule);
    canvas.text(std::to_string(std::abs(value)), {kLeft - 8, y}, Align::kRight,
                {.size = 11, .colour = kFaint});
  }
  const double slot = (kWidth - kLeft - kRight) / static_cast<double>(std::max<size_t>(1, months.size()));
  const double bar = std::min(40.0, slot * 0.8);
  const auto every = static_cast<size_t>(std::ceil(56 / slot));  // a label needs so much room
  for (size_t i = 0; i < months.size(); ++i) {
    const Month& month = months[i];
    const double left = kLeft + slot * static_cast<double>(i) + (slot - bar) / 2;
    double top = axis, bottom = axis;
    for (const Quadrant quadrant : {Quadrant::kMaterialCooperation, Quadrant::kVerbalCooperation}) {
      top -= of(month, quadrant) * unit;
      canvas.rectangle({left, top}, bar, of(month, quadrant) * unit, link_colour(quadrant, false));
    }
    for (const Quadrant quadrant : {Quadrant::kMaterialConflict, Quadrant::kVerbalConflict}) {
      canvas.rectangle({left, bottom}, bar, of(month, quadrant) * unit, link_colour(quadrant, false));
      bottom += of(month, quadrant) * unit;
    }
    if (i % every == 0)
      canvas.text(month.name, {left + bar / 2, kHeight - kBottom + 18}, Align::kCentre,
                  {.size = 11, .colour = kFaint});
  }
  canvas.text("sentences a month", {kWidth - kRight, 26}, Align::kRight, {.size = 12, .colour = kFaint});
  return canvas.finish();
}

}  // namespace dramatis::exporting
