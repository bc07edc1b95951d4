// Inputs that are one article each (plain text, HTML), and CSV.

#include <utility>

#include "extract/input/csv_scanner.h"
#include "extract/input/dates.h"
#include "extract/input/html_text.h"
#include "extract/input/record_source.h"

namespace dramatis::extract {
namespace {

std::string base_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

class TextSource : public RecordSource {
 public:
  TextSource(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options)
      : bytes_(std::move(bytes)), options_(options) {}

  Result<std::optional<InputItem>> next() override {
    if (std::exchange(ended_, true)) return std::optional<InputItem>{};
    Result<std::string> text = read_all(*bytes_, options_.max_article_size);
    if (!text.ok()) return text.error();
    if (const Status checked = check_text(*text, 0); !checked.ok())
      return at_origin(bytes_->name(), checked.error());
    Result<InputItem> item = make_item({}, std::move(text).value());
    if (!item.ok()) return at_origin(bytes_->name(), item.error());
    if (!item->article.info.date) item->article.info.date = date_in_name(base_name(bytes_->name()));
    item->origin = bytes_->name();
    return std::optional<InputItem>(std::move(item).value());
  }

 private:
  std::unique_ptr<ByteSource> bytes_;
  const ReaderOptions& options_;
  bool ended_ = false;
};

class HtmlSource : public RecordSource {
 public:
  HtmlSource(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options)
      : bytes_(std::move(bytes)), options_(options) {}

  Result<std::optional<InputItem>> next() override {
    if (std::exchange(ended_, true)) return std::optional<InputItem>{};
    // Markup outweighs text many times over.
    Result<std::string> html = read_all(*bytes_, options_.max_record_size);
    if (!html.ok()) return html.error();
    Result<HtmlPage> page = read_html(*html);
    if (!page.ok()) return at_origin(bytes_->name(), page.error());
    if (page->text.size() > options_.max_article_size) {
      return at_origin(bytes_->name(),
                       invalid_input("text longer than the limit of " +
                                     std::to_string(options_.max_article_size >> 20) + " MiB"));
    }
    graph::ArticleInfo info;
    info.title = page->title;
    info.source = page->source;
    info.url = page->url;
    if (page->date) info.date = normalise_date(*page->date);
    if (!info.date) info.date = date_in_name(base_name(bytes_->name()));
    Result<InputItem> item = make_item(std::move(info), std::move(page->text));
    if (!item.ok()) return at_origin(bytes_->name(), item.error());
    item->origin = bytes_->name();
    return std::optional<InputItem>(std::move(item).value());
  }

 private:
  std::unique_ptr<ByteSource> bytes_;
  const ReaderOptions& options_;
  bool ended_ = false;
};

class CsvSource : public RecordSource {
 public:
  CsvSource(std::unique_ptr<ByteSource> bytes, char separator, const ReaderOptions& options)
      : bytes_(std::move(bytes)),
        rows_(*bytes_, separator, options.max_record_size),
        fields_(options.fields) {}

  Result<std::optional<InputItem>> next() override {
    if (ended_) return std::optional<InputItem>{};
    if (header_.empty()) {
      if (Status header = read_header(); !header.ok()) {
        ended_ = true;
        return header.error();
      }
    }
    Result<std::optional<CsvRow>> row = rows_.next();
    if (!row.ok()) return row.error();
    if (!row->has_value()) return std::optional<InputItem>{};
    const std::string origin = origin_of(*bytes_, (*row)->line);
    std::vector<std::string>& fields = (*row)->fields;
    for (const std::string& field : fields) {
      if (const Status text = check_text(field, 0); !text.ok()) {
        ended_ = field.find('\0') != std::string::npos;
        return at_origin(origin,
                         {text.error().kind, text.error().message + " of the field (row at byte offset " +
                                                 std::to_string((*row)->offset) + ")"});
      }
    }
    if (fields.size() != header_.size()) {
      return at_origin(origin, invalid_input("row of " + std::to_string(fields.size()) +
                                             " fields under a header of " + std::to_string(header_.size())));
    }
    Record record;
    for (size_t i = 0; i < fields.size(); ++i) record.emplace_back(header_[i], std::move(fields[i]));
    if (mapping_.fields.empty()) mapping_ = {bytes_->name(), fields_.chosen(record)};
    Result<InputItem> item = fields_.to_item(record);
    if (!item.ok()) return at_origin(origin, item.error());
    item->origin = origin;
    return std::optional<InputItem>(std::move(item).value());
  }

 private:
  Status read_header() {
    Result<std::optional<CsvRow>> row = rows_.next();
    if (!row.ok()) return row.error();
    if (!row->has_value()) return invalid_input(bytes_->name() + ": empty: no text");
    std::vector<std::string> names = std::move((*row)->fields);
    if (names[0].starts_with("\xEF\xBB\xBF")) names[0].erase(0, 3);
    for (const std::string& name : names) {
      if (const Status text = check_text(name, 0); !text.ok()) return at_origin(bytes_->name(), text.error());
    }
    if (!fields_.has_text(names)) {
      std::string list;
      for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name.substr(0, 40);
      return invalid_input(bytes_->name() + ": no column holds the text (columns: " + list.substr(0, 300) +
                           ")");
    }
    header_ = std::move(names);
    return Ok{};
  }

  std::unique_ptr<ByteSource> bytes_;
  CsvScanner rows_;
  FieldMap fields_;
  std::vector<std::string> header_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> open_text(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options) {
  return std::make_unique<TextSource>(std::move(bytes), options);
}

std::unique_ptr<RecordSource> open_html(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options) {
  return std::make_unique<HtmlSource>(std::move(bytes), options);
}

std::unique_ptr<RecordSource> open_csv(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options) {
  const Result<std::string_view> start = bytes->peek();
  const std::string_view line = start.ok() ? start->substr(0, start->find('\n')) : std::string_view{};
  const char separator = guess_separator(line);
  return std::make_unique<CsvSource>(std::move(bytes), separator, options);
}

}  // namespace dramatis::extract
