// A disk that fails or is full at any moment: what was acknowledged is there.
#include <gtest/gtest.h>
#include <rocksdb/file_system.h>

#include <atomic>

#include "graph/memory_graph.h"
#include "graph/merge.h"
#include "store/check.h"
#include "store/rocksdb_engine.h"
#include "store/rows/delta_rows.h"
#include "store/store_view.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

// Takes so many bytes, the last of them in the middle of a write, and then no more.
class Disk {
 public:
  Disk(uint64_t bytes, bool is_full) : left_(static_cast<int64_t>(bytes)), is_full_(is_full) {}
  size_t take(size_t wanted) {
    const int64_t before = left_.fetch_sub(static_cast<int64_t>(wanted));
    return before <= 0 ? 0 : std::min<size_t>(wanted, static_cast<size_t>(before));
  }
  IOStatus failure() const {
    return is_full_ ? IOStatus::NoSpace("disk is full") : IOStatus::IOError("disk");
  }

 private:
  std::atomic<int64_t> left_;
  const bool is_full_;
};

class FileOnDisk final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FileOnDisk(std::unique_ptr<rocksdb::FSWritableFile> file, Disk& disk)
      : FSWritableFileOwnerWrapper(std::move(file)), disk_(disk) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* context) override {
    const size_t taken = disk_.take(data.size());
    const IOStatus written = FSWritableFileOwnerWrapper::Append(Slice(data.data(), taken), options, context);
    return taken == data.size() ? written : disk_.failure();
  }
  IOStatus Append(const Slice& data, const IOOptions& options, const rocksdb::DataVerificationInfo&,
                  IODebugContext* context) override {
    return Append(data, options, context);
  }

 private:
  Disk& disk_;
};

class FilesOnDisk final : public rocksdb::FileSystemWrapper {
 public:
  explicit FilesOnDisk(Disk& disk) : FileSystemWrapper(rocksdb::FileSystem::Default()), disk_(disk) {}
  const char* Name() const override { return "FilesOnDisk"; }
  IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file, IODebugContext* context) override {
    const IOStatus made = FileSystemWrapper::NewWritableFile(name, options, file, context);
    if (made.ok()) *file = std::make_unique<FileOnDisk>(std::move(*file), disk_);
    return made;
  }

 private:
  Disk& disk_;
};

class EngineView final : public StoreView {
 public:
  explicit EngineView(const Engine& engine) : StoreView(engine, graph::EvidenceLevel::kAll) {}
};

// Whether the article was acknowledged.
bool add(Engine& engine, const graph::ArticleClaims& claims) {
  const auto delta = graph::merge(EngineView(engine), claims);
  if (!delta) return false;
  const auto batch = engine.new_batch();
  write_delta(*delta, *batch);
  return engine.write(*batch).ok();
}

class FailingDisk : public ::testing::TestWithParam<bool> {};

TEST_P(FailingDisk, WhatWasAcknowledgedIsThere) {
  std::mt19937 random(GetParam() ? 1 : 2);
  int failures = 0;
  for (int round = 0; round < 12; ++round) {
    testing::TemporaryDirectory directory;
    const std::string path = directory / "rocksdb";
    graph::MemoryGraph acknowledged;
    std::vector<graph::ArticleClaims> claims;
    for (int i = 0; i < 150; ++i)
      claims.push_back(testing::random_claims(random, {.articles = 1000, .wire_texts = 3}));
    Disk disk(1000 + random() % 900000, GetParam());
    const auto files = std::make_shared<FilesOnDisk>(disk);
    const auto environment = rocksdb::NewCompositeEnv(files);
    size_t done = 0;
    if (auto engine = open_rocksdb_in(*environment, path, EngineMode::kReadWrite)) {
      for (; done < claims.size() && add(**engine, claims[done]); ++done)
        ASSERT_TRUE(acknowledged.add(claims[done]));
      if (done == claims.size()) (void)(*engine)->close();  // may fail
    }
    if (done < claims.size()) ++failures;
    auto engine = open_rocksdb(path, EngineMode::kReadWrite);
    ASSERT_TRUE(engine) << engine.error().message;
    const EngineView view(**engine);
    const auto report = check_tables(**engine);
    ASSERT_TRUE(report->sound()) << report->problems.front();
    // The one on which the disk failed may be there or not.
    if (done < claims.size() && testing::print(view) != testing::print(acknowledged)) {
      ASSERT_TRUE(acknowledged.add(claims[done]));
    }
    ASSERT_EQ(testing::print(view), testing::print(acknowledged)) << "round " << round;
  }
  EXPECT_GT(failures, 0);
}

INSTANTIATE_TEST_SUITE_P(FullOrBroken, FailingDisk, ::testing::Bool());

}  // namespace
}  // namespace dramatis::store
