// dramatis draw: a picture of the graph, or of how two actors got on.
#include <memory>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/selection_options.h"
#include "export/picture/graph_picture.h"

namespace dramatis::cli {
namespace {

struct DrawOptions {
  SelectionOptions selection;
  std::string output, colour_by = "community";
  exporting::PictureOptions picture;
};

Result<exporting::ImageFormat> image_format(const std::string& path) {
  if (path.ends_with(".svg")) return exporting::ImageFormat::kSvg;
  if (path.ends_with(".png")) return exporting::ImageFormat::kPng;
  if (path.ends_with(".pdf")) return exporting::ImageFormat::kPdf;
  return usage_error("a picture is .svg, .png or .pdf: give such a name with -o, not '" + path + "'");
}

ExitStatus draw(DrawOptions options) {
  const auto format = image_format(options.output);
  if (!format) return fail(format.error());
  options.picture.format = *format;
  options.picture.colour_by =
      options.colour_by == "type" ? exporting::ColourBy::kType : exporting::ColourBy::kCommunity;
  const auto selected = select_graph(options.selection);
  if (!selected) return fail(selected.error());
  const auto appearance = exporting::appearance_of(*selected->selection, options.picture.colour_by);
  if (!appearance) return fail(appearance.error());
  const Status drawn = write_file(options.output, [&](std::ostream& out) {
    return draw_graph(*selected->selection, *appearance, options.picture, out);
  });
  return drawn ? kDone : fail(drawn.error());
}

}  // namespace

void add_draw_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<DrawOptions>();
  options->picture.title = "Who does what to whom";
  CLI::App* command = app.add_subcommand("draw", "Draw the graph: SVG, PNG or PDF");
  command->add_option("-o,--output", options->output, "File to write: .svg, .png or .pdf")->required();
  command->add_option("--title", options->picture.title, "Above the legend")->capture_default_str();
  command->add_option("--width", options->picture.width, "Of the page, in pixels")
      ->check(CLI::Range(600, 20000))
      ->capture_default_str();
  command->add_option("--colour-by,--color-by", options->colour_by, "What the colours of actors show")
      ->check(CLI::IsMember({"community", "type"}))
      ->capture_default_str();
  add_selection_options(*command, options->selection, kEdgesToShow);
  command->callback([options, &chosen] { chosen = [options] { return draw(*options); }; });
}

}  // namespace dramatis::cli
