// How long a reader of a large store waits: opening it, and the first 50 answers of each question.
//
// The store has DRAMATIS_BENCH_ARTICLES articles (5,000 by default) and is made anew each time, or once in
// DRAMATIS_BENCH_STORE. Actors are asked about as often as they are in the news, so the busiest come first.
// Each question is timed by itself: p50 and p99 are in microseconds.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "store/store.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

constexpr uint32_t kKnownActors = 20000;
constexpr size_t kAnswers = 50;

uint32_t article_count() {
  const char* asked = std::getenv("DRAMATIS_BENCH_ARTICLES");
  return asked ? static_cast<uint32_t>(std::atoi(asked)) : 5000;
}

// The store's directory, filled at the first call.
const std::string& filled_store() {
  static const testing::TemporaryDirectory temporary;
  static const std::string path = [] {
    const char* asked = std::getenv("DRAMATIS_BENCH_STORE");
    std::string directory = asked ? asked : temporary / "db";
    if (std::filesystem::exists(directory + "/CLOSED")) return directory;
    auto store = Store::open(directory, OpenMode::kCreate);
    std::mt19937 random(1);
    for (uint32_t i = 0; i < article_count(); ++i) {
      const auto claims =
          testing::news_like_claims(random, "https://news.example/" + std::to_string(i), kKnownActors);
      if (!store || !(*store)->add(claims)) std::abort();
    }
    if (!(*store)->close()) std::abort();
    return directory;
  }();
  return path;
}

void BM_Open(benchmark::State& state) {
  const std::string& path = filled_store();
  for (auto _ : state) {
    const auto store = Store::open(path, OpenMode::kReadOnly);
    if (!store || !(*store)->curated()) return state.SkipWithError("open failed");
  }
}
BENCHMARK(BM_Open)->Unit(benchmark::kMillisecond);

// As news_like_claims() draws them.
std::string some_actor(std::mt19937& random) {
  const double rank = (1 + random() % 1000) / 1000.0;
  return "actor-" + std::to_string(static_cast<uint32_t>(rank * rank * rank * kKnownActors));
}

template <typename Ask>
void time_questions(benchmark::State& state, Ask ask) {
  const auto store = Store::open(filled_store(), OpenMode::kReadOnly);
  if (!store) return state.SkipWithError("open failed");
  const auto view = (*store)->curated();
  if (!view) return state.SkipWithError("no view");
  std::mt19937 random(5);
  std::vector<double> microseconds;
  size_t answers = 0;
  for (auto _ : state) {
    const auto begin = std::chrono::steady_clock::now();
    answers += ask(**view, random);
    microseconds.push_back(
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(microseconds.begin(), microseconds.end());
  state.counters["p50"] = microseconds[microseconds.size() / 2];
  state.counters["p99"] = microseconds[microseconds.size() * 99 / 100];
  state.counters["answers"] = static_cast<double>(answers) / static_cast<double>(microseconds.size());
}

// Counts to the limit.
template <typename Walk>
size_t first_of(Walk walk) {
  size_t seen = 0;
  if (!walk([&](const auto&) { return ++seen < kAnswers; })) std::abort();
  return seen;
}

void BM_Who(benchmark::State& state) {
  time_questions(state, [](const graph::GraphView& view, std::mt19937& random) {
    return first_of([&](const auto& visit) {
      return view.for_each_edge_of(some_actor(random), graph::EdgeEnd::kObject, graph::EdgeOrder::kStrongest,
                                   visit);
    });
  });
}
BENCHMARK(BM_Who)->Iterations(2000);

void BM_WhomLatest(benchmark::State& state) {
  time_questions(state, [](const graph::GraphView& view, std::mt19937& random) {
    return first_of([&](const auto& visit) {
      return view.for_each_edge_of(some_actor(random), graph::EdgeEnd::kSubject, graph::EdgeOrder::kLatest,
                                   visit);
    });
  });
}
BENCHMARK(BM_WhomLatest)->Iterations(2000);

void BM_SaidByAbout(benchmark::State& state) {
  time_questions(state, [](const graph::GraphView& view, std::mt19937& random) {
    const graph::StatementSelection selection{some_actor(random), some_actor(random),
                                              graph::TimeOrder::kNewestFirst};
    return first_of([&](const auto& visit) { return view.for_each_statement_of(selection, visit); });
  });
}
BENCHMARK(BM_SaidByAbout)->Iterations(2000);

void BM_SaidAbout(benchmark::State& state) {
  time_questions(state, [](const graph::GraphView& view, std::mt19937& random) {
    const graph::StatementSelection selection{std::nullopt, some_actor(random),
                                              graph::TimeOrder::kNewestFirst};
    return first_of([&](const auto& visit) { return view.for_each_statement_of(selection, visit); });
  });
}
BENCHMARK(BM_SaidAbout)->Iterations(2000);

void BM_AliasPrefix(benchmark::State& state) {
  time_questions(state, [](const graph::GraphView& view, std::mt19937& random) {
    const std::string name = "Actor " + std::to_string(random() % kKnownActors);
    const auto found = view.actors_by_alias_prefix(name.substr(0, 1 + random() % name.size()), kAnswers);
    if (!found) std::abort();
    return found->size();
  });
}
BENCHMARK(BM_AliasPrefix)->Iterations(500);

}  // namespace
}  // namespace dramatis::store
