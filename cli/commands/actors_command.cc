// dramatis actors: list, show and suggest actors of a graph; merge, unmerge, rename and retype them.
#include <memory>

#include "cli/commands/actor_decisions.h"
#include "cli/commands/commands.h"
#include "cli/known_names.h"
#include "cli/options/options.h"
#include "cli/output.h"
#include "query/actor_answers.h"
#include "query/output/actor_answers_json.h"
#include "query/output/actor_answers_text.h"

namespace dramatis::cli {
namespace {

using graph::CurationAction;
using graph::GraphView;

struct ActorsOptions {
  std::string directory;
  bool json = false;
  std::string actor, other;  // as the user calls them; the new name or type
  std::string type, sector;
  size_t top = 10, pairs = 20;
  bool reset = false, exact = false, csv = false;
  size_t count = 1;
  query::ActorFilters filters;
};

template <typename Answers>
ExitStatus answer(const ActorsOptions& options, const Result<Answers>& answers) {
  if (!answers) return fail(answers.error());
  const Status printed = print(options.json ? query::to_json(*answers) : query::to_text(*answers));
  return printed ? kDone : fail(printed.error());
}

ExitStatus list(ActorsOptions options) {
  const auto graph = open_graph(options.directory);
  if (!graph) return fail(graph.error());
  options.filters.type = graph::actor_type_from(options.type);
  options.filters.sector = options.sector.empty() ? std::nullopt : graph::sector_from(options.sector);
  return answer(options, query::list_actors(*graph->view, options.filters));
}

ExitStatus show(const ActorsOptions& options) {
  const auto graph = open_graph(options.directory);
  if (!graph) return fail(graph.error());
  const auto actor = choose_actor(*graph->view, options.actor, actor_lookup(options.exact));
  if (!actor) return fail(actor.error());
  auto card = query::card_of(*graph->view, *actor, options.top);
  if (!card) return fail(card.error());
  const auto curation = graph->store->curation();
  if (!curation) return fail(curation.error());
  for (const auto& [from, into] : curation->merged())
    if (curation->canonical(from) == actor->id) card->merged.push_back(from);
  return answer(options, card);
}

ExitStatus suggest(const ActorsOptions& options) {
  const auto graph = open_graph(options.directory);
  if (!graph) return fail(graph.error());
  const auto pairs = query::suggest_pairs(*graph->view, options.pairs);
  if (!options.csv) return answer(options, pairs);
  if (!pairs) return fail(pairs.error());
  const Status printed = print(query::to_csv(*pairs));
  return printed ? kDone : fail(printed.error());
}

// The journal as a table, the oldest decision first.
ExitStatus journal(const ActorsOptions& options) {
  const auto store = open_store(options.directory, store::OpenMode::kReadOnly);
  if (!store) return fail(store.error());
  const auto entries = (*store)->journal();
  if (!entries) return fail(entries.error());
  const Status printed = print(options.json ? query::journal_json(*entries) : query::journal_text(*entries));
  return printed ? kDone : fail(printed.error());
}

CLI::App* add_action(CLI::App& actors, const std::shared_ptr<ActorsOptions>& options, Chosen& chosen,
                     const std::string& name, const std::string& description, CurationAction action) {
  CLI::App* command = actors.add_subcommand(name, description);
  command->fallthrough();
  command->add_option("actor", options->actor, "Actor (id or name)")->required();
  command->callback([options, action, &chosen] {
    chosen = [options, action]() -> ExitStatus {
      const bool wants_value = action == CurationAction::kRename || action == CurationAction::kRetype;
      if (wants_value && options->reset == !options->other.empty())
        return fail(usage_error("give a new value, or --reset for what the articles say"));
      return decide(options->directory, {action, options->actor, options->other, options->exact});
    };
  });
  return command;
}

}  // namespace

void add_actors_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ActorsOptions>();
  CLI::App* actors = app.add_subcommand("actors", "Look at the actors of a graph and put them right");
  actors->require_subcommand(1);
  add_database_option(*actors, options->directory);
  actors->footer(
      examples_footer("actors list korea --db news.db\n"
                      "actors suggest --csv --db news.db > pairs.csv\n"
                      "actors apply pairs.csv --db news.db\n"
                      "actors undo --db news.db"));
  actors->add_flag("--exact", options->exact, "Actors are given by id");
  actors->add_flag("--json", options->json, "Answers as JSON");

