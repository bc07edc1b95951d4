// Output that notices when it cannot be written: a stream over a file descriptor, and a file that appears
// under its name only when it is whole.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

#include "graph/result.h"
#include "query/output/text_style.h"

namespace dramatis::cli {

// Buffered; the first failure sticks, and what is written after it is dropped. Not thread-safe.
class DescriptorStream : public std::ostream {
 public:
  explicit DescriptorStream(int descriptor);

  // Writes out the buffer. kIo with the reason, now or from an earlier write; `name` stands for the output in
  // it.
  Status flush_to(std::string_view name);
  // The other end of the pipe is closed: nobody wants the rest, which is not a failure.
  bool reader_gone() const;

 private:
  class Buffer : public std::streambuf {
   public:
    explicit Buffer(int descriptor);
    bool write_out();
    int error() const { return error_; }

   protected:
    int_type overflow(int_type c) override;
    int sync() override { return write_out() ? 0 : -1; }

   private:
    int descriptor_;
    int error_ = 0;  // errno of the first failure
    std::array<char, 65536> bytes_;
  };
  Buffer buffer_;
};

// Standard output. Closed pipes end up in reader_gone() instead of a signal.
DescriptorStream& standard_output();

// Puts the text on standard output and flushes it. A reader that is gone is no failure.
Status print(std::string_view text);

// When text for people is coloured: always, never, or on a terminal unless NO_COLOR is set. Set once, from
// the command line.
enum class Color { kAuto, kAlways, kNever };
void set_color(Color color);
// How text looks on standard output: colour, and the terminal's width.
query::TextStyle text_style();

// A file written beside its final name and renamed on commit(); without a commit nothing is left. Devices and
// pipes are written to directly.
class AtomicFile {
 public:
  static Result<std::unique_ptr<AtomicFile>> create(const std::string& path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  std::ostream& stream() { return stream_; }
  Status commit();  // at most once

 private:
  AtomicFile(int descriptor, std::string path, std::string temporary);

  int descriptor_;
  std::string path_;
  std::string temporary_;  // empty: written to directly
  DescriptorStream stream_;
};

// The file as `write` makes it, whole or not at all.
Status write_file(const std::string& path, const std::function<Status(std::ostream&)>& write);

}  // namespace dramatis::cli
