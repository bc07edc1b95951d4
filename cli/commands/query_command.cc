// dramatis query: who, whom, between, said, timeline, path, diff, disputed, search.
#include <memory>

#include "cli/commands/commands.h"
#include "cli/known_names.h"
#include "cli/options/options.h"
#include "cli/options/query_options.h"
#include "query/comparisons.h"
#include "query/full_text.h"
#include "query/questions.h"

namespace dramatis::cli {
namespace {

struct QueryOptions : FilterOptions {
  std::string directory;
  AnswerForm form;
  std::optional<std::string> actor, other;  // as the user calls them
  std::string words;
  size_t longest = 6;
  graph::Period before;
};

// The actors by id; nothing for one that was not given.
struct Parties {
  std::optional<std::string> actor, other;
};

Result<Parties> find_parties(const graph::GraphView& view, const QueryOptions& options,
                             const query::Lookup& lookup) {
  Parties parties;
  for (const auto& [text, id] :
       {std::pair(&options.actor, &parties.actor), {&options.other, &parties.other}}) {
    if (!*text) continue;
    const auto found = choose_actor(view, **text, lookup);
    if (!found) return found.error();
    *id = found->id;
  }
  return parties;
}

struct Question {
  const graph::GraphView& view;
  Parties parties;
  query::Filters filters;
  const QueryOptions& options;
};

using Answerer = ExitStatus (*)(const Question&);

CLI::App* add_question(CLI::App& query, const std::shared_ptr<QueryOptions>& options, Chosen& chosen,
                       const std::string& name, const std::string& description, Answerer answer,
                       const std::string& examples) {
  CLI::App* command = query.add_subcommand(name, description);
  command->fallthrough();  // --db and --json may stand behind the question, too
  command->footer(examples_footer(examples));
  command->callback([options, answer, &chosen] {
    chosen = [options, answer]() -> ExitStatus {
      const auto graph = open_graph(options->directory, options->filters.min_confidence);
      if (!graph) return fail(graph.error());
      const query::Lookup lookup = actor_lookup(options->exact);
      auto parties = find_parties(*graph->view, *options, lookup);
      if (!parties) return fail(parties.error());
      auto filters = filters_of(*options, *graph->view, lookup);
      if (!filters) return fail(filters.error());
      return answer({*graph->view, std::move(*parties), std::move(*filters), *options});
    };
  });
  return command;
}

void add_actor(CLI::App& command, QueryOptions& options, bool required = true) {
  command.add_option("actor", options.actor, "Actor: a name, a part of one, or an id")->required(required);
}

void add_other(CLI::App& command, QueryOptions& options, bool required = true) {
  command.add_option("other", options.other, "Other actor")->required(required);
}

void add_who_and_whom(CLI::App& query, const std::shared_ptr<QueryOptions>& options, Chosen& chosen) {
  CLI::App* who = add_question(
      query, options, chosen, "who", "Who does something to the actor",
      [](const Question& q) {
        return print_answers(q.options.form, query::who(q.view, *q.parties.actor, q.filters));
      },
      "query who Israel --predicate criticise --since 2025 --db news.db\n"
      "query who \"the EU\" --quadrant \"verbal conflict\" --evidence --db news.db");
  CLI::App* whom = add_question(
      query, options, chosen, "whom", "To whom the actor does something",
      [](const Question& q) {
        return print_answers(q.options.form, query::whom(q.view, *q.parties.actor, q.filters));
      },
      "query whom Trump --predicate THREATEN --type country --db news.db\n"
      "query whom Lavrov --roles --db news.db");
  CLI::App* between = add_question(
      query, options, chosen, "between", "What two actors do to each other",
      [](const Question& q) {
        return print_answers(q.options.form,
                             query::between(q.view, *q.parties.actor, *q.parties.other, q.filters));
      },
      "query between Russia Ukraine --asserted-only --sort latest --db news.db");
  for (CLI::App* command : {who, whom, between}) {
    add_actor(*command, *options);
    if (command == between) add_other(*command, *options);
    add_event_date_option(*command, options->filters.period);
  }
}

void add_said(CLI::App& query, const std::shared_ptr<QueryOptions>& options, Chosen& chosen) {
  CLI::App* said = add_question(
      query, options, chosen, "said", "Who said what about whom",
      [](const Question& q) {
        query::Filters filters = q.filters;
        if (filters.attributed_to)
          return fail(usage_error("--attributed-to is of relations; --by says whose statements"));
        return print_answers(q.options.form, query::said(q.view, q.parties.actor, q.parties.other, filters));
      },
      "query said --by Lavrov --about Israel --db news.db\n"
      "query said --about Iran --cue warn --text sanctions --db news.db");
  said->add_option("--by,speaker", options->actor, "Who said it");
  said->add_option("--about,--to", options->other,
                   "About whom; to whom it was said is not kept, so --to is the same");
  said->add_option("--cue", options->filters.predicate, "How it was said: \"warn\"");
  said->add_option_function<std::string>(
          "--stance",
          [options](const std::string& stance) { options->filters.stance = graph::stance_from(stance); },
          "Only statements that show this stance")
      ->check(CLI::IsMember({"supportive", "critical", "demanding"}));
}

void add_timeline_and_path(CLI::App& query, const std::shared_ptr<QueryOptions>& options, Chosen& chosen) {
  CLI::App* timeline = add_question(
      query, options, chosen, "timeline", "What an actor, or two, did and suffered, by date",
      [](const Question& q) {
        return print_answers(q.options.form,
                             query::timeline(q.view, *q.parties.actor, q.parties.other, q.filters));
      },
      "query timeline India Pakistan --since 2025-04 --until 2025-05 --db news.db");
  add_actor(*timeline, *options);
  add_other(*timeline, *options, /*required=*/false);
  add_event_date_option(*timeline, options->filters.period);
  CLI::App* path = add_question(
      query, options, chosen, "path", "How two actors are connected",
      [](const Question& q) {
        query::Filters filters = q.filters;
        if (filters.kinds == query::EdgeKinds::kRoles) filters.kinds = query::EdgeKinds::kBoth;
        return print_answers(q.options.form, query::path(q.view, *q.parties.actor, *q.parties.other,
                                                         q.options.longest, filters));
      },
      "query path Qatar Japan --type country --db news.db\n"
      "query path Lavrov Hamas --roles --db news.db");
  add_actor(*path, *options);
  add_other(*path, *options);
  path->add_option("--longest", options->longest, "Steps to try")
      ->check(whole_number())
      ->capture_default_str();
}

void add_comparisons(CLI::App& query, const std::shared_ptr<QueryOptions>& options, Chosen& chosen) {
  CLI::App* diff = add_question(
      query, options, chosen, "diff", "What is new in a period: told in it and not before",
      [](const Question& q) {
        return print_answers(q.options.form, query::diff(q.view, q.parties.actor, q.parties.other,
                                                         q.options.before, q.filters));
      },
      "query diff Israel Syria --since 2026 --db news.db\n"
      "query diff Turkey --before-since 2025-01 --before-until 2025-06 --since 2025-07 --until 2025-12 --db "
      "news.db");
  add_actor(*diff, *options, /*required=*/false);
  add_other(*diff, *options, /*required=*/false);
  add_event_date_option(*diff, options->filters.period);
  add_date_option(*diff, "--before-since", options->before.since, DateEnd::kFirst,
                  "First day of the period to compare with; without it, all before");
  add_date_option(*diff, "--before-until", options->before.until, DateEnd::kLast,
                  "Its last day; without it, the day before --since");
  CLI::App* disputed = add_question(
      query, options, chosen, "disputed", "What is told by one and denied by another",
      [](const Question& q) {
        return print_answers(q.options.form,
                             query::disputed(q.view, q.parties.actor, q.parties.other, q.filters));
      },
      "query disputed Russia --db news.db");
  add_actor(*disputed, *options, /*required=*/false);
  add_other(*disputed, *options, /*required=*/false);
}

void add_search(CLI::App& query, const std::shared_ptr<QueryOptions>& options, Chosen& chosen) {
  CLI::App* search = add_question(
      query, options, chosen, "search", "Sentences and statements with these words, the latest first",
      [](const Question& q) {
        return print_answers(q.options.form, query::search(q.view, q.options.words, q.filters));
      },
      "query search 'ceasefire \"Gaza Strip\"' --since 2025-10 --db news.db");
  search->add_option("words", options->words, "Words; phrases in quotation marks")->required();
}

}  // namespace

void add_query_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<QueryOptions>();
  options->filters.evidence = 1;
  CLI::App* command = app.add_subcommand("query", "Ask the graph; every answer comes with its sentences");
  command->require_subcommand(1);
  command->footer(
      examples_footer("query who Israel --predicate criticise --db news.db\n"
                      "query said --by Lavrov --about Israel --json --db news.db"));
  add_database_option(*command, options->directory);
  add_answer_form(*command, options->form);
  add_who_and_whom(*command, options, chosen);
  add_said(*command, options, chosen);
  add_timeline_and_path(*command, options, chosen);
  add_comparisons(*command, options, chosen);
  add_search(*command, options, chosen);
  for (CLI::App* question : command->get_subcommands([](CLI::App*) { return true; })) {
    add_filter_options(*question, options);
    const std::string name = question->get_name();
    if (name != "said" && name != "timeline" && name != "search")
      add_evidence_option(*question, options->filters.evidence);
  }
}

}  // namespace dramatis::cli
