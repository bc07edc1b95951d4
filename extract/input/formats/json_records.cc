#include "extract/input/formats/json_records.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "extract/input/formats/json_repair.h"

namespace dramatis::extract {
namespace {

using nlohmann::json;

constexpr long kMaxDepth = 500;
constexpr size_t kMaxFlattened = 4;  // objects within objects whose members become fields
constexpr size_t kMaxSearched = 12;  // depth to which a list of records is looked for

// A member's value as text: strings as they are, numbers as written, lists as paragraphs, objects by the
// member that holds their text (news APIs: "source": {"id": null, "name": "..."}; WordPress: "content":
// {"rendered": "..."}).
std::string value_of(const json& value, size_t depth = 0) {
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
        const std::string text = depth < kMaxFlattened ? value_of(element, depth + 1) : std::string();
        if (!text.empty()) joined += (joined.empty() ? "" : "\n\n") + text;
      }
      return joined;
    }
    case json::value_t::object: {
      for (const char* name : {"rendered", "name", "content", "text", "main", "title", "#text", "$t", "_text",
                               "value", "$oid", "$date", "$numberLong"}) {
        const auto it = value.find(name);
        if (it != value.end() && (it->is_string() || (name[0] == '$' && depth < kMaxFlattened)))
          return value_of(*it, depth + 1);
      }
      return {};
    }
    default:
      return {};
  }
}

void flatten(const json& object, const std::string& prefix, size_t depth, Record& record) {
  for (const auto& [name, value] : object.items()) {
    record.emplace_back(prefix + name, value_of(value));
    if (value.is_object() && depth < kMaxFlattened) flatten(value, prefix + name + ".", depth + 1, record);
  }
}

std::vector<std::string> names_of(const json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) {
    names.push_back(name);
    if (value.is_object() && FieldMap::is_wrapper(name)) {
      for (const auto& [inner, ignored] : value.items()) names.push_back(name + "." + inner);
    }
  }
  return names;
}

bool is_claims(const json& object) {
  return object.contains("article") && object.contains("sentences") && object.contains("actors");
}

// True if a member of the object is a list of articles.
bool holds_articles(const json& object, const FieldMap& fields) {
  return std::any_of(object.begin(), object.end(), [&](const json& member) {
    return member.is_array() && !member.empty() && member.front().is_object() &&
           fields.has_text(names_of(member.front()));
  });
}

// True if `value` is an object with fields as an article has them. What a feed says of itself beside its list
// of articles, such as a title and a description, makes none.
bool is_record(const json& value, const FieldMap& fields) {
  if (!value.is_object()) return false;
  if (is_claims(value)) return true;
  std::vector<std::string> names = names_of(value);
  if (!holds_articles(value, fields)) return fields.has_text(names) || fields.count_known(names) >= 2;
  std::erase_if(names, [](const std::string& name) { return name == "description" || name == "summary"; });
  if (fields.has_text(names) && fields.count_known(names) >= 3) return true;  // the list is of its paragraphs
  std::erase_if(names, [&](const std::string& name) {
    const auto member = value.find(name);
    return member != value.end() && member->is_array();
  });
  return fields.has_text(names);
}

// The rows of a table that was written column by column, {"text": {"0": ..., "1": ...}, "date": ...}, as
// pandas does; null if `value` is none.
json rows_of_columns(const json& value, const FieldMap& fields) {
  if (!value.is_object() || value.empty() || !value.front().is_object()) return nullptr;
  const json& first = value.front();
  const bool columns = std::all_of(value.begin(), value.end(), [&](const json& column) {
    return column.is_object() && column.size() == first.size() &&
           std::none_of(column.begin(), column.end(), [](const json& cell) { return cell.is_object(); });
  });
  if (!columns || first.empty() || !fields.has_text(names_of(value))) return nullptr;
  std::vector<std::string> keys;
  for (const auto& [key, cell] : first.items()) keys.push_back(key);
  if (keys.front().find_first_not_of("0123456789") != std::string::npos) return nullptr;
  std::sort(keys.begin(), keys.end(), [](const std::string& a, const std::string& b) {
    return std::pair(a.size(), a) < std::pair(b.size(), b);
  });
  json rows = json::array();
  for (const std::string& key : keys) {
    json& row = rows.emplace_back(json::object());
    for (const auto& [name, column] : value.items()) {
      if (const auto cell = column.find(key); cell != column.end()) row[name] = *cell;
    }
  }
  return rows;
}

