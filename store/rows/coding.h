// The byte encodings of keys and values; docs/store_format.md is their specification.
//
// Values: integers as varints (LEB128), strings with their length before them. Keys: encodings whose byte
// order is the order of what they encode. Decoding checks every bound; a failure sticks, and what is read
// after it is empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/view.h"
#include "graph/vocabulary.h"

namespace dramatis::store {

// Appends values to a string.
class ValueWriter {
 public:
  explicit ValueWriter(std::string& out) : out_(out) {}

  void number(uint64_t value);
  void text(std::string_view value);
  void optional_text(const std::optional<std::string>& value);
  void real(double value);  // exact: the eight bytes of IEEE 754, little-endian
  void span(const graph::TextSpan& span);

 private:
  std::string& out_;
};

class ValueReader {
 public:
  explicit ValueReader(std::string_view in) : in_(in) {}

  uint64_t number();
  uint64_t number_below(uint64_t limit);  // fails when it is not
  uint32_t number32();
  bool flag() { return number_below(2) == 1; }
  // The length of a list, each of whose items takes a byte at least: a corrupt length cannot ask for much
  // memory.
  size_t length();
  std::string text();
  std::string_view text_view();
  std::optional<std::string> optional_text();
  double real();
  graph::TextSpan span();
  // An enumerator from `first` to `last`, whose numbers are contiguous.
  template <typename E>
  E enumerator(E first, E last) {
    const uint64_t value = number();
    if (value < static_cast<uint64_t>(first) || value > static_cast<uint64_t>(last)) fail();
    return failed_ ? first : static_cast<E>(value);
  }

  void fail();
  bool failed() const { return failed_; }
  // Everything was read, and it was all right.
  bool complete() const { return !failed_ && in_.empty(); }

 private:
  std::string_view in_;
  bool failed_ = false;
};

inline constexpr std::string_view kTextEnd("\0\1", 2);  // of a text in a key

// Appends parts of keys.
class KeyWriter {
 public:
  explicit KeyWriter(std::string& out) : out_(out) {}

  // Ordered as the texts are, also when more parts follow: 00 becomes 00 FF, and 00 01 ends the text.
  KeyWriter& text(std::string_view value);
  KeyWriter& last_text(std::string_view value);  // as it is, where nothing follows
  KeyWriter& byte(uint8_t value);
  KeyWriter& fixed32(uint32_t value);  // big-endian

 private:
  std::string& out_;
};

class KeyReader {
 public:
  explicit KeyReader(std::string_view in) : in_(in) {}

  std::string text();
  std::string last_text();
  uint8_t byte();
  uint32_t fixed32();
  void fail() { failed_ = true; }
  bool complete() const { return !failed_ && in_.empty(); }

 private:
  std::string_view in_;
  bool failed_ = false;
};

// Parts of an edge in a key.
void read_kind(KeyReader& reader, graph::EdgeKey& edge);
void read_negated(KeyReader& reader, graph::EdgeKey& edge);

}  // namespace dramatis::store
