// CSV and TSV with a header.

#include <utility>

#include "extract/input/formats/csv_scanner.h"
#include "extract/input/formats/formats.h"
#include "extract/input/record_fields.h"

namespace dramatis::extract {
namespace {

class CsvSource : public RecordSource {
 public:
  CsvSource(std::unique_ptr<ByteSource> bytes, char separator, const ReadingContext& context)
      : bytes_(std::move(bytes)),
        rows_(*bytes_, separator, context.options.max_record_size),
        fields_(context.options.fields) {}

  Result<std::optional<SourceRecord>> next() override {
    if (ended_) return std::optional<SourceRecord>{};
    if (header_.empty()) {
      if (Status header = read_header(); !header.ok()) {
        ended_ = true;
        return header.error();
      }
    }
    Result<std::optional<CsvRow>> row = rows_.next();
    if (!row.ok()) {
      ++record_number_;
      return row.error();
    }
    if (!row->has_value()) return std::optional<SourceRecord>{};
    const std::string origin = origin_of(*bytes_, (*row)->line, ++record_number_);
    std::vector<std::string>& fields = (*row)->fields;
    for (const std::string& field : fields) {
      if (const Status text = check_text(field, 0); !text.ok()) {
        ended_ = field.find('\0') != std::string::npos;
        return at_origin(origin,
                         {text.error().kind, text.error().message + " of the field (row at byte offset " +
                                                 std::to_string((*row)->offset) + ")"});
      }
    }
    while (fields.size() > header_.size() && fields.back().empty()) fields.pop_back();  // of spreadsheets
    if (fields.size() != header_.size()) {
      return at_origin(origin, invalid_input("row of " + std::to_string(fields.size()) +
                                             " fields under a header of " + std::to_string(header_.size())));
    }
    Record record;
    for (size_t i = 0; i < fields.size(); ++i) record.emplace_back(header_[i], std::move(fields[i]));
    if (mapping_.fields.empty()) mapping_ = {bytes_->name(), fields_.chosen(record)};
    Result<SourceRecord> result = fields_.to_source_record(record);
    if (!result.ok()) return at_origin(origin, result.error());
    result->origin = origin;
    return std::optional<SourceRecord>(std::move(result).value());
  }

 private:
  Status read_header() {
    Result<std::optional<CsvRow>> row = rows_.next();
    if (!row.ok()) return row.error();
    if (!row->has_value()) return invalid_input(bytes_->name() + ": empty: no text");
    if ((*row)->fields[0].starts_with("sep=")) row = rows_.next();
    if (!row.ok()) return row.error();
    if (!row->has_value()) return invalid_input(bytes_->name() + ": empty: no text");
    std::vector<std::string> names = std::move((*row)->fields);
    while (names.size() > 1 && names.back().empty()) names.pop_back();
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
  size_t record_number_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> open_csv(std::unique_ptr<ByteSource> bytes, const ReadingContext& context) {
  const Result<std::string_view> start = bytes->peek();
  const std::string_view line = start.ok() ? start->substr(0, start->find('\n')) : std::string_view{};
  const char separator = guess_separator(line);
  return std::make_unique<CsvSource>(std::move(bytes), separator, context);
}

}  // namespace dramatis::extract
