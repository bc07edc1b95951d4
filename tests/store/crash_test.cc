// A process killed while it writes leaves a sound store, and doing the work again ends where an undisturbed
// run ends.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "graph/memory_graph.h"
#include "store/store.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

constexpr int kArticles = 1500;

pid_t start_writer(const std::string& directory, uint32_t seed) {
  const std::string seed_text = std::to_string(seed), count_text = std::to_string(kArticles);
  const pid_t child = fork();
  if (child == 0) {
    execl(STORE_WRITER, STORE_WRITER, directory.c_str(), seed_text.c_str(), count_text.c_str(), nullptr);
    _exit(127);
  }
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

std::string expected(uint32_t seed) {
  std::mt19937 random(seed);
  graph::MemoryGraph graph;
  for (int i = 0; i < kArticles; ++i)
    EXPECT_TRUE(graph.add(testing::random_claims(random, {.articles = 100000})));
  return testing::print(graph);
}

TEST(Crash, KilledWritersLeaveASoundStoreAndCanBeRepeated) {
  constexpr uint32_t kSeed = 42;
  testing::TemporaryDirectory directory;
  const std::string path = directory / "db";
  uint64_t last_count = 0;
  int killed = 0;
  for (const int milliseconds : {15, 40, 80, 160, 320}) {
    const pid_t child = start_writer(path, kSeed);
    ASSERT_GT(child, 0);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    kill(child, SIGKILL);
    if (WIFSIGNALED(wait_for(child))) ++killed;
    auto store = Store::open(path, OpenMode::kCreate);
    ASSERT_TRUE(store) << store.error().message;
    const auto report = (*store)->check();
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->sound()) << report->problems.front();
    EXPECT_GE((*store)->counts()->articles, last_count);
    last_count = (*store)->counts()->articles;
  }
  EXPECT_GT(killed, 0);
  const int status = wait_for(start_writer(path, kSeed));
  ASSERT_TRUE(WIFEXITED(status)) << "signal " << WTERMSIG(status);
  ASSERT_EQ(WEXITSTATUS(status), 0);
  const auto store = Store::open(path, OpenMode::kReadOnly);
  ASSERT_TRUE(store);
  EXPECT_EQ(testing::print(**store), expected(kSeed));
}

}  // namespace
}  // namespace dramatis::store
