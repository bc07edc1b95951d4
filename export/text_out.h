// TextOut: text gathered in one block before it goes to a stream, with numbers written the shortest way that
// reads back the same, whatever the locale.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <ostream>
#include <string>
#include <string_view>

#include "export/text.h"

namespace dramatis::exporting {

class TextOut {
 public:
  explicit TextOut(std::ostream& out) : out_(out) { block_.reserve(kBlock + kBlock / 4); }
  ~TextOut() { flush(); }
  TextOut(const TextOut&) = delete;
  TextOut& operator=(const TextOut&) = delete;

  TextOut& operator<<(std::string_view text) {
    block_ += text;
    return *this;
  }
  TextOut& operator<<(char c) {
    block_ += c;
    return *this;
  }
  template <typename Number>
  requires((std::integral<Number> && !std::same_as<Number, char>) || std::floating_point<Number>) TextOut&
  operator<<(Number number) {
    if constexpr (std::same_as<Number, bool>) {
      block_ += number ? "true" : "false";
    } else {
      std::array<char, 32> digits;
      block_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
    }
    return *this;
  }
  TextOut& xml(std::string_view text) { return add(append_xml, text); }
  TextOut& xml_for_gephi(std::string_view text) { return add(append_xml_for_gephi, text); }
  TextOut& csv(std::string_view text) { return add(append_csv, text); }
  TextOut& csv_for_gephi(std::string_view text) { return add(append_csv_for_gephi, text); }
  TextOut& quoted(std::string_view text) { return add(append_quoted, text); }

  // To be called now and then, such as after each record: writes out the block once it is full.
  void end_record() {
    if (block_.size() >= kBlock) flush();
  }

 private:
  TextOut& add(void (*append)(std::string&, std::string_view), std::string_view text) {
    append(block_, text);
    return *this;
  }
  void flush() {
    out_.write(block_.data(), static_cast<std::streamsize>(block_.size()));
    block_.clear();
  }

  static constexpr size_t kBlock = 65536;
  std::ostream& out_;
  std::string block_;
};

}  // namespace dramatis::exporting
