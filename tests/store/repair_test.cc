// A damaged store is made anew of what can be read, and what cannot is named; a copy is the store.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

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

class Repair : public ::testing::Test {
 protected:
  void SetUp() override {
    auto store = Store::open(path_, OpenMode::kCreate);
    ASSERT_TRUE(store) << store.error().message;
    std::mt19937 random(23);
    for (int i = 0; i < 60; ++i) {
      const auto claims = testing::random_claims(random, {.articles = 1000, .wire_texts = 3});
      ASSERT_TRUE((*store)->add(claims, "reader 1"));
      ids_.insert(claims.article.id);
    }
    ASSERT_TRUE((*store)->curate({graph::CurationAction::kRename, "actor-1", "One", ""}));
    sound_ = testing::print(**store);
    ASSERT_TRUE((*store)->close());
  }

  // What the store shows; the articles that it has are sound, and the others are named among `gone`.
  void expect_kept_or_named(const Rebuilt& rebuilt) {
    const auto store = Store::open(path_, OpenMode::kReadOnly);
    ASSERT_TRUE(store) << store.error().message;
    const auto report = (*store)->check();
    ASSERT_TRUE(report && report->sound()) << report->problems.front();
    for (const std::string& id : ids_) {
      if (*(*store)->has_article(id)) {
        if (rebuilt.gone.empty()) {
          EXPECT_EQ(*(*store)->made_by(id), "reader 1");
        }
        continue;
      }
      const bool named = std::any_of(rebuilt.gone.begin(), rebuilt.gone.end(), [&](const std::string& loss) {
        return loss.find("'" + id + "'") != std::string::npos ||
               loss.find("ids cannot be read") != std::string::npos;
      });
      EXPECT_TRUE(named) << id;
    }
  }

  testing::TemporaryDirectory directory_;
  std::string path_ = directory_ / "db", sound_;
  std::set<std::string> ids_;
};

TEST_F(Repair, ASoundStoreLosesNothing) {
  const auto rebuilt = rebuild_store(path_, Damage::kIsLeftOut);
  ASSERT_TRUE(rebuilt) << rebuilt.error().message;
  EXPECT_TRUE(rebuilt->gone.empty());
  EXPECT_EQ(rebuilt->articles, ids_.size());
  EXPECT_EQ(rebuilt->decisions, 1u);
  EXPECT_TRUE(fs::exists(rebuilt->damaged_tables));
  EXPECT_EQ(testing::print(**Store::open(path_, OpenMode::kReadOnly)), sound_);
  expect_kept_or_named(*rebuilt);
}

TEST_F(Repair, ADamagedArticleIsNamedAndTheOthersStay) {
  const std::string victim = *std::next(ids_.begin(), 7);
  {
    ASSERT_TRUE(remove_closed_file(path_));
    const auto tables = open_rocksdb(path_ + "/rocksdb", EngineMode::kReadWrite);
    std::string value;
    ASSERT_TRUE(*(*tables)->get(Table::kArticles, victim, value));
    value[value.size() / 2] ^= 1;
    const auto batch = (*tables)->new_batch();
    batch->put(Table::kArticles, victim, value);
    ASSERT_TRUE((*tables)->write(*batch));
  }
  const auto rebuilt = rebuild_store(path_, Damage::kIsLeftOut);
  ASSERT_TRUE(rebuilt) << rebuilt.error().message;
  ASSERT_EQ(rebuilt->gone.size(), 1u);
  EXPECT_EQ(rebuilt->gone.front(), "article '" + victim + "' cannot be read");
  EXPECT_EQ(rebuilt->articles, ids_.size() - 1);
  expect_kept_or_named(*rebuilt);
}

// Each of the files in turn, in the middle.
TEST_F(Repair, AnyDamagedFileCostsOnlyWhatIsNamed) {
  const std::string sound_copy = directory_ / "sound";
  fs::copy(path_, sound_copy, fs::copy_options::recursive);
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path_ + "/rocksdb"))
    if (entry.is_regular_file() && entry.file_size() > 0) names.push_back(entry.path().filename().string());
  for (const std::string& name : names) {
    fs::remove_all(path_);
    fs::copy(sound_copy, path_, fs::copy_options::recursive);
    {
      std::fstream file(path_ + "/rocksdb/" + name, std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(static_cast<std::streamoff>(fs::file_size(path_ + "/rocksdb/" + name) / 2));
      file << "damage";
    }
    const auto rebuilt = rebuild_store(path_, Damage::kIsLeftOut);
    ASSERT_TRUE(rebuilt) << name << ": " << rebuilt.error().message;
    SCOPED_TRACE(name);
    expect_kept_or_named(*rebuilt);
  }
}

TEST_F(Repair, ACopyIsTheStore) {
  ASSERT_TRUE(copy_store(path_, directory_ / "backup"));
  const auto backup = Store::open(directory_ / "backup", OpenMode::kReadOnly);
  ASSERT_TRUE(backup) << backup.error().message;
  EXPECT_EQ(testing::print(**backup), sound_);
  EXPECT_TRUE((*backup)->check()->sound());
  EXPECT_EQ(copy_store(path_, directory_ / "backup").error().kind, ErrorKind::kUsage);
  EXPECT_EQ(copy_store(directory_ / "nowhere", directory_ / "other").error().kind, ErrorKind::kNotFound);
}

TEST_F(Repair, ACopyIsMadeWhileTheStoreIsWritten) {
  const auto writer = Store::open(path_, OpenMode::kReadWrite);
  ASSERT_TRUE((*writer)->remove(*ids_.begin()));
  const std::string before = testing::print(**writer);
  ASSERT_TRUE(copy_store(path_, directory_ / "backup"));
  ASSERT_TRUE((*writer)->remove(*std::next(ids_.begin())));
  EXPECT_EQ(testing::print(**Store::open(directory_ / "backup", OpenMode::kReadOnly)), before);
  EXPECT_EQ(rebuild_store(path_, Damage::kIsLeftOut).error().kind, ErrorKind::kIo) << "a writer has it";
}

}  // namespace
}  // namespace dramatis::store
