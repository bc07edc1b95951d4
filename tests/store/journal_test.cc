#include <gtest/gtest.h>

#include "store/store.h"
#include "tests/support/random_claims.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

using graph::CurationAction;

class Journal : public ::testing::Test {
 protected:
  void SetUp() override { reopen(); }

  void reopen() {
    store_.reset();
    auto store = Store::open(directory_ / "db", OpenMode::kCreate);
    ASSERT_TRUE(store) << store.error().message;
    store_ = std::move(*store);
  }

  void add_articles(int count) {
    for (int i = 0; i < count; ++i)
      ASSERT_TRUE(store_->add(testing::random_claims(random_, {.articles = 100000})));
  }

  std::string shown() const {
    const auto view = store_->curated(0);
    return view ? testing::print(**view) : view.error().message;
  }

  testing::TemporaryDirectory directory_;
  std::mt19937 random_{77};
  std::unique_ptr<Store> store_;
};

TEST_F(Journal, AMergeHoldsForLaterArticlesAndLeavesNoTraceWhenTakenBack) {
  add_articles(10);
  ASSERT_TRUE(store_->curate({CurationAction::kMerge, "actor-1", "actor-2", "2024-05-01"}));
  reopen();
  add_articles(10);
  const std::string merged = shown();
  EXPECT_EQ(merged.find("actor \"actor-1\""), std::string::npos);
  EXPECT_NE(merged, testing::print(*store_));
  ASSERT_TRUE(store_->curate({CurationAction::kUnmerge, "actor-1", "", "2024-05-02"}));
  EXPECT_EQ(shown(), testing::print(*store_));

  testing::TemporaryDirectory other_directory;
  const auto other = Store::open(other_directory / "db", OpenMode::kCreate);
  std::mt19937 random(77);
  for (int i = 0; i < 20; ++i)
    ASSERT_TRUE((*other)->add(testing::random_claims(random, {.articles = 100000})));
  EXPECT_EQ(shown(), testing::print(**other));
}

TEST_F(Journal, KeepsItsEntriesInOrder) {
  add_articles(10);
  const std::vector<graph::CurationEntry> entries = {
      {CurationAction::kRename, "actor-1", "One", "2024-05-01"},
      {CurationAction::kRetype, "actor-2", "person", ""},
      {CurationAction::kRename, "actor-1", "", "2024-05-03"}};
  for (const auto& entry : entries) ASSERT_TRUE(store_->curate(entry));
  reopen();
  EXPECT_EQ(*store_->journal(), entries);
  EXPECT_TRUE(store_->check()->sound());
}

TEST_F(Journal, RefusesWhatMakesNoSenseAndKeepsNothingOfIt) {
  add_articles(10);
  EXPECT_EQ(store_->curate({CurationAction::kMerge, "actor-1", "nobody", ""}).error().kind,
            ErrorKind::kNotFound);
  EXPECT_EQ(store_->curate({CurationAction::kRename, "nobody", "X", ""}).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(store_->curate({CurationAction::kMerge, "actor-1", "actor-1", ""}).error().kind,
            ErrorKind::kUsage);
  EXPECT_TRUE(store_->journal()->empty());
}

}  // namespace
}  // namespace dramatis::store
