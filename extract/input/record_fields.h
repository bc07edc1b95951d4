// Which field of a JSON object or a CSV row is the text, the title, the date ... of an article.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/input/article_maker.h"
#include "graph/result.h"

namespace dramatis::extract {

// A record as names and values. A member of an object within has the names on the way to it,
// "fields.bodyText".
using Record = std::vector<std::pair<std::string, std::string>>;

// Finds an article's fields under the names that dumps use; docs/input.md lists them. Names are compared
// without case; the first of a field's names that has a value wins. Objects that dumps wrap a record or its
// fields in
// ("_source", "fields", "attributes" ...) do not count as part of a name. "None", "null" and "nan" count as
// no value, as they come from Python's str().
class FieldMap {
 public:
  // `overrides` as in ReaderOptions::fields: a field named there is taken from that name only.
  explicit FieldMap(const std::map<std::string, std::string>& overrides);

  // The article of a record, without its origin. An error if it has no text.
  Result<SourceRecord> to_source_record(const Record& record) const;

  // What that takes from where in this record: {"text", "maintext"} ...
  std::vector<std::pair<std::string, std::string>> chosen(const Record& record) const;

  // True if one of `names` may hold a text.
  bool has_text(const std::vector<std::string>& names) const;
  // How many of text, title, date and url these names may hold.
  size_t count_known(const std::vector<std::string>& names) const;

  // True for "_source", "fields" ...: an object that holds the fields of the record around it.
  static bool is_wrapper(std::string_view name);

 private:
  const std::pair<std::string, std::string>* find(std::string_view field, const Record& record) const;
  bool may_hold(std::string_view field, const std::vector<std::string>& names) const;

  std::map<std::string, std::vector<std::string>, std::less<>> names_;
};

}  // namespace dramatis::extract
