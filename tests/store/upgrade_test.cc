// Stores of earlier format versions are read as they are, and become new ones when they are written to.
#include <gtest/gtest.h>

#include <fstream>

#include "graph/memory_graph.h"
#include "store/closed_file.h"
#include "store/engine.h"
#include "store/rows.h"
#include "store/sealed_rows.h"
#include "store/store.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

// Writes a row of evidence as version 2 did. Whether that is another row.
bool take_event_date(Engine& tables, const std::string& key, std::string_view value) {
  auto row = decode_evidence(key, *unseal(Table::kEvidence, key, value));
  if (!row || row->evidence.event_date.empty()) return false;
  row->evidence.event_date.clear();
  std::string payload;
  encode(row->evidence, payload);
  seal(Table::kEvidence, key, payload);
  const auto batch = tables.new_batch();
  batch->put(Table::kEvidence, key, payload);
  EXPECT_TRUE(tables.write(*batch));
  return true;
}

// A store as version 2 wrote it: no stances, and no event dates in the evidence.
class OlderStore : public ::testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    auto store = Store::open(path_, OpenMode::kCreate);
    ASSERT_TRUE(store) << store.error().message;
    std::mt19937 random(17);
    for (int i = 0; i < 20; ++i) {
      graph::ArticleClaims claims = testing::random_claims(random);
      for (graph::Statement& statement : claims.statements) statement.stance = graph::Stance::kNone;
      if (GetParam() == 1)
        for (graph::Relation& relation : claims.relations) relation.event_date.clear();
      ASSERT_TRUE((*store)->add(claims));
      ASSERT_TRUE(today_.add(claims));
      for (graph::Relation& relation : claims.relations) relation.event_date.clear();
      ASSERT_TRUE(as_written_.add(claims));
    }
    ASSERT_TRUE((*store)->close());
    make_older();
  }

  void make_older() {
    ASSERT_TRUE(remove_closed_file(path_));  // of which earlier versions knew nothing
    auto tables = open_rocksdb(path_ + "/rocksdb", EngineMode::kReadWrite);
    ASSERT_TRUE(tables);
    for (auto cursor = (*tables)->scan(Table::kEvidence, ""); cursor->valid(); cursor->next())
      take_event_date(**tables, std::string(cursor->key()), cursor->value());
    ASSERT_TRUE((*tables)->close());
    set_format(GetParam());
  }

  void set_format(int version) {
    std::ofstream(path_ + "/FORMAT") << "dramatis store\nformat " << version << "\n";
  }
  std::string format() {
    std::ifstream file(path_ + "/FORMAT");
    return {std::istreambuf_iterator<char>(file), {}};
  }

  testing::TemporaryDirectory directory_;
  std::string path_ = directory_ / "db";
  graph::MemoryGraph today_, as_written_;
};

TEST_P(OlderStore, IsReadAsItIs) {
  const std::string before = format();
  const auto store = Store::open(path_, OpenMode::kReadOnly);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_EQ(testing::print(**store), testing::print(as_written_));
  const auto report = (*store)->check();
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->sound()) << report->problems.front();
  EXPECT_EQ(format(), before);
}

TEST_P(OlderStore, BecomesANewOneWhenItIsOpenedForWriting) {
  const auto store = Store::open(path_, OpenMode::kReadWrite);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_EQ(format(), "dramatis store\nformat 3\n");
  EXPECT_EQ(testing::print(**store), testing::print(today_));
  const auto report = (*store)->check();
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->sound()) << report->problems.front();
}

TEST_P(OlderStore, IsSoundHalfWayAndGoesOn) {
  ASSERT_TRUE(Store::open(path_, OpenMode::kReadWrite));
  set_format(GetParam());  // as if the program had died before it wrote this
  {
    const auto store = Store::open(path_, OpenMode::kReadOnly);
    EXPECT_TRUE((*store)->check()->sound());
  }
  const auto store = Store::open(path_, OpenMode::kReadWrite);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_EQ(testing::print(**store), testing::print(today_));
}

INSTANTIATE_TEST_SUITE_P(Versions, OlderStore, ::testing::Values(1, 2));

TEST(NewStore, MayNotLackEventDates) {
  testing::TemporaryDirectory directory;
  const std::string path = directory / "db";
  std::mt19937 random(17);
  {
    const auto store = Store::open(path, OpenMode::kCreate);
    for (int i = 0; i < 5; ++i) ASSERT_TRUE((*store)->add(testing::random_claims(random)));
  }
  const auto tables = open_rocksdb(path + "/rocksdb", EngineMode::kReadWrite);
  ASSERT_TRUE(tables);
  const auto cursor = (*tables)->scan(Table::kEvidence, "");
  for (; cursor->valid(); cursor->next()) {
    const std::string key(cursor->key());
    if (!take_event_date(**tables, key, cursor->value())) continue;
    EXPECT_FALSE(check_tables(**tables)->sound());
    EXPECT_TRUE(check_tables(**tables, /*older=*/true)->sound());
    return;
  }
  FAIL() << "no evidence with an event date to take it from";
}

}  // namespace
}  // namespace dramatis::store
