#include "extract/input/formats/json_scanner.h"

#include <utility>

namespace dramatis::extract {
namespace {

constexpr int kEnd = ByteReader::kEnd;
constexpr size_t kMaxDepth = 500;
constexpr size_t kBeginning = size_t{4} << 20;  // of an object too long to hold, to find its records in

bool is_space(int byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

// Follows brackets and strings byte by byte, to the end of one value.
class ValueEnd {
 public:
  // Takes the value's next byte; true if the value ends with it.
  bool ends_with(char c) {
    if (in_string_) {
      in_string_ = escaped_ || c != '"';
      escaped_ = !escaped_ && c == '\\';
      return !in_string_ && depth_ == 0;
    }
    if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (c == '}' || c == ']') {
      return --depth_ == 0;
    }
    return false;
  }
  // True if the value, a number or a word, ends before this byte.
  bool ends_before(int byte) const {
    return !in_string_ && depth_ == 0 &&
           (is_space(byte) ||
            std::string_view(",]}{[\"").find(static_cast<char>(byte)) != std::string_view::npos);
  }
  bool open() const { return depth_ > 0 || in_string_; }
  size_t depth() const { return depth_; }

 private:
  size_t depth_ = 0;
  bool in_string_ = false, escaped_ = false;
};

}  // namespace

Error JsonScanner::fail(size_t line, const std::string& reason) {
  if (const auto error = bytes_.take_error()) return *error;
  return invalid_input(bytes_.name() + ":" + std::to_string(line) + ": " + reason);
}

// The input ended inside an array, an object, a value.
Error JsonScanner::fail_inside(const std::string& what, size_t line) {
  abandon();
  return fail(bytes_.line(), "truncated JSON: the input ends inside the " + what + " that began in line " +
                                 std::to_string(line));
}

void JsonScanner::enter(bool array) {
  levels_.push_back({array, bytes_.line()});
  objects_ += array ? 0 : 1;
  bytes_.take();
}

void JsonScanner::abandon() {
  levels_.clear();
  objects_ = 0;
}

void JsonScanner::leave() {
  objects_ -= levels_.back().array ? 0 : 1;
  levels_.pop_back();
  bytes_.take();
}

// Skips white space and commas between values; returns the byte that begins the next value.
int JsonScanner::skip_to_value() {
  while (true) {
    const int byte = bytes_.peek();
    if (!is_space(byte) && byte != ',') return byte;
    bytes_.take();
  }
}

Result<std::optional<JsonText>> JsonScanner::next() {
  while (true) {
    const int byte = skip_to_value();
    if (levels_.empty()) {
      path_.clear();
      if (byte == kEnd) {
        if (const auto error = bytes_.take_error()) return *error;
        return std::optional<JsonText>{};
      }
      if (byte == '[') {
        enter(/*array=*/true);
        continue;
      }
      Result<std::optional<JsonText>> value = take_value(/*top=*/true);
      if (value.ok() && !value->has_value()) continue;  // entered it
      return value;
    }
    const Level level = levels_.back();
    if (byte == kEnd) return fail_inside(level.array ? "array" : "object", level.line);
    if (byte == (level.array ? ']' : '}')) {
      leave();
      continue;
    }
    int value_begin = byte;
    bool wanted = true;
    if (!level.array) {
      const Result<bool> on_path = take_member_name();
      if (!on_path.ok()) return on_path.error();
      wanted = *on_path;
      value_begin = skip_to_value();
    }
    if (wanted && (value_begin == '[' || (value_begin == '{' && !is_behind_path()))) {
      const bool yields_lists = level.array && value_begin == '[' && is_behind_path();
      if (levels_.size() > kMaxDepth) {
        abandon();
        bytes_.stop();
        return fail(bytes_.line(), "JSON nested more than " + std::to_string(kMaxDepth) + " deep");
      }
      if (!yields_lists) {
        enter(value_begin == '[');
        continue;
      }
    }
    Result<std::optional<JsonText>> value = take_value(/*top=*/false);
    if (!value.ok() || (wanted && is_behind_path())) return value;
  }
}

// Takes a member's name and the colon; true if the path goes on with that name.
Result<bool> JsonScanner::take_member_name() {
  const size_t line = bytes_.line();
  const auto name = take_value(/*top=*/false);
  if (!name.ok()) return name.error();
  if (skip_to_value() != ':') {
    abandon();
    return fail(line, "malformed JSON: a member without a name or a value");
  }
  bytes_.take();
  const std::string& expected = path_[objects_ - 1];
  return expected == "*" || (*name)->text == "\"" + expected + "\"";
}

// Takes one value. One at the top that is an object longer than the limit is entered, if there is a path into
// it, and the result is nothing.
Result<std::optional<JsonText>> JsonScanner::take_value(bool top) {
  JsonText value;
  value.line = bytes_.line();
  value.behind_path = objects_ > 0;
  ValueEnd end;
  bool too_long = false;
  while (true) {
    const int byte = bytes_.peek();
    if (byte == kEnd) {
      if (!end.open()) break;
      return fail_inside("value", value.line);
    }
    if (!value.text.empty() && end.ends_before(byte)) break;
    const char c = static_cast<char>(byte);
    if (value.text.empty() && std::string_view("}]:").find(c) != std::string_view::npos) {
      bytes_.take();
      return fail(bytes_.line(), std::string("malformed JSON: unexpected '") + c + "'");
    }
    if (value.text.size() >= max_size_ && !too_long) {
      too_long = true;
      auto path = top && value.text.front() == '{'
                      ? find_path_(std::string_view(value.text).substr(0, kBeginning))
                      : std::nullopt;
      if (path) {
        path_ = std::move(*path);
        bytes_.replay(std::move(value.text), value.line);
        enter(/*array=*/false);
        return std::optional<JsonText>{};
      }
    }
    bytes_.take();
    if (!too_long) value.text += c;
    const bool ended = end.ends_with(c);
    if (end.depth() > kMaxDepth) {
      abandon();
      bytes_.stop();
      return fail(bytes_.line(), "JSON nested more than " + std::to_string(kMaxDepth) + " deep");
    }
    if (ended) break;
  }
  if (too_long) {
    return fail(value.line,
                "JSON value longer than the limit of " + std::to_string(max_size_ >> 20) + " MiB");
  }
  return std::optional<JsonText>(std::move(value));
}

}  // namespace dramatis::extract
