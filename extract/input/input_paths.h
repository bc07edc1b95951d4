// InputPaths: the files behind the paths that a user gives.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/result.h"

namespace dramatis::extract {

// Walks files and folders in order: paths as given, folders recursively with their entries sorted by bytes.
// Leaves out hidden entries and does not follow symbolic links to folders inside a folder. Holds one level of
// entries for each folder on the way, never the whole tree.
class InputPaths {
 public:
  explicit InputPaths(std::vector<std::string> paths);

  // The next file ("-" as given); nothing at the end. An error for a folder that cannot be read.
  Result<std::optional<std::string>> next();

 private:
  struct Level {
    std::vector<std::string> entries;
    size_t at = 0;
  };
  std::vector<Level> levels_;
};

}  // namespace dramatis::extract
