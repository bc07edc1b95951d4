#include "cli/options/selection_options.h"

#include "cli/known_names.h"
#include "cli/status.h"
#include "extract/knowledge/knowledge.h"
#include "graph/curation/curated_view.h"
#include "graph/curation/rollup.h"

namespace dramatis::cli {
namespace {

using exporting::Keep;
using exporting::Merge;
using exporting::Selection;

// What a government and its ministers do becomes what the country does.
Status roll_up(OpenedGraph& graph) {
  const auto knowledge = extract::Knowledge::load();
  if (!knowledge) return knowledge.error();
  auto curation = graph.store->curation();
  if (!curation) return curation.error();
  auto rolled_up = graph::roll_up_to_countries(
      *graph.view, std::move(*curation), [&](const std::string& code) -> std::optional<graph::CountryName> {
        const auto country = (*knowledge)->country(code);
        if (!country) return std::nullopt;
        return graph::CountryName{(**knowledge)[*country].id, (**knowledge)[*country].name};
      });
  if (!rolled_up) return rolled_up.error();
  auto view = graph::CuratedView::over(graph.store->snapshot(), std::move(*rolled_up));
  if (!view) return view.error();
  graph.view = std::move(*view);
  return Ok{};
}

exporting::Filters filters_of(const SelectionOptions& options) {
  exporting::Filters filters = options.filters;
  filters.roles = !options.no_roles;
  filters.relations = !options.no_relations;
  filters.loops = options.rollup.empty();
  if (options.all) filters.strongest.reset();
  if (options.merge == "class") filters.merge = Merge::kClass;
  if (options.merge == "pair") filters.merge = Merge::kPair;
  const bool roles_only = options.no_relations && !filters.statements;
  if (options.isolated)
    filters.keep = Keep::kAll;
  else if (options.ego.empty() && !roles_only)
    filters.keep = Keep::kRelated;
  return filters;
}

void report_what_is_left_out(const Selection& selection, bool isolated) {
  const size_t edges = selection.links().size(), found = selection.links_found();
  if (!selection.filters().strongest || edges == found) return;
  report("the strongest " + with_commas(edges) + " of " + with_commas(found) + " edges and " +
         with_commas(selection.actor_count()) + " of " + with_commas(selection.actors_found()) +
         " actors; --all gives all edges" + (isolated ? "" : ", --isolated actors without one, too"));
}

}  // namespace

void add_selection_options(CLI::App& command, SelectionOptions& options, std::optional<size_t> most_edges) {
  auto& filters = options.filters;
  filters.strongest = most_edges;
  add_database_option(command, options.directory);
  command.add_option("--top", filters.top, "Only so many actors: those with the most evidence");
  CLI::Option* edges = command.add_option("--edges", filters.strongest, "Only so many edges: the strongest");
  if (most_edges) {
    edges->capture_default_str();
    command.add_flag("--all", options.all, "All edges, however many")->excludes(edges);
  }
  command.add_flag("--isolated", options.isolated, "Also actors without a relation to another");
  command.add_option("--min-weight", filters.min_weight, "Only edges that so many independent reports tell")
      ->capture_default_str();
  CLI::Option* ego =
      command.add_option("--ego", options.ego, "Only the surroundings of an actor (id or name)");
  command.add_option("--depth", filters.depth, "How many edges the surroundings reach")
      ->needs(ego)
      ->capture_default_str();
  add_event_option(command, filters.event);
  add_period_options(command, filters.period);
  add_event_date_option(command, filters.period);
  command
      .add_option("--rollup", options.rollup,
                  "country: who acts for a country (ministers, ministries, armies, courts) is the country")
      ->check(CLI::IsMember({"country"}));
  command
      .add_option(
          "--merge", options.merge,
          "pair: one edge from one actor to another, whatever it says; class: one for each event class")
      ->check(CLI::IsMember({"pair", "class"}));
  command.add_flag("--statements", filters.statements, "Also who speaks about whom, with stance and cue");
  command.add_flag("--no-roles", options.no_roles, "Leave out roles such as \"foreign minister of\"");
  command.add_flag("--no-relations", options.no_relations, "Leave out relations: roles or statements only");
}

Result<SelectedGraph> select_graph(const SelectionOptions& options) {
  auto graph = open_graph(options.directory);
  if (!graph) return graph.error();
  if (!options.rollup.empty())
    if (Status rolled_up = roll_up(*graph); !rolled_up) return rolled_up.error();
  exporting::Filters filters = filters_of(options);
  if (!options.ego.empty()) {
    const auto actor = choose_actor(*graph->view, options.ego, actor_lookup());
    if (!actor) return actor.error();
    filters.ego = actor->id;
  }
  auto selection = Selection::make(*graph->view, filters);
  if (!selection) return selection.error();
  report_what_is_left_out(*selection, options.isolated);
  return SelectedGraph{std::move(*graph), std::make_unique<Selection>(std::move(*selection))};
}

std::string with_commas(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, ",");
  return digits;
}

}  // namespace dramatis::cli
