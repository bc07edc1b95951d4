// dramatis explain: the sentence, parse, readings and lexicon entry behind each claim of an article, or
// behind an edge of a graph.
#include <memory>

#include "cli/commands/commands.h"
#include "cli/commands/explain_edge.h"
#include "cli/options/options.h"
#include "cli/output.h"

namespace dramatis::cli {
namespace {

struct ExplainOptions {
  std::vector<std::string> operands;  // paths; with --db, actors and a predicate
  InputOptions input;
  extract::ExtractorOptions language;
  EdgeOptions edge;
};

ExitStatus explain_articles(ExplainOptions options) {
  const auto reader_options = options.input.reader_options();
  if (!reader_options) return fail(reader_options.error());
  const auto extractor = extract::Extractor::create(options.language);
  if (!extractor) return fail(extractor.error());
  if (options.operands.empty()) options.operands = {"-"};
  extract::ArticleReader reader(options.operands, *reader_options);
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

ExitStatus explain_edge_of(ExplainOptions options) {
  const std::vector<std::string>& words = options.operands;
  if (words.size() < 2 || words.size() > 3)
    return fail(usage_error("explain --db takes SUBJECT [PREDICATE] OBJECT"));
  options.edge.subject = words.front();
  options.edge.object = words.back();
  if (words.size() == 3) options.edge.predicate = words[1];
  return explain_edge(std::move(options.edge), options.language);
}

}  // namespace

void add_explain_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ExplainOptions>();
  options->edge.filters.limit = 5;  // a parse for each sentence is long
  CLI::App* command = app.add_subcommand(
      "explain", "Print why each relation and statement was found: parse, readings, lexicon");
  command->add_option(
      "operands", options->operands,
      "Files, folders or - for standard input (the default); with --db: SUBJECT [PREDICATE] OBJECT, "
      "actors by id or name, the predicate or a part of it");
  CLI::Option* db =
      command->add_option("--db", options->edge.directory, "Explain an edge of the graph in DIR");
  db->type_name("DIR");
  command->add_option("--limit", options->edge.filters.limit, "Edges to explain; 0: all")
      ->needs(db)
      ->capture_default_str();
  command->add_option("--evidence", options->edge.filters.evidence, "Sentences for each edge; 0: all")
      ->needs(db)
      ->capture_default_str();
  add_input_options(*command, options->input);
  add_language_options(*command, options->language, /*actors=*/true);
  command->callback([options, db, &chosen] {
    const bool of_edge = db->count() > 0;
    chosen = [options, of_edge] { return of_edge ? explain_edge_of(*options) : explain_articles(*options); };
  });
}

}  // namespace dramatis::cli
