// How fast articles are merged into a store, beside the puts that this takes at the least.
//
// The store reads the tallies that an article touches, merges, and writes; RawPuts writes the very same rows
// in the same batches to the same engine, which is all that the disk needs to see. Rates are articles a
// second of processor time, all threads together, compaction included: what one core can do.
#include <benchmark/benchmark.h>

#include "graph/memory_graph.h"
#include "graph/merge.h"
#include "store/engine.h"
#include "store/rows/delta_rows.h"
#include "store/store.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

constexpr uint32_t kChunk = 500;
constexpr uint32_t kKnownActors = 20000;

std::vector<graph::ArticleClaims> next_chunk(std::mt19937& random, uint32_t first) {
  std::vector<graph::ArticleClaims> chunk;
  for (uint32_t i = first; i < first + kChunk; ++i)
    chunk.push_back(
        testing::news_like_claims(random, "https://news.example/" + std::to_string(i), kKnownActors));
  return chunk;
}

void finish(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetLabel("articles");
}

void BM_StoreAdd(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    testing::TemporaryDirectory directory;
    auto store = Store::open(directory / "db", OpenMode::kCreate);
    std::mt19937 random(1);
    for (uint32_t done = 0; done < state.range(0); done += kChunk) {
      const auto chunk = next_chunk(random, done);
      state.ResumeTiming();
      for (const graph::ArticleClaims& claims : chunk)
        if (!(*store)->add(claims)) return state.SkipWithError("add failed");
      state.PauseTiming();
    }
    state.ResumeTiming();
    if (!(*store)->close()) return state.SkipWithError("close failed");
  }
  finish(state);
}
BENCHMARK(BM_StoreAdd)->Arg(4000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->Iterations(1);

void BM_StoreAddKnown(benchmark::State& state) {
  testing::TemporaryDirectory directory;
  auto store = Store::open(directory / "db", OpenMode::kCreate);
  std::mt19937 random(1);
  const auto chunk = next_chunk(random, 0);
  for (const graph::ArticleClaims& claims : chunk)
    if (!(*store)->add(claims)) return state.SkipWithError("add failed");
  for (auto _ : state)
    for (const graph::ArticleClaims& claims : chunk) benchmark::DoNotOptimize((*store)->add(claims));
  state.SetItemsProcessed(state.iterations() * kChunk);
  state.SetLabel("articles");
}
BENCHMARK(BM_StoreAddKnown)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

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
  void erase(Table, std::string_view) override {}
  std::vector<Row> rows;
};

void BM_RawPuts(benchmark::State& state) {
  uint64_t bytes = 0, rows = 0;
  for (auto _ : state) {
    state.PauseTiming();
    testing::TemporaryDirectory directory;
    auto engine = open_rocksdb(directory / "db", EngineMode::kReadWrite);
    std::mt19937 random(1);
    graph::MemoryGraph graph;
    for (uint32_t done = 0; done < state.range(0); done += kChunk) {
      std::vector<RecordedBatch> batches;
      for (const graph::ArticleClaims& claims : next_chunk(random, done)) {
        const auto delta = graph::merge(graph, claims);
        write_delta(*delta, batches.emplace_back());
        graph.apply(*delta);
      }
      state.ResumeTiming();
      for (const RecordedBatch& recorded : batches) {
        const auto batch = (*engine)->new_batch();
        for (const auto& [table, key, value] : recorded.rows) batch->put(table, key, value);
        if (!(*engine)->write(*batch)) return state.SkipWithError("write failed");
      }
      state.PauseTiming();
      for (const RecordedBatch& recorded : batches)
        for (const auto& [table, key, value] : recorded.rows) ++rows, bytes += key.size() + value.size();
    }
    state.ResumeTiming();
    if (!(*engine)->close()) return state.SkipWithError("close failed");
  }
  finish(state);
  state.counters["rows/article"] = static_cast<double>(rows) / static_cast<double>(state.range(0));
  state.counters["bytes/article"] = static_cast<double>(bytes) / static_cast<double>(state.range(0));
}
BENCHMARK(BM_RawPuts)->Arg(4000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->Iterations(1);

void BM_ShareOfAndMerge(benchmark::State& state) {
  std::mt19937 random(1);
  graph::MemoryGraph graph;
  for (uint32_t done = 0; done < 4000; done += kChunk)
    for (const auto& claims : next_chunk(random, done)) (void)graph.add(claims).ok();
  const auto chunk = next_chunk(random, 4000);
  for (auto _ : state)
    for (const auto& claims : chunk) benchmark::DoNotOptimize(graph::merge(graph, claims));
  state.SetItemsProcessed(state.iterations() * kChunk);
  state.SetLabel("articles");
}
BENCHMARK(BM_ShareOfAndMerge)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dramatis::store
