#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "store/store.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

// Adds articles in a child process whose files may not grow beyond the limit, as on a full disk. Exit status
// 0: the store said kIo, and the articles before could still be read.
int fill_up(const std::string& directory) {
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{200000, 200000};
    setrlimit(RLIMIT_FSIZE, &limit);
    auto store = Store::open(directory, OpenMode::kCreate);
    if (!store) _exit(2);
    std::mt19937 random(1);
    for (int i = 0; i < 1000; ++i) {
      const auto added = (*store)->add(testing::random_claims(random, {.articles = 100000}));
      if (added) continue;
      if (added.error().kind != ErrorKind::kIo) _exit(3);
      const auto counts = (*store)->counts();
      _exit(counts && counts->articles > 0 ? 0 : 4);
    }
    _exit(5);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 100;
}

TEST(IoError, AFullDiskIsAnErrorAndLosesNothingBefore) {
  testing::TemporaryDirectory directory;
  ASSERT_EQ(fill_up(directory / "db"), 0);
  const auto store = Store::open(directory / "db", OpenMode::kReadWrite);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_GT((*store)->counts()->articles, 0u);
  EXPECT_TRUE((*store)->check()->sound());
}

TEST(IoError, ADirectoryThatCannotBeMadeIsAnError) {
  testing::TemporaryDirectory directory;
  std::ofstream(directory / "file") << "x";
  const auto store = Store::open(directory / "file/db", OpenMode::kCreate);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().kind, ErrorKind::kIo) << store.error().message;
}

TEST(IoError, AReadOnlyDirectoryIsAnError) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write anywhere";
  const auto store = Store::open("/dramatis-test", OpenMode::kCreate);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().kind, ErrorKind::kIo);
}

}  // namespace
}  // namespace dramatis::store
