// The API as openapi.json describes it: which operations there are, and what their parameters may be.
// Requests are checked against this very file, so that it cannot say other than what is done.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "serve/http/message.h"

namespace dramatis::serve {

// Parameters that passed the checks of their operation, defaults filled in. Asking for one that the operation
// does not have, or as another type, is a programming error and gives an empty value.
class Arguments {
 public:
  bool has(const std::string& name) const { return texts_.contains(name); }
  std::string text(const std::string& name) const;  // empty if not given
  const std::vector<std::string>& texts(const std::string& name) const;
  int64_t number(const std::string& name) const;
  double decimal(const std::string& name) const;
  bool flag(const std::string& name) const { return text(name) == "true"; }

 private:
  friend struct Operation;
  std::map<std::string, std::vector<std::string>> texts_;
};

struct Parameter {
  enum class Type : uint8_t { kText, kDate, kNumber, kDecimal, kFlag };
  std::string name;
  Type type = Type::kText;
  bool slow = false;  // makes the operation look at each sentence
  bool required = false, repeated = false;
  std::optional<std::string> otherwise;   // the default
  std::vector<std::string> choices;       // empty: any
  size_t min_length = 0, max_length = 0;  // in characters
  double minimum = 0, maximum = 0;
  size_t max_items = 1;
};

struct Operation {
  std::string id, path, summary;
  bool slow = false;  // may read much of the graph, whatever it is asked
  bool tool = false;  // offered to assistants, too
  std::vector<Parameter> parameters;

  const Parameter* find(std::string_view name) const;  // nothing if there is none
  bool is_slow(const QueryParameters& query) const;    // may read much of the graph
  // kUsage with the parameter's name for one that is missing, unknown, repeated or out of range.
  Result<Arguments> read(const QueryParameters& query) const;
};

// Immutable; safe from many threads.
class Description {
 public:
  // Of the file built into the program.
  static const Description& built_in();

  const Operation* find(std::string_view path) const;  // "/actors"; nothing if there is none
  const std::vector<Operation>& operations() const { return operations_; }
  std::string_view document() const { return document_; }

 private:
  explicit Description(std::string_view document);

  std::string_view document_;
  std::vector<Operation> operations_;
};

// A day that the calendar has: "2026-02-28".
bool is_date(std::string_view text);

}  // namespace dramatis::serve
