// Stores of earlier format versions are told from this one's, and become new ones when they are written to.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "graph/memory_graph.h"
#include "store/closed_file.h"
#include "store/engine.h"
#include "store/rebuild.h"
#include "store/store.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

namespace fs = std::filesystem;

// What all versions have in common: the articles and the journal. The other tables are emptied, since what
// they held is not what they hold now.
class OlderStore : public ::testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    auto store = Store::open(path_, OpenMode::kCreate);
    ASSERT_TRUE(store) << store.error().message;
    std::mt19937 random(17);
    for (int i = 0; i < 20; ++i) {
      graph::ArticleClaims claims = testing::random_claims(random);
      if (GetParam() < 3)
        for (graph::Statement& statement : claims.statements) statement.stance = graph::Stance::kNone;
      if (GetParam() < 2)
        for (graph::Relation& relation : claims.relations) relation.event_date.clear();
      ASSERT_TRUE((*store)->add(claims));
      ASSERT_TRUE(today_.add(claims));
    }
    ASSERT_TRUE((*store)->curate({graph::CurationAction::kRename, "actor-1", "One", ""}));
    ASSERT_TRUE((*store)->close());
    make_older();
  }

  void make_older() {
    ASSERT_TRUE(remove_closed_file(path_));  // of which earlier versions knew nothing
    auto tables = open_rocksdb(path_ + "/rocksdb", EngineMode::kReadWrite);
    ASSERT_TRUE(tables);
    const auto batch = (*tables)->new_batch();
    for (const Table table : kTables) {
      if (table == Table::kArticles || table == Table::kJournal || table == Table::kMeta) continue;
      for (auto cursor = (*tables)->scan(table, ""); cursor->valid(); cursor->next())
        batch->erase(table, cursor->key());
    }
    ASSERT_TRUE((*tables)->write(*batch));
    ASSERT_TRUE((*tables)->close());
    std::ofstream(path_ + "/FORMAT") << "dramatis store\nformat " << GetParam() << "\n";
  }

  void expect_today() {
    const auto store = Store::open(path_, OpenMode::kReadWrite);
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_EQ(testing::print(**store), testing::print(today_));
    EXPECT_EQ((*store)->journal()->size(), 1u);
    const auto report = (*store)->check();
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->sound()) << report->problems.front();
  }

  testing::TemporaryDirectory directory_;
  std::string path_ = directory_ / "db";
  graph::MemoryGraph today_;
};

TEST_P(OlderStore, IsNotReadAndTheRemedyIsNamed) {
  const auto store = Store::open(path_, OpenMode::kReadOnly);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().kind, ErrorKind::kIncompatible);
  EXPECT_NE(store.error().message.find("dramatis compact --db " + path_), std::string::npos)
      << store.error().message;
}

TEST_P(OlderStore, BecomesANewOneWhenItIsOpenedForWriting) {
  expect_today();
  EXPECT_TRUE(Store::open(path_, OpenMode::kReadOnly));
  EXPECT_FALSE(fs::exists(path_ + "/rocksdb.old"));
}

TEST_P(OlderStore, AnInterruptedRebuildingIsCompletedOrBegunAgain) {
  fs::create_directories(path_ + "/rocksdb.new");
  std::ofstream(path_ + "/rocksdb.new/half") << "x";
  expect_today();
  // Interrupted between the two renamings.
  fs::copy(path_ + "/rocksdb", path_ + "/rocksdb.new", fs::copy_options::recursive);
  fs::rename(path_ + "/rocksdb", path_ + "/rocksdb.old");
  fs::remove(path_ + "/CLOSED");
  const auto reader = Store::open(path_, OpenMode::kReadOnly);
  ASSERT_FALSE(reader);
  EXPECT_NE(reader.error().message.find("interrupted"), std::string::npos) << reader.error().message;
  expect_today();
}

INSTANTIATE_TEST_SUITE_P(Versions, OlderStore, ::testing::Values(1, 2, 3, 4));

}  // namespace
}  // namespace dramatis::store
