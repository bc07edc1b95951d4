#include "store/closed_file.h"

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>

#include "store/files.h"

namespace dramatis::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLead = "dramatis store closed\n";
constexpr std::string_view kSumLead = "sum ";

std::string path_of(const std::string& directory) { return directory + "/CLOSED"; }
std::string tables_of(const std::string& directory) { return directory + "/rocksdb"; }

std::string sum_of(std::string_view bytes) {
  const uLong sum = crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  char text[9];
  std::snprintf(text, sizeof text, "%08lx", static_cast<unsigned long>(sum));
  return text;
}

// Which files the data needs. Tables have check sums of their own, block by block.
bool is_table(const std::string& name) { return name.ends_with(".sst"); }
bool matters(const std::string& name) {
  return is_table(name) || name.ends_with(".log") || name == "CURRENT" || name.starts_with("MANIFEST-");
}

struct FileState {
  uint64_t size = 0;
  std::string sum;  // "-" for a table
  friend bool operator==(const FileState&, const FileState&) = default;
};

Result<std::map<std::string, FileState>> files_now(const std::string& directory) {
  std::map<std::string, FileState> files;
  std::error_code failure;
  for (fs::directory_iterator entry(tables_of(directory), failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const std::string name = entry->path().filename().string();
    if (!matters(name)) continue;
    FileState state{.size = entry->file_size(failure), .sum = "-"};
    if (failure) break;
    if (!is_table(name)) {
      const auto bytes = read_file(entry->path().string());
      if (!bytes) return bytes.error();
      state = {bytes->value_or("").size(), sum_of(bytes->value_or(""))};
    }
    files.emplace(name, std::move(state));
  }
  if (failure) return io_error(tables_of(directory) + ": " + failure.message());
  return files;
}

// Nothing for a text that is damaged.
std::optional<std::map<std::string, FileState>> parse(std::string_view text) {
  const size_t sum_at = text.rfind(kSumLead);
  if (!text.starts_with(kLead) || sum_at == std::string_view::npos) return std::nullopt;
  if (text.substr(sum_at) != std::string(kSumLead) + sum_of(text.substr(0, sum_at)) + "\n")
    return std::nullopt;
  std::istringstream lines(std::string(text.substr(kLead.size(), sum_at - kLead.size())));
  std::map<std::string, FileState> files;
  FileState state;
  for (std::string name; lines >> state.size >> state.sum >> name;) files[name] = state;
  return files;
}

Status compare(const std::string& directory, const std::map<std::string, FileState>& left) {
  const auto found = files_now(directory);
  if (!found) return found.error();
  for (const auto& [name, state] : left) {
    const std::string path = tables_of(directory) + "/" + name;
    const auto now = found->find(name);
    if (now == found->end()) return corrupt(path + ": the file is missing");
    if (now->second.size != state.size)
      return corrupt(path + ": has " + std::to_string(now->second.size) +
                     " bytes, where closing the store left " + std::to_string(state.size));
    if (now->second != state) return corrupt(path + ": the check sum does not match");
  }
  return Ok{};
}

}  // namespace

Result<ClosedState> inspect_closed_file(const std::string& directory) {
  const auto text = read_file(path_of(directory));
  if (!text) return text.error();
  if (!*text) return ClosedState::kOpen;
  const auto left = parse(**text);
  const Status same =
      left ? compare(directory, *left) : Status(corrupt(path_of(directory) + ": the bytes make no sense"));
  if (same) return ClosedState::kClosed;
  // A writer may have opened the store meanwhile.
  const auto again = read_file(path_of(directory));
  if (again && !*again) return ClosedState::kOpen;
  return same.error();
}

Status write_closed_file(const std::string& directory) {
  const auto files = files_now(directory);
  if (!files) return files.error();
  std::string text(kLead);
  for (const auto& [name, state] : *files)
    text += std::to_string(state.size) + " " + state.sum + " " + name + "\n";
  text += std::string(kSumLead) + sum_of(text) + "\n";
  return replace_file(path_of(directory), text);
}

Status remove_closed_file(const std::string& directory) {
  std::error_code failure;
  const bool removed = fs::remove(path_of(directory), failure);
  if (failure) return io_error(path_of(directory) + ": " + failure.message());
  return removed ? sync_directory(directory) : Status(Ok{});
}

}  // namespace dramatis::store
