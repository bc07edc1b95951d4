// Damage on disk is found and named; nothing crashes, and nothing false is told as true.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "graph/memory_graph.h"
#include "store/engine.h"
#include "store/sealed_rows.h"
#include "store/store.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

namespace fs = std::filesystem;

class Corruption : public ::testing::Test {
 protected:
  void SetUp() override {
    auto store = Store::open(path_, OpenMode::kCreate);
    ASSERT_TRUE(store) << store.error().message;
    std::mt19937 random(11);
    for (int i = 0; i < 15; ++i) {
      const graph::ArticleClaims claims = testing::random_claims(random);
      ASSERT_TRUE((*store)->add(claims));
      ASSERT_TRUE(oracle_.add(claims));
    }
    for (const char* name : {"First name", "Second name"})
      ASSERT_TRUE((*store)->curate({graph::CurationAction::kRename, "actor-1", name, ""}));
    ASSERT_TRUE((*store)->close());
    sound_ = testing::print(oracle_);
  }

  // The tables below the store's back.
  std::unique_ptr<Engine> open_tables() {
    auto engine = open_rocksdb(path_ + "/rocksdb", EngineMode::kReadWrite);
    EXPECT_TRUE(engine) << engine.error().message;
    return std::move(*engine);
  }

  static void put(Engine& tables, Table table, const std::string& key, const std::string& value) {
    const auto batch = tables.new_batch();
    batch->put(table, key, value);
    ASSERT_TRUE(tables.write(*batch));
  }

  static void erase(Engine& tables, Table table, const std::string& key) {
    const auto batch = tables.new_batch();
    batch->erase(table, key);
    ASSERT_TRUE(tables.write(*batch));
  }

  static std::vector<std::pair<std::string, std::string>> rows(const Engine& tables, Table table) {
    std::vector<std::pair<std::string, std::string>> found;
    const auto cursor = tables.scan(table, "");
    for (; cursor->valid(); cursor->next()) found.emplace_back(cursor->key(), cursor->value());
    EXPECT_FALSE(found.empty()) << name_of(table);
    return found;
  }

  std::string print() { return testing::print(**Store::open(path_, OpenMode::kReadOnly)); }

  testing::TemporaryDirectory directory_;
  std::string path_ = directory_ / "db";
  graph::MemoryGraph oracle_;
  std::string sound_;
};

TEST_F(Corruption, ASoundStoreHasNoProblems) {
  EXPECT_EQ(print(), sound_);
  const auto report = (*Store::open(path_, OpenMode::kReadOnly))->check();
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->sound()) << report->problems.front();
  EXPECT_GT(report->rows, 100u);
}

TEST_F(Corruption, AFlippedBitInAnyTableIsNamed) {
  std::mt19937 random(5);
  const auto tables = open_tables();
  for (const Table table : kTables) {
    const auto all = rows(*tables, table);
    for (size_t i = 0; i < all.size(); i += 1 + all.size() / 5) {
      const auto& [key, value] = all[i];
      std::string damaged = value;
      damaged[random() % damaged.size()] ^= static_cast<char>(1 << random() % 8);
      put(*tables, table, key, damaged);
      const auto report = check_tables(*tables);
      ASSERT_TRUE(report);
      ASSERT_FALSE(report->sound()) << name_of(table);
      const bool named = std::any_of(
          report->problems.begin(), report->problems.end(),
          [&](const std::string& problem) { return problem.find(printable(key)) != std::string::npos; });
      EXPECT_TRUE(named) << name_of(table) << ": " << report->problems.front();
      put(*tables, table, key, value);
    }
  }
  EXPECT_TRUE(check_tables(*tables)->sound());
}

TEST_F(Corruption, AMissingRowInAnyTableIsFound) {
  const auto tables = open_tables();
  for (const Table table : kTables) {
    const auto all = rows(*tables, table);
    for (size_t i = 0; i < all.size(); i += 1 + all.size() / 5) {
      erase(*tables, table, all[i].first);
      EXPECT_FALSE(check_tables(*tables)->sound()) << name_of(table);
      put(*tables, table, all[i].first, all[i].second);
    }
  }
  EXPECT_TRUE(check_tables(*tables)->sound());
}

