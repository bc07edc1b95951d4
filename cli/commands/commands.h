// The commands of the program. Each adds its sub-command with its options to the application and, when it is
// the one that was given, has `chosen` run it.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/status.h"

namespace dramatis::cli {

using Chosen = std::function<ExitStatus()>;

void add_extract_command(CLI::App& app, Chosen& chosen);
void add_openie_command(CLI::App& app, Chosen& chosen);
void add_parse_command(CLI::App& app, Chosen& chosen);
void add_explain_command(CLI::App& app, Chosen& chosen);
void add_ingest_command(CLI::App& app, Chosen& chosen);
void add_analytics_commands(CLI::App& app, Chosen& chosen);  // rank, communities, components, balance
void add_draw_command(CLI::App& app, Chosen& chosen);
void add_export_command(CLI::App& app, Chosen& chosen);
void add_actors_command(CLI::App& app, Chosen& chosen);
void add_ask_command(CLI::App& app, Chosen& chosen);
void add_query_command(CLI::App& app, Chosen& chosen);
void add_serve_command(CLI::App& app, Chosen& chosen);
void add_mcp_command(CLI::App& app, Chosen& chosen);
void add_remove_command(CLI::App& app, Chosen& chosen);
void add_reextract_command(CLI::App& app, Chosen& chosen);
void add_backup_commands(CLI::App& app, Chosen& chosen);  // backup and restore
void add_compact_command(CLI::App& app, Chosen& chosen);
void add_stats_command(CLI::App& app, Chosen& chosen);
void add_check_command(CLI::App& app, Chosen& chosen);

}  // namespace dramatis::cli
