// dramatis mcp: the graph as tools for assistants, over standard input and output.
#include <iostream>
#include <memory>

#include "cli/commands/commands.h"
#include "cli/commands/serve_resources.h"
#include "cli/options/options.h"
#include "cli/output.h"
#include "serve/mcp.h"

namespace dramatis::cli {
namespace {

ExitStatus answer_assistant(const std::string& directory) {
  const auto follower = serve::StoreFollower::open(directory);
  if (!follower) return fail(io_error(follower.error().message));
  const serve::McpServer server([&] { return (*follower)->now(); }, serve_resources());
  for (std::string line; std::getline(std::cin, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto reply = server.reply_to(line);
    if (!reply) continue;
    if (const Status printed = print(*reply + "\n"); !printed) return fail(printed.error());
  }
  return kDone;
}

}  // namespace

void add_mcp_command(CLI::App& app, Chosen& chosen) {
  auto directory = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("mcp", "Answer an assistant (Model Context Protocol, standard input and output)");
  add_database_option(*command, *directory);
  command->callback([directory, &chosen] { chosen = [directory] { return answer_assistant(*directory); }; });
}

}  // namespace dramatis::cli
