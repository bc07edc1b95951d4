// How far the work is: a bar on a terminal, now and then a line elsewhere. On stderr.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace dramatis::cli {

// Used by one thread; report() (status.h) may be called from others meanwhile.
class Progress {
 public:
  // `paths` as given by the user: their sizes are what the bar measures. With "-" among them there is only a
  // count. `silent` shows nothing at all.
  Progress(const std::vector<std::string>& paths, bool silent);
  ~Progress();  // takes the bar away
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // One article is done: it came from `origin` ("dump.jsonl:17") and has so many bytes.
  void advance(const std::string& origin, size_t bytes);

  uint64_t articles() const { return articles_; }
  double seconds() const;

 private:
  void show();

  using Clock = std::chrono::steady_clock;
  Clock::time_point begun_ = Clock::now(), next_show_ = begun_;
  bool silent_, terminal_;
  uint64_t total_bytes_ = 0;    // of all inputs; 0: unknown
  uint64_t bytes_before_ = 0;   // of the files that are done
  uint64_t bytes_of_file_ = 0;  // read of the present file, at most its size
  uint64_t size_of_file_ = 0;
  std::string file_;
  uint64_t articles_ = 0;
};

}  // namespace dramatis::cli
