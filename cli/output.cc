#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

namespace dramatis::cli {
namespace {

Error write_error(std::string_view what, std::string_view name, int error) {
  return io_error("cannot " + std::string(what) + " " + std::string(name) + ": " + std::strerror(error));
}

}  // namespace

DescriptorStream::Buffer::Buffer(int descriptor) : descriptor_(descriptor) {
  setp(bytes_.data(), bytes_.data() + bytes_.size());
}

bool DescriptorStream::Buffer::write_out() {
  const char* next = pbase();
  while (error_ == 0 && next < pptr()) {
    const ssize_t written = ::write(descriptor_, next, static_cast<size_t>(pptr() - next));
    if (written >= 0)
      next += written;
    else if (errno != EINTR)
      error_ = errno;
  }
  setp(bytes_.data(), bytes_.data() + bytes_.size());
  return error_ == 0;
}

DescriptorStream::Buffer::int_type DescriptorStream::Buffer::overflow(int_type c) {
  if (!write_out()) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

DescriptorStream::DescriptorStream(int descriptor) : std::ostream(nullptr), buffer_(descriptor) {
  rdbuf(&buffer_);
}

Status DescriptorStream::flush_to(std::string_view name) {
  flush();
  if (buffer_.error() != 0) return write_error("write to", name, buffer_.error());
  return Ok{};
}

bool DescriptorStream::reader_gone() const { return buffer_.error() == EPIPE; }

DescriptorStream& standard_output() {
  static DescriptorStream& stream = *[] {
    std::signal(SIGPIPE, SIG_IGN);
    return new DescriptorStream(STDOUT_FILENO);  // lives to the end of the program
  }();
  return stream;
}

Status print(std::string_view text) {
  DescriptorStream& out = standard_output();
  out << text;
  Status written = out.flush_to("standard output");
  if (out.reader_gone()) return Ok{};
  return written;
}

Result<std::unique_ptr<AtomicFile>> AtomicFile::create(const std::string& path) {
  struct stat existing;
  const bool exists = ::stat(path.c_str(), &existing) == 0;
  if (exists && S_ISDIR(existing.st_mode)) return write_error("write to", path, EISDIR);
  if (exists && !S_ISREG(existing.st_mode)) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return write_error("write to", path, errno);
    return std::unique_ptr<AtomicFile>(new AtomicFile(descriptor, path, ""));
  }
  std::error_code ignored;  // a link stays one: what it points to is replaced
  const std::filesystem::path resolved =
      exists ? std::filesystem::canonical(path, ignored) : std::filesystem::path(path);
  const std::string target = resolved.empty() ? path : resolved.string();
  const std::string temporary = target + ".part-" + std::to_string(::getpid());
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return write_error("create", path, errno);
  return std::unique_ptr<AtomicFile>(new AtomicFile(descriptor, target, temporary));
}

AtomicFile::AtomicFile(int descriptor, std::string path, std::string temporary)
    : descriptor_(descriptor),
      path_(std::move(path)),
      temporary_(std::move(temporary)),
      stream_(descriptor) {}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Status AtomicFile::commit() {
  if (Status written = stream_.flush_to(path_); !written) return written;
  if (!temporary_.empty() && ::fsync(descriptor_) != 0) return write_error("write to", path_, errno);
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) return write_error("write to", path_, errno);
  if (temporary_.empty()) return Ok{};
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return write_error("write to", path_, errno);
  temporary_.clear();
  return Ok{};
}

Status write_file(const std::string& path, const std::function<Status(std::ostream&)>& write) {
  auto file = AtomicFile::create(path);
  if (!file) return file.error();
  if (Status written = write((*file)->stream()); !written) return written;
  return (*file)->commit();
}

}  // namespace dramatis::cli
