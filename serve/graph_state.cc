#include "serve/graph_state.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <vector>

#include "store/store.h"

namespace dramatis::serve {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kBetweenLooks = 2s;
// Opening anew may take this share of the time at most.
constexpr int kIdleFactor = 10;

struct OpenedStore {
  std::unique_ptr<store::Store> store;
  std::unique_ptr<graph::GraphView> view;  // of the store
};

Result<std::shared_ptr<const GraphState>> open_state(const std::string& directory) {
  auto opened = std::make_shared<OpenedStore>();
  auto store = store::Store::open(directory, store::OpenMode::kReadOnly);
  if (!store) return store.error();
  opened->store = std::move(*store);
  auto view = opened->store->curated();
  if (!view) return view.error();
  opened->view = std::move(*view);
  const graph::GraphView* shown = opened->view.get();
  return GraphState::of(std::shared_ptr<const graph::GraphView>(std::move(opened), shown));
}

// Names, sizes and times of the files below; changes when a writer has written.
std::string look_of(const std::string& directory) {
  std::vector<std::string> files;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator file(directory, error), end; !error && file != end;
       file.increment(error)) {
    std::error_code gone;
    // LOG is RocksDB's diary, LOCK is touched by whoever opens.
    const std::string name = file->path().filename();
    if (name == "LOCK" || name.starts_with("LOG") || !file->is_regular_file(gone)) continue;
    const auto size = file->file_size(gone);
    const auto time = file->last_write_time(gone).time_since_epoch().count();
    files.push_back(name + ' ' + std::to_string(size) + ' ' + std::to_string(time) + '\n');
  }
  std::sort(files.begin(), files.end());
  std::string look;
  for (const std::string& file : files) look += file;
  return look;
}

}  // namespace

Result<std::shared_ptr<const GraphState>> GraphState::of(std::shared_ptr<const graph::GraphView> view) {
  static std::atomic<uint64_t> last_generation = 0;
  const auto counts = view->counts();
  if (!counts) return counts.error();
  return std::make_shared<const GraphState>(GraphState{std::move(view), *counts, ++last_generation});
}

Result<std::unique_ptr<StoreFollower>> StoreFollower::open(const std::string& directory) {
  std::unique_ptr<StoreFollower> follower(new StoreFollower(directory));
  follower->seen_ = look_of(directory);
  auto state = open_state(directory);
  if (!state) return state.error();
  follower->state_ = std::move(*state);
  follower->thread_ = std::thread([raw = follower.get()] { raw->follow(); });
  return follower;
}

StoreFollower::~StoreFollower() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_asked_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<const GraphState> StoreFollower::now() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

void StoreFollower::follow() {
  std::unique_lock lock(mutex_);
  Clock::duration pause = kBetweenLooks;
  while (!stop_asked_.wait_for(lock, pause, [&] { return stopping_; })) {
    pause = kBetweenLooks;
    lock.unlock();
    std::shared_ptr<const GraphState> before;  // let go of outside the lock
    if (std::string look = look_of(directory_); look != seen_) {
      const auto begin = Clock::now();
      auto state = open_state(directory_);
      pause = std::max<Clock::duration>(kBetweenLooks, kIdleFactor * (Clock::now() - begin));
      lock.lock();
      if (state) {
        before = std::exchange(state_, std::move(*state));
        seen_ = std::move(look);
      }
      lock.unlock();
    }
    before.reset();
    lock.lock();
  }
}

}  // namespace dramatis::serve
