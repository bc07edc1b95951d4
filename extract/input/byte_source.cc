#include "extract/input/byte_source.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "extract/text/utf8.h"

namespace dramatis::extract {
namespace {

constexpr size_t kBlockSize = 1 << 16;

// True if more bytes could make a character of these.
bool is_utf8_beginning(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  const size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  return lead >= 0xC2 && lead <= 0xF4 && bytes.size() < size &&
         std::all_of(bytes.begin() + 1, bytes.end(), [](char c) { return (c & 0xC0) == 0x80; });
}

// True if characters of UTF-8 outnumber the bytes that are none.
bool is_damaged_utf8(std::string_view bytes) {
  size_t characters = 0, damaged = 0;
  for (size_t at = 0; at < bytes.size();) {
    const CodePoint code = decode_utf8(bytes, at);
    damaged += code.valid ? 0 : 1;
    characters += code.size > 1 ? 1 : 0;
    at += code.size;
  }
  return characters > damaged;
}

std::string reason_of(::archive* archive) {
  const char* text = archive_error_string(archive);
  return text != nullptr ? text : "unknown error";
}

}  // namespace

ByteSource::ByteSource(std::string name) : name_(std::move(name)), archive_(archive_read_new()) {
  if (archive_ == nullptr) return;
  archive_read_support_filter_gzip(archive_);
  archive_read_support_filter_zstd(archive_);
  archive_read_support_filter_bzip2(archive_);
  archive_read_support_filter_xz(archive_);
  archive_read_support_format_raw(archive_);
  archive_read_support_format_empty(archive_);
}

ByteSource::~ByteSource() { archive_read_free(archive_); }

// Goes on after libarchive has opened the bytes with result `opened`.
Status ByteSource::begin(int opened) {
  if (opened == ARCHIVE_OK) {
    archive_entry* entry = nullptr;
    const int header = archive_read_next_header(archive_, &entry);
    ended_ = header == ARCHIVE_EOF;
    if (ended_ || header == ARCHIVE_OK || header == ARCHIVE_WARN) return Ok{};
  }
  const int code = archive_errno(archive_);
  if (code == EACCES || code == EPERM || code == EIO || code == ENOENT) {
    return io_error(name_ + ": cannot be read: " + std::strerror(code));
  }
  return invalid_input(name_ + ": truncated or damaged packed data: " + reason_of(archive_));
}

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& path) {
  const bool standard_input = path == "-";
  std::unique_ptr<ByteSource> source(new ByteSource(standard_input ? "standard input" : path));
  if (source->archive_ == nullptr) return io_error(source->name_ + ": out of memory");
  if (!standard_input) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) return not_found(path + ": no such file");
    if (std::filesystem::is_directory(status)) return invalid_input(path + ": is a folder");
  }
  const Status begun =
      source->begin(standard_input ? archive_read_open_fd(source->archive_, STDIN_FILENO, kBlockSize)
                                   : archive_read_open_filename(source->archive_, path.c_str(), kBlockSize));
  if (!begun.ok()) return begun.error();
  return source;
}

Result<std::unique_ptr<ByteSource>> ByteSource::from_bytes(std::string name, std::string bytes) {
  std::unique_ptr<ByteSource> source(new ByteSource(std::move(name)));
  if (source->archive_ == nullptr) return io_error(source->name_ + ": out of memory");
  source->bytes_ = std::move(bytes);
  const Status begun =
      source->begin(archive_read_open_memory(source->archive_, source->bytes_.data(), source->bytes_.size()));
  if (!begun.ok()) return begun.error();
  return source;
}

Result<std::string_view> ByteSource::unpacked_block() {
  if (failure_) return *std::exchange(failure_, std::nullopt);
  if (ended_) return std::string_view{};
  while (true) {
    const void* block = nullptr;
    size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(archive_, &block, &size, &offset);
    if (status == ARCHIVE_EOF) {
      ended_ = true;
      return std::string_view{};
    }
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
      ended_ = true;
      const bool packed = archive_filter_count(archive_) > 1;
      const std::string reason = reason_of(archive_);
      if (!packed) return io_error(name_ + ": cannot be read: " + reason);
      return invalid_input(name_ + ": truncated or damaged packed data: " + reason);
    }
    if (size > 0) return std::string_view(static_cast<const char*>(block), size);
  }
}

