#include "store/rocksdb_engine.h"

#include <rocksdb/db.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/perf_level.h>
#include <rocksdb/sst_file_reader.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <vector>

#include "store/files.h"
#include "store/rocksdb_options.h"

namespace dramatis::store {
namespace {

rocksdb::Slice slice(std::string_view text) { return {text.data(), text.size()}; }
std::string_view view(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

Error error_of(const rocksdb::Status& status, const std::string& what) {
  const std::string message = what + ": " + status.ToString();
  return status.IsCorruption() ? corrupt(message) : io_error(message);
}

Status status_of(const rocksdb::Status& status, const std::string& what) {
  if (status.ok()) return Ok{};
  return error_of(status, what);
}

// The smallest text after all texts that begin with the prefix; empty when there is none.
std::string successor(std::string prefix) {
  while (!prefix.empty() && prefix.back() == '\xFF') prefix.pop_back();
  if (!prefix.empty()) ++prefix.back();
  return prefix;
}

class RocksCursor final : public Cursor {
 public:
  RocksCursor(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* table, const rocksdb::Snapshot* snapshot,
              Reader::Start start, std::string_view prefix)
      : lower_bound_(prefix),
        upper_bound_(successor(lower_bound_)),
        lower_slice_(lower_bound_),
        upper_slice_(upper_bound_) {
    rocksdb::ReadOptions options;
    options.snapshot = snapshot;
    options.iterate_lower_bound = &lower_slice_;
    if (!upper_bound_.empty()) options.iterate_upper_bound = &upper_slice_;
    rows_.reset(db.NewIterator(options, table));
    if (start == Reader::Start::kFirst)
      rows_->Seek(slice(prefix));
    else
      rows_->SeekToLast();
  }

  bool valid() const override { return rows_->Valid(); }
  void next() override { rows_->Next(); }
  void previous() override { rows_->Prev(); }
  void seek(std::string_view key) override { rows_->Seek(slice(key)); }
  void seek_to_last() override { rows_->SeekToLast(); }
  std::string_view key() const override { return view(rows_->key()); }
  std::string_view value() const override { return view(rows_->value()); }
  Status status() const override { return status_of(rows_->status(), "reading the store"); }

 private:
  std::string lower_bound_, upper_bound_;
  rocksdb::Slice lower_slice_, upper_slice_;
  std::unique_ptr<rocksdb::Iterator> rows_;
};

// Of a table that the dying writer of a new store did not come to make.
class NoRows final : public Cursor {
 public:
  bool valid() const override { return false; }
  void next() override {}
  void previous() override {}
  void seek(std::string_view) override {}
  void seek_to_last() override {}
  std::string_view key() const override { return {}; }
  std::string_view value() const override { return {}; }
  Status status() const override { return Ok{}; }
};

class RocksBatch final : public Batch {
 public:
  explicit RocksBatch(const std::vector<rocksdb::ColumnFamilyHandle*>& tables) : tables_(tables) {}
  void put(Table table, std::string_view key, std::string_view value) override {
    note(batch_.Put(tables_[static_cast<size_t>(table)], slice(key), slice(value)));
  }
  void erase(Table table, std::string_view key) override {
    note(batch_.Delete(tables_[static_cast<size_t>(table)], slice(key)));
  }
  void add(Table table, std::string_view key, std::string_view value) override {
    note(batch_.Merge(tables_[static_cast<size_t>(table)], slice(key), slice(value)));
  }
  rocksdb::WriteBatch& batch() { return batch_; }
  const rocksdb::Status& failure() const { return failure_; }

 private:
  void note(const rocksdb::Status& status) {
    if (failure_.ok() && !status.ok()) failure_ = status;
  }

  const std::vector<rocksdb::ColumnFamilyHandle*>& tables_;
  rocksdb::WriteBatch batch_;
  rocksdb::Status failure_;
};

// As RocksDB computes it when it writes a table file.
Result<std::string> file_checksum(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const auto sum = rocksdb::GetFileChecksumGenCrc32cFactory()->CreateFileChecksumGenerator({});
  std::vector<char> chunk(size_t{1} << 20);
  while (file) {
    file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    sum->Update(chunk.data(), static_cast<size_t>(file.gcount()));
  }
  if (!file.eof()) return io_error(path + ": cannot be read");
  sum->Finalize();
  return sum->GetChecksum();
}

class RocksEngine final : public Engine {
 public:
  RocksEngine(std::unique_ptr<rocksdb::DB> db, std::vector<rocksdb::ColumnFamilyHandle*> tables,
              EngineMode mode)
      : db_(std::move(db)), tables_(std::move(tables)), mode_(mode) {}

  ~RocksEngine() override { (void)close(); }

  Result<bool> get(Table table, std::string_view key, std::string& value) const override {
    return get_at(nullptr, table, key, value);
  }

  Result<bool> get_at(const rocksdb::Snapshot* snapshot, Table table, std::string_view key,
                      std::string& value) const {
    if (!tables_[static_cast<size_t>(table)]) return false;
    rocksdb::ReadOptions options;
    options.snapshot = snapshot;
    const rocksdb::Status status = db_->Get(options, tables_[static_cast<size_t>(table)], slice(key), &value);
    if (status.ok()) return true;
    if (status.IsNotFound()) return false;
    return error_of(status, "reading " + std::string(name_of(table)));
  }

  std::unique_ptr<Cursor> scan_from(Start start, Table table, std::string_view prefix) const override {
    return scan_at(nullptr, start, table, prefix);
  }

  std::unique_ptr<Cursor> scan_at(const rocksdb::Snapshot* snapshot, Start start, Table table,
                                  std::string_view prefix) const {
    if (!tables_[static_cast<size_t>(table)]) return std::make_unique<NoRows>();
    return std::make_unique<RocksCursor>(*db_, tables_[static_cast<size_t>(table)], snapshot, start, prefix);
  }

  std::unique_ptr<Batch> new_batch() const override { return std::make_unique<RocksBatch>(tables_); }

  Status write(Batch& batch) override {
    auto& rocks_batch = static_cast<RocksBatch&>(batch);
    if (!rocks_batch.failure().ok()) return error_of(rocks_batch.failure(), "writing to the store");
    rocksdb::SetPerfLevel(
        rocksdb::PerfLevel::kDisable);  // of this thread: counting comparisons costs a tenth
    return status_of(db_->Write(rocksdb::WriteOptions(), &rocks_batch.batch()), "writing to the store");
  }

  Status sync() override { return status_of(db_->SyncWAL(), "writing the store to disk"); }

  std::unique_ptr<Reader> snapshot() const override;

  Status close() override {
    if (!db_) return Ok{};
    rocksdb::Status status;
    if (mode_ != EngineMode::kReadOnly) status = db_->Flush(rocksdb::FlushOptions(), tables_);
    for (rocksdb::ColumnFamilyHandle* table : tables_)
      if (table) db_->DestroyColumnFamilyHandle(table);
    const rocksdb::Status closed = db_->Close();
    db_.reset();
    return status_of(status.ok() ? closed : status, "closing the store");
  }

  std::vector<std::string> verify_files() const override;

  Status compact() override {
    for (rocksdb::ColumnFamilyHandle* table : tables_) {
      rocksdb::CompactRangeOptions options;
      options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
      const rocksdb::Status status = db_->CompactRange(options, table, nullptr, nullptr);
      if (!status.ok()) return error_of(status, "compacting the store");
    }
    return Ok{};
  }

  rocksdb::DB& db() const { return *db_; }

 private:
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> tables_;  // by Table's number; null where a reader finds none
  EngineMode mode_;
};

class RocksSnapshot final : public Reader {
 public:
  explicit RocksSnapshot(const RocksEngine& engine) : engine_(engine), snapshot_(engine.db().GetSnapshot()) {}
  ~RocksSnapshot() override { engine_.db().ReleaseSnapshot(snapshot_); }
  RocksSnapshot(const RocksSnapshot&) = delete;
  RocksSnapshot& operator=(const RocksSnapshot&) = delete;

  Result<bool> get(Table table, std::string_view key, std::string& value) const override {
    return engine_.get_at(snapshot_, table, key, value);
  }
  std::unique_ptr<Cursor> scan_from(Start start, Table table, std::string_view prefix) const override {
    return engine_.scan_at(snapshot_, start, table, prefix);
  }

 private:
  const RocksEngine& engine_;
  const rocksdb::Snapshot* snapshot_;
};

// File by file, so that each damaged one is named, and the walk goes on behind it. No file may go meanwhile,
// as those do that a compaction has replaced.
std::vector<std::string> RocksEngine::verify_files() const {
  const bool kept = mode_ != EngineMode::kReadOnly && db_->DisableFileDeletions().ok();
  std::vector<rocksdb::LiveFileMetaData> files;
  db_->GetLiveFilesMetaData(&files);
  std::vector<std::string> damaged;
  for (const rocksdb::LiveFileMetaData& file : files) {
    const std::string path = file.db_path + file.name;
    const auto sum = file_checksum(path);
    if (!sum) {
      damaged.push_back(sum.error().message);
    } else if (file.file_checksum_func_name != rocksdb::kUnknownFileChecksumFuncName &&
               *sum != file.file_checksum) {
      damaged.push_back(path + ": the check sum does not match");
    }
  }
  if (kept) db_->EnableFileDeletions(/*force=*/false);
  return damaged;
}

std::unique_ptr<Reader> RocksEngine::snapshot() const { return std::make_unique<RocksSnapshot>(*this); }

Error opening_error(const rocksdb::Status& status, const std::string& directory) {
  const std::string text = status.ToString();
  if (text.find("lock") != std::string::npos)
    return io_error(directory + ": in use by another process (" + text + ")");
  return error_of(status, "opening " + directory);
}

}  // namespace

std::string_view name_of(Table table) {
  switch (table) {
    case Table::kMeta:
      return "default";  // the one table that RocksDB makes itself
    case Table::kArticles:
      return "articles";
    case Table::kActors:
      return "actors";
    case Table::kArticlesOf:
      return "articles_of";
    case Table::kAliases:
      return "aliases";
    case Table::kEdges:
      return "edges";
    case Table::kEdgesIn:
      return "edges_in";
    case Table::kEvidence:
      return "evidence";
    case Table::kStatements:
      return "statements";
    case Table::kJournal:
      return "journal";
    case Table::kRanks:
      return "ranks";
    case Table::kSaid:
      return "said";
    case Table::kBands:
      return "bands";
    case Table::kReports:
      return "reports";
    case Table::kSums:
      return "sums";
    case Table::kInfos:
      return "infos";
  }
  return "";
}

namespace {

// Which files the database consists of: changes whenever a table is written out or a log given up.
std::string manifest_state(const std::string& directory) {
  const auto current = read_file(directory + "/CURRENT");
  if (!current || !*current) return {};
  std::string name = **current;
  while (!name.empty() && name.back() == '\n') name.pop_back();
  std::error_code failure;
  const auto size = std::filesystem::file_size(directory + "/" + name, failure);
  return name + " " + std::to_string(failure ? 0 : size);
}

using Handles = std::vector<rocksdb::ColumnFamilyHandle*>;

rocksdb::Status open_for_reading(const std::string& directory, const rocksdb::DBOptions& options,
                                 Handles& handles, rocksdb::DB** db) {
  std::vector<std::string> names;
  rocksdb::Status status = rocksdb::DB::ListColumnFamilies(options, directory, &names);
  if (!status.ok()) return status;
  std::vector<rocksdb::ColumnFamilyDescriptor> tables = all_tables(EngineMode::kReadOnly);
  std::erase_if(tables, [&](const auto& table) {
    return std::find(names.begin(), names.end(), table.name) == names.end();
  });
  Handles found;
  status = rocksdb::DB::OpenForReadOnly(options, directory, tables, &found, db);
  if (!status.ok()) return status;
  handles.assign(kTables.size(), nullptr);
  for (rocksdb::ColumnFamilyHandle* handle : found)
    for (const Table table : kTables)
      if (handle->GetName() == name_of(table)) handles[static_cast<size_t>(table)] = handle;
  return status;
}

rocksdb::Status open_once(rocksdb::Env& environment, const std::string& directory, EngineMode mode,
                          Handles& handles, std::unique_ptr<rocksdb::DB>& db) {
  rocksdb::DBOptions options = database_options(mode);
  options.env = &environment;
  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status =
      mode == EngineMode::kReadOnly
          ? open_for_reading(directory, options, handles, &opened)
          : rocksdb::DB::Open(options, directory, all_tables(mode), &handles, &opened);
  db.reset(opened);
  return status;
}

enum class Contents { kDatabase, kNothingYet, kLostCurrent };

// A writer that dies early leaves a directory without CURRENT, and without rows.
Contents contents_of(const std::string& directory) {
  std::error_code failure;
  if (std::filesystem::exists(directory + "/CURRENT", failure)) return Contents::kDatabase;
  for (std::filesystem::directory_iterator entry(directory, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const auto extension = entry->path().extension();
    if (extension == ".sst" || (extension == ".log" && entry->file_size(failure) > 0))
      return Contents::kLostCurrent;
  }
  return Contents::kNothingYet;
}

// An empty database in memory, for readers of a store that nothing was written to yet.
Result<std::unique_ptr<Engine>> open_nothing() {
  rocksdb::DBOptions options = database_options(EngineMode::kReadWrite);
  static rocksdb::Env* const memory = rocksdb::NewMemEnv(rocksdb::Env::Default());
  options.env = memory;
  Handles handles;
  rocksdb::DB* db = nullptr;
  static std::atomic<int> number = 0;  // several may be open at once
  const std::string name = "/empty-" + std::to_string(++number);
  const rocksdb::Status status =
      rocksdb::DB::Open(options, name, all_tables(EngineMode::kReadWrite), &handles, &db);
  if (!status.ok()) return error_of(status, "opening an empty store");
  return std::unique_ptr<Engine>(std::make_unique<RocksEngine>(std::unique_ptr<rocksdb::DB>(db),
                                                               std::move(handles), EngineMode::kReadOnly));
}

// RocksDB does not always tell which file is at fault.
std::string damaged_tables_in(const std::string& directory) {
  std::string damaged;
  std::error_code failure;
  for (std::filesystem::directory_iterator entry(directory, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (entry->path().extension() != ".sst") continue;
    rocksdb::SstFileReader table{rocksdb::Options()};
    rocksdb::Status status = table.Open(entry->path().string());
    if (status.ok()) status = table.VerifyChecksum();
    if (!status.ok()) damaged += (damaged.empty() ? "" : ", ") + entry->path().string();
  }
  return damaged;
}

Error with_damaged_tables(Error error, const std::string& directory) {
  if (error.kind != ErrorKind::kCorrupt) return error;
  const std::string damaged = damaged_tables_in(directory);
  if (!damaged.empty()) error.message += "; damaged: " + damaged;
  return error;
}

class RocksLock final : public TableLock {
 public:
  explicit RocksLock(rocksdb::FileLock* lock) : lock_(lock) {}
  ~RocksLock() override { (void)rocksdb::Env::Default()->UnlockFile(lock_); }
  RocksLock(const RocksLock&) = delete;
  RocksLock& operator=(const RocksLock&) = delete;

 private:
  rocksdb::FileLock* lock_;
};

}  // namespace

Result<std::unique_ptr<TableLock>> lock_tables(const std::string& directory) {
  rocksdb::FileLock* lock = nullptr;
  const rocksdb::Status status = rocksdb::Env::Default()->LockFile(directory + "/LOCK", &lock);
  if (!status.ok()) return opening_error(status, directory);
  return std::unique_ptr<TableLock>(std::make_unique<RocksLock>(lock));
}

Status salvage_rocksdb(const std::string& directory) {
  rocksdb::DBOptions options = database_options(EngineMode::kReadWrite);
  const std::vector<rocksdb::ColumnFamilyDescriptor> tables = all_tables(EngineMode::kReadWrite);
  return status_of(rocksdb::RepairDB(directory, options, tables, tables.front().options),
                   "repairing " + directory);
}

// A reader finds the tables in one file and then reads the logs. When a writer gives up a log in between,
// because its rows are in a new table, the reader would see neither; so it looks whether the list of tables
// is still the one that it read, and begins again if it is not.
Result<std::unique_ptr<Engine>> open_rocksdb_in(rocksdb::Env& environment, const std::string& directory,
                                                EngineMode mode) {
  constexpr int kMostTries = 50;
  const Contents contents = contents_of(directory);
  if (contents == Contents::kLostCurrent) return corrupt(directory + "/CURRENT: the file is missing");
  if (contents == Contents::kNothingYet && mode == EngineMode::kReadOnly) return open_nothing();
  for (int tries = 1;; ++tries) {
    const std::string before = manifest_state(directory);
    Handles handles;
    std::unique_ptr<rocksdb::DB> db;
    const rocksdb::Status status = open_once(environment, directory, mode, handles, db);
    std::unique_ptr<Engine> engine;
    if (db) engine = std::make_unique<RocksEngine>(std::move(db), std::move(handles), mode);
    const bool moved = mode == EngineMode::kReadOnly && manifest_state(directory) != before;
    if (moved && tries < kMostTries) continue;
    if (!status.ok()) return with_damaged_tables(opening_error(status, directory), directory);
    return engine;
  }
}

Result<std::unique_ptr<Engine>> open_rocksdb(const std::string& directory, EngineMode mode) {
  return open_rocksdb_in(*rocksdb::Env::Default(), directory, mode);
}

}  // namespace dramatis::store
