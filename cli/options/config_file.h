// The file of a user's defaults: `--config FILE`, else $XDG_CONFIG_HOME/dramatis/config, else
// ~/.config/dramatis/config.
//
//   # comments and empty lines are skipped
//   db = /home/ada/news.db     for all commands that have --db
//   [query who]                for this command, and those below it
//   limit = 50
//
// What stands on the command line comes first.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "graph/result.h"

namespace dramatis::cli {

// The file that `--config` names, or that there is; nothing if neither. Before the command line is parsed.
std::optional<std::string> config_path(int argc, const char* const* argv);

// Makes the file's values the defaults of the options of all commands. Errors: kUsage with file, line and
// reason; kIo.
Status apply_config(CLI::App& app, const std::string& path);

}  // namespace dramatis::cli
