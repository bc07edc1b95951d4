// Fuzzes what reaches the server after the sockets: requests, and messages of assistants. The input's first
// line is a method and a target, or MCP; then header fields a line each, in the order below, or messages.
//
// No request may end in a 5xx here, where the graph is small and nothing fails; answers are JSON where they
// say so.
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "graph/memory_graph.h"
#include "serve/mcp.h"
#include "serve/service.h"
#include "tests/support/claims_builder.h"

namespace {

using namespace dramatis;

std::shared_ptr<const serve::GraphState> make_state() {
  auto graph = std::make_shared<graph::MemoryGraph>();
  const auto claims = testing::ClaimsBuilder("a1", "2024-03-04")
                          .actor("norland", "Norland", graph::ActorType::kCountry, "NRL")
                          .actor("sudmark", "Sudmark", graph::ActorType::kCountry, "SDM")
                          .sentence("Norland criticised Sudmark.")
                          .relation("norland", "criticises", "sudmark", graph::EventClass::kAccuse)
                          .sentence("Ada Lindqvist said Sudmark would wait.")
                          .role("ada", "foreign minister of", "norland")
                          .statement("ada", "said", "Sudmark would wait", {"sudmark"})
                          .build();
  if (!graph->add(claims)) std::abort();
  const auto state = serve::GraphState::of(std::move(graph));
  if (!state) std::abort();
  return *state;
}

void converse(std::istringstream& in, const serve::McpServer& server) {
  for (std::string line; std::getline(in, line);) {
    const auto reply = server.reply_to(line);
    if (reply && !nlohmann::json::accept(*reply)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto state = make_state();
  static const auto graph = [] { return state; };
  // Nothing is kept between inputs: each must fail by itself if at all.
  static serve::Service service(graph, {.access = {.token = "0123456789abcdef"}, .cache_bytes = 0});
  static const serve::McpServer assistants(graph, {});

  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  serve::Request request;
  std::getline(in, request.method, ' ');
  if (request.method == "MCP") {
    converse(in, assistants);
    return 0;
  }
  for (std::string* part : {&request.target, &request.host, &request.origin, &request.authorization,
                            &request.if_none_match, &request.accept_encoding})
    std::getline(in, *part);
  const std::atomic<bool> cancelled = false;
  (void)service.is_slow(request);
  const serve::Response response = service.answer(request, cancelled);
  if (response.status >= 500) std::abort();
  const bool plain = request.accept_encoding.empty() && response.status == 200;
  if (plain && response.content_type == "application/json" && !nlohmann::json::accept(response.body))
    std::abort();
  return 0;
}
