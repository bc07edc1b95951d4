// The formats of inputs; each function is at the end of the file of its name.
#pragma once

#include <memory>
#include <string_view>

#include "extract/input/record_source.h"

namespace dramatis::extract {

std::unique_ptr<RecordSource> open_text(std::unique_ptr<ByteSource> bytes, const ReadingContext& context);
std::unique_ptr<RecordSource> open_jsonl(std::unique_ptr<ByteSource> bytes, const ReadingContext& context);
std::unique_ptr<RecordSource> open_json(std::unique_ptr<ByteSource> bytes, const ReadingContext& context);
std::unique_ptr<RecordSource> open_csv(std::unique_ptr<ByteSource> bytes, const ReadingContext& context);
std::unique_ptr<RecordSource> open_html(std::unique_ptr<ByteSource> bytes, const ReadingContext& context);
std::unique_ptr<RecordSource> open_feed(std::unique_ptr<ByteSource> bytes, const ReadingContext& context);
std::unique_ptr<RecordSource> open_mail(std::unique_ptr<ByteSource> bytes, const ReadingContext& context);
std::unique_ptr<RecordSource> open_nexis(std::unique_ptr<ByteSource> bytes, const ReadingContext& context);
std::unique_ptr<RecordSource> open_warc(std::unique_ptr<ByteSource> bytes, const ReadingContext& context);

// True for a line that divides the articles of a Nexis export: "3 of 100 DOCUMENTS", "End of Document".
bool is_nexis_boundary(std::string_view line);

}  // namespace dramatis::extract
