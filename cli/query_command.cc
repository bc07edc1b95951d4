// dramatis query: who, whom, said, between, timeline, path.
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "query/actor_lookup.h"
#include "query/answers_json.h"
#include "query/answers_text.h"
#include "query/questions.h"

namespace dramatis::cli {
namespace {

struct QueryOptions {
  std::string directory;
  bool json = false;
  std::string actor, other;  // as the user calls them
  size_t longest = 6;
  query::Filters filters;
};

template <typename Answers>
ExitStatus answer(const QueryOptions& options, const Result<Answers>& answers) {
  if (!answers) return fail(answers.error());
  const Status printed = print(options.json ? query::to_json(*answers) : query::to_text(*answers));
  return printed ? kDone : fail(printed.error());
}

// The actors by id; nothing for one that was not given.
struct Parties {
  std::optional<std::string> actor, other;
};

Result<Parties> find_parties(const graph::GraphView& view, const QueryOptions& options) {
  Parties parties;
  for (const auto& [text, id] :
       {std::pair(&options.actor, &parties.actor), {&options.other, &parties.other}}) {
    if (text->empty()) continue;
    const auto found = query::find_actor(view, *text);
    if (!found) return found.error();
    *id = found->id;
  }
  return parties;
}

using Question = ExitStatus (*)(const graph::GraphView&, const Parties&, const QueryOptions&);

void add_question(CLI::App& query, const std::shared_ptr<QueryOptions>& options, Chosen& chosen,
                  const std::string& name, const std::string& description, Question question) {
  CLI::App* command = query.add_subcommand(name, description);
  command->fallthrough();  // --db and --json may stand behind the question, too
  if (name == "said") {
    command->add_option("--by,speaker", options->actor, "Who said it (id or name)");
    command->add_option("--about", options->other, "About whom (id or name)");
    command->add_option("--cue", options->filters.predicate, "Part of the cue: \"warn\"");
    command
        ->add_option_function<std::string>(
            "--stance",
            [options](const std::string& stance) { options->filters.stance = graph::stance_from(stance); },
            "Only statements that show this stance")
        ->check(CLI::IsMember({"supportive", "critical", "demanding"}));
  } else {
    command->add_option("actor", options->actor, "Actor (id or name)")->required();
    if (name == "between" || name == "path" || name == "timeline")
      command->add_option("other", options->other, "Other actor (id or name)")->required(name != "timeline");
    command->add_option("--predicate", options->filters.predicate, "Part of the predicate: \"criticis\"");
    add_event_option(*command, options->filters.event);
  }
  add_period_options(*command, options->filters.period);
  if (name != "said") add_event_date_option(*command, options->filters.period);
  if (name == "path")
    command->add_option("--longest", options->longest, "Steps to try")->capture_default_str();
  else
    command->add_option("--limit", options->filters.limit, "Answers to show; 0: all")->capture_default_str();
  if (name != "said" && name != "timeline")
    command->add_option("--evidence", options->filters.evidence, "Sentences for each answer; 0: all")
        ->capture_default_str();
  command->callback([options, question, &chosen] {
    chosen = [options, question]() -> ExitStatus {
      const auto graph = open_graph(options->directory);
      if (!graph) return fail(graph.error());
      const auto parties = find_parties(*graph->view, *options);
      return parties ? question(*graph->view, *parties, *options) : fail(parties.error());
    };
  });
}

}  // namespace

void add_query_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<QueryOptions>();
  CLI::App* command = app.add_subcommand("query", "Ask the graph; every answer comes with its sentences");
  command->require_subcommand(1);
  add_database_option(*command, options->directory);
  command->add_flag("--json", options->json, "Answers as JSON");

  using graph::GraphView;
  add_question(*command, options, chosen, "who", "Who does something to the actor",
               [](const GraphView& view, const Parties& p, const QueryOptions& o) {
                 return answer(o, query::who(view, *p.actor, o.filters));
               });
  add_question(*command, options, chosen, "whom", "To whom the actor does something",
               [](const GraphView& view, const Parties& p, const QueryOptions& o) {
                 return answer(o, query::whom(view, *p.actor, o.filters));
               });
  add_question(*command, options, chosen, "between", "What two actors do to each other",
               [](const GraphView& view, const Parties& p, const QueryOptions& o) {
                 return answer(o, query::between(view, *p.actor, *p.other, o.filters));
               });
  add_question(*command, options, chosen, "said", "Who said what about whom",
               [](const GraphView& view, const Parties& p, const QueryOptions& o) {
                 return answer(o, query::said(view, p.actor, p.other, o.filters));
               });
  add_question(*command, options, chosen, "timeline", "What an actor, or two, did and suffered, by date",
               [](const GraphView& view, const Parties& p, const QueryOptions& o) {
                 return answer(o, query::timeline(view, *p.actor, p.other, o.filters));
               });
  add_question(*command, options, chosen, "path", "How two actors are connected",
               [](const GraphView& view, const Parties& p, const QueryOptions& o) {
                 return answer(o, query::path(view, *p.actor, *p.other, o.longest, o.filters));
               });
}

}  // namespace dramatis::cli
