#include "extract/input/record_source.h"

#include <string>
#include <string_view>
#include <vector>

#include "extract/input/csv_scanner.h"

namespace dramatis::extract {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

// True if `text` begins with an object that closes within its first line, or a line longer than what is at
// hand.
bool is_object_a_line(std::string_view text) {
  const size_t newline = text.find('\n');
  if (newline == std::string_view::npos) return true;
  std::string_view line = text.substr(0, newline);
  while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
  return line.size() > 1 && line.ends_with('}');
}

// A header with a separator and a column whose name says text.
bool is_csv(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (line.size() > 2000 || line.find_first_of(",;\t") == std::string_view::npos) return false;
  const char separator = guess_separator(line);
  std::vector<std::string> names;
  for (size_t at = 0; at <= line.size();) {
    const size_t end = std::min(line.find(separator, at), line.size());
    std::string name(line.substr(at, end - at));
    if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    if (name.find(' ') != std::string::npos || name.size() > 30) return false;  // prose
    names.push_back(std::move(name));
    at = end + 1;
  }
  return names.size() > 1 && FieldMap({}).has_text(names);
}

InputFormat guess_by_content(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return InputFormat::kText;
  text.remove_prefix(begin);
  if (text.front() == '{') return is_object_a_line(text) ? InputFormat::kJsonl : InputFormat::kJson;
  if (text.front() == '[') {
    const size_t next = text.find_first_not_of(" \t\r\n", 1);
    const bool array = next != std::string_view::npos && (text[next] == '{' || text[next] == ']');
    return array ? InputFormat::kJson : InputFormat::kText;
  }
  if (text.front() == '<') {
    const std::string head = lower(text.substr(0, 2000));
    for (const char* mark : {"<rss", "<feed", "<rdf:rdf"}) {
      if (head.find(mark) != std::string::npos) return InputFormat::kRss;
    }
    for (const char* mark : {"<!doctype html", "<html", "<head", "<body", "<p", "<div", "<article"}) {
      if (head.find(mark) != std::string::npos) return InputFormat::kHtml;
    }
    return head.starts_with("<?xml") ? InputFormat::kRss : InputFormat::kText;
  }
  return is_csv(text) ? InputFormat::kCsv : InputFormat::kText;
}

}  // namespace

InputFormat guess_format(const std::string& name, std::string_view first_bytes) {
  std::string path = lower(name);
  for (const char* suffix : {".gz", ".zst", ".bz2", ".xz"}) {
    if (path.ends_with(suffix)) {
      path.resize(path.size() - std::string_view(suffix).size());
      break;
    }
  }
  const size_t dot = path.find_last_of("./");
  const std::string extension = dot != std::string::npos && path[dot] == '.' ? path.substr(dot + 1) : "";
  if (extension == "txt" || extension == "text" || extension == "md") return InputFormat::kText;
  if (extension == "jsonl" || extension == "ndjson") return InputFormat::kJsonl;
  if (extension == "csv" || extension == "tsv") return InputFormat::kCsv;
  if (extension == "html" || extension == "htm" || extension == "xhtml") return InputFormat::kHtml;
  if (extension == "rss" || extension == "atom") return InputFormat::kRss;
  return guess_by_content(first_bytes);
}

std::string origin_of(const ByteSource& bytes, size_t line) {
  return bytes.name() + ":" + std::to_string(line);
}

Error at_origin(const std::string& origin, const Error& reason) {
  return {reason.kind, origin + ": " + reason.message};
}

}  // namespace dramatis::extract
