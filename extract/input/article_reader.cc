#include "extract/input/article_reader.h"

#include <array>
#include <deque>
#include <utility>

#include "extract/input/article_maker.h"
#include "extract/input/byte_source.h"
#include "extract/input/encoding.h"
#include "extract/input/input_paths.h"
#include "extract/input/record_source.h"

namespace dramatis::extract {
namespace {

constexpr std::array<std::pair<std::string_view, InputFormat>, 10> kFormatNames = {{
    {"auto", InputFormat::kAuto},
    {"text", InputFormat::kText},
    {"jsonl", InputFormat::kJsonl},
    {"json", InputFormat::kJson},
    {"csv", InputFormat::kCsv},
    {"html", InputFormat::kHtml},
    {"rss", InputFormat::kRss},
    {"mail", InputFormat::kMail},
    {"nexis", InputFormat::kNexis},
    {"warc", InputFormat::kWarc},
}};

}  // namespace

std::string_view name_of(InputFormat format) {
  for (const auto& [name, value] : kFormatNames) {
    if (value == format) return name;
  }
  return {};
}

std::optional<InputFormat> input_format_from(std::string_view name) {
  for (const auto& [known, value] : kFormatNames) {
    if (known == name) return value;
  }
  return std::nullopt;
}

namespace {

// What packs or holds text and cannot be read here.
std::optional<std::string> unreadable_kind(std::string_view start) {
  if (start.starts_with("PK\x03\x04"))
    return "a zip archive or office document: unpack it, or save it as text";
  if (start.starts_with("%PDF-")) return "a PDF: take out its text first, as with pdftotext";
  if (start.starts_with("PAR1")) return "a Parquet file: save it as CSV or JSON lines";
  if (start.starts_with("SQLite format 3")) return "an SQLite database: save its table as CSV";
  return std::nullopt;
}

}  // namespace

class ArticleReader::Impl {
 public:
  Impl(std::vector<std::string> paths, ReaderOptions options)
      : paths_(std::move(paths)),
        options_(std::move(options)),
        warnings_(options_.warn),
        maker_(options_, warnings_) {}

  Result<std::optional<InputItem>> next() {
    while (true) {
      if (!made_.empty()) {
        std::optional<InputItem> item = std::move(made_.front());
        made_.pop_front();
        if (std::exchange(first_, false) && !source_->mapping().fields.empty())
          item->mapping = &source_->mapping();
        return item;
      }
      if (!source_) {
        const Status opened = open_next();
        if (!opened.ok()) return opened.error();
        if (!source_) return std::optional<InputItem>{};
      }
      Result<std::optional<SourceRecord>> record = source_->next();
      if (!record.ok()) {
        any_ = true;
        return record.error();
      }
      if (!record->has_value()) {
        source_.reset();
        warnings_.end_input(name_);
        if (!any_) return invalid_input(name_ + ": empty: no articles in it");
        continue;
      }
      any_ = true;
      auto made = maker_.make(std::move(**record));
      if (!made.ok()) return made.error();
      made_ = std::move(made).value();
    }
  }

 private:
  Status open_next() {
    const Result<std::optional<std::string>> path = paths_.next();
    if (!path.ok()) return path.error();
    if (!path->has_value()) return Ok{};
    Result<std::unique_ptr<ByteSource>> opened = ByteSource::open(**path);
    if (!opened.ok()) return opened.error();
    std::unique_ptr<ByteSource> bytes = std::move(opened).value();
    name_ = bytes->name();
    any_ = false;
    first_ = true;
    maker_.begin_input();
    const auto format = prepare(*bytes);
    if (!format.ok()) return format.error();
    source_ = open_records(*format, std::move(bytes), {options_, warnings_});
    return Ok{};
  }

  // Looks at the first bytes: what format they are, and from which encoding to convert them.
  Result<InputFormat> prepare(ByteSource& bytes) {
    Result<std::string_view> start = bytes.peek();
    if (!start.ok()) return start.error();
    if (start->empty()) return invalid_input(name_ + ": empty file");
    if (const auto kind = unreadable_kind(*start)) return invalid_input(name_ + ": is " + *kind);
    const auto format_of = [&](std::string_view first_bytes) {
      return options_.format == InputFormat::kAuto ? guess_format(name_, first_bytes) : options_.format;
    };
    InputFormat format = format_of(*start);
    // Messages and the records of a WARC name their encodings one by one.
    const bool many_encodings = format == InputFormat::kMail || format == InputFormat::kWarc;
    if (!many_encodings) {
      const auto utf16 = recognise_utf16(*start);
      const std::string encoding = utf16 && options_.encoding.empty() ? *utf16 : options_.encoding;
      if (!encoding.empty()) {
        if (const Status known = bytes.decode_as(encoding); !known.ok()) return known.error();
        start = bytes.peek();
        if (!start.ok()) return start.error();
        format = format_of(*start);
      } else {
        const bool may_declare = format == InputFormat::kHtml || format == InputFormat::kRss;
        bytes.recognise_encoding(
            [this](const std::string& recognised) {
              warnings_.tell(name_ + ": not UTF-8: read as " + recognised +
                             " (--encoding NAME says which it is)");
            },
            may_declare ? declared_encoding(*start).value_or("") : "");
        start = bytes.peek();
        if (!start.ok()) return start.error();
      }
      if (start->find('\0') != std::string_view::npos) return at_origin(name_, check_text(*start, 0).error());
    }
    if (format != InputFormat::kText) bytes.skip_byte_order_mark();  // a text's offsets count it
    return format;
  }

  InputPaths paths_;
  ReaderOptions options_;
  Warnings warnings_;
  ArticleMaker maker_;
  std::unique_ptr<RecordSource> source_;
  std::deque<InputItem> made_;
  std::string name_;    // of the input that source_ reads
  bool any_ = false;    // it has given a record or an error
  bool first_ = false;  // it has given no article yet
};

ArticleReader::ArticleReader(std::vector<std::string> paths, ReaderOptions options)
    : impl_(std::make_unique<Impl>(std::move(paths), std::move(options))) {}
ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;

Result<std::optional<InputItem>> ArticleReader::next() { return impl_->next(); }

}  // namespace dramatis::extract
