#include "extract/input/article_reader.h"

#include <array>
#include <utility>

#include "extract/input/byte_source.h"
#include "extract/input/input_paths.h"
#include "extract/input/record_source.h"

namespace dramatis::extract {
namespace {

constexpr std::array<std::pair<std::string_view, InputFormat>, 7> kFormatNames = {{
    {"auto", InputFormat::kAuto},
    {"text", InputFormat::kText},
    {"jsonl", InputFormat::kJsonl},
    {"json", InputFormat::kJson},
    {"csv", InputFormat::kCsv},
    {"html", InputFormat::kHtml},
    {"rss", InputFormat::kRss},
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

class ArticleReader::Impl {
 public:
  Impl(std::vector<std::string> paths, ReaderOptions options)
      : paths_(std::move(paths)), options_(std::move(options)) {}

  Result<std::optional<InputItem>> next() {
    while (true) {
      if (!source_) {
        const Status opened = open_next();
        if (!opened.ok()) return opened.error();
        if (!source_) return std::optional<InputItem>{};
      }
      Result<std::optional<InputItem>> item = source_->next();
      if (!item.ok()) {
        any_ = true;
        return item;
      }
      if (!item->has_value()) {
        source_.reset();
        if (!std::exchange(any_, true)) return invalid_input(name_ + ": empty: no articles in it");
        continue;
      }
      if ((*item)->article.text.size() > options_.max_article_size) {
        any_ = true;
        return invalid_input((*item)->origin + ": text longer than the limit of " +
                             std::to_string(options_.max_article_size >> 20) + " MiB for one article");
      }
      if (!any_ && !source_->mapping().fields.empty()) (*item)->mapping = &source_->mapping();
      any_ = true;
      return item;
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
    const Result<std::string_view> start = bytes->peek();
    if (!start.ok()) return start.error();
    name_ = bytes->name();
    any_ = false;
    if (start->empty()) return invalid_input(name_ + ": empty file");
    if (start->find('\0') != std::string_view::npos) {
      return at_origin(name_, check_text(*start, 0).error());
    }
    const InputFormat format =
        options_.format == InputFormat::kAuto ? guess_format(name_, *start) : options_.format;
    switch (format) {
      case InputFormat::kJsonl:
        source_ = open_jsonl(std::move(bytes), options_);
        break;
      case InputFormat::kJson:
        source_ = open_json(std::move(bytes), options_);
        break;
      case InputFormat::kCsv:
        source_ = open_csv(std::move(bytes), options_);
        break;
      case InputFormat::kHtml:
        source_ = open_html(std::move(bytes), options_);
        break;
      case InputFormat::kRss:
        source_ = open_feed(std::move(bytes), options_);
        break;
      case InputFormat::kText:
      case InputFormat::kAuto:
        source_ = open_text(std::move(bytes), options_);
        break;
    }
    return Ok{};
  }

  InputPaths paths_;
  ReaderOptions options_;
  std::unique_ptr<RecordSource> source_;
  std::string name_;  // of the input that source_ reads
  bool any_ = false;  // it has given an article or an error
};

ArticleReader::ArticleReader(std::vector<std::string> paths, ReaderOptions options)
    : impl_(std::make_unique<Impl>(std::move(paths), std::move(options))) {}
ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;

Result<std::optional<InputItem>> ArticleReader::next() { return impl_->next(); }

}  // namespace dramatis::extract
