// Damage on disk is found and named; nothing crashes, and nothing false is told as true.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "graph/memory_graph.h"
#include "store/closed_file.h"
#include "store/engine.h"
#include "store/rows/sealed_rows.h"
#include "store/store.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

namespace fs = std::filesystem;

constexpr int kArticles = 15;

class Corruption : public ::testing::Test {
 protected:
  void SetUp() override {
    auto store = Store::open(path_, OpenMode::kCreate);
    ASSERT_TRUE(store) << store.error().message;
    std::mt19937 random(11);
    for (int i = 0; i < kArticles; ++i) {
      const graph::ArticleClaims claims = testing::random_claims(random, {.wire_texts = 2});
      ASSERT_TRUE((*store)->add(claims));
      ASSERT_TRUE(oracle_.add(claims));
    }
    for (const char* name : {"First name", "Second name"})
      ASSERT_TRUE((*store)->curate({graph::CurationAction::kRename, "actor-1", name, ""}));
    fs::copy(path_, unclosed_path_, fs::copy_options::recursive);
    ASSERT_TRUE((*store)->close());
    sound_ = testing::print(oracle_);
  }

  // The tables below the store's back.
  std::unique_ptr<Engine> open_tables() {
    EXPECT_TRUE(remove_closed_file(path_));
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
  std::string unclosed_path_ = directory_ / "unclosed";  // as a writer leaves it who dies before he closes it
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

void flip_bit(const fs::path& file, std::mt19937& random) {
  std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
  const auto at = static_cast<std::streamoff>(random() % fs::file_size(file));
  bytes.seekg(at);
  const char old = static_cast<char>(bytes.get());
  bytes.seekp(at);
  bytes.put(static_cast<char>(old ^ (1 << random() % 8)));
}

std::vector<fs::path> files_of(const std::string& store) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(store))
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// How many to try; a longer run is asked for by the environment.
int rounds(const char* variable, int usual) {
  const char* asked = std::getenv(variable);
  return asked ? std::atoi(asked) : usual;
}

class DamagedFiles : public Corruption {
 protected:
  // Damages a file of a fresh copy and tells what became of it: the store does not open, or shows an error,
  // or shows what it should. Either the message names the file, or it is harmless.
  template <typename Harm>
  void try_damage(int times, Harm harm) {
    const std::string sound_copy = directory_ / "sound";
    fs::copy(path_, sound_copy, fs::copy_options::recursive);
    const std::vector<fs::path> files = files_of(path_);
    std::mt19937 random(9);
    for (int i = 0; i < times; ++i) {
      const fs::path& file = files[random() % files.size()];
      harm(file, random);
      judge(file);
      fs::remove_all(path_);
      fs::copy(sound_copy, path_, fs::copy_options::recursive);
    }
    EXPECT_GT(detected_, 0);
    RecordProperty("detected", detected_);
    RecordProperty("harmless", times - detected_);
  }

  void judge(const fs::path& file) {
    const std::string name = file.filename().string();
    const auto store = Store::open(path_, OpenMode::kReadOnly);
    if (!store) {
      ++detected_;
      EXPECT_NE(store.error().message.find(name), std::string::npos) << name << ": " << store.error().message;
      EXPECT_EQ(store.error().message.find("\n"), std::string::npos);
      return;
    }
    const auto report = (*store)->check();
    const std::string shown = testing::print(**store);
    if (report && report->sound()) {
      EXPECT_EQ(shown, sound_) << name << " was damaged, and the check found nothing";
      return;
    }
    ++detected_;
    std::string told = report ? "" : report.error().message;
    if (report)
      for (const std::string& problem : report->problems) told += problem + "\n";
    EXPECT_NE(told.find(name), std::string::npos) << name << ": " << told;
    EXPECT_TRUE(shown == sound_ || shown.find("FAILED") != std::string::npos)
        << name << " was damaged, and the graph shows something else without a word";
  }

  int detected_ = 0;
};

TEST_F(DamagedFiles, FlippedBitsInFilesAreDetectedOrHarmless) {
  try_damage(rounds("DRAMATIS_BIT_FLIPS", 60), flip_bit);
}

TEST_F(DamagedFiles, TruncatedFilesAreDetectedOrHarmless) {
  try_damage(rounds("DRAMATIS_TRUNCATIONS", 25), [](const fs::path& file, std::mt19937& random) {
    fs::resize_file(file, random() % fs::file_size(file));
  });
}

fs::path log_in(const std::string& store) {
  for (const auto& entry : fs::directory_iterator(store + "/rocksdb"))
    if (entry.path().extension() == ".log" && entry.file_size() > 0) return entry.path();
  return {};
}

TEST_F(Corruption, AClosedStoreHasNoLogToRead) { EXPECT_EQ(log_in(path_), fs::path()); }

TEST_F(Corruption, ALogCutOffAfterACrashCostsLateArticlesOnly) {
  const fs::path log = log_in(unclosed_path_);
  ASSERT_FALSE(log.empty());
  const uint64_t size = fs::file_size(log);
  uint64_t last_count = 0;
  for (uint64_t kept = 0; kept <= size; kept += std::max<uint64_t>(1, size / 12)) {
    fs::remove_all(path_);
    fs::copy(unclosed_path_, path_, fs::copy_options::recursive);
    fs::resize_file(path_ + "/rocksdb/" + log.filename().string(), kept);
    const auto store = Store::open(path_, OpenMode::kReadWrite);
    ASSERT_TRUE(store) << store.error().message;
    const auto report = (*store)->check();
    ASSERT_TRUE(report->sound()) << report->problems.front();
    EXPECT_GE((*store)->counts()->articles, last_count);
    last_count = (*store)->counts()->articles;
    std::mt19937 random(11);
    for (int i = 0; i < kArticles; ++i)
      ASSERT_TRUE((*store)->add(testing::random_claims(random, {.wire_texts = 2})));
    EXPECT_EQ(testing::print(**store), sound_);
  }
  EXPECT_GT(last_count, 0u);
}

// What was acknowledged before the last article is there, or the damage is told.
TEST_F(Corruption, AFlippedBitInTheLogOfACrashIsTold) {
  const fs::path log = log_in(unclosed_path_);
  std::mt19937 random(3);
  for (int i = 0; i < 20; ++i) {
    fs::remove_all(path_);
    fs::copy(unclosed_path_, path_, fs::copy_options::recursive);
    flip_bit(path_ + "/rocksdb/" + log.filename().string(), random);
    const auto store = Store::open(path_, OpenMode::kReadWrite);
    if (store) {
      EXPECT_GE((*store)->counts()->articles + 1,
                Store::open(unclosed_path_, OpenMode::kReadOnly).value()->counts()->articles);
      EXPECT_TRUE((*store)->check()->sound());
    } else {
      EXPECT_EQ(store.error().kind, ErrorKind::kCorrupt) << store.error().message;
      EXPECT_NE(store.error().message.find("check --repair"), std::string::npos) << store.error().message;
    }
  }
}

}  // namespace
}  // namespace dramatis::store
