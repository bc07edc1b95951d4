// The graph that requests are answered from, and how it follows a store that somebody ingests into.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "graph/view.h"

namespace dramatis::serve {

// A graph at one moment. Immutable; safe from many threads; its store lives as long as it does.
struct GraphState {
  std::shared_ptr<const graph::GraphView> view;
  graph::GraphCounts counts;
  uint64_t generation = 0;  // tells this state from others of the process

  static Result<std::shared_ptr<const GraphState>> of(std::shared_ptr<const graph::GraphView> view);
};

// The state of now. Thread-safe.
using CurrentGraph = std::function<std::shared_ptr<const GraphState>()>;

// Follows the store in a directory: a thread looks every other second whether its files changed, opens it
// anew, and lets go of the state before when the last request that reads it is done. A store that cannot be
// opened for a moment, since its writer is at work, is tried again; until then the state before serves.
class StoreFollower {
 public:
  // Errors: those of Store::open().
  static Result<std::unique_ptr<StoreFollower>> open(const std::string& directory);
  ~StoreFollower();
  StoreFollower(const StoreFollower&) = delete;
  StoreFollower& operator=(const StoreFollower&) = delete;

  std::shared_ptr<const GraphState> now() const;

 private:
  explicit StoreFollower(std::string directory) : directory_(std::move(directory)) {}
  void follow();

  std::string directory_;
  std::string seen_;  // what the files looked like; of the thread
  mutable std::mutex mutex_;
  std::condition_variable stop_asked_;
  bool stopping_ = false;
  std::shared_ptr<const GraphState> state_;
  std::thread thread_;
};

}  // namespace dramatis::serve
