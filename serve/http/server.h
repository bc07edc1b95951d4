// HTTP/1.1 over TCP, on Boost.Beast. One thread does all input and output, so that a thousand connections
// cost their memory and nothing else; a few others compute the answers.
//
// Whoever is slow or idle harms only himself: a request has to arrive, and an answer to be taken, within
// their times; when all places are taken, the connection that has been idle longest gives way.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "graph/result.h"
#include "serve/http/message.h"

namespace dramatis::serve {

struct HttpLimits {
  size_t connections = 4000;
  uint32_t header_bytes = 16 << 10;
  std::chrono::milliseconds request_time = std::chrono::seconds(10);  // from its first byte to its last
  std::chrono::milliseconds idle_time = std::chrono::seconds(60);  // between requests, and before the first
  std::chrono::milliseconds write_time = std::chrono::seconds(60);
  std::chrono::milliseconds farewell = std::chrono::seconds(5);  // for what is under way when it is to stop
  unsigned quick_threads = 1, slow_threads = 1;
  size_t quick_waiting = 1000, slow_waiting = 16;  // requests; more get a 503
};

struct HttpHandler {
  std::function<bool(const Request&)> is_slow;
  // Called on several threads at once; must not throw.
  std::function<Response(const Request&, const std::atomic<bool>& cancelled)> answer;
};

class HttpServer {
 public:
  // Listens; connections are taken up by run(). Port 0: any free one. Errors: kUsage for an address that is
  // none, kIo where it cannot be listened on.
  static Result<std::unique_ptr<HttpServer>> listen(const std::string& address, uint16_t port,
                                                    HttpHandler handler, HttpLimits limits = {});
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  uint16_t port() const;

  // From now on SIGINT and SIGTERM stop it, too: what is under way is answered; a second one ends it at once.
  void stop_on_signals();
  void run();   // serves until it is stopped
  void stop();  // from any thread

 private:
  class State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dramatis::serve
