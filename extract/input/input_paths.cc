#include "extract/input/input_paths.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace dramatis::extract {

namespace fs = std::filesystem;

InputPaths::InputPaths(std::vector<std::string> paths) { levels_.push_back({std::move(paths), 0}); }

Result<std::optional<std::string>> InputPaths::next() {
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.at == level.entries.size()) {
      levels_.pop_back();
      continue;
    }
    std::string path = level.entries[level.at++];
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) return std::optional<std::string>(std::move(path));
    Level inside;
    fs::directory_iterator it(path, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error)) {
      const std::string name = it->path().filename().string();
      std::error_code ignored;
      const bool linked_folder = it->is_symlink(ignored) && it->is_directory(ignored);
      if (!name.starts_with('.') && !linked_folder) inside.entries.push_back(it->path().string());
    }
    if (error) return io_error(path + ": cannot be read: " + error.message());
    std::sort(inside.entries.begin(), inside.entries.end());
    levels_.push_back(std::move(inside));
  }
  return std::optional<std::string>{};
}

}  // namespace dramatis::extract
