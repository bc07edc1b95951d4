// dramatis stats and dramatis check: what is in a store, and whether it is sound.
#include <memory>

#include "cli/commands/commands.h"
#include "cli/options/options.h"
#include "cli/output.h"
#include "query/output/answers_json.h"
#include "query/output/answers_text.h"
#include "query/stats.h"
#include "store/rebuild.h"

namespace dramatis::cli {
namespace {

struct StatsOptions {
  std::string directory;
  bool json = false;
  size_t top = 10;
  double least_confidence = graph::kUsualConfidence;
};

ExitStatus show_stats(const StatsOptions& options) {
  const auto graph = open_graph(options.directory, options.least_confidence);
  if (!graph) return fail(graph.error());
  const auto stats = query::gather_stats(*graph->view, options.top);
  if (!stats) return fail(stats.error());
  const Status printed = print(options.json ? query::to_json(*stats) : query::to_text(*stats));
  return printed ? kDone : fail(printed.error());
}

struct CheckOptions {
  std::string directory;
  bool repair = false;
};

// Whether the store is sound; what is wrong with it goes to stderr.
Result<bool> check_store(const std::string& directory) {
  const auto store = open_store(directory, store::OpenMode::kReadOnly);
  if (!store) return store.error();
  const auto checked = (*store)->check();
  if (!checked) return checked.error();
  for (const std::string& problem : checked->problems) report(problem);
  const std::string finding =
      checked->sound() ? "sound" : "damaged: " + std::to_string(checked->problem_count) + " problems";
  const Status printed =
      print(directory + ": " + finding + ", " + std::to_string(checked->rows) + " rows read\n");
  if (!printed) return printed.error();
  return checked->sound();
}

ExitStatus repair_store(const std::string& directory) {
  const auto rebuilt = store::rebuild_store(directory, store::Damage::kIsLeftOut);
  if (!rebuilt) return fail(rebuilt.error());
  for (const std::string& damage : rebuilt->found) report(damage);
  for (const std::string& loss : rebuilt->gone) report("gone: " + loss);
  const Status printed = print(directory + ": repaired, " + std::to_string(rebuilt->articles) +
                               " articles kept, " + std::to_string(rebuilt->gone.size()) +
                               " losses; the damaged tables are kept in " + rebuilt->damaged_tables + "\n");
  if (!printed) return fail(printed.error());
  return rebuilt->gone.empty() ? kDone : kInputRefused;
}

ExitStatus check(const CheckOptions& options) {
  const auto sound = check_store(options.directory);
  if (sound && *sound) return kDone;
  if (!options.repair) return sound ? kFailed : fail(sound.error());
  if (!sound) report(sound.error().message);
  return repair_store(options.directory);
}

}  // namespace

void add_stats_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<StatsOptions>();
  CLI::App* command = app.add_subcommand("stats", "The graph in figures");
  add_database_option(*command, options->directory);
  command->add_flag("--json", options->json, "As JSON");
  command
      ->add_option("--min-confidence", options->least_confidence,
                   "Count evidence from this confidence on; below 0.4 what usually does not count, too")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command->add_option("--top", options->top, "Actors and predicates to list")->capture_default_str();
  command->callback([options, &chosen] { chosen = [options] { return show_stats(*options); }; });
}

void add_check_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand("check", "Read all of the graph and see whether it is sound");
  add_database_option(*command, options->directory);
  command->add_flag("--repair", options->repair,
                    "Make a damaged graph anew of the articles that can be read, and list what is gone");
  command->callback([options, &chosen] { chosen = [options] { return check(*options); }; });
}

}  // namespace dramatis::cli
