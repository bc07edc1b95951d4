// The graph as tools for assistants: the Model Context Protocol (revision 2025-11-25) over lines of
// JSON-RPC 2.0. The tools are the operations of openapi.json that are marked so, and answer with the same
// documents.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "serve/api.h"
#include "serve/graph_state.h"

namespace dramatis::serve {

class McpServer {
 public:
  McpServer(CurrentGraph graph, Resources resources)
      : graph_(std::move(graph)), resources_(std::move(resources)) {}

  // The reply to a message, one line without its end; nothing for a notification. Malformed messages get the
  // error that JSON-RPC has for them.
  std::optional<std::string> reply_to(std::string_view line) const;

 private:
  CurrentGraph graph_;
  Resources resources_;
};

}  // namespace dramatis::serve
