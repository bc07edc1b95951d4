// dramatis export: the store -> a file for another program.
#include <functional>
#include <memory>

#include "cli/commands.h"
#include "cli/known_names.h"
#include "cli/options.h"
#include "cli/output.h"
#include "export/export.h"
#include "export/layout.h"
#include "extract/knowledge/knowledge.h"
#include "graph/curated_view.h"
#include "graph/rollup.h"

namespace dramatis::cli {
namespace {

using exporting::Point;
using exporting::Selection;

struct ExportOptions {
  std::string directory, format, output, ego, rollup;
  exporting::Filters filters;
  bool no_roles = false;
};

using Writer = std::function<Status(std::ostream&)>;

Status write_file(const std::string& path, const Writer& write) {
  auto file = AtomicFile::create(path);
  if (!file) return file.error();
  if (Status written = write((*file)->stream()); !written) return written;
  return (*file)->commit();
}

Status write_to_standard_output(const Writer& write) {
  DescriptorStream& out = standard_output();
  if (Status written = write(out); !written) return written;
  return print("");  // flushes
}

// "graph.csv" -> "graph"; the tables become graph-nodes.csv and graph-edges.csv.
std::string without_csv(const std::string& path) {
  return path.ends_with(".csv") ? path.substr(0, path.size() - 4) : path;
}

Status write_export(const ExportOptions& options, const Selection& selection) {
  const auto positions = exporting::lay_out(selection.actor_count(), selection.links());
  if (options.format == "csv") {
    if (options.output.empty() || options.output == "-")
      return usage_error("csv makes two tables: give a name with -o");
    const std::string stem = without_csv(options.output);
    if (Status nodes = write_file(
            stem + "-nodes.csv",
            [&](std::ostream& out) { return exporting::write_csv_nodes(selection, positions, out); });
        !nodes)
      return nodes;
    return write_file(stem + "-edges.csv",
                      [&](std::ostream& out) { return exporting::write_csv_edges(selection, out); });
  }
  const auto format = options.format == "graphml" ? exporting::write_graphml
                      : options.format == "json"  ? exporting::write_json
                                                  : exporting::write_gexf;
  const Writer write = [&](std::ostream& out) { return format(selection, positions, out); };
  return options.output.empty() || options.output == "-" ? write_to_standard_output(write)
                                                         : write_file(options.output, write);
}

// What a government and its ministers do becomes what the country does.
Status roll_up(OpenedGraph& graph) {
  const auto knowledge = extract::Knowledge::load();
  if (!knowledge) return knowledge.error();
  auto curation = graph.store->curation();
  if (!curation) return curation.error();
  auto rolled_up = graph::roll_up_to_countries(
      *graph.view, std::move(*curation), [&](const std::string& code) -> std::optional<graph::CountryName> {
        const auto country = (*knowledge)->country(code);
        if (!country) return std::nullopt;
        return graph::CountryName{(**knowledge)[*country].id, (**knowledge)[*country].name};
      });
  if (!rolled_up) return rolled_up.error();
  auto view = graph::CuratedView::over(graph.store->snapshot(), std::move(*rolled_up));
  if (!view) return view.error();
  graph.view = std::move(*view);
  return Ok{};
}

ExitStatus export_graph(ExportOptions options) {
  auto graph = open_graph(options.directory);
  if (!graph) return fail(graph.error());
  if (!options.rollup.empty()) {
    if (Status rolled_up = roll_up(*graph); !rolled_up) return fail(rolled_up.error());
    options.filters.loops = false;
  }
  const graph::GraphView& view = *graph->view;
  options.filters.roles = !options.no_roles;
  if (!options.ego.empty()) {
    const auto actor = choose_actor(view, options.ego, actor_lookup());
    if (!actor) return fail(actor.error());
    options.filters.ego = actor->id;
  }
  const auto selection = Selection::make(view, options.filters);
  if (!selection) return fail(selection.error());
  if (Status written = write_export(options, *selection); !written) return fail(written.error());
  return kDone;
}

}  // namespace

void add_export_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ExportOptions>();
  auto& filters = options->filters;
  CLI::App* command = app.add_subcommand("export", "Write the graph for Gephi, networkx and other programs");
  add_database_option(*command, options->directory);
  command->add_option("--format", options->format, "File format")
      ->required()
      ->check(CLI::IsMember({"graphml", "json", "gexf", "csv"}));
  command->add_option("-o,--output", options->output, "File to write; standard output if none");
  command->add_option("--top", filters.top, "Only so many actors: those with the most evidence");
  command->add_option("--min-weight", filters.min_weight, "Only edges with so many sentences")
      ->capture_default_str();
  CLI::Option* ego =
      command->add_option("--ego", options->ego, "Only the surroundings of an actor (id or name)");
  command->add_option("--depth", filters.depth, "How many edges the surroundings reach")
      ->needs(ego)
      ->capture_default_str();
  add_event_option(*command, filters.event);
  add_period_options(*command, filters.period);
  add_event_date_option(*command, filters.period);
  command
      ->add_option("--rollup", options->rollup,
                   "country: who acts for a country (ministers, ministries, armies, courts) is the country")
      ->check(CLI::IsMember({"country"}));
  command->add_flag("--no-roles", options->no_roles, "Leave out roles such as \"foreign minister of\"");
  command->callback([options, &chosen] { chosen = [options] { return export_graph(*options); }; });
}

}  // namespace dramatis::cli
