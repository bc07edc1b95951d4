// JSON and JSONL.

#include <string_view>
#include <utility>

#include "extract/input/formats/formats.h"
#include "extract/input/formats/json_records.h"
#include "extract/input/formats/json_scanner.h"
#include "extract/input/line_reader.h"

namespace dramatis::extract {
namespace {

// What both formats share: a JSON value and the records in it.
class JsonValues : public RecordSource {
 public:
  JsonValues(std::unique_ptr<ByteSource> bytes, const ReadingContext& context)
      : bytes_(std::move(bytes)), context_(context), fields_(context.options.fields) {
    if (!context.options.records.empty()) wanted_ = json_path_from(context.options.records);
  }

  Result<std::optional<SourceRecord>> next() override {
    while (found_.empty()) {
      const Result<bool> more = next_value();
      if (!more.ok()) return more.error();
      if (!*more) return std::optional<SourceRecord>{};
    }
    JsonRecord json = std::move(found_.front());
    found_.pop_front();
    ++record_number_;
    const std::string origin = origin_of(*bytes_, line_, numbered_ ? record_number_ : 0);
    if (!json.claims.empty()) {
      SourceRecord claims;
      claims.claims = std::move(json.claims);
      claims.origin = origin;
      return std::optional<SourceRecord>(std::move(claims));
    }
    if (mapping_.fields.empty()) mapping_ = {bytes_->name(), fields_.chosen(json.fields)};
    Result<SourceRecord> record = fields_.to_source_record(json.fields);
    if (!record.ok()) return at_origin(origin, record.error());
    record->origin = origin;
    return std::optional<SourceRecord>(std::move(record).value());
  }

 protected:
  // Reads the next JSON value and calls take(); false at the end.
  virtual Result<bool> next_value() = 0;

  // Finds the records of a value that begins in a line.
  Result<bool> take(std::string_view value, size_t line, const std::optional<JsonPath>& path) {
    line_ = line;
    const std::string origin = origin_of(*bytes_, line, numbered_ ? record_number_ + 1 : 0);
    Result<JsonFound> found = find_json_records(value, fields_, path);
    if (!found.ok()) {
      ++record_number_;
      return at_origin(origin, found.error());
    }
    if (!found->mended.empty()) {
      context_.warnings.add("records that are no JSON", origin,
                            "no JSON, but read: it has " + found->mended + " where JSON has none");
    }
    if (!found->left_out.empty()) {
      context_.warnings.add_once("other lists of records", origin,
                                 "records are read from '" + found->left_from + "'; those in '" +
                                     found->left_out + "' are not (--records " + found->left_out +
                                     " reads them instead)");
    }
    if (found->records.empty()) {
      ++record_number_;
      return invalid_input(origin + ": no records at '" + context_.options.records + "'");
    }
    numbered_ = numbered_ || found->records.size() > 1;
    found_ = std::move(found->records);
    return true;
  }

  std::unique_ptr<ByteSource> bytes_;
  ReadingContext context_;
  FieldMap fields_;
  std::optional<JsonPath> wanted_;  // --records
  bool numbered_ = false;           // a record's line does not say which it is

 private:
  std::deque<JsonRecord> found_;
  size_t line_ = 1;
  size_t record_number_ = 0;
};

class JsonlSource : public JsonValues {
 public:
  JsonlSource(std::unique_ptr<ByteSource> bytes, const ReadingContext& context)
      : JsonValues(std::move(bytes), context), lines_(*bytes_, context.options.max_record_size) {}

 private:
  Result<bool> next_value() override {
    std::string line;
    while (!ended_) {
      const Result<bool> more = lines_.next(line);
      if (!more.ok()) return more.error();
      if (!*more) break;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      if (const Status text = check_text(line, lines_.offset()); !text.ok()) {
        ended_ = line.find('\0') != std::string::npos;  // not a text file at all: one message is enough
        return at_origin(origin_of(*bytes_, lines_.line()), text.error());
      }
      return take(line, lines_.line(), wanted_);
    }
    return false;
  }

  LineReader lines_;
  bool ended_ = false;
};

class JsonSource : public JsonValues {
 public:
  JsonSource(std::unique_ptr<ByteSource> bytes, const ReadingContext& context)
      : JsonValues(std::move(bytes), context),
        scanner_(*bytes_, context.options.max_record_size, [this](std::string_view beginning) {
          return wanted_ ? wanted_ : path_to_records(beginning, fields_);
        }) {
    numbered_ = true;
  }

 private:
  Result<bool> next_value() override {
    if (ended_) return false;
    Result<std::optional<JsonText>> value = scanner_.next();
    if (!value.ok()) return value.error();
    if (!value->has_value()) return false;
    JsonText& element = **value;
    if (const Status text = check_text(element.text, 0); !text.ok()) {
      ended_ = element.text.find('\0') != std::string::npos;
      return at_origin(origin_of(*bytes_, element.line),
                       {text.error().kind, text.error().message + " of the value"});
    }
    return take(element.text, element.line, element.behind_path ? std::optional(JsonPath{}) : wanted_);
  }

  JsonScanner scanner_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> open_jsonl(std::unique_ptr<ByteSource> bytes, const ReadingContext& context) {
  return std::make_unique<JsonlSource>(std::move(bytes), context);
}

std::unique_ptr<RecordSource> open_json(std::unique_ptr<ByteSource> bytes, const ReadingContext& context) {
  return std::make_unique<JsonSource>(std::move(bytes), context);
}

}  // namespace dramatis::extract
