// Fuzzes the readers: the first byte chooses the format (as InputFormat has them), the rest is the file.
// Every input must end, and every article hold what article_reader.h says of it.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "extract/input/record_source.h"
#include "extract/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dramatis::extract;
  if (size == 0) return 0;
  auto bytes = ByteSource::from_bytes("fuzz", std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  if (!bytes.ok()) return 0;
  ReaderOptions options;
  options.max_record_size = 1 << 16;
  options.max_article_size = 1 << 10;
  Warnings warnings([](const std::string& warning) {
    if (warning.empty()) std::abort();
  });
  auto format = static_cast<InputFormat>(data[0] % (static_cast<int>(InputFormat::kWarc) + 1));
  const auto first_bytes = (*bytes)->peek();
  const auto utf16 = first_bytes.ok() ? recognise_utf16(*first_bytes) : std::nullopt;
  if (utf16) {
    if (!(*bytes)->decode_as(*utf16).ok()) std::abort();
  } else if (format != InputFormat::kMail && format != InputFormat::kWarc) {
    (*bytes)->recognise_encoding([](const std::string&) {});
  }
  if (format == InputFormat::kAuto) {
    const auto start = (*bytes)->peek();
    if (!start.ok()) return 0;
    format = guess_format("fuzz", *start);
  }
  ArticleMaker maker(options, warnings);
  const auto source = open_records(format, std::move(bytes).value(), {options, warnings});
  // Every item and every error takes at least a byte of input.
  for (size_t i = 0; i < 40 * size + 100; ++i) {
    auto record = source->next();
    if (!record.ok()) {
      if (record.error().message.empty()) std::abort();
      continue;
    }
    if (!record.value()) return 0;
    const auto items = maker.make(std::move(**record));
    if (!items.ok()) continue;
    for (const InputItem& item : *items) {
      if (item.kind == InputItem::Kind::kClaims) continue;
      const auto& article = item.article;
      if (article.info.id.empty() || article.text.empty() || item.body_begin >= article.text.size() ||
          article.text.size() > options.max_article_size || find_invalid_utf8(article.text) ||
          find_invalid_utf8(article.info.title.value_or("")) || find_invalid_utf8(article.info.id)) {
        std::abort();
      }
    }
  }
  std::abort();
}