  const auto add_question = [&](const std::string& name, const std::string& description,
                                ExitStatus (*run)(const ActorsOptions&)) {
    CLI::App* command = actors->add_subcommand(name, description);
    command->fallthrough();  // --db and --json may stand behind it, too
    command->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
    return command;
  };
  CLI::App* listing =
      add_question("list", "Actors by mentions", [](const ActorsOptions& o) { return list(o); });
  listing->add_option("words", options->filters.words, "Part of a name");
  listing->add_option("--type", options->type, "Only of this type")
      ->check(CLI::IsMember({"person", "organisation", "country", "place", "group", "other"}));
  listing->add_option("--sector", options->sector, "Only of this sector")
      ->check(CLI::IsMember({"government", "military", "opposition", "rebel", "party", "civilian", "media",
                             "business", "international", "judiciary"}));
  listing->add_option("--code", options->filters.code, "Only of this country: an ISO 3166 alpha-3 code");
  listing->add_option("--limit", options->filters.limit, "Actors to show; 0: all")->capture_default_str();

  CLI::App* showing = add_question("show", "What is known of an actor", show);
  showing->add_option("actor", options->actor, "Actor (id or name)")->required();
  showing->add_option("--top", options->top, "Partners to show")->capture_default_str();
  CLI::App* suggesting =
      add_question("suggest", "Pairs of actors that look like one, with what tells for it", suggest);
  suggesting->add_option("--limit", options->pairs, "Pairs to show; 0: all")->capture_default_str();

  suggesting->add_flag("--csv", options->csv, "As a table for `actors apply`");
  add_question("journal", "The decisions so far", journal);

  add_action(*actors, options, chosen, "merge", "Show an actor as another from now on",
             CurationAction::kMerge)
      ->add_option("into", options->other, "Actor that it is (id or name)")
      ->required();
  add_action(*actors, options, chosen, "unmerge", "Take a merge back", CurationAction::kUnmerge);
  CLI::App* rename =
      add_action(*actors, options, chosen, "rename", "Give an actor a name", CurationAction::kRename);
  rename->add_option("name", options->other, "Its new name");
  rename->add_flag("--reset", options->reset, "Back to what the articles call it");
  CLI::App* retype =
      add_action(*actors, options, chosen, "retype", "Give an actor a type", CurationAction::kRetype);
  retype->add_option("type", options->other, "person, organisation, country, place, group or other");
  retype->add_flag("--reset", options->reset, "Back to what the articles take it for");
  add_action(*actors, options, chosen, "hide", "Show an actor and what it does no more",
             CurationAction::kHide);
  add_action(*actors, options, chosen, "unhide", "Show a hidden actor again (by id)",
             CurationAction::kUnhide);

  CLI::App* splitting =
      add_question("split", "Take apart what was merged into an actor",
                   [](const ActorsOptions& o) { return split(o.directory, o.actor, o.exact); });
  splitting->add_option("actor", options->actor, "Actor (id or name)")->required();
  CLI::App* undoing = add_question("undo", "Take the last decisions back",
                                   [](const ActorsOptions& o) { return undo(o.directory, o.count); });
  undoing->add_option("count", options->count, "How many")
      ->check(whole_number())
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  CLI::App* applying =
      add_question("apply", "Decide what a CSV file says: action, actor, value",
                   [](const ActorsOptions& o) { return apply_table(o.directory, o.actor, o.exact); });
  applying->add_option("file", options->actor, "CSV file, - for standard input")->required();
}

}  // namespace dramatis::cli
