#include "store/store.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "graph/memory_graph.h"
#include "store/format_file.h"
#include "tests/support/claims_builder.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

using graph::MergeOutcome;
using testing::ClaimsBuilder;
using testing::TemporaryDirectory;

graph::ArticleClaims meeting(const std::string& id) {
  return ClaimsBuilder(id, "2024-03-01")
      .title("A meeting")
      .sentence("Norway met Kenya.")
      .mention("norway", "Norway")
      .relation("norway", "meets", "kenya", graph::EventClass::kConsult)
      .statement("kenya", "met", "Norway met Kenya", {"norway"})
      .build();
}

std::unique_ptr<Store> open(const std::string& directory, OpenMode mode) {
  auto store = Store::open(directory, mode);
  EXPECT_TRUE(store) << store.error().message;
  return store ? std::move(*store) : nullptr;
}

void write(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

TEST(Store, ShowsWhatTheMemoryGraphShows) {
  TemporaryDirectory directory;
  const auto store = open(directory / "db", OpenMode::kCreate);
  graph::MemoryGraph oracle;
  for (const char* id : {"b", "a"}) {
    EXPECT_EQ(*store->add(meeting(id)), MergeOutcome::kAdded);
    ASSERT_TRUE(oracle.add(meeting(id)));
  }
  EXPECT_EQ(testing::print(*store), testing::print(oracle));
  EXPECT_EQ(*store->claims("a"), meeting("a"));
  EXPECT_TRUE(*store->has_article("a"));
  EXPECT_FALSE(*store->has_article("c"));
}

TEST(Store, SurvivesAReopening) {
  TemporaryDirectory directory;
  std::string before;
  {
    const auto store = open(directory / "db", OpenMode::kCreate);
    ASSERT_TRUE(store->add(meeting("a")));
    before = testing::print(*store);
    EXPECT_TRUE(store->close());
  }
  EXPECT_EQ(testing::print(*open(directory / "db", OpenMode::kReadOnly)), before);
  const auto store = open(directory / "db", OpenMode::kReadWrite);
  EXPECT_EQ(*store->add(meeting("a")), MergeOutcome::kUnchanged);
  EXPECT_EQ(testing::print(*store), before);
  EXPECT_TRUE(store->check()->sound());
}

TEST(Store, RemovesAndReplaces) {
  TemporaryDirectory directory;
  const auto store = open(directory / "db", OpenMode::kCreate);
  ASSERT_TRUE(store->add(meeting("a")));
  const std::string before = testing::print(*store);
  ASSERT_TRUE(store->add(meeting("b")));
  graph::ArticleClaims changed = meeting("b");
  changed.relations.clear();
  EXPECT_EQ(*store->add(changed), MergeOutcome::kReplaced);
  EXPECT_EQ(*store->remove("b"), MergeOutcome::kRemoved);
  EXPECT_EQ(testing::print(*store), before);
  EXPECT_EQ(store->remove("b").error().kind, ErrorKind::kNotFound);
}

TEST(Store, ReadersSeeTheStoreWhileItIsWritten) {
  TemporaryDirectory directory;
  const auto writer = open(directory / "db", OpenMode::kCreate);
  ASSERT_TRUE(writer->add(meeting("a")));
  const auto first = open(directory / "db", OpenMode::kReadOnly);
  const auto second = open(directory / "db", OpenMode::kReadOnly);
  ASSERT_TRUE(writer->add(meeting("b")));
  EXPECT_EQ(first->counts()->articles, 1u);
  EXPECT_EQ(second->counts()->articles, 1u);
  EXPECT_EQ(open(directory / "db", OpenMode::kReadOnly)->counts()->articles, 2u);
}

TEST(Store, ReadOnlyRefusesToWrite) {
  TemporaryDirectory directory;
  open(directory / "db", OpenMode::kCreate);
  const auto store = open(directory / "db", OpenMode::kReadOnly);
  EXPECT_EQ(store->add(meeting("a")).error().kind, ErrorKind::kUsage);
  EXPECT_EQ(store->remove("a").error().kind, ErrorKind::kUsage);
}

TEST(Store, ASecondWriterIsToldWhy) {
  TemporaryDirectory directory;
  const auto writer = open(directory / "db", OpenMode::kCreate);
  const auto second = Store::open(directory / "db", OpenMode::kReadWrite);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::kIo);
  EXPECT_NE(second.error().message.find("in use"), std::string::npos) << second.error().message;
}

