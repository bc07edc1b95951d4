// Making a store anew from its articles: after damage, and to bring an older format to this one.
//
// The articles and the journal are the truth, and everything else follows from them. So the new tables are
// built beside the old ones, in DIR/rocksdb.new, and take their place when they are complete; whenever this
// is interrupted, the store is the one or the other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/result.h"

namespace dramatis::store {

struct Rebuilt {
  uint64_t articles = 0, decisions = 0;  // kept
  std::vector<std::string> found;        // damage that kept the tables from being opened as they are
  std::vector<std::string> gone;         // what could not be read, one message each
  std::string damaged_tables;            // where the old tables are kept; empty: nowhere
};

enum class Damage {
  kIsAnError,  // kCorrupt, and the store stays as it is
  kIsLeftOut,  // and told; the old tables are kept
};

// No one else may have the store open for writing. Errors: kNotFound, kUsage, kIncompatible as opening; kIo.
Result<Rebuilt> rebuild_store(const std::string& directory, Damage damage);

// Completes a change of tables that was interrupted between the old and the new ones, or clears up after one;
// mostly there is nothing to do. Errors: kIo.
bool is_rebuild_interrupted(const std::string& directory);
Status complete_rebuild(const std::string& directory);

// Copies the store as it is now, row by row, and each is checked on the way; also while it is written. The
// target must be missing or empty, and is a store only when all is in it. Errors: as opening both; kUsage for
// a target with something in it; kCorrupt, naming table and key.
Status copy_store(const std::string& from, const std::string& to);

}  // namespace dramatis::store
