// RecordSource: the records of one opened input, whatever its format.
#pragma once

#include <memory>
#include <optional>

#include "extract/input/article_maker.h"
#include "extract/input/article_reader.h"
#include "extract/input/byte_source.h"
#include "extract/input/warnings.h"
#include "graph/result.h"

namespace dramatis::extract {

// Pulls records. After an error that concerns one record the next call goes on; after one that ends the input
// it returns nothing.
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  virtual Result<std::optional<SourceRecord>> next() = 0;

  // Known once the first record has been read; empty for formats without named fields.
  const FieldMapping& mapping() const { return mapping_; }

 protected:
  FieldMapping mapping_;
};

// What a source reads with; both must outlive it.
struct ReadingContext {
  const ReaderOptions& options;
  Warnings& warnings;
};

// The source for a format other than kAuto; formats/ has one for each.
std::unique_ptr<RecordSource> open_records(InputFormat format, std::unique_ptr<ByteSource> bytes,
                                           const ReadingContext& context);

// The format of a file from its name without packing suffixes, else from its first bytes.
InputFormat guess_format(const std::string& name, std::string_view first_bytes);

// "<path>:<line>", and " (record <n>)" if it is given.
std::string origin_of(const ByteSource& bytes, size_t line, size_t record = 0);

// `reason`, preceded by the origin.
Error at_origin(const std::string& origin, const Error& reason);

}  // namespace dramatis::extract