TEST(Store, SnapshotsDoNotMove) {
  TemporaryDirectory directory;
  const auto store = open(directory / "db", OpenMode::kCreate);
  ASSERT_TRUE(store->add(meeting("a")));
  const auto snapshot = store->snapshot();
  const std::string before = testing::print(*snapshot);
  ASSERT_TRUE(store->add(meeting("b")));
  ASSERT_TRUE(store->remove("a"));
  EXPECT_EQ(testing::print(*snapshot), before);
}

TEST(Store, InvalidClaimsAreRefusedAndTheNextGoOn) {
  TemporaryDirectory directory;
  const auto store = open(directory / "db", OpenMode::kCreate);
  graph::ArticleClaims broken = meeting("a");
  broken.relations[0].sentence = 99;
  EXPECT_EQ(store->add(broken).error().kind, ErrorKind::kInvalidInput);
  EXPECT_TRUE(store->add(meeting("b")));
  EXPECT_EQ(store->counts()->articles, 1u);
}

TEST(Store, ThreadsMayReadWhileOthersAdd) {
  TemporaryDirectory directory;
  const auto store = open(directory / "db", OpenMode::kCreate);
  std::vector<std::jthread> threads;
  for (int writer = 0; writer < 2; ++writer)
    threads.emplace_back([&, writer] {
      for (int i = 0; i < 50; ++i)
        EXPECT_TRUE(store->add(meeting(std::to_string(writer) + "-" + std::to_string(i))));
    });
  threads.emplace_back([&] {
    for (int i = 0; i < 20; ++i)
      EXPECT_EQ(testing::print(*store->snapshot()).find("FAILED"), std::string::npos);
  });
  threads.clear();
  EXPECT_EQ(store->counts()->articles, 100u);
  EXPECT_TRUE(store->check()->sound());
}

TEST(StoreFormat, AMissingStoreIsNotFound) {
  TemporaryDirectory directory;
  for (const OpenMode mode : {OpenMode::kReadOnly, OpenMode::kReadWrite}) {
    EXPECT_EQ(Store::open(directory / "db", mode).error().kind, ErrorKind::kNotFound);
    EXPECT_EQ(Store::open(directory.path(), mode).error().kind, ErrorKind::kNotFound);
  }
}

TEST(StoreFormat, AForeignDirectoryIsLeftAlone) {
  TemporaryDirectory directory;
  write(directory / "holiday.txt", "photos");
  const auto store = Store::open(directory.path(), OpenMode::kCreate);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().kind, ErrorKind::kUsage);
  EXPECT_NE(store.error().message.find("not a dramatis store"), std::string::npos);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(directory.path()), {}), 1);
  EXPECT_EQ(Store::open(directory / "holiday.txt", OpenMode::kCreate).error().kind, ErrorKind::kUsage);
}

TEST(StoreFormat, ANewerStoreIsRefusedWithTheReason) {
  TemporaryDirectory directory;
  open(directory / "db", OpenMode::kCreate);
  const std::string newer = std::to_string(kFormatVersion + 1);
  write(directory / "db/FORMAT", "dramatis store\nformat " + newer + "\n");
  const auto store = Store::open(directory / "db", OpenMode::kReadWrite);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().kind, ErrorKind::kIncompatible);
  EXPECT_NE(store.error().message.find("version " + newer), std::string::npos) << store.error().message;
}

TEST(StoreFormat, ADamagedFormatFileIsCorrupt) {
  TemporaryDirectory directory;
  open(directory / "db", OpenMode::kCreate);
  for (const char* text : {"", "dramatis stor", "dramatis store\nformat \n", "dramatis store\nformat 1",
                           "dramatis store\nformat -1\n", "dramatis store\nformat 99999999999999999999\n"}) {
    write(directory / "db/FORMAT", text);
    EXPECT_EQ(Store::open(directory / "db", OpenMode::kReadWrite).error().kind, ErrorKind::kCorrupt) << text;
  }
}

TEST(StoreFormat, AnInterruptedCreationIsTakenUpAgain) {
  TemporaryDirectory directory;
  write(directory / "FORMAT.new", "drama");
  EXPECT_TRUE(open(directory.path(), OpenMode::kCreate)->add(meeting("a")));
  std::filesystem::remove_all(directory / "rocksdb");
  std::filesystem::remove(directory / "CLOSED");
  EXPECT_EQ(open(directory.path(), OpenMode::kCreate)->counts()->articles, 0u);
}

}  // namespace
}  // namespace dramatis::store
