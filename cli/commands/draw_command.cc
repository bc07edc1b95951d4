// dramatis draw: a picture of the graph, or of how two actors got on.
#include <memory>

#include "cli/commands/commands.h"
#include "cli/known_names.h"
#include "cli/options/selection_options.h"
#include "cli/output.h"
#include "export/picture/graph_picture.h"
#include "export/picture/timeline_picture.h"
#include "query/actor_lookup.h"

namespace dramatis::cli {
namespace {

using exporting::ImageFormat;

struct DrawOptions {
  SelectionOptions selection;
  std::string output, colour_by = "community";
  exporting::PictureOptions picture;
  std::vector<std::string> parties;  // of a timeline
};

Result<ImageFormat> image_format(const std::string& path) {
  if (path.ends_with(".svg")) return ImageFormat::kSvg;
  if (path.ends_with(".png")) return ImageFormat::kPng;
  if (path.ends_with(".pdf")) return ImageFormat::kPdf;
  return usage_error("a picture is .svg, .png or .pdf: give such a name with -o, not '" + path + "'");
}

// What two actors did to each other, by month.
Status draw_timeline(const DrawOptions& options, ImageFormat format) {
  const auto graph = open_graph(options.selection.directory);
  if (!graph) return graph.error();
  std::vector<graph::ActorNode> actors;
  for (const std::string& party : options.parties) {
    auto actor = choose_actor(*graph->view, party, actor_lookup());
    if (!actor) return actor.error();
    actors.push_back(std::move(*actor));
  }
  const auto months =
      exporting::months_between(*graph->view, actors[0].id, actors[1].id, options.selection.filters.period);
  if (!months) return months.error();
  const std::string names = actors[0].name + " and " + actors[1].name;
  if (months->empty()) return not_found("no dated relation between " + names + " in this period");
  return write_file(options.output,
                    [&](std::ostream& out) { return exporting::draw_timeline(names, *months, format, out); });
}

ExitStatus draw(DrawOptions options) {
  const auto format = image_format(options.output);
  if (!format) return fail(format.error());
  if (!options.parties.empty()) {
    const Status drawn = draw_timeline(options, *format);
    return drawn ? kDone : fail(drawn.error());
  }
  options.picture.format = *format;
  options.picture.colour_by =
      options.colour_by == "type" ? exporting::ColourBy::kType : exporting::ColourBy::kCommunity;
  const auto selected = select_graph(options.selection);
  if (!selected) return fail(selected.error());
  const auto appearance = exporting::appearance_of(*selected->selection, options.picture.colour_by,
                                                   exporting::Betweenness::kLeaveOut);
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
  command
      ->add_option("--timeline", options->parties, "Instead: two actors' cooperation and conflict by month")
      ->expected(2)
      ->type_name("A B");
  command->footer(
      "Examples:\n"
      "  dramatis draw --db news.db -o graph.svg --edges 300 --merge pair\n"
      "  dramatis draw --db news.db -o neighbours.png --ego Turkey --no-roles\n"
      "  dramatis draw --db news.db -o pair.svg --timeline Russia Ukraine --since 2025-01-01");
  add_selection_options(*command, options->selection, kEdgesToShow);
  command->callback([options, &chosen] { chosen = [options] { return draw(*options); }; });
}

}  // namespace dramatis::cli
