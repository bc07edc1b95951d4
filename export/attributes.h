// What every format tells about an actor and a link: one table each, in the order in which the formats write
// them.
//
// The names are the same in all formats and safe in all readers that docs/exports.md lists: none is `id`,
// `type` or a name with a meaning of its own in Gephi. Labels, weights, positions, sizes and colours are not
// in the tables, since each format has its own place for them.
#pragma once

#include <cstdint>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "export/records.h"
#include "export/text_out.h"

namespace dramatis::exporting {

// Nothing, text, a count, a number, a truth value or a list of texts. Refers to the record.
using Value = std::variant<std::monostate, std::string_view, int64_t, double, bool, std::vector<std::string>>;
enum class ValueType : uint8_t { kText, kCount, kNumber, kTruth, kTexts };

template <typename Record>
struct Attribute {
  const char* name;
  ValueType type;
  Value (*value)(const Record&);
};

std::span<const Attribute<NodeRecord>> node_attributes();
std::span<const Attribute<EdgeRecord>> edge_attributes();

inline bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }

// What stands before the value of each attribute, as `open(out, name)` writes it: made once, since it takes
// longer to write than most values.
template <typename Record, typename Open>
std::vector<std::string> openings(std::span<const Attribute<Record>> attributes, const Open& open) {
  std::vector<std::string> all;
  for (const auto& attribute : attributes) {
    std::ostringstream text;
    {
      TextOut out(text);
      open(out, attribute.name);
    }
    all.push_back(std::move(text).str());
  }
  return all;
}

// Writes the value as text by one of TextOut's manners of escaping; lists joined by `separator`; nothing for
// nothing.
void write_text(TextOut& out, const Value& value, TextOut& (TextOut::*escaped)(std::string_view),
                std::string_view separator = "; ");
// As JSON: numbers, truth values and lists are such.
void write_json(TextOut& out, const Value& value);
// `,"name":value` for each attribute that has a value.
template <typename Record>
void write_json_members(TextOut& out, const Record& record, std::span<const Attribute<Record>> attributes) {
  for (const auto& attribute : attributes) {
    const Value value = attribute.value(record);
    if (is_empty(value)) continue;
    out << ",\"" << attribute.name << "\":";
    write_json(out, value);
  }
}

Colour colour_of(const EdgeRecord& edge);

}  // namespace dramatis::exporting
