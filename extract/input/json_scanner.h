// JsonScanner: cuts a stream into JSON values without building them, so that an array of any length can be
// read element by element.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/input/byte_source.h"
#include "graph/result.h"

namespace dramatis::extract {

struct JsonText {
  std::string text;  // one value, as it stands
  size_t line = 1;   // where it begins
};

// Yields the elements of a top-level array; of an object's array under a name such as "articles" or
// "results"; and objects that stand one after another. Not a validator: what it yields is parsed afterwards.
class JsonScanner {
 public:
  JsonScanner(ByteSource& source, size_t max_size) : source_(source), max_size_(max_size) {}

  // Nothing at the end. After an error that concerns one value, the next call goes on behind it; after one
  // that ends the input (truncation), it returns nothing.
  Result<std::optional<JsonText>> next();

 private:
  int peek_byte();
  int take_byte();
  int skip_to_value();
  Result<std::optional<JsonText>> take_value(bool descend);
  Error fail(size_t line, const std::string& reason);

  ByteSource& source_;
  size_t max_size_;
  std::string_view block_;
  size_t line_ = 1;
  bool in_array_ = false;
  size_t array_line_ = 0;
  bool skip_rest_of_object_ = false;
  bool ended_ = false;
  std::optional<Error> source_error_;
};

// The names of an object's members at the top level, without building the object. Empty if it is none.
std::vector<std::string_view> member_names(std::string_view object);

}  // namespace dramatis::extract
