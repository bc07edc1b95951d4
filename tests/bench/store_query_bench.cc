// How long a reader of a large store waits: opening it, and the first 50 answers of each question, with their
// names and sentences as a program shows them.
//
// The store is DRAMATIS_BENCH_STORE, which store_load_bench made, or else one of 5,000 articles. Actors are
// asked about as often as they are in the news, so the busiest come first. Each question is timed by itself:
// p50 and p99 are in milliseconds.
#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "query/actor_lookup.h"
#include "query/questions.h"
#include "query/stats.h"
#include "store/store.h"
#include "tests/bench/zipf_news.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

constexpr uint32_t kArticles = 5000;
constexpr size_t kAnswers = 50;

const testing::ZipfNews& news() {
  static const testing::ZipfNews instance;
  return instance;
}

// The store's directory, filled at the first call.
const std::string& filled_store() {
  static const testing::TemporaryDirectory temporary;
  static const std::string path = [] {
    if (const char* asked = std::getenv("DRAMATIS_BENCH_STORE")) return std::string(asked);
    std::string directory = temporary / "db";
    const auto store = Store::open(directory, OpenMode::kCreate);
    for (uint32_t i = 0; i < kArticles; ++i)
      if (!store || !(*store)->add(news().article(i))) std::abort();
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

double milliseconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

void tell(benchmark::State& state, std::vector<double> times, const std::string& name) {
  std::sort(times.begin(), times.end());
  state.counters[name + "50"] = times[times.size() / 2];
  state.counters[name + "99"] = times[times.size() * 99 / 100];
}

// `ask` gives the number of answers.
template <typename Ask>
void time_questions(benchmark::State& state, Ask ask) {
  const auto store = Store::open(filled_store(), OpenMode::kReadOnly);
  if (!store) return state.SkipWithError("open failed");
  const auto view = (*store)->curated();
  if (!view) return state.SkipWithError("no view");
  std::mt19937 random(5);
  std::vector<double> wall, processor;
  size_t answers = 0;
  for (auto _ : state) {
    const double wall_begin = milliseconds_of(CLOCK_MONOTONIC);
    const double processor_begin = milliseconds_of(CLOCK_THREAD_CPUTIME_ID);
    answers += ask(**view, random);
    processor.push_back(milliseconds_of(CLOCK_THREAD_CPUTIME_ID) - processor_begin);
    wall.push_back(milliseconds_of(CLOCK_MONOTONIC) - wall_begin);
  }
  state.counters["answers"] = static_cast<double>(answers) / static_cast<double>(wall.size());
  tell(state, std::move(wall), "p");
  tell(state, std::move(processor), "cpu_p");
}

// As the program asks: the view is of the usual confidence. One sentence with each answer, or as many as
// told.
query::Filters first_answers(size_t evidence = 1) {
  return {.min_confidence = 0, .limit = kAnswers, .evidence = evidence};
}

template <typename Answers>
size_t shown(const Result<Answers>& answers) {
  if (!answers) std::abort();
  return answers->shown.size();
}

void BM_Who(benchmark::State& state) {
  const auto filters = first_answers(static_cast<size_t>(state.range(0)));
  time_questions(state, [&](const graph::GraphView& view, std::mt19937& random) {
    return shown(query::who(view, news().actor(random), filters));
  });
}
BENCHMARK(BM_Who)->Arg(1)->Arg(3)->Iterations(1000);

void BM_WhoOfTheBusiest(benchmark::State& state) {
  const auto filters = first_answers();
  time_questions(state, [&](const graph::GraphView& view, std::mt19937&) {
    return shown(query::who(view, testing::ZipfNews::busiest_actor(), filters));
  });
}
BENCHMARK(BM_WhoOfTheBusiest)->Iterations(100);

void BM_Whom(benchmark::State& state) {
  const auto filters = first_answers();
  time_questions(state, [&](const graph::GraphView& view, std::mt19937& random) {
    return shown(query::whom(view, news().actor(random), filters));
  });
}
BENCHMARK(BM_Whom)->Iterations(1000);

void BM_WhomLatest(benchmark::State& state) {
  auto filters = first_answers();
  filters.sort = query::Sort::kLatest;
  time_questions(state, [&](const graph::GraphView& view, std::mt19937& random) {
    return shown(query::whom(view, news().actor(random), filters));
  });
}
BENCHMARK(BM_WhomLatest)->Iterations(1000);

void BM_WhomOfAYear(benchmark::State& state) {
  auto filters = first_answers();
  filters.period = {"2015-01-01", "2015-12-31"};
  time_questions(state, [&](const graph::GraphView& view, std::mt19937& random) {
    return shown(query::whom(view, news().actor(random), filters));
  });
}
BENCHMARK(BM_WhomOfAYear)->Iterations(100);

void BM_Between(benchmark::State& state) {
  const auto filters = first_answers();
  time_questions(state, [&](const graph::GraphView& view, std::mt19937& random) {
    const std::string one = news().actor(random);
    return shown(query::between(view, one, news().actor(random), filters));
  });
}
BENCHMARK(BM_Between)->Iterations(1000);

void BM_SaidByAbout(benchmark::State& state) {
  const auto filters = first_answers();
  time_questions(state, [&](const graph::GraphView& view, std::mt19937& random) {
    const std::string speaker = news().actor(random);
    return shown(query::said(view, speaker, news().actor(random), filters));
  });
}
BENCHMARK(BM_SaidByAbout)->Iterations(1000);

void BM_SaidAbout(benchmark::State& state) {
  const auto filters = first_answers();
  time_questions(state, [&](const graph::GraphView& view, std::mt19937& random) {
    return shown(query::said(view, std::nullopt, news().actor(random), filters));
  });
}
BENCHMARK(BM_SaidAbout)->Iterations(1000);

void BM_FindActor(benchmark::State& state) {
  time_questions(state, [](const graph::GraphView& view, std::mt19937& random) {
    return static_cast<size_t>(query::find_actor(view, news().name(random)).ok());
  });
}
BENCHMARK(BM_FindActor)->Iterations(1000);

void BM_AliasPrefix(benchmark::State& state) {
  time_questions(state, [](const graph::GraphView& view, std::mt19937& random) {
    const std::string name = news().name(random);
    const auto found = view.actors_by_alias_prefix(name.substr(0, 1 + random() % name.size()), kAnswers);
    if (!found) std::abort();
    return found->size();
  });
}
BENCHMARK(BM_AliasPrefix)->Iterations(500);

void BM_CompleteActor(benchmark::State& state) {
  time_questions(state, [](const graph::GraphView& view, std::mt19937& random) {
    const std::string name = news().name(random);
    const auto found = query::complete_actor(view, name.substr(0, 1 + random() % name.size()), 10);
    if (!found) std::abort();
    return found->size();
  });
}
BENCHMARK(BM_CompleteActor)->Iterations(100);

void BM_Stats(benchmark::State& state) {
  time_questions(state, [](const graph::GraphView& view, std::mt19937&) {
    const auto stats = query::gather_stats(view, 10);
    if (!stats) std::abort();
    return stats->top_actors.size();
  });
}
BENCHMARK(BM_Stats)->Iterations(10);

}  // namespace
}  // namespace dramatis::store
