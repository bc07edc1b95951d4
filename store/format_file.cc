#include "store/format_file.h"

#include <charconv>
#include <filesystem>

#include "store/files.h"

namespace dramatis::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLead = "dramatis store\nformat ";
constexpr const char* kName = "FORMAT";
constexpr const char* kTemporaryName = "FORMAT.new";

Error io_failure(const std::string& path, const std::string& reason) {
  return io_error(path + ": " + reason);
}

Result<DirectoryState> inspect_without_format(const std::string& directory) {
  std::error_code failure;
  for (fs::directory_iterator entry(directory, failure), end; !failure && entry != end;
       entry.increment(failure))
    if (entry->path().filename() != kTemporaryName)
      return usage_error(directory + ": not a dramatis store (it has no file " + kName +
                         ", and other things are in it)");
  if (failure) return io_failure(directory, failure.message());
  return DirectoryState::kVacant;
}

Result<DirectoryState> check_version(const std::string& path, std::string_view text) {
  if (text.substr(0, kLead.size()) != kLead) return corrupt(path + ": does not say 'dramatis store'");
  text.remove_prefix(kLead.size());
  int version = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), version);
  if (parsed.ec != std::errc() || parsed.ptr == text.data() + text.size() || *parsed.ptr != '\n' ||
      version < 1)
    return corrupt(path + ": names no format version");
  if (version > kFormatVersion)
    return Error{ErrorKind::kIncompatible,
                 path + ": the store has format version " + std::to_string(version) +
                     ", and this program reads versions up to " + std::to_string(kFormatVersion) +
                     "; use the newer program that wrote it, or ingest the articles into a new directory"};
  return version < kFormatVersion ? DirectoryState::kOlderStore : DirectoryState::kStore;
}

}  // namespace

Result<DirectoryState> inspect_directory(const std::string& directory) {
  std::error_code failure;
  const fs::file_status status = fs::status(directory, failure);
  if (status.type() == fs::file_type::not_found) return DirectoryState::kVacant;
  if (failure) return io_failure(directory, failure.message());
  if (!fs::is_directory(status)) return usage_error(directory + ": not a directory");
  const std::string path = directory + "/" + kName;
  const auto text = read_file(path);
  if (!text) return text.error();
  if (!*text) return inspect_without_format(directory);
  return check_version(path, **text);
}

Error older_store_error(const std::string& directory) {
  return {ErrorKind::kIncompatible, directory + "/" + kName +
                                        ": an older program wrote the store; 'dramatis compact --db " +
                                        directory + "' brings it to this program's format"};
}

Status write_format_file(const std::string& directory) {
  std::error_code failure;
  fs::create_directories(directory, failure);
  if (failure) return io_failure(directory, failure.message());
  return replace_file(directory + "/" + kName, std::string(kLead) + std::to_string(kFormatVersion) + "\n");
}

}  // namespace dramatis::store
