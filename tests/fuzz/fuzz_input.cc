// Fuzzes the article readers: the first byte chooses the format (as ReaderOptions has them), the rest is the
// file. Every input must end, and every article hold what article_reader.h says of it.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "extract/input/record_source.h"
#include "extract/text/utf8.h"

namespace {

using namespace dramatis::extract;

std::unique_ptr<RecordSource> open_source(InputFormat format, std::unique_ptr<ByteSource> bytes,
                                          const ReaderOptions& options) {
  switch (format) {
    case InputFormat::kJsonl:
      return open_jsonl(std::move(bytes), options);
    case InputFormat::kJson:
      return open_json(std::move(bytes), options);
    case InputFormat::kCsv:
      return open_csv(std::move(bytes), options);
    case InputFormat::kHtml:
      return open_html(std::move(bytes), options);
    case InputFormat::kRss:
      return open_feed(std::move(bytes), options);
    default:
      return open_text(std::move(bytes), options);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  auto bytes = ByteSource::from_bytes("fuzz", std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  if (!bytes.ok()) return 0;
  ReaderOptions options;
  options.max_record_size = 1 << 16;
  auto format = static_cast<InputFormat>(data[0] % 7);
  if (format == InputFormat::kAuto) {
    const auto start = (*bytes)->peek();
    if (!start.ok()) return 0;
    format = guess_format("fuzz", *start);
  }
  const auto source = open_source(format, std::move(bytes).value(), options);
  // Every item and every error takes at least a byte of input.
  for (size_t i = 0; i < 40 * size + 100; ++i) {
    const auto item = source->next();
    if (!item.ok()) {
      if (item.error().message.empty()) std::abort();
      continue;
    }
    if (!item.value()) return 0;
    if ((*item)->kind == InputItem::Kind::kClaims) continue;
    const auto& article = (*item)->article;
    if (article.info.id.empty() || article.text.empty() || (*item)->body_begin >= article.text.size() ||
        find_invalid_utf8(article.text)) {
      std::abort();
    }
  }
  std::abort();
}
