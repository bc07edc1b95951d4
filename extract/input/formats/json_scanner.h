// JsonScanner: cuts a stream into JSON values without building them, so that a list of any length can be
// read element by element.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/input/formats/byte_reader.h"
#include "graph/result.h"

namespace dramatis::extract {

struct JsonText {
  std::string text;          // one value, as it stands
  size_t line = 1;           // where it begins
  bool behind_path = false;  // the path into an object led to it
};

// Yields the elements of an array at the top, and the objects that stand one after another there. Of an
// object longer than the limit, it yields what a path of names leads to, element by element. Not a validator:
// what it yields is parsed afterwards.
class JsonScanner {
 public:
  // Finds the path into an object of which the beginning is given; nothing if there is none.
  using FindPath = std::function<std::optional<std::vector<std::string>>(std::string_view beginning)>;

  JsonScanner(ByteSource& source, size_t max_size, FindPath find_path)
      : bytes_(source), max_size_(max_size), find_path_(std::move(find_path)) {}

  // Nothing at the end. After an error that concerns one value, the next call goes on behind it; after one
  // that ends the input (truncation), it returns nothing.
  Result<std::optional<JsonText>> next();

 private:
  // An array or object that the scanner has entered.
  struct Level {
    bool array = true;
    size_t line = 0;  // where it begins
  };

  int skip_to_value();
  Error fail(size_t line, const std::string& reason);
  Error fail_inside(const std::string& what, size_t line);
  void enter(bool array);
  void leave();
  void abandon();  // all levels
  bool is_behind_path() const { return objects_ == path_.size(); }
  Result<std::optional<JsonText>> take_value(bool top);
  Result<bool> take_member_name();

  ByteReader bytes_;
  size_t max_size_;
  FindPath find_path_;
  std::vector<Level> levels_;
  std::vector<std::string> path_;
  size_t objects_ = 0;  // among the levels; each takes a name of the path
};

}  // namespace dramatis::extract