struct List {
  size_t records = 0, with_text = 0;
  size_t order = 0;  // of lists as they come
};

class Search {
 public:
  explicit Search(const FieldMap& fields) : fields_(fields) {}

  // Notes the lists of records in `value`, which `path` leads to.
  void look(const json& value, JsonPath& path) {
    if (path.size() > kMaxSearched) return;
    if (value.is_array()) {
      for (const json& element : value) {
        if (is_record(element, fields_))
          note(path, element);
        else if (element.is_structured())
          look(element, path);
      }
    } else if (value.is_object()) {
      // Objects under the ids of articles are a list too.
      const bool keyed = value.size() > 1 && std::all_of(value.begin(), value.end(), [&](const json& member) {
                           return is_record(member, fields_);
                         });
      for (const auto& [name, member] : value.items()) {
        path.push_back(keyed ? "*" : name);
        if (keyed)
          note(path, member);
        else if (member.is_structured())
          look(member, path);
        path.pop_back();
      }
    }
  }

  // The path with most records with text, the first of several.
  std::optional<JsonPath> best() const { return best_but(nullptr); }
  std::optional<JsonPath> best_but(const JsonPath* other) const {
    const std::pair<const JsonPath, List>* best = nullptr;
    for (const auto& entry : lists_) {
      if (other != nullptr && entry.first == *other) continue;
      const auto rank = [](const List& list) {
        return std::tuple(list.with_text, list.records, -static_cast<long>(list.order));
      };
      if (best == nullptr || rank(entry.second) > rank(best->second)) best = &entry;
    }
    return best == nullptr ? std::nullopt : std::optional(best->first);
  }

 private:
  void note(const JsonPath& path, const json& record) {
    List& list = lists_.try_emplace(path, List{.order = lists_.size()}).first->second;
    ++list.records;
    Record flat;
    flatten(record, "", 0, flat);
    list.with_text += is_claims(record) || fields_.to_source_record(flat).ok() ? 1 : 0;
  }

  const FieldMap& fields_;
  std::map<JsonPath, List> lists_;
};

// All that `path`, from its name `at` on, leads to from `value`.
void collect(json& value, const JsonPath& path, size_t at, std::deque<JsonRecord>& records) {
  if (value.is_array()) {
    for (json& element : value) collect(element, path, at, records);
  } else if (at == path.size()) {
    JsonRecord& record = records.emplace_back();
    if (value.is_object() && is_claims(value)) {
      record.claims = value.dump();
    } else if (value.is_object()) {
      flatten(value, "", 0, record.fields);
    }
    value = nullptr;  // its memory is wanted for those that follow
  } else if (value.is_object()) {
    for (auto& [name, member] : value.items()) {
      if (path[at] == "*" || path[at] == name) collect(member, path, at + 1, records);
    }
  }
}

Error parse_failure(const json::parse_error& error, size_t size) {
  const bool truncated = error.byte > size;
  return invalid_input(
      (truncated ? "truncated JSON: the value ends too early (byte " : "malformed JSON at byte ") +
      std::to_string(truncated ? size : error.byte) + (truncated ? ")" : " of the value"));
}

// Calls with the place and the sign of every bracket outside strings.
template <typename Call>
void for_each_bracket(std::string_view text, const Call& call) {
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\' ? 1 : 0;
    } else if (c == '{' || c == '[' || c == '}' || c == ']') {
      call(at, c);
    }
  }
}

