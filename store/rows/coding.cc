#include "store/rows/coding.h"

#include <bit>
#include <limits>

namespace dramatis::store {

void ValueWriter::number(uint64_t value) {
  while (value >= 0x80) {
    out_ += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out_ += static_cast<char>(value);
}

void ValueWriter::text(std::string_view value) {
  number(value.size());
  out_ += value;
}

void ValueWriter::optional_text(const std::optional<std::string>& value) {
  number(value ? 1 : 0);
  if (value) text(*value);
}

void ValueWriter::real(double value) {
  const auto bits = std::bit_cast<uint64_t>(value);
  for (int shift = 0; shift < 64; shift += 8) out_ += static_cast<char>(bits >> shift);
}

void ValueWriter::span(const graph::TextSpan& span) {
  number(span.begin);
  number(span.end);
}

void ValueReader::fail() {
  failed_ = true;
  in_ = {};
}

uint64_t ValueReader::number() {
  uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    if (in_.empty()) break;
    const auto byte = static_cast<unsigned char>(in_.front());
    in_.remove_prefix(1);
    value |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  fail();
  return 0;
}

uint64_t ValueReader::number_below(uint64_t limit) {
  const uint64_t value = number();
  if (value < limit) return value;
  fail();
  return 0;
}

uint32_t ValueReader::number32() {
  return static_cast<uint32_t>(number_below(uint64_t{std::numeric_limits<uint32_t>::max()} + 1));
}

size_t ValueReader::length() {
  const uint64_t count = number();
  if (count <= in_.size()) return count;
  fail();
  return 0;
}

std::string_view ValueReader::text_view() {
  const size_t size = length();
  const std::string_view value = in_.substr(0, size);
  in_.remove_prefix(size);
  return value;
}

std::string ValueReader::text() { return std::string(text_view()); }

std::optional<std::string> ValueReader::optional_text() {
  if (!flag()) return std::nullopt;
  return text();
}

double ValueReader::real() {
  if (in_.size() < 8) {
    fail();
    return 0;
  }
  uint64_t bits = 0;
  for (size_t i = 0; i < 8; ++i) bits |= uint64_t{static_cast<unsigned char>(in_[i])} << (8 * i);
  in_.remove_prefix(8);
  return std::bit_cast<double>(bits);
}

graph::TextSpan ValueReader::span() {
  const uint32_t begin = number32();
  const uint32_t end = number32();
  return {begin, end};
}

KeyWriter& KeyWriter::text(std::string_view value) {
  for (size_t zero; (zero = value.find('\0')) != std::string_view::npos; value.remove_prefix(zero + 1))
    out_.append(value.substr(0, zero + 1)) += '\xFF';
  out_ += value;
  out_ += '\0';
  out_ += '\x01';
  return *this;
}

KeyWriter& KeyWriter::last_text(std::string_view value) {
  out_ += value;
  return *this;
}

KeyWriter& KeyWriter::byte(uint8_t value) {
  out_ += static_cast<char>(value);
  return *this;
}

KeyWriter& KeyWriter::fixed32(uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out_ += static_cast<char>(value >> shift);
  return *this;
}

std::string KeyReader::text() {
  std::string value;
  while (!failed_) {
    const size_t zero = in_.find('\0');
    if (zero == std::string_view::npos || zero + 1 == in_.size()) break;
    value += in_.substr(0, zero);
    const char mark = in_[zero + 1];
    in_.remove_prefix(zero + 2);
    if (mark == '\x01') return value;
    if (mark != '\xFF') break;
    value += '\0';
  }
  fail();
  return {};
}

std::string KeyReader::last_text() {
  std::string value(in_);
  in_ = {};
  return value;
}

uint8_t KeyReader::byte() {
  if (in_.empty()) {
    fail();
    return 0;
  }
  const auto value = static_cast<uint8_t>(in_.front());
  in_.remove_prefix(1);
  return value;
}

uint32_t KeyReader::fixed32() {
  uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | byte();
  return value;
}

}  // namespace dramatis::store
