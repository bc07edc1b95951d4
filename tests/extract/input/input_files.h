// A folder of input files that lives as long as a test.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "extract/input/article_reader.h"

namespace dramatis::extract {

class InputFiles {
 public:
  InputFiles() {
    std::string pattern = (std::filesystem::temp_directory_path() / "dramatis-input-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~InputFiles() { std::filesystem::remove_all(folder_); }
  InputFiles(const InputFiles&) = delete;
  InputFiles& operator=(const InputFiles&) = delete;

  std::string add(const std::string& name, const std::string& bytes) {
    const std::filesystem::path path = std::filesystem::path(folder_) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  const std::string& folder() const { return folder_; }

  // `bytes` packed by a libarchive filter such as ARCHIVE_FILTER_GZIP.
  static std::string packed(const std::string& bytes, int filter) {
    std::vector<char> buffer(bytes.size() + 4096);
    size_t used = 0;
    ::archive* writer = archive_write_new();
    archive_write_add_filter(writer, filter);
    archive_write_set_format_raw(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    archive_write_open_memory(writer, buffer.data(), buffer.size(), &used);
    archive_entry* entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
    archive_write_close(writer);
    archive_write_free(writer);
    return std::string(buffer.data(), used);
  }

 private:
  std::string folder_;
};

struct ReadResult {
  std::vector<InputItem> items;
  std::vector<std::string> errors;    // with the test's folder taken out
  std::vector<std::string> warnings;  // the same
  std::vector<FieldMapping> mappings;
};

inline ReadResult read_all_items(const InputFiles& files, std::vector<std::string> paths,
                                 ReaderOptions options = {}) {
  ReadResult result;
  const auto without_folder = [&](std::string message) {
    for (size_t at; (at = message.find(files.folder() + "/")) != std::string::npos;)
      message.erase(at, files.folder().size() + 1);
    return message;
  };
  options.warn = [&](const std::string& warning) { result.warnings.push_back(without_folder(warning)); };
  ArticleReader reader(std::move(paths), std::move(options));
  for (int guard = 0; guard < 10'000; ++guard) {
    Result<std::optional<InputItem>> next = reader.next();
    if (!next.ok()) {
      result.errors.push_back(without_folder(next.error().message));
      continue;
    }
    if (!next->has_value()) break;
    if ((*next)->mapping != nullptr) result.mappings.push_back(*(*next)->mapping);
    (*next)->mapping = nullptr;
    result.items.push_back(std::move(**next));
  }
  return result;
}

}  // namespace dramatis::extract
