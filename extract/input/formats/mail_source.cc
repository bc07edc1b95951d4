// E-mail: a message (RFC 5322, MIME) or a mailbox of them (mbox).

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "extract/input/encoding.h"
#include "extract/input/formats/formats.h"
#include "extract/input/formats/html_page.h"
#include "extract/input/line_reader.h"

namespace dramatis::extract {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

void start_gmime() {
  static std::once_flag started;
  std::call_once(started, [] { g_mime_init(); });
}

std::optional<std::string> header(GMimeMessage* message, const char* name) {
  const char* value = g_mime_object_get_header(GMIME_OBJECT(message), name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  const std::unique_ptr<char, decltype(&g_free)> decoded(g_mime_utils_header_decode_text(nullptr, value),
                                                         &g_free);
  return std::string(decoded.get());
}

// The bytes of a part, its transfer encoding undone.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

// `text` in UTF-8 from the charset that a part names, or what is recognised.
Result<std::string> converted(std::string text, const char* charset) {
  const Status utf8 = check_text(text, 0);
  const bool named_wrongly = charset == nullptr || g_ascii_strcasecmp(charset, "us-ascii") == 0;
  if (utf8.ok() && (named_wrongly || g_ascii_strncasecmp(charset, "utf-16", 6) != 0)) return text;
  const std::optional<std::string> encoding =
      named_wrongly ? recognise_encoding(text) : std::optional<std::string>(charset);
  if (encoding) {
    const auto decoder = Decoder::create(*encoding);
    if (decoder.ok()) return (*decoder)->decode(text, /*last=*/true);
  }
  return utf8.error();
}

// The first plain text and the first HTML among a message's parts that are not attached files.
struct Bodies {
  GMimePart* plain = nullptr;
  GMimePart* html = nullptr;
};

void find_bodies(GMimeObject* object, Bodies& bodies, int depth = 0) {
  constexpr int kMaxDepth = 20;
  if (object == nullptr || depth > kMaxDepth) return;
  if (GMIME_IS_MULTIPART(object)) {
    GMimeMultipart* parts = GMIME_MULTIPART(object);
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
      find_bodies(g_mime_multipart_get_part(parts, i), bodies, depth + 1);
  } else if (GMIME_IS_PART(object)) {
    GMimePart* part = GMIME_PART(object);
    GMimeContentType* type = g_mime_object_get_content_type(object);
    const char* disposition = g_mime_object_get_disposition(object);
    if (disposition != nullptr && g_ascii_strcasecmp(disposition, "attachment") == 0) return;
    if (bodies.plain == nullptr && g_mime_content_type_is_type(type, "text", "plain")) bodies.plain = part;
    if (bodies.html == nullptr && g_mime_content_type_is_type(type, "text", "html")) bodies.html = part;
  }
}

// Without what the message quotes of another ("> ...") and the signature below "-- ".
std::string without_quotes(const std::string& text) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = std::string_view(text).substr(at, end - at);
    while (line.ends_with('\r')) line.remove_suffix(1);
    if (line == "-- ") break;
    if (!line.starts_with('>')) result += std::string(line) + "\n";
    at = end + 1;
  }
  return result;
}

Result<SourceRecord> read_message(const std::string& bytes) {
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MESSAGE);
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return invalid_input("no e-mail message: its header cannot be read");
  SourceRecord record;
  record.info.title = header(message.get(), "Subject");
  record.info.source = header(message.get(), "From");
  record.info.date = header(message.get(), "Date");
  if (const char* id = g_mime_message_get_message_id(message.get())) record.info.id = id;
  Bodies bodies;
  find_bodies(g_mime_message_get_mime_part(message.get()), bodies);
  if (bodies.plain != nullptr) {
    const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(bodies.plain), "charset");
    auto text = converted(content_of(bodies.plain), charset);
    if (!text.ok()) return text.error();
    record.text = without_quotes(*text);
  }
  if (record.text.find_first_not_of(" \t\r\n") == std::string::npos && bodies.html != nullptr) {
    const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(bodies.html), "charset");
    auto page = record_of_page(content_of(bodies.html), charset != nullptr ? charset : "");
    if (!page.ok()) return page.error();
    record.text = std::move(page->text);
  }
  if (record.text.empty()) return invalid_input("no text: the message has no part of text");
  for (auto* field : {&record.info.title, &record.info.source, &record.info.date}) {
    if (*field && !check_text(**field, 0).ok()) field->reset();
  }
  if (!check_text(record.info.id, 0).ok()) record.info.id.clear();
  return record;
}

// "From a@example.org Sun Apr 14 05:10:00 2024": the line before each message of a mailbox. Sentences begin
// so too.
bool is_message_boundary(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  const size_t colon = line.find(':');
  const size_t year = line.find_last_of("0123456789");
  return colon != std::string_view::npos && year != std::string_view::npos && year > colon + 3 &&
         line.find_first_of("0123456789") < colon;
}

// Messages of a mailbox begin with a line "From " behind a blank one; a file without is a single message.
class MailSource : public RecordSource {
 public:
  MailSource(std::unique_ptr<ByteSource> bytes, const ReadingContext& context)
      : bytes_(std::move(bytes)), context_(context), lines_(*bytes_, context.options.max_record_size) {
    start_gmime();
  }

  Result<std::optional<SourceRecord>> next() override {
    while (!ended_) {
      std::string message;
      const size_t line = next_line_;
      const Result<bool> whole = read_lines(message);
      if (message.find_first_not_of(" \t\r\n") == std::string::npos && whole.ok()) continue;
      const std::string origin = origin_of(*bytes_, line, ++record_number_);
      if (!whole.ok()) return whole.error();
      if (!*whole) {
        return invalid_input(origin + ": message longer than the limit of " +
                             std::to_string(context_.options.max_record_size >> 20) + " MiB");
      }
      Result<SourceRecord> record = read_message(message);
      if (!record.ok()) return at_origin(origin, record.error());
      record->origin = origin;
      return std::optional<SourceRecord>(std::move(record).value());
    }
    return std::optional<SourceRecord>{};
  }

 private:
  // Reads a message up to the next one's first line; false if it is too long to hold.
  Result<bool> read_lines(std::string& message) {
    bool whole = true, blank_before = true;
    std::string line;
    while (true) {
      const Result<bool> more = lines_.next(line);
      if (!more.ok()) {
        ended_ = true;
        return more.error();
      }
      if (!*more) {
        ended_ = true;
        return whole;
      }
      if (blank_before && is_message_boundary(line)) {
        next_line_ = lines_.line() + 1;
        return whole;
      }
      blank_before = line.empty();
      // ">From " stands for a line "From " of the message.
      const size_t quoted = line.find_first_not_of('>');
      if (quoted != std::string::npos && quoted > 0 && line.compare(quoted, 5, "From ") == 0)
        line.erase(0, 1);
      whole = whole && message.size() + line.size() < context_.options.max_record_size;
      if (whole) message += line + "\n";
    }
  }

  std::unique_ptr<ByteSource> bytes_;
  ReadingContext context_;
  LineReader lines_;
  size_t next_line_ = 1;
  size_t record_number_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> open_mail(std::unique_ptr<ByteSource> bytes, const ReadingContext& context) {
  return std::make_unique<MailSource>(std::move(bytes), context);
}

}  // namespace dramatis::extract
