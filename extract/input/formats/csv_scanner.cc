#include "extract/input/formats/csv_scanner.h"

#include <utility>

namespace dramatis::extract {
namespace {

constexpr int kEnd = ByteReader::kEnd;
constexpr size_t kMaxFields = 10'000;
constexpr size_t kMostReplayed = size_t{1} << 20;
constexpr int kMostTimesBack = 100;  // so that the time stays linear

}  // namespace

int CsvScanner::take_byte() {
  const int byte = bytes_.take();
  if (byte == kEnd) return kEnd;
  ++offset_;
  if (row_text_.size() < kMostReplayed) row_text_ += static_cast<char>(byte);
  return byte;
}

// Goes back to where the row's second line begins; false if the row has none or is too long.
bool CsvScanner::go_back_to_second_line(const CsvRow& row) {
  const size_t newline = row_text_.find('\n');
  if (newline + 1 >= row_text_.size() || newline == std::string::npos) return true;  // nothing follows
  if (row_text_.size() >= kMostReplayed || ++went_back_ > kMostTimesBack) return false;
  bytes_.replay(row_text_.substr(newline + 1), row.line + 1);
  offset_ = row.offset + newline + 1;
  return true;
}

// True if the quote that was taken last ends its field: what follows is behind a field.
bool CsvScanner::is_closing_quote() {
  if (bytes_.peek() == kEnd) return true;
  const std::string_view block = bytes_.at_hand();
  size_t at = 0;
  while (at < block.size() && block[at] != separator_ && (block[at] == ' ' || block[at] == '\t')) ++at;
  return at == block.size() || block[at] == separator_ || block[at] == '\n' || block[at] == '\r';
}

Result<std::optional<CsvRow>> CsvScanner::next() {
  while (true) {
    CsvRow row;
    row.line = bytes_.line();
    row.offset = offset_;
    row.fields.emplace_back();
    row_text_.clear();
    size_t size = 0;
    bool too_long = false;
    bool quoted = false;      // inside quotes
    bool backslash = false;   // the last byte there is one
    bool field_start = true;  // a quote here opens
    bool row_ended = false;
    while (!row_ended) {
      const int byte = take_byte();
      if (byte == kEnd) {
        if (const auto error = bytes_.take_error()) return *error;
        if (quoted) {
          const bool back = go_back_to_second_line(row);
          return invalid_input(bytes_.name() + ":" + std::to_string(row.line) +
                               ": truncated CSV: a quoted field of this row is never closed" +
                               (back ? "" : "; what follows is lost"));
        }
        if (size == 0) return std::optional<CsvRow>{};
        break;
      }
      ++size;
      too_long = too_long || size > max_size_ || row.fields.size() > kMaxFields;
      const char c = static_cast<char>(byte);
      if (quoted) {
        if (c == '"' && bytes_.peek() == '"') {
          take_byte();
          backslash = false;
        } else if (c == '"' && is_closing_quote()) {
          quoted = false;
          continue;
        } else if (c == '"' && backslash && !too_long) {
          row.fields.back().pop_back();  // \" is "
        }
        backslash = c == '\\' && !backslash;
      } else if (c == '"' && field_start) {
        quoted = true;
        field_start = false;
        continue;
      } else if (c == separator_) {
        if (!too_long) row.fields.emplace_back();
        field_start = true;
        continue;
      } else if (c == '\n') {
        row_ended = true;
        continue;
      } else if (c == '\r' && (bytes_.peek() == '\n' || bytes_.peek() == kEnd)) {
        continue;
      }
      field_start = false;
      if (!too_long) row.fields.back() += c;
    }
    if (too_long) {
      return invalid_input(bytes_.name() + ":" + std::to_string(row.line) +
                           ": row longer than the limit of " + std::to_string(max_size_ >> 20) + " MiB");
    }
    if (row.fields.size() == 1 && row.fields[0].empty()) continue;  // a blank line
    return std::optional<CsvRow>(std::move(row));
  }
}

char guess_separator(std::string_view first_line) {
  constexpr std::string_view kSeparators = ",;\t|";
  if (first_line.starts_with("sep=") && first_line.size() > 4) return first_line[4];
  char best = ',';
  size_t best_count = 0;
  for (const char separator : kSeparators) {
    size_t count = 0;
    bool quoted = false;
    for (const char c : first_line) {
      quoted = quoted != (c == '"');
      count += !quoted && c == separator;
    }
    if (count > best_count) {
      best = separator;
      best_count = count;
    }
  }
  return best;
}

}  // namespace dramatis::extract
