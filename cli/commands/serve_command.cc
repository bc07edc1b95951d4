// dramatis serve: the graph in a browser.
#include <unistd.h>

#include <cstdlib>
#include <memory>

#include "cli/commands/commands.h"
#include "cli/commands/serve_resources.h"
#include "cli/options/options.h"
#include "cli/output.h"
#include "serve/http/server.h"
#include "serve/service.h"

namespace dramatis::cli {
namespace {

struct ServeOptions {
  std::string directory, bind = "127.0.0.1", token;
  std::vector<std::string> hosts;
  uint16_t port = 7070;
  bool open = false;
  unsigned threads = 1;
};

constexpr size_t kShortestToken = 16;

// Opens the address in the user's browser, if there is one.
void open_in_browser(const std::string& address) {
  const pid_t child = fork();
  if (child < 0) return report("cannot open a browser");
  if (child > 0) return;
  execlp("xdg-open", "xdg-open", address.c_str(), static_cast<char*>(nullptr));
  report("there is no xdg-open to open a browser with");
  _exit(kFailed);
}

std::string address_of(const ServeOptions& options, uint16_t port) {
  const bool everywhere = options.bind == "0.0.0.0" || options.bind == "::";
  std::string host = everywhere ? "127.0.0.1" : options.bind;
  if (host.find(':') != std::string::npos) host = "[" + host + "]";
  return "http://" + host + ":" + std::to_string(port) + "/";
}

ExitStatus serve_graph(const ServeOptions& options) {
  if (!serve::is_loopback(options.bind) && options.token.empty())
    return fail(usage_error("--bind " + options.bind + " lets other machines in: give a --token as well"));
  if (!options.token.empty() && options.token.size() < kShortestToken)
    return fail(usage_error("the token is too short: at least 16 characters"));
  const auto follower = serve::StoreFollower::open(options.directory);
  if (!follower) return fail(io_error(follower.error().message));

  serve::Service service([&] { return (*follower)->now(); },
                         {.access = {.bind = options.bind,
                                     .hosts = {options.hosts.begin(), options.hosts.end()},
                                     .token = options.token},
                          .resources = serve_resources()});
  serve::HttpHandler handler{
      .is_slow = [&](const serve::Request& request) { return service.is_slow(request); },
      .answer = [&](const serve::Request& request,
                    const std::atomic<bool>& cancelled) { return service.answer(request, cancelled); }};
  serve::HttpLimits limits;
  limits.quick_threads = limits.slow_threads = options.threads;
  const auto server = serve::HttpServer::listen(options.bind, options.port, std::move(handler), limits);
  if (!server) return fail(server.error());
  const std::string address = address_of(options, (*server)->port());
  (*server)->stop_on_signals();
  report("serving " + options.directory + " at " + address + " until interrupted");
  if (options.open) open_in_browser(address);
  (*server)->run();
  return kDone;
}

}  // namespace

void add_serve_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = app.add_subcommand("serve", "Show the graph in a browser; also an API for programs");
  add_database_option(*command, options->directory);
  command->add_option("--port", options->port, "Port to listen on; 0: any free one")->capture_default_str();
  command->add_flag("--open", options->open, "Open the page in the browser");
  command->add_option("--bind", options->bind, "Address to listen on; beyond this machine only with a token")
      ->capture_default_str();
  command
      ->add_option("--token", options->token,
                   "What whoever asks has to know; better in the environment, where others do not see it")
      ->envname("DRAMATIS_TOKEN");
  command->add_option("--host", options->hosts, "Name by which it may be called, too; may be repeated");
  command->add_option("--threads", options->threads, "Threads for quick answers, and as many for long ones")
      ->check(CLI::Range(1u, 64u))
      ->capture_default_str();
  command->callback([options, &chosen] { chosen = [options] { return serve_graph(*options); }; });
}

}  // namespace dramatis::cli
