// dramatis ingest: articles, or what `extract --format jsonl` printed, -> the store.
#include <algorithm>
#include <memory>

#include "cli/commands/commands.h"
#include "cli/input_run.h"
#include "cli/made_by.h"
#include "store/store.h"

namespace dramatis::cli {
namespace {

using graph::MergeOutcome;

struct IngestOptions {
  InputRun run;
  std::string directory;
  bool replace = true;  // articles that are there already
};

std::string counted(uint64_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

ExitStatus ingest(const IngestOptions& options) {
  auto store = open_store(options.directory, store::OpenMode::kCreate);
  if (!store) return fail(store.error());
  const auto maker = made_by(options.run.language);
  if (!maker) return fail(maker.error());
  uint64_t added = 0, replaced = 0, unchanged = 0;
  InputRun::Totals totals;
  ExitStatus status = options.run.run(
      [&](InputRun::Claims article) -> Result<bool> {
        if (!options.replace) {
          const auto known = (*store)->has_article(article.claims.article.id);
          if (!known) return known.error();
          unchanged += *known ? 1 : 0;
          if (*known) return true;
        }
        const auto outcome = (*store)->add(article.claims, article.extracted ? *maker : "");
        if (!outcome) return outcome.error();
        added += *outcome == MergeOutcome::kAdded ? 1 : 0;
        replaced += *outcome == MergeOutcome::kReplaced ? 1 : 0;
        unchanged += *outcome == MergeOutcome::kUnchanged ? 1 : 0;
        return true;
      },
      totals);
  if (Status closed = (*store)->close(); !closed) status = std::max(status, fail(closed.error()));
  if (options.run.quiet) return status;

  std::string summary = counted(added, "article") + " added";
  if (replaced > 0) summary += ", " + std::to_string(replaced) + " replaced";
  if (unchanged > 0) summary += ", " + std::to_string(unchanged) + " known already";
  if (totals.refused > 0) summary += ", " + std::to_string(totals.refused) + " refused";
  if (totals.undated > 0) summary += "; " + std::to_string(totals.undated) + " without a date";
  report(summary);
  return status;
}

}  // namespace

void add_ingest_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App* command =
      app.add_subcommand("ingest", "Add articles to a graph, which is made if it is not there");
  command->add_option("paths", options->run.paths, "Articles or claims in JSONL: files, folders or -")
      ->required();
  add_database_option(*command, options->directory);
  command->add_flag(
      "--replace,!--keep", options->replace,
      "What an article becomes that is there with other claims: the new one (the default), or it "
      "stays as it is");
  command->add_flag("--quiet", options->run.quiet, "No progress and no summary");
  add_input_options(*command, options->run.input);
  add_language_options(*command, options->run.language, /*actors=*/true);
  add_threads_option(*command, options->run.threads);
  command->callback([options, &chosen] {
    if (!options->run.language.least_confidence) options->run.language.least_confidence = kIngestedConfidence;
    chosen = [options] { return ingest(*options); };
  });
}

}  // namespace dramatis::cli
