// RecordSource: the articles of one opened input, whatever its format.
#pragma once

#include <memory>
#include <optional>

#include "extract/input/article_reader.h"
#include "extract/input/byte_source.h"
#include "extract/input/record_fields.h"
#include "graph/result.h"

namespace dramatis::extract {

// Pulls items. After an error that concerns one record the next call goes on; after one that ends the input
// it returns nothing.
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  virtual Result<std::optional<InputItem>> next() = 0;

  // Known once the first record has been read; empty for formats without named fields.
  const FieldMapping& mapping() const { return mapping_; }

 protected:
  FieldMapping mapping_;
};

// `options` must outlive the source.
std::unique_ptr<RecordSource> open_text(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options);
std::unique_ptr<RecordSource> open_jsonl(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options);
std::unique_ptr<RecordSource> open_json(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options);
std::unique_ptr<RecordSource> open_csv(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options);
std::unique_ptr<RecordSource> open_html(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options);
std::unique_ptr<RecordSource> open_feed(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options);

// The format of a file from its name without packing suffixes, else from its first bytes.
InputFormat guess_format(const std::string& name, std::string_view first_bytes);

// "<path>:<line>"
std::string origin_of(const ByteSource& bytes, size_t line);

// `reason`, preceded by the origin.
Error at_origin(const std::string& origin, const Error& reason);

}  // namespace dramatis::extract
