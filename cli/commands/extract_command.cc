// dramatis extract: articles -> claims, no store touched.
#include <unistd.h>

#include <memory>

#include "cli/commands/commands.h"
#include "cli/input_run.h"
#include "cli/output.h"
#include "export/claims_json.h"
#include "export/claims_text.h"

namespace dramatis::cli {
namespace {

struct ExtractOptions {
  InputRun run;
  std::string format;  // empty: text on a terminal, else jsonl
};

ExitStatus extract_claims(ExtractOptions options) {
  const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  const bool as_text = options.format.empty() ? terminal : options.format == "text";
  options.run.quiet = options.run.quiet || terminal;  // a bar would mix with the output
  if (options.run.paths.empty()) options.run.paths = {"-"};

  DescriptorStream& out = standard_output();
  InputRun::Totals totals;
  const ExitStatus status = options.run.run(
      [&](InputRun::Claims article) -> Result<bool> {
        if (as_text)
          out << exporting::claims_to_text(article.claims, article.origin);
        else
          out << exporting::claims_to_json(article.claims) << '\n';
        if (terminal) out.flush();
        if (!out.reader_gone() && !out) return out.flush_to("standard output").error();
        return !out.reader_gone();
      },
      totals);
  if (Status written = out.flush_to("standard output"); !written && !out.reader_gone())
    return fail(written.error());
  return status;
}

}  // namespace

void add_extract_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ExtractOptions>();
  CLI::App* command = app.add_subcommand("extract", "Print the actors, relations and statements of articles");
  command->add_option("paths", options->run.paths, "Files, folders or - for standard input (the default)");
  command
      ->add_option("--format", options->format,
                   "text or jsonl; by default text on a terminal and jsonl elsewhere")
      ->check(CLI::IsMember({"jsonl", "text"}));
  command->add_flag("--quiet", options->run.quiet, "No progress");
  add_input_options(*command, options->run.input);
  add_language_options(*command, options->run.language, /*actors=*/true);
  add_threads_option(*command, options->run.threads);
  command->callback([options, &chosen] { chosen = [options] { return extract_claims(*options); }; });
}

}  // namespace dramatis::cli