TEST_F(Corruption, ARowTooManyInAnyTableIsFound) {
  const auto tables = open_tables();
  for (const Table table : kTables) {
    if (table == Table::kMeta) continue;
    const auto all = rows(*tables, table);
    const std::string key = all.back().first + "~";
    std::string value(*unseal(table, all.back().first, all.back().second));
    seal(table, key, value);
    put(*tables, table, key, value);
    EXPECT_FALSE(check_tables(*tables)->sound()) << name_of(table);
    erase(*tables, table, key);
  }
  EXPECT_TRUE(check_tables(*tables)->sound());
}

TEST_F(Corruption, ReadingADamagedRowIsAnErrorThatNamesIt) {
  const std::string id = "actor-1";
  {
    const auto tables = open_tables();
    std::string value;
    ASSERT_TRUE(*tables->get(Table::kActors, id, value));
    value[0] ^= 1;
    put(*tables, Table::kActors, id, value);
  }
  const auto store = Store::open(path_, OpenMode::kReadOnly);
  const auto node = (*store)->actor(id);
  ASSERT_FALSE(node);
  EXPECT_EQ(node.error().kind, ErrorKind::kCorrupt);
  EXPECT_EQ(node.error().message, "table actors, key 'actor-1': the check sum does not match");
}

// Flips single bytes all over the database's own files. Each time the store refuses to open, reports an
// error, or shows the graph unharmed.
TEST_F(Corruption, FlippedBytesInFilesAreDetectedOrHarmless) {
  std::mt19937 random(9);
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path_ + "/rocksdb"))
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  int detected = 0;
  for (int i = 0; i < 30; ++i) {
    const std::string backup = directory_ / "backup";
    fs::copy(path_, backup, fs::copy_options::recursive);
    const fs::path file = files[random() % files.size()];
    {
      std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
      const auto at = static_cast<std::streamoff>(random() % fs::file_size(file));
      bytes.seekg(at);
      const char old = static_cast<char>(bytes.get());
      bytes.seekp(at);
      bytes.put(static_cast<char>(old ^ (1 << random() % 8)));
    }
    const auto store = Store::open(path_, OpenMode::kReadWrite);
    if (store) {
      const std::string shown = testing::print(**store);
      if (shown.find("FAILED") != std::string::npos) {
        ++detected;
      } else {
        // A damaged tail of the write-ahead log may have cost the last articles, but never half of one.
        EXPECT_TRUE((*store)->check()->sound()) << file;
      }
    } else {
      ++detected;
    }
    if (store) (void)(*store)->close();
    fs::remove_all(path_);
    fs::rename(backup, path_);
  }
  EXPECT_GT(detected, 0);
}

TEST_F(Corruption, ATruncatedLogCostsLateArticlesOnly) {
  std::vector<fs::path> logs;
  for (const auto& entry : fs::directory_iterator(path_ + "/rocksdb"))
    if (entry.path().extension() == ".log" && entry.file_size() > 0) logs.push_back(entry.path());
  ASSERT_EQ(logs.size(), 1u);
  const uint64_t size = fs::file_size(logs[0]);
  const std::string backup = directory_ / "backup";
  fs::copy(path_, backup, fs::copy_options::recursive);
  uint64_t last_count = 0;
  for (uint64_t kept = 0; kept <= size; kept += std::max<uint64_t>(1, size / 12)) {
    fs::remove_all(path_);
    fs::copy(backup, path_, fs::copy_options::recursive);
    fs::resize_file(logs[0], kept);
    const auto store = Store::open(path_, OpenMode::kReadWrite);
    ASSERT_TRUE(store) << store.error().message;
    const auto report = (*store)->check();
    ASSERT_TRUE(report->sound()) << report->problems.front();
    EXPECT_GE((*store)->counts()->articles, last_count);
    last_count = (*store)->counts()->articles;
    std::mt19937 random(11);
    for (int i = 0; i < 15; ++i) ASSERT_TRUE((*store)->add(testing::random_claims(random)));
    EXPECT_EQ(testing::print(**store), sound_);
  }
  EXPECT_GT(last_count, 0u);
}

}  // namespace
}  // namespace dramatis::store
