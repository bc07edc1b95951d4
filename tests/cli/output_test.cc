#include "cli/output.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/support/golden.h"

namespace dramatis::cli {
namespace {

namespace fs = std::filesystem;

class AtomicFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dramatis-output-test-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    path_ = (folder_ / "out.txt").string();
  }
  void TearDown() override { fs::remove_all(folder_); }
  size_t files() const { return static_cast<size_t>(std::distance(fs::directory_iterator(folder_), {})); }

  fs::path folder_;
  std::string path_;
};

TEST_F(AtomicFileTest, AppearsWhenItIsWhole) {
  auto file = AtomicFile::create(path_);
  ASSERT_TRUE(file.ok());
  (*file)->stream() << std::string(200000, 'x') << "end";
  EXPECT_FALSE(fs::exists(path_));
  ASSERT_TRUE((*file)->commit().ok());
  EXPECT_EQ(dramatis::testing::read_file(path_), std::string(200000, 'x') + "end");
  EXPECT_EQ(files(), 1u);
}

TEST_F(AtomicFileTest, LeavesNothingWithoutACommit) {
  std::ofstream(path_) << "old";
  {
    auto file = AtomicFile::create(path_);
    ASSERT_TRUE(file.ok());
    (*file)->stream() << "half";
  }
  EXPECT_EQ(dramatis::testing::read_file(path_), "old");
  EXPECT_EQ(files(), 1u);
}

TEST_F(AtomicFileTest, KeepsALinkALink) {
  const std::string link = (folder_ / "link.txt").string();
  std::ofstream(path_) << "old";
  fs::create_symlink("out.txt", link);
  auto file = AtomicFile::create(link);
  ASSERT_TRUE(file.ok());
  (*file)->stream() << "new";
  ASSERT_TRUE((*file)->commit().ok());
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(dramatis::testing::read_file(path_), "new");
}

TEST_F(AtomicFileTest, SaysWhyItCannotBeWritten) {
  const auto missing = AtomicFile::create((folder_ / "no/such/folder/out.txt").string());
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().kind, ErrorKind::kIo);
  EXPECT_NE(missing.error().message.find("No such file or directory"), std::string::npos);
  EXPECT_FALSE(AtomicFile::create(folder_.string()).ok());
}

TEST_F(AtomicFileTest, NoticesAFullDisk) {
  auto file = AtomicFile::create("/dev/full");
  ASSERT_TRUE(file.ok());
  (*file)->stream() << std::string(200000, 'x');
  const Status committed = (*file)->commit();
  ASSERT_FALSE(committed.ok());
  EXPECT_NE(committed.error().message.find("No space left on device"), std::string::npos);
}

}  // namespace
}  // namespace dramatis::cli
