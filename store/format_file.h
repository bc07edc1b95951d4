// The file FORMAT in a store's directory: what the directory is, and in which format version.
// A human can read it, and no engine needs to be opened to know that a store is too new.
#pragma once

#include <string>

#include "graph/result.h"

namespace dramatis::store {

inline constexpr int kFormatVersion = 5;

enum class DirectoryState {
  kVacant,      // missing, or nothing in it
  kOlderStore,  // of an earlier format version: to be rebuilt (rebuild.h) before it is used
  kStore,
};

// Errors: kUsage for a directory that is something else (or no directory), kIncompatible for a newer store,
// kCorrupt for a FORMAT that makes no sense, kIo.
Result<DirectoryState> inspect_directory(const std::string& directory);

// That the store must be brought to this version first, and how.
Error older_store_error(const std::string& directory);

// Makes the directory and its FORMAT, which is there wholly or not at all; an older FORMAT gives way to it.
Status write_format_file(const std::string& directory);

}  // namespace dramatis::store
