// From a request to a response: who may ask, which file or operation is meant, what the answer is, and in
// which form it goes out. Knows nothing of sockets.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <string>

#include "serve/api.h"
#include "serve/description.h"
#include "serve/graph_state.h"
#include "serve/http/access.h"
#include "serve/http/message.h"
#include "serve/http/response_cache.h"

namespace dramatis::serve {

// Thread-safe.
class Service {
 public:
  struct Options {
    Access::Options access;
    Resources resources;
    std::chrono::milliseconds longest_answer = std::chrono::seconds(10);
    size_t cache_bytes = size_t{16} << 20;
  };
  Service(CurrentGraph graph, Options options);

  // Whether the answer may take long: such requests are to be kept from holding up the others.
  bool is_slow(const Request& request) const;

  // Never fails: what cannot be answered gets a response with a status and a reason. Setting `cancelled` ends
  // a long answer early.
  Response answer(const Request& request, const std::atomic<bool>& cancelled);

 private:
  using Shared = std::shared_ptr<const Response>;
  Shared respond(const Request& request, bool gzip, const std::atomic<bool>& cancelled);
  Shared page_file(const std::string& path, bool gzip) const;
  Response operate(const Operation& operation, const Target& target, const GraphState& state,
                   const std::atomic<bool>& cancelled) const;

  CurrentGraph graph_;
  Options options_;
  Access access_;
  const Description& api_;
  std::map<std::string, Shared, std::less<>> files_, packed_files_;  // by path
  ResponseCache cache_;
};

}  // namespace dramatis::serve
