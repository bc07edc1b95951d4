#include "export/picture/canvas.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>

#include <cmath>
#include <string>

namespace dramatis::exporting {
namespace {

constexpr double kPointsAPixel = 72.0 / 96;
constexpr double kPngScale = 2;  // for screens of today

cairo_status_t write_bytes(void* stream, const unsigned char* bytes, unsigned int count) {
  auto& out = *static_cast<std::ostream*>(stream);
  out.write(reinterpret_cast<const char*>(bytes), count);
  return out ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

}  // namespace

struct Canvas::Surface {
  Surface(ImageFormat image_format, double width, double height, std::ostream& stream)
      : format(image_format), out(stream) {
    switch (format) {
      case ImageFormat::kSvg:
        surface = cairo_svg_surface_create_for_stream(write_bytes, &out, width, height);
        break;
      case ImageFormat::kPdf:
        surface = cairo_pdf_surface_create_for_stream(write_bytes, &out, width * kPointsAPixel,
                                                      height * kPointsAPixel);
        // Without a date of its making, the same picture has the same bytes.
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
        break;
      case ImageFormat::kPng:
        surface =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(width * kPngScale)),
                                       static_cast<int>(std::ceil(height * kPngScale)));
        break;
    }
    pen = cairo_create(surface);
    if (format == ImageFormat::kPdf) cairo_scale(pen, kPointsAPixel, kPointsAPixel);
    if (format == ImageFormat::kPng) cairo_scale(pen, kPngScale, kPngScale);
  }
  ~Surface() {
    cairo_destroy(pen);
    cairo_surface_destroy(surface);
  }
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  void choose(Colour colour, double opacity = 1) {
    cairo_set_source_rgba(pen, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0, opacity);
  }
  cairo_text_extents_t choose_font(const std::string& text, double size, bool bold) {
    cairo_select_font_face(pen, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL,
                           bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(pen, size);
    cairo_text_extents_t extents;
    cairo_text_extents(pen, text.c_str(), &extents);
    return extents;
  }

  ImageFormat format;
  std::ostream& out;
  cairo_surface_t* surface = nullptr;
  cairo_t* pen = nullptr;
};

Canvas::Canvas(ImageFormat format, double width, double height, std::ostream& out)
    : surface_(std::make_unique<Surface>(format, width, height, out)) {
  surface_->choose({255, 255, 255});
  cairo_paint(surface_->pen);
}

Canvas::~Canvas() = default;

void Canvas::line(Point from, Point to, double width, Colour colour, double opacity) {
  arc(from, to, 0, width, 0, colour, opacity);
}

void Canvas::arc(Point from, Point to, double bend, double width, double head, Colour colour,
                 double opacity) {
  cairo_t* pen = surface_->pen;
  surface_->choose(colour, opacity);
  cairo_set_line_width(pen, width);
  const Point way = to - from;
  const Point bow{way.y * bend, -way.x * bend};
  const Point first = from + way * (1.0 / 3) + bow, second = from + way * (2.0 / 3) + bow;
  cairo_move_to(pen, from.x, from.y);
  cairo_curve_to(pen, first.x, first.y, second.x, second.y, to.x, to.y);
  cairo_stroke(pen);
  const Point last = to - second;
  if (head <= 0 || last.length() == 0) return;
  const Point along = last * (head / last.length()), across{-along.y * 0.4, along.x * 0.4};
  const Point base = to - along;
  cairo_move_to(pen, to.x, to.y);
  cairo_line_to(pen, base.x + across.x, base.y + across.y);
  cairo_line_to(pen, base.x - across.x, base.y - across.y);
  cairo_close_path(pen);
  cairo_fill(pen);
}

void Canvas::disc(Point centre, double radius, Colour colour) {
  cairo_t* pen = surface_->pen;
  cairo_new_path(pen);
  cairo_arc(pen, centre.x, centre.y, radius, 0, 2 * std::acos(-1.0));
  surface_->choose(colour);
  cairo_fill_preserve(pen);
  surface_->choose({255, 255, 255});
  cairo_set_line_width(pen, std::min(1.0, radius / 5));
  cairo_stroke(pen);
}

void Canvas::rectangle(Point corner, double width, double height, Colour colour, double opacity) {
  surface_->choose(colour, opacity);
  cairo_rectangle(surface_->pen, corner.x, corner.y, width, height);
  cairo_fill(surface_->pen);
}

void Canvas::text(std::string_view text, Point at, Align align, const TextStyle& style) {
  cairo_t* pen = surface_->pen;
  const std::string words(text);
  const cairo_text_extents_t extents = surface_->choose_font(words, style.size, style.bold);
  const double back = align == Align::kLeft    ? 0
                      : align == Align::kRight ? extents.x_advance
                                               : extents.x_advance / 2;
  const Point start{at.x - back, at.y + style.size * 0.36};  // from the middle down to the base line
  if (style.halo) {
    cairo_move_to(pen, start.x, start.y);
    cairo_text_path(pen, words.c_str());
    surface_->choose({255, 255, 255}, 0.85);
    cairo_set_line_width(pen, std::max(2.0, style.size * 0.22));
    cairo_set_line_join(pen, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(pen);
  }
  cairo_move_to(pen, start.x, start.y);
  surface_->choose(style.colour);
  cairo_show_text(pen, words.c_str());
}

double Canvas::text_width(std::string_view text, double size, bool bold) {
  return surface_->choose_font(std::string(text), size, bold).x_advance;
}

Status Canvas::finish() {
  cairo_status_t status = cairo_status(surface_->pen);
  if (status == CAIRO_STATUS_SUCCESS && surface_->format == ImageFormat::kPng)
    status = cairo_surface_write_to_png_stream(surface_->surface, write_bytes, &surface_->out);
  cairo_surface_finish(surface_->surface);
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface_->surface);
  if (status != CAIRO_STATUS_SUCCESS)
    return io_error(std::string("cannot draw the picture: ") + cairo_status_to_string(status));
  return Ok{};
}

}  // namespace dramatis::exporting
