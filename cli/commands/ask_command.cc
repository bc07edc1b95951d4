// dramatis ask: a question in plain English.
#include <memory>

#include "cli/commands/commands.h"
#include "cli/commands/question_parser.h"
#include "cli/known_names.h"
#include "cli/options/options.h"
#include "cli/options/query_options.h"
#include "query/ask/ask.h"
#include "query/ask/ask_answers.h"

namespace dramatis::cli {
namespace {

struct AskOptions : FilterOptions {
  std::string directory;
  std::vector<std::string> words;
  AnswerForm form;
  extract::ExtractorOptions language;
};

ExitStatus ask(const AskOptions& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  const auto graph = open_graph(options.directory, options.filters.min_confidence);
  if (!graph) return fail(graph.error());
  const auto extractor = extract::Extractor::create(options.language);
  if (!extractor) return fail(extractor.error());
  const query::Lookup lookup = actor_lookup(options.exact);
  const auto pattern = query::understand(*graph->view, parse_question(**extractor, text), lookup);
  if (!pattern) return fail(pattern.error());
  for (const std::string& note : pattern->notes) report(note);
  const auto filters = filters_of(options, *graph->view, lookup);
  if (!filters) return fail(filters.error());
  return print_answers(options.form, query::answer_to(*graph->view, *pattern, *filters));
}

}  // namespace

void add_ask_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<AskOptions>();
  options->filters.evidence = 1;
  CLI::App* command = app.add_subcommand("ask", "Ask the graph in plain English");
  command->footer(
      examples_footer("ask \"Who criticised Israel in November 2025?\" --db news.db\n"
                      "ask \"What did Lavrov say about NATO?\" --db news.db\n"
                      "ask \"When did Trump last threaten Iran?\" --json --db news.db"));
  command->add_option("question", options->words, "The question")->required();
  add_database_option(*command, options->directory);
  add_answer_form(*command, options->form);
  add_filter_options(*command, options);
  add_evidence_option(*command, options->filters.evidence);
  add_event_date_option(*command, options->filters.period);
  add_language_options(*command, options->language, /*actors=*/false);
  command->callback([options, &chosen] { chosen = [options] { return ask(*options); }; });
}

}  // namespace dramatis::cli
