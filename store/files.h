// Small files that are there wholly or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace dramatis::store {

// Writes PATH.new, syncs and renames it, and syncs the directory. Errors: kIo, naming the file.
Status replace_file(const std::string& path, std::string_view text);

// The bytes of the file; nothing when there is none. Errors: kIo.
Result<std::optional<std::string>> read_file(const std::string& path);

// Makes names that were made, renamed or removed in the directory outlive the machine. Errors: kIo.
Status sync_directory(const std::string& directory);

}  // namespace dramatis::store
