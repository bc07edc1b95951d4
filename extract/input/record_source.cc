#include "extract/input/record_source.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/input/formats/csv_scanner.h"
#include "extract/input/formats/formats.h"
#include "extract/input/record_fields.h"
#include "extract/text/ascii.h"

namespace dramatis::extract {
namespace {

// True if `text` begins with an object that closes within its first line. A line longer than what is at hand
// is better read as JSON, which needs not hold it.
bool is_object_a_line(std::string_view text) {
  const size_t newline = text.find('\n');
  if (newline == std::string_view::npos) return text.ends_with('}');
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

// A message or a mailbox: some header fields of e-mail (RFC 5322) before the first blank line.
bool is_mail(std::string_view text) {
  constexpr std::array<std::string_view, 12> kFields = {
      "from:",         "to:",       "date:",        "subject:",      "message-id:", "mime-version:",
      "content-type:", "received:", "return-path:", "delivered-to:", "reply-to:",   "cc:"};
  const bool mailbox = text.starts_with("From ");
  size_t found = 0, line_number = 0;
  for (size_t at = 0; at < text.size() && line_number < 100; ++line_number) {
    const size_t end = std::min(text.find('\n', at), text.size());
    std::string line = ascii_lower(text.substr(at, std::min<size_t>(end - at, 40)));
    if (line.empty() || line == "\r") break;
    const bool folded = line.front() == ' ' || line.front() == '\t';
    const bool header = std::any_of(kFields.begin(), kFields.end(),
                                    [&](std::string_view field) { return line.starts_with(field); });
    found += header ? 1 : 0;
    const size_t colon = line.find(':');
    const bool any_header = colon != std::string::npos && line.find(' ') > colon;
    if (!any_header && !folded && !(mailbox && line_number == 0)) return false;
    at = end + 1;
  }
  return found >= 3 || (mailbox && found >= 1);
}

// What a database of newspapers (LexisNexis, Factiva-like) exports as text.
bool is_nexis(std::string_view text) {
  bool boundary = false, label = false;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    boundary = boundary || is_nexis_boundary(line);
    label = label || (line.size() < 100 && (ascii_lower(line).starts_with("length:") ||
                                            ascii_lower(line).starts_with("load-date:")));
    at = end + 1;
  }
  return boundary && label;
}

InputFormat guess_by_content(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.starts_with("WARC/")) return InputFormat::kWarc;
  if (is_mail(text)) return InputFormat::kMail;
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
    const std::string head = ascii_lower(text.substr(0, 2000));
    for (const char* mark : {"<rss", "<feed", "<rdf:rdf"}) {
      if (head.find(mark) != std::string::npos) return InputFormat::kRss;
    }
    for (const char* mark : {"<!doctype html", "<html", "<head", "<body", "<p", "<div", "<article"}) {
      if (head.find(mark) != std::string::npos) return InputFormat::kHtml;
    }
    return head.starts_with("<?xml") ? InputFormat::kRss : InputFormat::kText;
  }
  if (is_csv(text)) return InputFormat::kCsv;
  return is_nexis(text) ? InputFormat::kNexis : InputFormat::kText;
}

}  // namespace

InputFormat guess_format(const std::string& name, std::string_view first_bytes) {
  std::string path = ascii_lower(name);
  for (const char* suffix : {".gz", ".zst", ".bz2", ".xz"}) {
    if (path.ends_with(suffix)) {
      path.resize(path.size() - std::string_view(suffix).size());
      break;
    }
  }
  const size_t dot = path.find_last_of("./");
  const std::string extension = dot != std::string::npos && path[dot] == '.' ? path.substr(dot + 1) : "";
  if (extension == "txt" || extension == "text" || extension == "md") {
    return is_mail(first_bytes)    ? InputFormat::kMail
           : is_nexis(first_bytes) ? InputFormat::kNexis
                                   : InputFormat::kText;
  }
  if (extension == "jsonl" || extension == "ndjson") return InputFormat::kJsonl;
  if (extension == "csv" || extension == "tsv") return InputFormat::kCsv;
  if (extension == "html" || extension == "htm" || extension == "xhtml") return InputFormat::kHtml;
  if (extension == "rss" || extension == "atom") return InputFormat::kRss;
  if (extension == "eml" || extension == "mbox" || extension == "mbx") return InputFormat::kMail;
  if (extension == "warc" || extension == "wet") return InputFormat::kWarc;
  return guess_by_content(first_bytes);
}

std::unique_ptr<RecordSource> open_records(InputFormat format, std::unique_ptr<ByteSource> bytes,
                                           const ReadingContext& context) {
  switch (format) {
    case InputFormat::kJsonl:
      return open_jsonl(std::move(bytes), context);
    case InputFormat::kJson:
      return open_json(std::move(bytes), context);
    case InputFormat::kCsv:
      return open_csv(std::move(bytes), context);
    case InputFormat::kHtml:
      return open_html(std::move(bytes), context);
    case InputFormat::kRss:
      return open_feed(std::move(bytes), context);
    case InputFormat::kMail:
      return open_mail(std::move(bytes), context);
    case InputFormat::kNexis:
      return open_nexis(std::move(bytes), context);
    case InputFormat::kWarc:
      return open_warc(std::move(bytes), context);
    case InputFormat::kText:
    case InputFormat::kAuto:
      break;
  }
  return open_text(std::move(bytes), context);
}

std::string origin_of(const ByteSource& bytes, size_t line, size_t record) {
  std::string origin = bytes.name() + ":" + std::to_string(line);
  if (record > 0) origin += " (record " + std::to_string(record) + ")";
  return origin;
}

Error at_origin(const std::string& origin, const Error& reason) {
  return {reason.kind, origin + ": " + reason.message};
}

}  // namespace dramatis::extract
