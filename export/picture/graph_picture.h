// A picture of a selection: discs for actors, bent lines for links, labels and a legend.
#pragma once

#include <ostream>
#include <string>

#include "export/appearance.h"
#include "export/picture/canvas.h"
#include "export/selection.h"

namespace dramatis::exporting {

struct PictureOptions {
  ImageFormat format = ImageFormat::kSvg;
  ColourBy colour_by = ColourBy::kCommunity;
  double width = 1600;  // of the page, with the legend; its height follows
  std::string title;    // above the legend
};

// All links from one actor to another are one line, in the colour of the quadrant that most of them have,
// bent to the left of its way. Actors are labelled by their PageRank, the first kLabelledForSure in any case,
// others where there is room. Errors: those of the view; kIo if the picture could not be made.
inline constexpr size_t kLabelledForSure = 50;
Status draw_graph(const Selection& selection, const Appearance& appearance, const PictureOptions& options,
                  std::ostream& out);

}  // namespace dramatis::exporting
