#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <mutex>

#include "cli/status.h"

namespace dramatis::cli {
namespace {

namespace fs = std::filesystem;
constexpr std::chrono::milliseconds kBarInterval{100};
constexpr std::chrono::seconds kLineInterval{10};

// The bar that stands on the terminal's last line, if any; report() writes above it.
std::mutex screen_mutex;
std::string bar_on_screen;

uint64_t size_of(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  return error ? 0 : size;
}

// Bytes of all files; 0 if standard input is among them.
uint64_t total_size(const std::vector<std::string>& paths) {
  uint64_t total = 0;
  for (const std::string& path : paths) {
    if (path == "-") return 0;
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      total += size_of(path);
      continue;
    }
    for (auto file = fs::recursive_directory_iterator(path, error); !error && file != fs::end(file);
         file.increment(error))
      if (file->is_regular_file(error)) total += size_of(file->path());
  }
  return total;
}

// "dump.jsonl:17", "news.json:1 (record 3)", "pages.warc (record 3)" -> the file
std::string file_of(std::string origin) {
  if (const size_t record = origin.rfind(" (record "); record != std::string::npos && origin.ends_with(')'))
    origin.resize(record);
  const size_t colon = origin.rfind(':');
  const bool numbered = colon != std::string::npos && colon + 1 < origin.size() &&
                        origin.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  return numbered ? origin.substr(0, colon) : origin;
}

}  // namespace

void report(std::string_view message) {
  const std::lock_guard lock(screen_mutex);
  if (!bar_on_screen.empty()) std::cerr << "\r\033[K";
  std::cerr << "dramatis: " << message << "\n" << bar_on_screen << std::flush;
}

ExitStatus fail(const Error& error) {
  report(error.message);
  switch (error.kind) {
    case ErrorKind::kInvalidInput:
      return kInputRefused;
    case ErrorKind::kNotFound:
    case ErrorKind::kUsage:
      return kUsageError;
    case ErrorKind::kIncompatible:
    case ErrorKind::kCorrupt:
    case ErrorKind::kIo:
      break;
  }
  return kFailed;
}

namespace {

// "1:05:09", "5:09".
std::string duration(double seconds) {
  const auto whole = static_cast<uint64_t>(seconds + 0.5);
  char text[48];
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%llu:%02u:%02u", static_cast<unsigned long long>(whole / 3600),
                  static_cast<unsigned>(whole / 60 % 60), static_cast<unsigned>(whole % 60));
  else
    std::snprintf(text, sizeof text, "%u:%02u", static_cast<unsigned>(whole / 60),
                  static_cast<unsigned>(whole % 60));
  return text;
}

}  // namespace

Progress::Progress(const std::vector<std::string>& paths, bool silent)
    : silent_(silent), terminal_(::isatty(STDERR_FILENO) == 1) {
  if (!silent_ && terminal_) total_bytes_ = total_size(paths);
  if (!terminal_) next_show_ = begun_ + kLineInterval;
}

Progress::~Progress() {
  const std::lock_guard lock(screen_mutex);
  if (bar_on_screen.empty()) return;
  std::cerr << "\r\033[K" << std::flush;
  bar_on_screen.clear();
}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - begun_).count(); }

void Progress::advance(const std::string& origin, size_t bytes) {
  ++articles_;
  if (silent_) return;
  if (total_bytes_ > 0) {
    if (std::string file = file_of(origin); file != file_) {
      bytes_before_ += size_of_file_;
      file_ = std::move(file);
      size_of_file_ = size_of(file_);
      bytes_of_file_ = 0;
    }
    bytes_of_file_ = std::min<uint64_t>(bytes_of_file_ + bytes, size_of_file_);
  }
  const auto now = Clock::now();
  if (now < next_show_) return;
  next_show_ = now + (terminal_ ? Clock::duration(kBarInterval) : Clock::duration(kLineInterval));
  show();
}

void Progress::show() {
  std::string text = std::to_string(articles_) + (articles_ == 1 ? " article, " : " articles, ");
  const double rate = seconds() > 0 ? static_cast<double>(articles_) / seconds() : 0;
  text += std::to_string(static_cast<uint64_t>(rate)) + "/s";
  if (!terminal_) return report(text);
  if (total_bytes_ > 0) {
    constexpr int kWidth = 30;
    const double part = std::min(
        1.0, static_cast<double>(bytes_before_ + bytes_of_file_) / static_cast<double>(total_bytes_));
    const int filled = static_cast<int>(part * kWidth);
    text = "[" + std::string(filled, '#') + std::string(kWidth - filled, '.') + "] " +
           std::to_string(static_cast<int>(part * 100)) + " %  " + text;
    if (part > 0) text += ", " + duration(seconds() * (1 - part) / part) + " left";
  }
  const std::lock_guard lock(screen_mutex);
  bar_on_screen = text;
  std::cerr << "\r\033[K" << text << std::flush;
}

}  // namespace dramatis::cli
