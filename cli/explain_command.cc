// dramatis explain: the sentence, parse, rule and lexicon entry behind each claim of an article.
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace dramatis::cli {
namespace {

struct ExplainOptions {
  std::vector<std::string> paths;
  InputOptions input;
  extract::ExtractorOptions language;
};

ExitStatus explain_articles(ExplainOptions options) {
  const auto reader_options = options.input.reader_options();
  if (!reader_options) return fail(reader_options.error());
  const auto extractor = extract::Extractor::create(options.language);
  if (!extractor) return fail(extractor.error());
  if (options.paths.empty()) options.paths = {"-"};
  extract::ArticleReader reader(options.paths, *reader_options);
  ExitStatus status = kDone;
  for (;;) {
    auto next = reader.next();
    if (!next) {
      report(next.error().message);
      status = kInputRefused;
      continue;
    }
    if (!*next) return status;
    const std::string text = (*extractor)->explain((*next)->article, (*next)->body_begin);
    if (const Status written = print(text.empty() ? "no claim found\n" : text); !written)
      return fail(written.error());
  }
}

}  // namespace

void add_explain_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App* command =
      app.add_subcommand("explain", "Print why each relation and statement was found: parse, rule, lexicon");
  command->add_option("paths", options->paths, "Files, folders or - for standard input (the default)");
  add_input_options(*command, options->input);
  add_language_options(*command, options->language, /*actors=*/true);
  command->callback([options, &chosen] { chosen = [options] { return explain_articles(*options); }; });
}

}  // namespace dramatis::cli
