// dramatis rank, communities, components, balance: what the shape of the graph tells.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.h"
#include "cli/options/selection_options.h"
#include "cli/output.h"
#include "export/figures.h"

namespace dramatis::cli {
namespace {

using exporting::ActorFigures;
using exporting::Figures;
using exporting::Selection;
using Json = nlohmann::ordered_json;

struct AnalyticsOptions {
  SelectionOptions selection;
  std::string by = "page_rank";
  size_t limit = 20, members = 8;
  bool json = false;
};

std::string in_columns(const char* format, auto... values) {
  char line[256];
  std::snprintf(line, sizeof line, format, values...);
  return line;
}

std::string as_line(const Json& json) {
  return json.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace) + "\n";
}

size_t shown(size_t found, size_t limit) { return limit == 0 ? found : std::min(found, limit); }

double figure(const ActorFigures& figures, const std::string& by) {
  if (by == "links") return figures.degree;
  if (by == "link_weight") return static_cast<double>(figures.weighted_degree);
  if (by == "betweenness") return figures.betweenness;
  if (by == "core") return figures.core;
  return figures.page_rank;
}

std::string rank(const AnalyticsOptions& options, const Selection& selection, const Figures& figures) {
  std::vector<uint32_t> order = figures.ranked;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return figure(figures.of[a], options.by) > figure(figures.of[b], options.by);
  });
  order.resize(shown(order.size(), options.limit));
  if (options.json) {
    Json actors = Json::array();
    for (const uint32_t actor : order) {
      const ActorFigures& of = figures.of[actor];
      actors.push_back({{"id", selection.id(actor)},
                        {"name", figures.labels[actor]},
                        {"page_rank", of.page_rank},
                        {"links", of.degree},
                        {"link_weight", of.weighted_degree},
                        {"betweenness", of.betweenness},
                        {"core", of.core},
                        {"community", of.community},
                        {"component", of.component}});
    }
    return as_line({{"actors", actors},
                    {"betweenness_pivots", figures.pivots},
                    {"betweenness_error", figures.betweenness_error}});
  }
  std::string text = "      PageRank  links  weight  between  core  actor\n";
  for (size_t i = 0; i < order.size(); ++i) {
    const ActorFigures& of = figures.of[order[i]];
    text += in_columns("%4zu  %8.5f  %5u  %6llu  %7.4f  %4u  ", i + 1, of.page_rank, of.degree,
                       static_cast<unsigned long long>(of.weighted_degree), of.betweenness, of.core) +
            figures.labels[order[i]] + "\n";
  }
  if (figures.betweenness_error > 0)
    text += "Betweenness is estimated from " + with_commas(figures.pivots) + " of " +
            with_commas(selection.actor_count()) +
            in_columns(" actors: standard error at most %.4f.\n", figures.betweenness_error);
  return text;
}

// The groups that `group_of` numbers, each with its first members by PageRank.
std::string groups(const AnalyticsOptions& options, const Selection& selection, const Figures& figures,
                   uint32_t ActorFigures::*group_of, const char* what, Json summary, std::string text) {
  std::vector<std::vector<uint32_t>> members;
  for (const uint32_t actor : figures.ranked) {
    const uint32_t group = figures.of[actor].*group_of;
    if (members.size() <= group) members.resize(group + size_t{1});
    members[group].push_back(actor);
  }
  Json list = Json::array();
  for (size_t group = 0; group < shown(members.size(), options.limit); ++group) {
    const std::vector<uint32_t>& all = members[group];
    const size_t named = shown(all.size(), options.members);
    Json ids = Json::array();
    text += in_columns("%4zu  %s  ", group,
                       (with_commas(all.size()) + (all.size() == 1 ? " actor" : " actors")).c_str());
    for (size_t i = 0; i < named; ++i) {
      ids.push_back({{"id", selection.id(all[i])}, {"name", figures.labels[all[i]]}});
      text += (i == 0 ? "" : ", ") + figures.labels[all[i]];
    }
    text += named < all.size() ? ", ...\n" : "\n";
    list.push_back({{"number", group}, {"size", all.size()}, {"members", std::move(ids)}});
  }
  summary[what] = std::move(list);
  return options.json ? as_line(summary) : text;
}

std::string communities(const AnalyticsOptions& options, const Selection& selection, const Figures& figures) {
  return groups(options, selection, figures, &ActorFigures::community, "communities",
                {{"found", figures.community_names.size()}, {"modularity", figures.modularity}},
                with_commas(figures.community_names.size()) +
                    in_columns(" communities, modularity %.3f\n", figures.modularity));
}

