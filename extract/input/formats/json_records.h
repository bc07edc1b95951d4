// JsonRecords: the records in one JSON value, wherever in it they are.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/input/record_fields.h"
#include "extract/input/warnings.h"
#include "graph/result.h"

namespace dramatis::extract {

// The way to a list of records: names from the outside in; "*" stands for any. Lists on the way are entered.
using JsonPath = std::vector<std::string>;

// "response.results", "hits.hits[]._source", "$.data[*].articles": dots divide; "$" and brackets may be left
// out.
JsonPath json_path_from(std::string_view text);
std::string to_string(const JsonPath& path);

// A record of a JSON value: its fields, or claims that `extract` printed.
struct JsonRecord {
  Record fields;
  std::string claims;
};

struct JsonFound {
  std::deque<JsonRecord> records;
  std::string mended;     // why the value is no JSON, where it was read all the same
  std::string left_out;   // the path of another list with records that was not taken, if there is one
  std::string left_from;  // the path that was taken instead
};

// The records in `text`: of an object with the fields of an article, the object itself; of one that wraps a
// list of such objects at any depth, the objects in the list. With several such lists the one with most
// records with text is taken. `fields` says what the fields of an article are; `wanted`, if given, where the
// records are: an empty path stands for the value itself. Errors: kInvalidInput for what is no JSON or holds
// no object.
Result<JsonFound> find_json_records(std::string_view text, const FieldMap& fields,
                                    const std::optional<JsonPath>& wanted);

// The way to the records of an object of which only the beginning is at hand; nothing if none is in sight.
std::optional<JsonPath> path_to_records(std::string_view beginning, const FieldMap& fields);

}  // namespace dramatis::extract
