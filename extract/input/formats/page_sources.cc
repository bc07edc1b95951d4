// Inputs that are one article each: plain text and HTML pages.

#include <utility>

#include "extract/input/dates.h"
#include "extract/input/formats/formats.h"
#include "extract/input/formats/html_page.h"
#include "extract/input/text_chunks.h"
#include "extract/text/ascii.h"

namespace dramatis::extract {
namespace {

std::string base_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

// A text longer than an article may be comes in parts, so that none of any length needs to be held.
class TextSource : public RecordSource {
 public:
  TextSource(std::unique_ptr<ByteSource> bytes, const ReadingContext& context)
      : name_(bytes->name()),
        context_(context),
        chunks_(std::move(bytes), context.options.max_article_size) {}

  Result<std::optional<SourceRecord>> next() override {
    while (true) {
      auto chunk = chunks_.next();
      if (!chunk.ok()) {
        first_ = false;
        return chunk.error();
      }
      if (!chunk->has_value()) break;
      if (is_blank(**chunk)) continue;
      const bool first = std::exchange(first_, false);
      if (!first) {
        context_.warnings.add_once("texts read in parts", name_,
                                   "longer than " + std::to_string(context_.options.max_article_size >> 10) +
                                       " KiB: read in parts, each an article");
      }
      SourceRecord record;
      record.text = std::move(**chunk);
      record.origin = name_;
      if (first) {
        const auto lead = find_date_lead(record.text);
        date_ = lead ? lead->date : date_in_name(base_name(name_));
      }
      record.info.date = date_;
      return std::optional<SourceRecord>(std::move(record));
    }
    if (std::exchange(first_, false)) return invalid_input(name_ + ": empty: no text");
    return std::optional<SourceRecord>{};
  }

 private:
  std::string name_;
  ReadingContext context_;
  TextChunks chunks_;
  std::optional<std::string> date_;
  bool first_ = true;
};

class HtmlSource : public RecordSource {
 public:
  HtmlSource(std::unique_ptr<ByteSource> bytes, const ReadingContext& context)
      : bytes_(std::move(bytes)), context_(context) {}

  Result<std::optional<SourceRecord>> next() override {
    if (std::exchange(ended_, true)) return std::optional<SourceRecord>{};
    Result<std::string> html = read_all(*bytes_, context_.options.max_record_size);
    if (!html.ok()) return html.error();
    Result<SourceRecord> record = record_of_page(*html, "");
    if (!record.ok()) return at_origin(bytes_->name(), record.error());
    if (!record->info.date) record->info.date = date_in_name(base_name(bytes_->name()));
    record->origin = bytes_->name();
    return std::optional<SourceRecord>(std::move(record).value());
  }

 private:
  std::unique_ptr<ByteSource> bytes_;
  ReadingContext context_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> open_text(std::unique_ptr<ByteSource> bytes, const ReadingContext& context) {
  return std::make_unique<TextSource>(std::move(bytes), context);
}

std::unique_ptr<RecordSource> open_html(std::unique_ptr<ByteSource> bytes, const ReadingContext& context) {
  return std::make_unique<HtmlSource>(std::move(bytes), context);
}

}  // namespace dramatis::extract