Result<std::string_view> ByteSource::next_block() {
  if (has_peeked_) {
    has_peeked_ = false;
    return peeked_;
  }
  while (true) {
    std::string_view block;
    if (!held_.empty()) {
      converted_ = std::exchange(held_, {});
      block = converted_;
    } else {
      const Result<std::string_view> unpacked = unpacked_block();
      if (!unpacked.ok()) return unpacked;
      block = *unpacked;
    }
    const bool last = block.empty();
    if (decoder_) {
      converted_ = decoder_->decode(std::string(block), last);
      if (!converted_.empty() || last) return std::string_view(converted_);
      continue;
    }
    return tell_ ? recognised(block) : block;
  }
}

// `block` as it is while it is UTF-8; what to do with the first that is not is decided here.
Result<std::string_view> ByteSource::recognised(std::string_view block) {
  const std::string text = std::exchange(unfinished_, {}) + std::string(block);
  const auto bad = find_invalid_utf8(text);
  if (!bad) {
    seen_utf8_ = seen_utf8_ || std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
    converted_ = text;
    return std::string_view(converted_);
  }
  // A character may go on in the next block.
  if (!block.empty() && text.size() - *bad < 4 && is_utf8_beginning(std::string_view(text).substr(*bad))) {
    unfinished_ = text.substr(*bad);
    converted_ = text.substr(0, *bad);
    if (!converted_.empty()) return std::string_view(converted_);
    return next_block();
  }
  const Tell tell = std::exchange(tell_, nullptr);
  converted_ = text;
  if (seen_utf8_ || std::any_of(text.begin(), text.begin() + static_cast<ptrdiff_t>(*bad),
                                [](char c) { return (c & 0x80) != 0; })) {
    return std::string_view(converted_);
  }
  constexpr size_t kSample = 1 << 12;  // behind the first of them
  while (converted_.size() - *bad < kSample) {
    const Result<std::string_view> more = unpacked_block();
    if (!more.ok()) failure_ = more.error();
    if (!more.ok() || more->empty()) break;
    converted_ += *more;
  }
  const std::string_view sample = std::string_view(converted_).substr(0, 1 << 17);
  if (is_damaged_utf8(sample.substr(*bad))) return std::string_view(converted_);
  if (!declared_.empty() && decode_as(declared_)) {
    converted_ = decoder_->decode(converted_, /*last=*/false);
  } else if (const auto encoding = extract::recognise_encoding(sample); encoding && decode_as(*encoding)) {
    tell(*encoding);
    converted_ = decoder_->decode(converted_, /*last=*/false);
  }
  return std::string_view(converted_);
}

Status ByteSource::decode_as(const std::string& encoding) {
  auto decoder = Decoder::create(encoding);
  if (!decoder) return decoder.error();
  decoder_ = std::move(decoder).value();
  convert_peeked();
  return Ok{};
}

void ByteSource::recognise_encoding(Tell tell, std::string declared) {
  tell_ = std::move(tell);
  declared_ = std::move(declared);
  convert_peeked();
}

void ByteSource::convert_peeked() {
  if (has_peeked_) held_ = peeked_;
  has_peeked_ = false;
}

void ByteSource::skip_byte_order_mark() {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const Result<std::string_view> start = peek();
  if (start.ok() && start->starts_with(kByteOrderMark)) peeked_.remove_prefix(kByteOrderMark.size());
}

Result<std::string_view> ByteSource::peek() {
  if (!has_peeked_) {
    const Result<std::string_view> block = next_block();
    if (!block.ok()) return block.error();
    peeked_ = *block;
    has_peeked_ = true;
  }
  return peeked_;
}

Result<std::string> read_all(ByteSource& source, size_t limit) {
  std::string bytes;
  while (true) {
    const Result<std::string_view> block = source.next_block();
    if (!block.ok()) return block.error();
    if (block->empty()) return bytes;
    if (bytes.size() + block->size() > limit) {
      return invalid_input(source.name() + ": longer than the limit of " + std::to_string(limit >> 20) +
                           " MiB for one article");
    }
    bytes += *block;
  }
}

Status check_text(std::string_view bytes, size_t offset) {
  if (const size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return invalid_input("binary data (a NUL at byte offset " + std::to_string(offset + nul) + ")");
  }
  if (const auto bad = find_invalid_utf8(bytes)) {
    return invalid_input("invalid UTF-8 at byte offset " + std::to_string(offset + *bad));
  }
  return Ok{};
}

}  // namespace dramatis::extract
