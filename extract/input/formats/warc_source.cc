// WARC (ISO 28500), as Common Crawl keeps the pages of news sites: responses with HTML, and "conversion"
// records with the text of a page (WET). Requests, metadata, pictures and answers other than 200 are counted
// and left out.

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "extract/input/formats/formats.h"
#include "extract/input/formats/html_page.h"
#include "extract/text/ascii.h"

namespace dramatis::extract {
namespace {

using Headers = std::map<std::string, std::string>;  // names in lower case

void add_header(std::string_view line, Headers& headers) {
  const size_t colon = line.find(':');
  if (colon != std::string_view::npos)
    headers[ascii_lower(line.substr(0, colon))] = trimmed(line.substr(colon + 1));
}

std::string value(const Headers& headers, const std::string& name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

// An HTTP message: its status, header and body.
struct Answer {
  int status = 0;
  Headers headers;
  std::string body;
};

Answer answer_of(const std::string& block) {
  Answer answer;
  size_t at = 0;
  for (bool first = true; at < block.size(); first = false) {
    const size_t end = std::min(block.find('\n', at), block.size());
    const std::string_view line = std::string_view(block).substr(at, end - at);
    at = std::min(end + 1, block.size());
    if (line.empty() || line == "\r") break;
    if (first) {
      const size_t space = line.find(' ');
      if (space != std::string_view::npos)
        answer.status = std::atoi(std::string(line.substr(space + 1, 3)).c_str());
    } else {
      add_header(line, answer.headers);
    }
  }
  answer.body = block.substr(at);
  return answer;
}

// The body of "Transfer-Encoding: chunked"; as it stands if it is not chunked, as crawlers keep the header
// when they have put the chunks together.
std::string without_chunks(const std::string& body) {
  std::string result;
  for (size_t at = 0; at < body.size();) {
    const size_t line_end = body.find("\r\n", at);
    if (line_end == std::string::npos || line_end == at || line_end - at > 16) return body;
    char* number_end = nullptr;
    const size_t size = std::strtoul(body.c_str() + at, &number_end, 16);
    if (number_end == body.c_str() + at) return body;
    if (size == 0) break;
    const size_t begin = line_end + 2;
    if (begin >= body.size()) break;
    result += body.substr(begin, std::min(size, body.size() - begin));
    at = size > body.size() - begin ? body.size() : begin + size + 2;
  }
  return result;
}

Result<std::string> unpacked(std::string body, const std::string& name, size_t limit) {
  auto source = ByteSource::from_bytes(name, std::move(body));
  if (!source.ok()) return source.error();
  return read_all(**source, limit);
}

std::string charset_of(const std::string& content_type) {
  const size_t at = ascii_lower(content_type).find("charset=");
  if (at == std::string::npos) return {};
  std::string charset = content_type.substr(at + 8);
  charset = charset.substr(0, charset.find_first_of("; "));
  std::erase(charset, '"');
  return charset;
}

class WarcSource : public RecordSource {
 public:
  WarcSource(std::unique_ptr<ByteSource> bytes, const ReadingContext& context)
      : bytes_(std::move(bytes)), context_(context) {}

  Result<std::optional<SourceRecord>> next() override {
    while (!ended_) {
      Result<std::optional<SourceRecord>> record = next_record();
      if (!record.ok() || record->has_value()) return record;
    }
    if (const size_t left_out = std::exchange(left_out_, 0); left_out > 0) {
      context_.warnings.tell(
          bytes_->name() + ": " + std::to_string(left_out) +
          " records that are no page found (requests, pictures, redirections ...) are left out");
    }
    return std::optional<SourceRecord>{};
  }

 private:
  // The next record's article; nothing if it is none, and at the end.
  Result<std::optional<SourceRecord>> next_record() {
    std::string line;
    do {
      const Result<bool> more = take_line(line);
      if (!more.ok()) return fail(more.error());
      if (!*more) {
        ended_ = true;
        return std::optional<SourceRecord>{};
      }
    } while (line.empty());
    const std::string origin = bytes_->name() + " (record " + std::to_string(++record_number_) + ")";
    if (!line.starts_with("WARC/"))
      return fail(invalid_input(origin + ": damaged WARC: no record begins where one should"));
    Headers headers;
    while (true) {
      const Result<bool> more = take_line(line);
      if (!more.ok()) return fail(more.error());
      if (!*more) return fail(invalid_input(origin + ": truncated WARC: the input ends inside the record"));
      if (line.empty()) break;
      add_header(line, headers);
    }
    const std::string length = value(headers, "content-length");
    if (length.empty() || length.size() > 15 || length.find_first_not_of("0123456789") != std::string::npos)
      return fail(invalid_input(origin + ": damaged WARC: a record without its length"));
    const std::string type = value(headers, "warc-type");
    const size_t size = std::stoull(length);
    const bool wanted = type == "response" || type == "resource" || type == "conversion";
    const bool too_long = size > context_.options.max_record_size;
    std::string block;
    if (const Status taken = take(size, wanted && !too_long ? &block : nullptr); !taken.ok())
      return fail(at_origin(origin, taken.error()));
    if (wanted && too_long) {
      return invalid_input(origin + ": longer than the limit of " +
                           std::to_string(context_.options.max_record_size >> 20) + " MiB");
    }
    if (!wanted) return leave_out();
    return article_of(type, headers, block, origin);
  }

  Result<std::optional<SourceRecord>> article_of(const std::string& type, const Headers& headers,
                                                 const std::string& block, const std::string& origin) {
    Answer answer;
    if (type == "response") {
      answer = answer_of(block);
      if (answer.status != 200) return leave_out();
      if (ascii_lower(value(answer.headers, "transfer-encoding")) == "chunked")
        answer.body = without_chunks(answer.body);
      if (const std::string encoding = value(answer.headers, "content-encoding"); !encoding.empty()) {
        auto body = unpacked(std::move(answer.body), origin, context_.options.max_record_size);
        if (!body.ok()) return body.error();
        answer.body = std::move(body).value();
      }
    } else {
      answer.headers = headers;
      answer.body = block;
    }
    const std::string content_type = ascii_lower(value(answer.headers, "content-type"));
    SourceRecord record;
    if (content_type.find("html") != std::string::npos) {
      auto page = record_of_page(answer.body, charset_of(value(answer.headers, "content-type")));
      if (!page.ok()) return at_origin(origin, page.error());
      record = std::move(page).value();
    } else if (content_type.starts_with("text/plain") && type == "conversion") {
      if (const Status text = check_text(answer.body, 0); !text.ok()) return at_origin(origin, text.error());
      record.text = std::move(answer.body);
    } else {
      return leave_out();
    }
    record.origin = origin;
    if (!record.info.url) record.info.url = value(headers, "warc-target-uri");
    if (!record.info.date) record.info.date = value(headers, "warc-date");
    std::string id = value(headers, "warc-record-id");
    std::erase_if(id, [](char c) { return c == '<' || c == '>'; });
    record.info.id = id.starts_with("urn:uuid:") ? id.substr(9) : id;
    for (auto* field : {&record.info.url, &record.info.date}) {
      if (*field && ((*field)->empty() || !check_text(**field, 0).ok())) field->reset();
    }
    if (!check_text(record.info.id, 0).ok()) record.info.id.clear();
    return std::optional<SourceRecord>(std::move(record));
  }

  std::optional<SourceRecord> leave_out() {
    ++left_out_;
    return std::nullopt;
  }

  Error fail(const Error& error) {
    ended_ = true;
    return error;
  }

  // Makes sure that block_ holds a byte; false at the end.
  Result<bool> fill() {
    if (!block_.empty()) return true;
    const Result<std::string_view> block = bytes_->next_block();
    if (!block.ok()) return block.error();
    block_ = *block;
    return !block_.empty();
  }

  // A line of a header without its end; false at the end of the input.
  Result<bool> take_line(std::string& line) {
    constexpr size_t kLongest = 1 << 16;
    line.clear();
    bool any = false;
    while (true) {
      const Result<bool> more = fill();
      if (!more.ok()) return more.error();
      if (!*more) return any;
      any = true;
      const size_t newline = block_.find('\n');
      line += block_.substr(0, newline);
      block_.remove_prefix(newline == std::string_view::npos ? block_.size() : newline + 1);
      if (line.size() > kLongest)
        return invalid_input(bytes_->name() + ": damaged WARC: a header line without end");
      if (newline != std::string_view::npos) break;
    }
    if (line.ends_with('\r')) line.pop_back();
    return true;
  }

  // Takes that many bytes, into `block` if it is given.
  Status take(size_t size, std::string* block) {
    while (size > 0) {
      const Result<bool> more = fill();
      if (!more.ok()) return more.error();
      if (!*more) return invalid_input("truncated WARC: the input ends inside the record");
      const size_t count = std::min(size, block_.size());
      if (block != nullptr) *block += block_.substr(0, count);
      block_.remove_prefix(count);
      size -= count;
    }
    return Ok{};
  }

  std::unique_ptr<ByteSource> bytes_;
  ReadingContext context_;
  std::string_view block_;
  size_t record_number_ = 0;
  size_t left_out_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> open_warc(std::unique_ptr<ByteSource> bytes, const ReadingContext& context) {
  return std::make_unique<WarcSource>(std::move(bytes), context);
}

}  // namespace dramatis::extract
