// dramatis export: the store -> a file for another program.
#include <algorithm>
#include <functional>
#include <memory>

#include "cli/commands/commands.h"
#include "cli/options/selection_options.h"
#include "cli/output.h"
#include "export/export.h"

namespace dramatis::cli {
namespace {

using exporting::Format;

struct ExportOptions {
  SelectionOptions selection;
  std::string format, output, colour_by = "community";
};

constexpr const char* kClaims = "jsonl";

// "graph.csv" and "-edges" -> "graph-edges.csv".
std::string with_suffix(const std::string& path, const exporting::Table& table, std::string_view ending) {
  if (table.suffix.empty()) return path;
  const std::string stem = path.ends_with(ending) ? path.substr(0, path.size() - ending.size()) : path;
  return stem + std::string(table.suffix) + std::string(ending);
}

using WriteTo = std::function<Status(std::ostream&)>;

Status write_output(const std::string& path, const WriteTo& write) {
  if (!path.empty() && path != "-") return write_file(path, write);
  if (Status written = write(standard_output()); !written) return written;
  return print("");  // flushes
}

// By the name of the file, if no format was given.
Result<std::string> format_of(const ExportOptions& options) {
  if (!options.format.empty()) return options.format;
  for (const Format& format : exporting::formats())
    if (options.output.ends_with(format.ending)) return std::string(format.name);
  if (options.output.ends_with(".jsonl")) return std::string(kClaims);
  return usage_error("which format? give --format, or with -o a name such as graph.gexf");
}

Status write_graph(const ExportOptions& options, const Format& format) {
  const bool tables = format.tables.size() > 1;
  if (tables && (options.output.empty() || options.output == "-"))
    return usage_error(std::string(format.name) + " makes two tables: give a name with -o");
  const auto selected = select_graph(options.selection);
  if (!selected) return selected.error();
  const auto colour_by =
      options.colour_by == "type" ? exporting::ColourBy::kType : exporting::ColourBy::kCommunity;
  const auto appearance = exporting::appearance_of(*selected->selection, colour_by);
  if (!appearance) return appearance.error();
  for (const exporting::Table& table : format.tables) {
    const Status written =
        write_output(with_suffix(options.output, table, format.ending),
                     [&](std::ostream& out) { return table.write(*selected->selection, *appearance, out); });
    if (!written) return written;
  }
  return Ok{};
}

Status write_claims(const ExportOptions& options) {
  const auto graph = open_graph(options.selection.directory);
  if (!graph) return graph.error();
  return write_output(options.output, [&](std::ostream& out) {
    return exporting::write_claims(*graph->view, options.selection.filters.period, out);
  });
}

ExitStatus export_graph(const ExportOptions& options) {
  const auto name = format_of(options);
  if (!name) return fail(name.error());
  const auto formats = exporting::formats();
  const auto format =
      std::find_if(formats.begin(), formats.end(), [&](const Format& f) { return f.name == *name; });
  const Status written = format == formats.end() ? write_claims(options) : write_graph(options, *format);
  return written ? kDone : fail(written.error());
}

}  // namespace

void add_export_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command = app.add_subcommand("export", "Write the graph for Gephi, networkx and other programs");
  std::vector<std::string> names;
  for (const Format& format : exporting::formats()) names.emplace_back(format.name);
  names.emplace_back(kClaims);
  command->add_option("--format", options->format, "File format; by the name of the file if none is given")
      ->check(CLI::IsMember(names));
  command->add_option("-o,--output", options->output, "File to write; standard output if none");
  command->add_option("--colour-by,--color-by", options->colour_by, "What the colours of actors show")
      ->check(CLI::IsMember({"community", "type"}))
      ->capture_default_str();
  add_selection_options(*command, options->selection, kEdgesToShow);
  command->footer(
      "Examples:\n"
      "  dramatis export --db news.db -o graph.gexf            for Gephi, with a timeline\n"
      "  dramatis export --db news.db -o graph.graphml --ego Turkey --since 2024-01-01\n"
      "  dramatis export --db news.db --format csv -o graph    graph-nodes.csv and graph-edges.csv\n"
      "  dramatis export --db news.db -o all.jsonl             all claims, to be ingested elsewhere");
  command->callback([options, &chosen] { chosen = [options] { return export_graph(*options); }; });
}

}  // namespace dramatis::cli
