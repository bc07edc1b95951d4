#include "extract/input/json_scanner.h"

#include <algorithm>
#include <array>

namespace dramatis::extract {
namespace {

constexpr int kEnd = -1;
constexpr size_t kMaxDepth = 500;

bool is_space(int byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

bool holds_articles(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kNames = {"articles", "items", "results", "data",
                                                             "docs",     "hits",  "news",    "documents"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace

// The next byte, or kEnd at the end and after a failure of the source (then source_error_ is set).
int JsonScanner::peek_byte() {
  while (block_.empty()) {
    if (ended_) return kEnd;
    const Result<std::string_view> block = source_.next_block();
    if (!block.ok()) source_error_ = block.error();
    if (!block.ok() || block->empty()) {
      ended_ = true;
      return kEnd;
    }
    block_ = *block;
  }
  return static_cast<unsigned char>(block_.front());
}

int JsonScanner::take_byte() {
  const int byte = peek_byte();
  if (byte == kEnd) return kEnd;
  block_.remove_prefix(1);
  if (byte == '\n') ++line_;
  return byte;
}

Error JsonScanner::fail(size_t line, const std::string& reason) {
  if (source_error_) return *source_error_;
  return invalid_input(source_.name() + ":" + std::to_string(line) + ": " + reason);
}

// Skips white space, commas between values, and a byte order mark; returns the byte that begins the next
// value.
int JsonScanner::skip_to_value() {
  while (true) {
    const int byte = peek_byte();
    if (!is_space(byte) && byte != ',' && byte != 0xEF && byte != 0xBB && byte != 0xBF) return byte;
    take_byte();
  }
}

Result<std::optional<JsonText>> JsonScanner::next() {
  while (true) {
    if (skip_rest_of_object_ && !in_array_) {  // behind the array of {"articles": [...], ...}
      skip_rest_of_object_ = false;
      int depth = 1;
      bool in_string = false;
      for (int byte = take_byte(); byte != kEnd && depth > 0; byte = depth > 0 ? take_byte() : byte) {
        if (in_string) {
          if (byte == '\\') take_byte();
          in_string = byte != '"';
        } else if (byte == '"') {
          in_string = true;
        } else if (byte == '{' || byte == '[') {
          ++depth;
        } else if (byte == '}' || byte == ']') {
          --depth;
        }
      }
      if (depth > 0) return fail(line_, "truncated JSON: the input ends inside an object");
    }
    const int byte = skip_to_value();
    if (byte == kEnd) {
      if (source_error_) return *std::exchange(source_error_, std::nullopt);
      if (!in_array_) return std::optional<JsonText>{};
      in_array_ = false;
      return fail(line_, "truncated JSON: the input ends inside the array that began in line " +
                             std::to_string(array_line_));
    }
    if (in_array_ && byte == ']') {
      take_byte();
      in_array_ = false;
      continue;
    }
    if (!in_array_ && byte == '[') {
      take_byte();
      in_array_ = true;
      array_line_ = line_;
      continue;
    }
    Result<std::optional<JsonText>> value = take_value(!in_array_);
    if (value.ok() && !value->has_value()) continue;  // went down into an object's array
    return value;
  }
}

// Takes one value. With `descend`, an object is left at the start of an array that holds articles, and the
// result is nothing.
Result<std::optional<JsonText>> JsonScanner::take_value(bool descend) {
  JsonText value;
  value.line = line_;
  bool too_long = false;
  size_t depth = 0;
  bool in_string = false;
  size_t string_begin = 0;
  std::string last_name;  // the last string at depth 1: a member's name if a colon follows
  bool after_name = false;
  while (true) {
    const int byte = peek_byte();
    if (byte == kEnd) {
      if (depth == 0 && !in_string) break;
      in_array_ = false;
      return fail(line_, "truncated JSON: the input ends inside the value that began in line " +
                             std::to_string(value.line));
    }
    if (!in_string && depth == 0 && !value.text.empty() &&
        (is_space(byte) || byte == ',' || byte == ']' || byte == '}' || byte == '{' || byte == '[' ||
         byte == '"')) {
      break;  // behind a number or a word
    }
    if (descend && !in_string && byte == '[' && depth == 1 && after_name && holds_articles(last_name)) {
      take_byte();
      in_array_ = true;
      array_line_ = line_;
      skip_rest_of_object_ = true;
      return std::optional<JsonText>{};
    }
    take_byte();
    const char c = static_cast<char>(byte);
    if (value.text.size() < max_size_) {
      value.text += c;
    } else {
      too_long = true;
    }
    if (in_string) {
      if (c == '\\') {
        const int escaped = take_byte();
        if (escaped != kEnd && !too_long) value.text += static_cast<char>(escaped);
      } else if (c == '"') {
        in_string = false;
        if (depth == 1 && !too_long && value.text.size() - string_begin < 40) {
          last_name = value.text.substr(string_begin, value.text.size() - 1 - string_begin);
        }
        if (depth == 0) break;
      }
      continue;
    }
    if (c == '"') {
      in_string = true;
      string_begin = value.text.size();
      after_name = false;
    } else if (c == '{' || c == '[') {
      ++depth;
      after_name = false;
      if (depth > kMaxDepth) {
        in_array_ = false;
        ended_ = true;
        block_ = {};
        return fail(line_, "JSON nested more than " + std::to_string(kMaxDepth) + " deep");
      }
    } else if (c == '}' || c == ']') {
      if (depth == 0) return fail(line_, std::string("malformed JSON: unexpected '") + c + "'");
      if (--depth == 0) break;
    } else if (c == ':') {
      after_name = depth == 1;
    } else if (!is_space(byte)) {
      after_name = false;
    }
  }
  if (too_long) {
    return fail(value.line,
                "JSON value longer than the limit of " + std::to_string(max_size_ >> 20) + " MiB");
  }
  return std::optional<JsonText>(std::move(value));
}

std::vector<std::string_view> member_names(std::string_view object) {
  std::vector<std::string_view> names;
  size_t depth = 0;
  bool expects_name = false;
  for (size_t at = 0; at < object.size(); ++at) {
    const char c = object[at];
    if (c == '"') {
      const size_t begin = at + 1;
      for (++at; at < object.size() && object[at] != '"'; ++at) {
        if (object[at] == '\\') ++at;
      }
      if (expects_name && at < object.size()) names.push_back(object.substr(begin, at - begin));
      expects_name = false;
    } else if (c == '{' || c == '[') {
      if (depth == 0 && c == '[') return names;
      ++depth;
      expects_name = depth == 1;
    } else if (c == '}' || c == ']') {
      if (depth > 0) --depth;
    } else if (c == ',') {
      expects_name = depth == 1;
    }
  }
  return names;
}

}  // namespace dramatis::extract
