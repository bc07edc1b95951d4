// How two actors got on: cooperation and conflict between them, month by month.
#pragma once

#include <array>
#include <ostream>
#include <string>
#include <vector>

#include "export/picture/canvas.h"
#include "graph/period.h"
#include "graph/result.h"
#include "graph/view.h"

namespace dramatis::exporting {

struct Month {
  std::string name;                     // "2025-03"
  std::array<uint32_t, 5> sentences{};  // by graph::Quadrant; what is told not to be counts as none
};

// All months from the first to the last of which a sentence tells of a relation between the two, in either
// direction. Sentences without a date are left out. Errors: those of the view.
Result<std::vector<Month>> months_between(const graph::GraphView& view, const std::string& a,
                                          const std::string& b, const graph::Period& period);

// Bars: cooperation upwards, conflict downwards, deeds at the axis. kIo if the picture could not be made.
Status draw_timeline(const std::string& title, const std::vector<Month>& months, ImageFormat format,
                     std::ostream& out);

}  // namespace dramatis::exporting
