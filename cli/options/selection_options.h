// What the commands that show a graph as a whole share (export, draw, rank, communities, components,
// balance): the options that choose a part of it, and the part.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/options/options.h"
#include "export/selection.h"

namespace dramatis::cli {

struct SelectionOptions {
  std::string directory, ego, rollup, merge;
  exporting::Filters filters;
  bool no_roles = false, no_relations = false, isolated = false, all = false;
};

// How many edges a picture or a file for exploring holds unless more are asked for.
inline constexpr size_t kEdgesToShow = 5000;

// --db and the filters. `most_edges`: by default only so many, the strongest.
void add_selection_options(CLI::App& command, SelectionOptions& options, std::optional<size_t> most_edges);

// An open graph and the part of it that was chosen.
struct SelectedGraph {
  OpenedGraph graph;
  std::unique_ptr<exporting::Selection> selection;
};
// Says on stderr what was left out without being asked for. Errors: those of open_graph and Selection::make.
Result<SelectedGraph> select_graph(const SelectionOptions& options);

// "12,345".
std::string with_commas(uint64_t number);

}  // namespace dramatis::cli
