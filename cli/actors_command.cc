// dramatis actors: list, show and suggest actors of a graph; merge, unmerge, rename and retype them.
#include <chrono>
#include <ctime>
#include <memory>

#include "cli/commands.h"
#include "cli/known_names.h"
#include "cli/options.h"
#include "cli/output.h"
#include "query/actor_answers.h"
#include "query/actor_answers_json.h"
#include "query/actor_answers_text.h"

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
  bool reset = false;
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
  const auto actor = choose_actor(*graph->view, options.actor, actor_lookup());
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
  return answer(options, query::suggest_pairs(*graph->view, options.pairs));
}

std::string now() {
  const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&time, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

// The id of the actor; for what is taken back, which the curated graph may no longer show, as it was given.
Result<std::string> id_of(const store::Store& store, CurationAction action, const std::string& text) {
  if (action == CurationAction::kUnmerge) return text;
  const auto view = store.curated();
  if (!view) return view.error();
  const auto actor = choose_actor(**view, text, actor_lookup());
  if (!actor) return actor.error();
  return actor->id;
}

ExitStatus decide(const ActorsOptions& options, CurationAction action) {
  const auto store = open_store(options.directory, store::OpenMode::kReadWrite);
  if (!store) return fail(store.error());
  graph::CurationEntry entry{action, "", options.other, now()};
  auto actor = id_of(**store, action, options.actor);
  if (!actor) return fail(actor.error());
  entry.actor = *actor;
  if (action == CurationAction::kMerge) {
    auto into = id_of(**store, action, options.other);
    if (!into) return fail(into.error());
    entry.value = *into;
  }
  if (Status decided = (*store)->curate(entry); !decided) return fail(decided.error());
  if (Status closed = (*store)->close(); !closed) return fail(closed.error());
  report(std::string(name_of(action)) + "d " + entry.actor + (entry.value.empty() ? "" : ": " + entry.value));
  return kDone;
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
      return decide(*options, action);
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
}

}  // namespace dramatis::cli
