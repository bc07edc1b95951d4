// Work spread over threads whose results come out in the order of the input.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dramatis::cli {

// produce() and consume() run on the calling thread, work() on `threads` others at a time (with one thread:
// all on the calling one). At most a few items a thread are held at once, so memory does not depend on the
// length of the input. Ends when produce() returns nothing or consume() returns false; work must not throw.
template <typename In, typename Out>
void run_in_order(unsigned threads, const std::function<std::optional<In>()>& produce,
                  const std::function<Out(In)>& work, const std::function<bool(Out)>& consume) {
  if (threads <= 1) {
    while (std::optional<In> item = produce())
      if (!consume(work(std::move(*item)))) return;
    return;
  }
  struct Job {
    In in;
    std::optional<Out> out;
  };
  const size_t most_held = size_t{4} * threads;
  std::mutex mutex;
  std::condition_variable work_available, front_done;
  std::deque<std::shared_ptr<Job>> held;     // of the calling thread alone, in the order of the input
  std::deque<std::shared_ptr<Job>> waiting;  // for a thread
  bool ended = false;

  const auto labour = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      work_available.wait(lock, [&] { return ended || !waiting.empty(); });
      if (waiting.empty()) return;
      const std::shared_ptr<Job> job = waiting.front();
      waiting.pop_front();
      lock.unlock();
      Out out = work(std::move(job->in));
      lock.lock();
      job->out = std::move(out);
      front_done.notify_one();
    }
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads; ++i) workers.emplace_back(labour);

  const auto finish_front = [&] {
    const std::shared_ptr<Job> job = held.front();
    held.pop_front();
    {
      std::unique_lock lock(mutex);
      front_done.wait(lock, [&] { return job->out.has_value(); });
    }
    return consume(std::move(*job->out));
  };
  bool wanted = true;
  while (wanted) {
    std::optional<In> item = produce();
    if (!item) break;
    held.push_back(std::make_shared<Job>(Job{std::move(*item), std::nullopt}));
    {
      const std::lock_guard lock(mutex);
      waiting.push_back(held.back());
    }
    work_available.notify_one();
    if (held.size() >= most_held) wanted = finish_front();
  }
  while (wanted && !held.empty()) wanted = finish_front();
  {
    const std::lock_guard lock(mutex);
    ended = true;
    waiting.clear();  // unwanted, if anything is left
  }
  work_available.notify_all();
}

}  // namespace dramatis::cli
