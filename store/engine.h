// The engine below the store: tables of ordered rows, batches, snapshots. Knows nothing of graphs.
//
// Thread safety: a Reader may be used by many threads at once, also while batches are written; cursors and
// batches belong to one thread. Errors: kIo for the machine, kCorrupt for stored bytes that the engine finds
// damaged.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace dramatis::store {

// The numbers go into check sums and the names into the database: never change or reuse one.
enum class Table : uint8_t {
  kMeta = 0,
  kArticles = 1,
  kActors = 2,
  kArticlesOf = 3,
  kAliases = 4,
  kEdges = 5,
  kEdgesIn = 6,
  kEvidence = 7,
  kStatements = 8,
  kJournal = 9,
  kRanks = 10,
  kSaid = 11,
  kBands = 12,
  kReports = 13,
  kSums = 14,
  kInfos = 15,
};
inline constexpr std::array kTables = {
    Table::kMeta,    Table::kArticles, Table::kActors,     Table::kArticlesOf, Table::kAliases, Table::kEdges,
    Table::kEdgesIn, Table::kEvidence, Table::kStatements, Table::kJournal,    Table::kRanks,   Table::kSaid,
    Table::kBands,   Table::kReports,  Table::kSums,       Table::kInfos};
std::string_view name_of(Table table);

// Walks rows in key order. Must not outlive the Reader that made it.
class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual bool valid() const = 0;  // false at the end, and after a failure
  virtual void next() = 0;
  virtual void previous() = 0;
  virtual void seek(std::string_view key) = 0;  // to the first row at or after the key
  virtual void seek_to_last() = 0;
  virtual std::string_view key() const = 0;  // both until the next move
  virtual std::string_view value() const = 0;
  virtual Status status() const = 0;  // a failure that ended the walk
};

class Reader {
 public:
  virtual ~Reader() = default;
  // Whether the row exists; its bytes go to `value`.
  virtual Result<bool> get(Table table, std::string_view key, std::string& value) const = 0;
  // At the first, or the last, of the rows whose key begins with the prefix; the cursor sees no others.
  enum class Start { kFirst, kLast };
  std::unique_ptr<Cursor> scan(Table table, std::string_view prefix) const {
    return scan_from(Start::kFirst, table, prefix);
  }
  virtual std::unique_ptr<Cursor> scan_from(Start start, Table table, std::string_view prefix) const = 0;
};

// Changes that happen together or not at all, in the order given.
class Batch {
 public:
  virtual ~Batch() = default;
  virtual void put(Table table, std::string_view key, std::string_view value) = 0;
  virtual void erase(Table table, std::string_view key) = 0;
  // Adds the numbers of the value to those of the row, without reading it. Of the table kSums alone: see
  // rows/sum_rows.h.
  virtual void add(Table table, std::string_view key, std::string_view value) = 0;
};

// As a Reader it shows the latest state.
class Engine : public Reader {
 public:
  virtual std::unique_ptr<Batch> new_batch() const = 0;
  // After it returns the changes outlive the process, but not the machine: for that, sync().
  virtual Status write(Batch& batch) = 0;
  virtual Status sync() = 0;
  // The state of now, for as long as it lives; must not outlive the engine.
  virtual std::unique_ptr<Reader> snapshot() const = 0;
  // Writes all tables out, so that the next opening has no log to read. The engine can only be destroyed
  // afterwards.
  virtual Status close() = 0;
  // Reads all files to the end and compares them with the check sums taken when they were written. One
  // message a damaged file, which it names.
  virtual std::vector<std::string> verify_files() const = 0;
  // Frees the room of what was replaced and erased.
  virtual Status compact() = 0;
};

enum class EngineMode {
  kReadOnly,
  kReadWrite,  // what the log lacks behind a complete record is what a dying writer did not finish
  kClosed,     // kReadWrite, and the log must be whole
};

// A RocksDB database in the directory, created unless kReadOnly where there is none. One process at a time
// may have it open for writing, any number for reading; readers see one state, that at their opening. Memory:
// a block cache of 64 MiB (256 MiB for a reader), write buffers of 64 MiB, and an open file's small change.
Result<std::unique_ptr<Engine>> open_rocksdb(const std::string& directory, EngineMode mode);

// Makes a database again of the files in the directory that can be read; the others are moved to a folder
// there.
Status salvage_rocksdb(const std::string& directory);

// Keeps writers away until it is destroyed. Errors: kIo where there is one.
class TableLock {
 public:
  virtual ~TableLock() = default;
};
Result<std::unique_ptr<TableLock>> lock_tables(const std::string& directory);

}  // namespace dramatis::store
