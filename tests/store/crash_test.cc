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

#include "graph/curation/curated_view.h"
#include "store/store.h"
#include "tests/store/writer_steps.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

constexpr int kSteps = 260;

// A process that takes the steps and tells each.
struct Writer {
  pid_t process = 0;
  int told = -1;  // where it tells

  // Waits until it told so many steps, or died.
  void await(int steps) const {
    for (char byte = 0; steps > 0 && read(told, &byte, 1) == 1; --steps) {
    }
  }

  int end() const {
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    close(told);
    return status;
  }
};

Writer start_writer(const std::string& directory, uint32_t seed) {
  const std::string seed_text = std::to_string(seed), count_text = std::to_string(kSteps);
  int ends[2];
  EXPECT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    execl(STORE_WRITER, STORE_WRITER, directory.c_str(), seed_text.c_str(), count_text.c_str(), nullptr);
    _exit(127);
  }
  close(ends[1]);
  return {child, ends[0]};
}

DecidedGraph expected(uint32_t seed) {
  std::mt19937 random(seed);
  DecidedGraph graph;
  for (int i = 0; i < kSteps; ++i) EXPECT_TRUE(take_step(graph, random, i));
  return graph;
}

std::string print_as_decided(const DecidedGraph& graph) {
  const auto view = graph::CuratedView::over(
      std::shared_ptr<const graph::TalliedView>(std::shared_ptr<void>(), &graph.graph), graph.curation);
  EXPECT_TRUE(view);
  return testing::print(**view);
}

// A store that can be read and is sound, however the writer ended.
void expect_sound(const std::string& path) {
  for (const OpenMode mode : {OpenMode::kReadOnly, OpenMode::kCreate}) {
    if (mode == OpenMode::kReadOnly && !std::filesystem::exists(path + "/FORMAT")) continue;
    auto store = Store::open(path, mode);
    ASSERT_TRUE(store) << store.error().message;
    const auto report = (*store)->check();
    ASSERT_TRUE(report);
    ASSERT_TRUE(report->sound()) << report->problems.front();
  }
}

// DRAMATIS_KILLS asks for more of them. Each is somewhere in a step drawn at random: opening before the
// first, adding, replacing, removing, merging, compacting, closing after the last.
TEST(Crash, KilledWritersLeaveASoundStoreAndCanBeRepeated) {
  const char* asked = std::getenv("DRAMATIS_KILLS");
  const int kills = asked ? std::atoi(asked) : 6;
  std::mt19937 random(4);
  int killed = 0;
  for (uint32_t seed = 42; killed < kills; ++seed) {
    testing::TemporaryDirectory directory;
    const std::string path = directory / "db";
    for (int attempt = 0; attempt < 3; ++attempt) {
      const Writer writer = start_writer(path, seed);
      ASSERT_GT(writer.process, 0);
      writer.await(static_cast<int>(random() % (kSteps + 1)));
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 3000));
      kill(writer.process, SIGKILL);
      if (WIFSIGNALED(writer.end())) ++killed;
      ASSERT_NO_FATAL_FAILURE(expect_sound(path)) << "seed " << seed;
    }
    const Writer writer = start_writer(path, seed);
    writer.await(kSteps + 1);
    const int status = writer.end();
    ASSERT_TRUE(WIFEXITED(status)) << "signal " << WTERMSIG(status);
    ASSERT_EQ(WEXITSTATUS(status), 0);
    const auto store = Store::open(path, OpenMode::kReadOnly);
    ASSERT_TRUE(store);
    const DecidedGraph undisturbed = expected(seed);
    ASSERT_EQ(testing::print(**store), testing::print(undisturbed.graph)) << "seed " << seed;
    ASSERT_EQ(testing::print(**(*store)->curated(0)), print_as_decided(undisturbed)) << "seed " << seed;
  }
}

}  // namespace
}  // namespace dramatis::store
