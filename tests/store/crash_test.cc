// A process killed while it writes leaves a sound store, and doing the work again ends where an undisturbed
// run ends.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "graph/memory_graph.h"
#include "store/store.h"
#include "tests/store/writer_steps.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

constexpr int kSteps = 700;

pid_t start_writer(const std::string& directory, uint32_t seed) {
  const std::string seed_text = std::to_string(seed), count_text = std::to_string(kSteps);
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
  for (int i = 0; i < kSteps; ++i) EXPECT_TRUE(take_step(graph, random));
  return testing::print(graph);
}

// DRAMATIS_KILLS asks for more of them.
TEST(Crash, KilledWritersLeaveASoundStoreAndCanBeRepeated) {
  const char* asked = std::getenv("DRAMATIS_KILLS");
  const int kills = asked ? std::atoi(asked) : 6;
  std::mt19937 random(4);
  int killed = 0;
  for (uint32_t seed = 42; killed < kills; ++seed) {
    testing::TemporaryDirectory directory;
    const std::string path = directory / "db";
    for (int attempt = 0; attempt < 3; ++attempt) {
      const pid_t child = start_writer(path, seed);
      ASSERT_GT(child, 0);
      std::this_thread::sleep_for(std::chrono::milliseconds(10 + random() % 800));
      kill(child, SIGKILL);
      if (WIFSIGNALED(wait_for(child))) ++killed;
      for (const OpenMode mode : {OpenMode::kReadOnly, OpenMode::kCreate}) {
        if (mode == OpenMode::kReadOnly && !std::filesystem::exists(path + "/FORMAT")) continue;
        auto store = Store::open(path, mode);
        ASSERT_TRUE(store) << store.error().message;
        const auto report = (*store)->check();
        ASSERT_TRUE(report);
        ASSERT_TRUE(report->sound()) << report->problems.front();
      }
    }
    const int status = wait_for(start_writer(path, seed));
    ASSERT_TRUE(WIFEXITED(status)) << "signal " << WTERMSIG(status);
    ASSERT_EQ(WEXITSTATUS(status), 0);
    const auto store = Store::open(path, OpenMode::kReadOnly);
    ASSERT_TRUE(store);
    ASSERT_EQ(testing::print(**store), expected(seed));
  }
}

}  // namespace
}  // namespace dramatis::store
