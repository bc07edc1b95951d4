// Canvas: a page to draw on, in one of three forms (Cairo inside). Units are pixels at 96 to the inch; y
// points down. Errors of Cairo and of the stream stick and come out of finish().
#pragma once

#include <cstdint>
#include <memory>
#include <ostream>
#include <string_view>

#include "export/colours.h"
#include "export/layout/point.h"
#include "graph/result.h"

namespace dramatis::exporting {

enum class ImageFormat : uint8_t { kSvg, kPng, kPdf };

enum class Align : uint8_t { kLeft, kCentre, kRight };

struct TextStyle {
  double size = 12;
  Colour colour{34, 34, 34};
  bool bold = false;
  bool halo = false;  // white around the letters, to be read on anything
};

class Canvas {
 public:
  // The page is white. `out` must outlive the canvas.
  Canvas(ImageFormat format, double width, double height, std::ostream& out);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  void line(Point from, Point to, double width, Colour colour, double opacity = 1);
  // Bent to the left of its way by `bend` of its length; with a head at `to` if that is above 0.
  void arc(Point from, Point to, double bend, double width, double head, Colour colour, double opacity);
  void disc(Point centre, double radius, Colour colour);  // with a thin white rim
  void rectangle(Point corner, double width, double height, Colour colour, double opacity = 1);
  // `at` is on the middle of the line of text.
  void text(std::string_view text, Point at, Align align, const TextStyle& style);
  double text_width(std::string_view text, double size, bool bold = false);

  // Completes the image. To be called once, at the end. kIo if it could not be made.
  Status finish();

 private:
  struct Surface;
  std::unique_ptr<Surface> surface_;
};

}  // namespace dramatis::exporting
