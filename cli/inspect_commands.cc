// dramatis stats and dramatis check: what is in a store, and whether it is sound.
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "query/answers_json.h"
#include "query/answers_text.h"
#include "query/stats.h"

namespace dramatis::cli {
namespace {

struct StatsOptions {
  std::string directory;
  bool json = false;
  size_t top = 10;
};

ExitStatus show_stats(const StatsOptions& options) {
  const auto graph = open_graph(options.directory);
  if (!graph) return fail(graph.error());
  const auto stats = query::gather_stats(*graph->view, options.top);
  if (!stats) return fail(stats.error());
  const Status printed = print(options.json ? query::to_json(*stats) : query::to_text(*stats));
  return printed ? kDone : fail(printed.error());
}

ExitStatus check_store(const std::string& directory) {
  const auto store = open_store(directory, store::OpenMode::kReadOnly);
  if (!store) return fail(store.error());
  const auto checked = (*store)->check();
  if (!checked) return fail(checked.error());
  for (const std::string& problem : checked->problems) report(problem);
  const std::string finding =
      checked->sound() ? "sound" : "damaged: " + std::to_string(checked->problem_count) + " problems";
  const Status printed =
      print(directory + ": " + finding + ", " + std::to_string(checked->rows) + " rows read\n");
  if (!printed) return fail(printed.error());
  return checked->sound() ? kDone : kFailed;
}

}  // namespace

void add_stats_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<StatsOptions>();
  CLI::App* command = app.add_subcommand("stats", "The graph in figures");
  add_database_option(*command, options->directory);
  command->add_flag("--json", options->json, "As JSON");
  command->add_option("--top", options->top, "Actors and predicates to list")->capture_default_str();
  command->callback([options, &chosen] { chosen = [options] { return show_stats(*options); }; });
}

void add_check_command(CLI::App& app, Chosen& chosen) {
  auto directory = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("check", "Read all of the graph and see whether it is sound");
  add_database_option(*command, *directory);
  command->callback([directory, &chosen] { chosen = [directory] { return check_store(*directory); }; });
}

}  // namespace dramatis::cli