std::string components(const AnalyticsOptions& options, const Selection& selection, const Figures& figures) {
  uint32_t found = 0;
  for (const ActorFigures& of : figures.of) found = std::max(found, of.component + 1);
  return groups(options, selection, figures, &ActorFigures::component, "components", {{"found", found}},
                with_commas(found) + (found == 1 ? " component\n" : " components\n"));
}

std::string balance(const AnalyticsOptions& options, const Selection& selection, const Figures& figures) {
  const auto found = graph::balance(selection.actor_count(), selection.links(), options.limit);
  if (options.json) {
    Json tense = Json::array();
    for (const graph::Triangle& triangle : found.tense) {
      Json names = Json::array();
      for (const uint32_t actor : triangle.actors) names.push_back(selection.id(actor));
      tense.push_back({{"actors", names}, {"leanings", triangle.leanings}});
    }
    return as_line({{"triangles", found.triangles()},
                    {"by_conflicts", found.by_conflicts},
                    {"balanced_share", found.balanced_share()},
                    {"tense", tense}});
  }
  const auto& counts = found.by_conflicts;
  std::string text = with_commas(found.triangles()) +
                     " triangles of actors of whom each two cooperate or are in conflict; " +
                     in_columns("%.0f %% are in balance\n", 100 * found.balanced_share());
  text += "  in balance:      " + with_commas(counts[0]) + " all cooperate, " + with_commas(counts[2]) +
          " two against the third\n";
  text += "  out of balance:  " + with_commas(counts[1]) + " one works with two who are in conflict, " +
          with_commas(counts[3]) + " all in conflict\n";
  if (!found.tense.empty()) text += "The strongest out of balance:\n";
  for (const graph::Triangle& triangle : found.tense) {
    const auto& [a, b, c] = triangle.actors;
    const auto side = [&](uint32_t from, uint32_t to, int64_t leaning) {
      return figures.labels[from] + (leaning > 0 ? " + " : " - ") + figures.labels[to];
    };
    text += "  " + side(a, b, triangle.leanings[0]) + ", " + side(a, c, triangle.leanings[1]) + ", " +
            side(b, c, triangle.leanings[2]) + "\n";
  }
  return text;
}

struct Analysis {
  std::string (*tell)(const AnalyticsOptions&, const Selection&, const Figures&);
  exporting::Betweenness betweenness = exporting::Betweenness::kLeaveOut;
};

ExitStatus analyse(const AnalyticsOptions& options, Analysis analysis) {
  const auto selected = select_graph(options.selection);
  if (!selected) return fail(selected.error());
  const auto figures = exporting::figures_of(*selected->selection, analysis.betweenness);
  if (!figures) return fail(figures.error());
  const Status printed = print(analysis.tell(options, *selected->selection, *figures));
  return printed ? kDone : fail(printed.error());
}

CLI::App* add_analysis(CLI::App& app, Chosen& chosen, const std::string& name, const std::string& description,
                       Analysis analysis, const std::shared_ptr<AnalyticsOptions>& options) {
  CLI::App* command = app.add_subcommand(name, description);
  command->add_option("--limit", options->limit, "So many of them; 0: all")->capture_default_str();
  command->add_flag("--json", options->json, "As JSON");
  add_selection_options(*command, options->selection, std::nullopt);
  command->callback(
      [options, analysis, &chosen] { chosen = [options, analysis] { return analyse(*options, analysis); }; });
  return command;
}

}  // namespace

void add_analytics_commands(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<AnalyticsOptions>();
  add_analysis(app, chosen, "rank", "Which actors stand out: PageRank, links, betweenness, cores",
               {rank, exporting::Betweenness::kCompute}, options)
      ->add_option("--by", options->by, "What to sort by")
      ->check(CLI::IsMember({"page_rank", "links", "link_weight", "betweenness", "core"}))
      ->capture_default_str();
  struct Grouping {
    const char *name, *description;
    Analysis analysis;
  };
  for (const auto& [name, description, analysis] :
       {Grouping{
            "communities", "Which actors have more to do with each other than with others", {communities}},
        {"components", "Which actors are connected at all", {components}}}) {
    auto of_group = std::make_shared<AnalyticsOptions>();
    add_analysis(app, chosen, name, description, analysis, of_group)
        ->add_option("--members", of_group->members, "So many of each; 0: all")
        ->capture_default_str();
  }
  add_analysis(app, chosen, "balance", "Triangles of cooperation and conflict, and those out of balance",
               {balance}, std::make_shared<AnalyticsOptions>());
}

}  // namespace dramatis::cli
