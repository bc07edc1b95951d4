// The `dramatis` program: reads the command line and runs the chosen command.
#include <exception>
#include <iostream>
#include <new>

#include "cli/commands.h"
#include "cli/status.h"

namespace {

using namespace dramatis::cli;

int run(int argc, char** argv) {
  CLI::App app("Reads news articles into a knowledge graph of actors and their relations.", "dramatis");
  app.set_version_flag("--version", "dramatis " DRAMATIS_VERSION);
  app.require_subcommand(1);
  Chosen chosen;
  add_extract_command(app, chosen);
  add_ingest_command(app, chosen);
  add_export_command(app, chosen);
  add_draw_command(app, chosen);
  add_analytics_commands(app, chosen);
  add_query_command(app, chosen);
  add_actors_command(app, chosen);
  add_stats_command(app, chosen);
  add_check_command(app, chosen);
  add_openie_command(app, chosen);
  add_parse_command(app, chosen);
  add_explain_command(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsageError;  // --help and --version end here too
  }
  return chosen();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    report("out of memory");
  } catch (const std::exception& error) {
    report(std::string("internal error: ") + error.what());
  }
  return kFailed;
}
