#include "extract/input/formats/json_repair.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dramatis::extract {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The value of \uXXXX at `at`, or -1.
int32_t unicode_escape(std::string_view text, size_t at) {
  if (text.size() - at < 6 || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int32_t value = 0;
  for (size_t i = at + 2; i < at + 6; ++i) {
    const char c = text[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

class Repair {
 public:
  explicit Repair(std::string_view text) : text_(text) {}

  std::optional<RepairedJson> run() {
    while (at_ < text_.size()) {
      if (text_[at_] == '"') {
        string();
      } else if (text_[at_] == ',') {
        comma();
      } else if (!word()) {
        result_.text += text_[at_++];
      }
    }
    if (result_.reason.empty()) return std::nullopt;
    return std::move(result_);
  }

 private:
  void mended(std::string_view what) {
    if (result_.reason.empty()) result_.reason = what;
  }

  bool word() {
    constexpr std::array<std::string_view, 6> kWords = {"NaN",       "-Infinity", "Infinity",
                                                        "undefined", "-NaN",      "None"};
    const std::string_view rest = text_.substr(at_, 12);
    for (const std::string_view known : kWords) {
      if (!rest.starts_with(known)) continue;
      mended(known);
      result_.text += "null";
      at_ += known.size();
      return true;
    }
    return false;
  }

  void comma() {
    size_t next = at_ + 1;
    while (next < text_.size() && is_space(text_[next])) ++next;
    const bool trailing = next < text_.size() && (text_[next] == '}' || text_[next] == ']');
    if (trailing) {
      mended("a comma before a closing bracket");
    } else {
      result_.text += ',';
    }
    result_.text += text_.substr(at_ + 1, next - at_ - 1);
    at_ = next;
  }

  void string() {
    result_.text += text_[at_++];
    while (at_ < text_.size() && text_[at_] != '"') {
      const char c = text_[at_];
      if (c == '\\') {
        escape();
      } else if (static_cast<unsigned char>(c) < 0x20) {
        mended("a control character");
        result_.text += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : " ";
        ++at_;
      } else {
        result_.text += c;
        ++at_;
      }
    }
    if (at_ < text_.size()) result_.text += text_[at_++];
  }

  void escape() {
    const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (kind == 'u') {
      const int32_t first = unicode_escape(text_, at_);
      const bool high = first >= 0xD800 && first < 0xDC00, low = first >= 0xDC00 && first < 0xE000;
      const int32_t second = high && at_ + 6 < text_.size() ? unicode_escape(text_, at_ + 6) : -1;
      if (first >= 0 && !low && (!high || (second >= 0xDC00 && second < 0xE000))) {
        const size_t size = high ? 12 : 6;
        result_.text += text_.substr(at_, size);
        at_ += size;
        return;
      }
      mended(first < 0 ? "a broken escape" : "half of a surrogate pair");
      result_.text += "\\ufffd";
      at_ += first < 0 ? 2 : 6;
      return;
    }
    if (kind == '\0' || std::string_view("\"\\/bfnrt").find(kind) != std::string_view::npos) {
      result_.text += text_.substr(at_, 2);
      at_ = std::min(at_ + 2, text_.size());
      return;
    }
    mended("an escape that JSON has not");
    if (kind == 'x') {  // as in C: its two digits stay as they stand
      result_.text += "\\\\x";
      at_ += 2;
    } else {
      ++at_;  // \' is '
    }
  }

  std::string_view text_;
  size_t at_ = 0;
  RepairedJson result_;
};

}  // namespace

std::optional<RepairedJson> repair_json(std::string_view text) { return Repair(text).run(); }

}  // namespace dramatis::extract
