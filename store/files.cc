#include "store/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace dramatis::store {
namespace {

namespace fs = std::filesystem;

Error io_failure(const std::string& path, const std::string& reason) {
  return io_error(path + ": " + reason);
}

Status write_whole(const std::string& path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return io_failure(path, std::strerror(errno));
  bool written = true;
  for (size_t done = 0; written && done < text.size();) {
    const ssize_t step = ::write(file, text.data() + done, text.size() - done);
    written = step > 0 || (step < 0 && errno == EINTR);
    if (step > 0) done += static_cast<size_t>(step);
  }
  written = written && ::fsync(file) == 0;
  const int reason = errno;
  ::close(file);
  if (!written) return io_failure(path, std::strerror(reason));
  return Ok{};
}

}  // namespace

Status replace_file(const std::string& path, std::string_view text) {
  const std::string temporary = path + ".new";
  if (Status written = write_whole(temporary, text); !written) return written;
  std::error_code failure;
  fs::rename(temporary, path, failure);
  if (failure) return io_failure(path, failure.message());
  return sync_directory(fs::path(path).parent_path().string());
}

Result<std::optional<std::string>> read_file(const std::string& path) {
  std::error_code failure;
  if (!fs::exists(path, failure)) {
    if (failure) return io_failure(path, failure.message());
    return std::optional<std::string>();
  }
  std::ifstream file(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) return io_failure(path, "cannot be read");
  return std::optional(std::move(text));
}

Status sync_directory(const std::string& directory) {
  const int file = ::open(directory.empty() ? "." : directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return io_failure(directory, std::strerror(errno));
  const bool synced = ::fsync(file) == 0;
  const int reason = errno;
  ::close(file);
  if (!synced) return io_failure(directory, std::strerror(reason));
  return Ok{};
}

}  // namespace dramatis::store
