// What of adding an article is the graph's: finding that it is there already, and what it changes.
// store_load_bench measures the filling of a store.
#include <benchmark/benchmark.h>

#include "graph/memory_graph.h"
#include "graph/merge.h"
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