Result<json> parse(std::string_view text, std::string& mended) {
  long depth = 0, deepest = 0;
  for_each_bracket(text, [&](size_t, char c) {
    depth += c == '{' || c == '[' ? 1 : -1;
    deepest = std::max(deepest, depth);
  });
  if (deepest > kMaxDepth)
    return invalid_input("JSON nested more than " + std::to_string(kMaxDepth) + " deep");
  try {
    return json::parse(text);
  } catch (const json::parse_error& error) {
    const auto repaired = repair_json(text);
    if (!repaired) return parse_failure(error, text.size());
    json value = json::parse(repaired->text, nullptr, /*allow_exceptions=*/false);
    if (value.is_discarded()) return parse_failure(error, text.size());
    mended = repaired->reason;
    return value;
  }
}

}  // namespace

JsonPath json_path_from(std::string_view text) {
  JsonPath path;
  std::string name;
  const auto end_name = [&] {
    if (!name.empty() && name != "$") path.push_back(name);
    name.clear();
  };
  bool in_brackets = false;
  for (const char c : text) {
    if (c == '.' || c == '[' || c == ']') {
      // "[]", "[*]" and "[0]" enter a list, which is done anyhow; "['a']" is a name.
      if (c == ']' && in_brackets &&
          (name == "*" || name.find_first_not_of("0123456789:") == std::string::npos))
        name.clear();
      end_name();
      in_brackets = c == '[';
    } else if (c != '\'' && c != '"') {
      name += c;
    }
  }
  end_name();
  return path;
}

std::string to_string(const JsonPath& path) {
  std::string text;
  for (const std::string& name : path) text += (text.empty() ? "" : ".") + name;
  return text;
}

Result<JsonFound> find_json_records(std::string_view text, const FieldMap& fields,
                                    const std::optional<JsonPath>& wanted) {
  JsonFound found;
  auto parsed = parse(text, found.mended);
  if (!parsed) return parsed.error();
  json& value = *parsed;
  if (!value.is_structured()) return invalid_input("expected a JSON object");
  if (value.is_object() && is_claims(value)) {
    found.records.push_back({{}, std::string(text)});  // as they stand
    return found;
  }
  if (wanted) {
    collect(value, *wanted, 0, found.records);
    return found;
  }
  JsonPath path;
  if (json rows = rows_of_columns(value, fields); rows.is_array()) {
    collect(rows, path, 0, found.records);
    return found;
  }
  if (is_record(value, fields)) {
    collect(value, path, 0, found.records);
    return found;
  }
  Search search(fields);
  search.look(value, path);
  const auto best = search.best();
  if (!best && !value.is_object()) return invalid_input("expected a JSON object");
  // An object without any record is one without text, which its field names will show.
  const JsonPath taken = best.value_or(JsonPath{});
  if (const auto second = search.best_but(&taken); best && second) {
    found.left_out = to_string(*second);
    found.left_from = to_string(taken);
  }
  collect(value, taken, 0, found.records);
  return found;
}

std::optional<JsonPath> path_to_records(std::string_view beginning, const FieldMap& fields) {
  // The beginning as far as an object closes in it, with brackets for those still open there.
  size_t end = 0;
  std::string open;
  for_each_bracket(beginning, [&](size_t at, char c) { end = c == '}' || c == ']' ? at + 1 : end; });
  for_each_bracket(beginning.substr(0, end), [&](size_t, char c) {
    if (c == '{' || c == '[')
      open += c == '{' ? '}' : ']';
    else if (!open.empty())
      open.pop_back();
  });
  std::reverse(open.begin(), open.end());
  std::string mended;
  const auto value = parse(std::string(beginning.substr(0, end)) + open, mended);
  if (!value) return std::nullopt;
  Search search(fields);
  JsonPath path;
  search.look(*value, path);
  return search.best();
}

}  // namespace dramatis::extract
