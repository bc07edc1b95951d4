// The graph of tests/support/sample_graph.h behind the service.
#pragma once

#include <atomic>
#include <memory>

#include "serve/service.h"
#include "tests/support/sample_graph.h"

namespace dramatis::testing {

inline std::shared_ptr<const serve::GraphState> sample_state() {
  auto state = serve::GraphState::of(std::make_shared<graph::MemoryGraph>(sample_graph()));
  EXPECT_TRUE(state.ok());
  return *state;
}

inline serve::Response ask(serve::Service& service, serve::Request request) {
  const std::atomic<bool> cancelled = false;
  if (request.method.empty()) request.method = "GET";
  if (request.host.empty()) request.host = "localhost:7070";
  return service.answer(request, cancelled);
}

inline std::string header(const serve::Response& response, const std::string& name) {
  for (const auto& [known, value] : response.headers)
    if (known == name) return value;
  return {};
}

}  // namespace dramatis::testing
