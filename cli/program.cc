#include "cli/program.h"

#include <exception>
#include <new>
#include <string>

#include "cli/command_tree.h"
#include "cli/commands/commands.h"
#include "cli/options/config_file.h"
#include "cli/options/options.h"
#include "cli/output.h"
#include "cli/status.h"

namespace dramatis::cli {
namespace {

void add_common_options(CLI::App& app) {
  app.set_version_flag("--version", "dramatis " DRAMATIS_VERSION);
  app.add_option("--config", "File of defaults; without it ~/.config/dramatis/config, if there is one")
      ->type_name("FILE");
  app.add_option_function<std::string>(
         "--color",
         [](const std::string& when) {
           set_color(when == "always" ? Color::kAlways : when == "never" ? Color::kNever : Color::kAuto);
         },
         "Coloured text: auto (on a terminal), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

int run(int argc, const char* const* argv) {
  CLI::App app("Reads news articles into a knowledge graph of actors and their relations.", "dramatis");
  app.require_subcommand(1);
  app.fallthrough();  // --color and --config may stand behind the command
  app.footer(
      examples_footer("ingest articles/ --db news.db\n"
                      "ask \"Who criticised Israel in November 2025?\" --db news.db\n"
                      "query who Israel --predicate criticise --db news.db\n"
                      "help query said"));
  add_common_options(app);
  Chosen chosen;
  add_extract_command(app, chosen);
  add_ingest_command(app, chosen);
  add_ask_command(app, chosen);
  add_query_command(app, chosen);
  add_export_command(app, chosen);
  add_draw_command(app, chosen);
  add_analytics_commands(app, chosen);
  add_serve_command(app, chosen);
  add_mcp_command(app, chosen);
  add_actors_command(app, chosen);
  add_stats_command(app, chosen);
  add_check_command(app, chosen);
  add_remove_command(app, chosen);
  add_reextract_command(app, chosen);
  add_backup_commands(app, chosen);
  add_compact_command(app, chosen);
  add_openie_command(app, chosen);
  add_parse_command(app, chosen);
  add_explain_command(app, chosen);
  add_help_commands(app, chosen);
  if (const auto path = config_path(argc, argv))
    if (const Status applied = apply_config(app, *path); !applied) return fail(applied.error());
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version end here, too
    const std::string unknown = unknown_command(app);
    if (unknown.empty()) {
      app.exit(error);
    } else {
      report(unknown);
    }
    return kUsageError;
  }
  return chosen();
}

}  // namespace

int run_program(int argc, const char* const* argv) {
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    report("out of memory");
  } catch (const std::exception& error) {
    report(std::string("internal error: ") + error.what());
  }
  return kFailed;
}

}  // namespace dramatis::cli
