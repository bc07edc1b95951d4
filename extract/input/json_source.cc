// JSON and JSONL.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "extract/input/json_scanner.h"
#include "extract/input/line_reader.h"
#include "extract/input/record_source.h"

namespace dramatis::extract {
namespace {

using nlohmann::json;

// A member's value as text: strings as they are, numbers as written, lists of strings as paragraphs, objects
// by their name (news APIs: "source": {"id": null, "name": "..."}).
std::string value_of(const json& value) {
  switch (value.type()) {
    case json::value_t::string:
      return value.get<std::string>();
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
    case json::value_t::number_float:
      return value.dump();
    case json::value_t::array: {
      std::string joined;
      for (const json& element : value) {
        if (!element.is_string()) return {};
        joined += (joined.empty() ? "" : "\n\n") + element.get<std::string>();
      }
      return joined;
    }
    case json::value_t::object: {
      for (const char* name : {"name", "title", "#text", "$oid"}) {
        if (const auto it = value.find(name); it != value.end() && it->is_string())
          return it->get<std::string>();
      }
      return {};
    }
    default:
      return {};
  }
}

Result<Record> parse_record(std::string_view text) {
  try {
    const json object = json::parse(text);
    if (!object.is_object()) return invalid_input("expected a JSON object");
    Record record;
    for (const auto& [name, value] : object.items()) record.emplace_back(name, value_of(value));
    return record;
  } catch (const json::parse_error& error) {
    const size_t at = error.byte;
    const bool truncated = at > text.size();
    return invalid_input(
        (truncated ? "truncated JSON: the value ends too early (byte " : "malformed JSON at byte ") +
        std::to_string(truncated ? text.size() : at) + (truncated ? ")" : " of the value"));
  } catch (const json::exception& error) {
    return invalid_input(std::string("malformed JSON: ") + error.what());
  }
}

// `extract --format jsonl` prints objects with these members.
bool is_claims(std::string_view text) {
  const std::vector<std::string_view> names = member_names(text);
  auto has = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  return has("article") && has("sentences") && has("actors");
}

// What both formats share: one JSON object -> one item.
class JsonObjects : public RecordSource {
 public:
  JsonObjects(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options)
      : bytes_(std::move(bytes)), options_(options), fields_(options.fields) {}

 protected:
  Result<std::optional<InputItem>> item_of(std::string text, const std::string& origin) {
    if (is_claims(text)) {
      InputItem item;
      item.kind = InputItem::Kind::kClaims;
      item.claims = std::move(text);
      item.origin = origin;
      return std::optional<InputItem>(std::move(item));
    }
    const Result<Record> record = parse_record(text);
    if (!record.ok()) return at_origin(origin, record.error());
    if (mapping_.fields.empty()) mapping_ = {bytes_->name(), fields_.chosen(*record)};
    Result<InputItem> item = fields_.to_item(*record);
    if (!item.ok()) return at_origin(origin, item.error());
    item->origin = origin;
    return std::optional<InputItem>(std::move(item).value());
  }

  std::unique_ptr<ByteSource> bytes_;
  const ReaderOptions& options_;
  FieldMap fields_;
};

class JsonlSource : public JsonObjects {
 public:
  JsonlSource(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options)
      : JsonObjects(std::move(bytes), options), lines_(*bytes_, options.max_record_size) {}

  Result<std::optional<InputItem>> next() override {
    std::string line;
    while (!ended_) {
      const Result<bool> more = lines_.next(line);
      if (!more.ok()) return more.error();
      if (!*more) break;
      if (lines_.line() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const std::string origin = origin_of(*bytes_, lines_.line());
      if (const Status text = check_text(line, lines_.offset()); !text.ok()) {
        ended_ = line.find('\0') != std::string::npos;  // not a text file at all: one message is enough
        return at_origin(origin, text.error());
      }
      return item_of(std::move(line), origin);
    }
    return std::optional<InputItem>{};
  }

 private:
  LineReader lines_;
  bool ended_ = false;
};

class JsonSource : public JsonObjects {
 public:
  JsonSource(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options)
      : JsonObjects(std::move(bytes), options), scanner_(*bytes_, options.max_record_size) {}

  Result<std::optional<InputItem>> next() override {
    if (ended_) return std::optional<InputItem>{};
    Result<std::optional<JsonText>> value = scanner_.next();
    if (!value.ok()) return value.error();
    if (!value->has_value()) return std::optional<InputItem>{};
    JsonText& element = **value;
    const std::string origin = origin_of(*bytes_, element.line);
    if (const Status text = check_text(element.text, 0); !text.ok()) {
      ended_ = element.text.find('\0') != std::string::npos;
      return at_origin(origin, {text.error().kind, text.error().message + " of the value"});
    }
    return item_of(std::move(element.text), origin);
  }

 private:
  JsonScanner scanner_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> open_jsonl(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options) {
  return std::make_unique<JsonlSource>(std::move(bytes), options);
}

std::unique_ptr<RecordSource> open_json(std::unique_ptr<ByteSource> bytes, const ReaderOptions& options) {
  return std::make_unique<JsonSource>(std::move(bytes), options);
}

}  // namespace dramatis::extract
