// How fast a large store is filled, whether that takes time in proportion, and how much memory it takes:
//
//   store_load_bench ARTICLES DIRECTORY [bare]
//
// Fills a new store DIRECTORY with so many articles of ZipfNews, each of ten pieces of evidence. With `bare`,
// first fills one of a tenth of them, and last writes the rows of that tenth into a bare RocksDB, in the same
// batches, one an article: the least that a disk needs to see. Making the articles is not counted, and the
// stores are closed within the time. Seconds are of wall clock, and of processor time with all threads, which
// does not depend on what else the machine does.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "graph/memory_graph.h"
#include "graph/merge.h"
#include "store/engine.h"
#include "store/rows/delta_rows.h"
#include "store/store.h"
#include "tests/bench/zipf_news.h"

namespace dramatis::store {
namespace {

constexpr uint32_t kChunk = 1000;

struct Seconds {
  double wall = 0, processor = 0;
};

Seconds now() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return {std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(),
          seconds(usage.ru_utime) + seconds(usage.ru_stime)};
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

class Stopwatch {
 public:
  void start() { begin_ = now(); }
  void stop() {
    const Seconds end = now();
    sum_.wall += end.wall - begin_.wall;
    sum_.processor += end.processor - begin_.processor;
  }
  const Seconds& sum() const { return sum_; }

 private:
  Seconds begin_, sum_;
};

template <typename T>
void demand(const T& result, const char* what) {
  if (result.ok()) return;
  std::fprintf(stderr, "%s: %s\n", what, result.error().message.c_str());
  std::exit(1);
}

void report(const char* what, uint32_t articles, const Seconds& seconds) {
  std::printf("%s: %u articles, %.1f s (%.0f/s), processor %.1f s (%.0f/s)\n", what, articles, seconds.wall,
              articles / seconds.wall, seconds.processor, articles / seconds.processor);
  std::fflush(stdout);
}

std::vector<graph::ArticleClaims> chunk_of(const testing::ZipfNews& news, uint32_t first, uint32_t end) {
  std::vector<graph::ArticleClaims> chunk;
  for (uint32_t i = first; i < std::min(first + kChunk, end); ++i) chunk.push_back(news.article(i));
  return chunk;
}

Seconds fill_store(const testing::ZipfNews& news, uint32_t articles, const std::string& directory) {
  Stopwatch watch;
  auto store = Store::open(directory, OpenMode::kCreate);
  demand(store, "opening");
  for (uint32_t done = 0; done < articles; done += kChunk) {
    const auto chunk = chunk_of(news, done, articles);
    watch.start();
    for (const graph::ArticleClaims& claims : chunk) demand((*store)->add(claims), "adding");
    watch.stop();
    const uint32_t tenth = std::max(articles / 10, kChunk);
    if ((done + kChunk) % tenth < kChunk) report("  so far", done + kChunk, watch.sum());
  }
  watch.start();
  demand((*store)->close(), "closing");
  watch.stop();
  report("store", articles, watch.sum());
  return watch.sum();
}

// Keeps what is put, to be put again.
class RecordedBatch final : public Batch {
 public:
  struct Row {
    Table table;
    std::string key, value;
  };
  void put(Table table, std::string_view key, std::string_view value) override {
    rows.push_back({table, std::string(key), std::string(value)});
  }
  void add(Table table, std::string_view key, std::string_view value) override { put(table, key, value); }
  void erase(Table table, std::string_view key) override { rows.push_back({table, std::string(key), {}}); }
  std::vector<Row> rows;
};

Seconds fill_bare(const testing::ZipfNews& news, uint32_t articles, const std::string& directory) {
  Stopwatch watch;
  auto engine = open_rocksdb(directory, EngineMode::kReadWrite);
  demand(engine, "opening");
  graph::MemoryGraph graph;
  uint64_t rows = 0, bytes = 0;
  for (uint32_t done = 0; done < articles; done += kChunk) {
    std::vector<RecordedBatch> batches;
    for (const graph::ArticleClaims& claims : chunk_of(news, done, articles)) {
      const auto delta = graph::merge(graph, claims);
      demand(delta, "merging");
      write_delta(*delta, batches.emplace_back());
      graph.apply(*delta);
    }
    watch.start();
    for (const RecordedBatch& recorded : batches) {
      const auto batch = (*engine)->new_batch();
      for (const auto& [table, key, value] : recorded.rows) batch->put(table, key, value);
      demand((*engine)->write(*batch), "writing");
    }
    watch.stop();
    for (const RecordedBatch& recorded : batches)
      for (const auto& [table, key, value] : recorded.rows) ++rows, bytes += key.size() + value.size();
  }
  watch.start();
  demand((*engine)->close(), "closing");
  watch.stop();
  report("bare RocksDB", articles, watch.sum());
  std::printf("  %.1f rows and %.0f bytes an article\n", static_cast<double>(rows) / articles,
              static_cast<double>(bytes) / articles);
  return watch.sum();
}

int run(uint32_t articles, const std::string& directory, bool with_bare) {
  const testing::ZipfNews news;
  Seconds tenth;
  const std::string small = directory + ".tenth", bare = directory + ".bare";
  if (with_bare) tenth = fill_store(news, articles / 10, small);
  const Seconds all = fill_store(news, articles, directory);
  std::printf("peak of memory: %ld MB\n", peak_megabytes());
  if (!with_bare) return 0;
  std::printf("a tenth took 1/%.2f of the processor time, 1/%.2f of the time\n",
              all.processor / tenth.processor, all.wall / tenth.wall);
  const Seconds least = fill_bare(news, articles / 10, bare);
  std::printf("rate of the store to that of bare RocksDB, on a tenth: %.2f of processor time, %.2f of time\n",
              least.processor / tenth.processor, least.wall / tenth.wall);
  std::filesystem::remove_all(small);
  std::filesystem::remove_all(bare);
  return 0;
}

}  // namespace
}  // namespace dramatis::store

int main(int count, char** arguments) {
  const int articles = count >= 3 ? std::atoi(arguments[1]) : 0;
  if (articles < 10 || count > 4 || (count == 4 && std::string(arguments[3]) != "bare")) {
    std::fprintf(stderr, "usage: store_load_bench ARTICLES DIRECTORY [bare]\n");
    return 2;
  }
  return dramatis::store::run(static_cast<uint32_t>(articles), arguments[2], count == 4);
}
