#include "serve/description.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <nlohmann/json.hpp>

#include "serve/built_in_files.h"

namespace dramatis::serve {
namespace {

using Json = nlohmann::json;

const Json& resolved(const Json& document, const Json& object) {
  const auto reference = object.find("$ref");
  if (reference == object.end()) return object;
  return document.at(Json::json_pointer(reference->get<std::string>().substr(1)));
}

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

Parameter parameter_of(const Json& described) {
  Parameter parameter{.name = described.at("name"),
                      .slow = described.value("x-slow", false),
                      .required = described.value("required", false)};
  const Json* schema = &described.at("schema");
  if (schema->at("type") == "array") {
    parameter.repeated = true;
    parameter.max_items = schema->at("maxItems");
    schema = &schema->at("items");
  }
  const std::string type = schema->at("type");
  if (type == "integer" || type == "number") {
    parameter.type = type == "integer" ? Parameter::Type::kNumber : Parameter::Type::kDecimal;
    parameter.minimum = schema->at("minimum");
    parameter.maximum = schema->at("maximum");
  } else if (type == "boolean") {
    parameter.type = Parameter::Type::kFlag;
    parameter.choices = {"false", "true"};
  } else if (schema->value("format", "") == "date") {
    parameter.type = Parameter::Type::kDate;
  } else if (schema->contains("enum")) {
    parameter.choices = schema->at("enum").get<std::vector<std::string>>();
  } else {
    parameter.min_length = schema->value("minLength", size_t{0});
    parameter.max_length = schema->at("maxLength");
  }
  if (schema->contains("default")) parameter.otherwise = text_of(schema->at("default"));
  return parameter;
}

template <typename Number>
std::optional<Number> number_from(std::string_view text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

size_t characters_of(std::string_view utf8) {
  return static_cast<size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// "200", "0.4"
std::string shown(double number) {
  const auto whole = static_cast<int64_t>(number);
  return static_cast<double>(whole) == number ? std::to_string(whole) : Json(number).dump();
}

std::string joined(const std::vector<std::string>& choices) {
  std::string list;
  for (const std::string& choice : choices) (list += list.empty() ? "" : ", ") += choice;
  return list;
}

// What is wrong with the value; empty: nothing.
std::string complaint_about(const Parameter& parameter, const std::string& value) {
  if (!parameter.choices.empty()) {
    const bool known =
        std::find(parameter.choices.begin(), parameter.choices.end(), value) != parameter.choices.end();
    return known ? "" : "is one of " + joined(parameter.choices);
  }
  switch (parameter.type) {
    case Parameter::Type::kNumber:
    case Parameter::Type::kDecimal: {
      const auto whole = number_from<int64_t>(value);
      const auto number = parameter.type == Parameter::Type::kDecimal ? number_from<double>(value)
                          : whole ? std::optional(static_cast<double>(*whole))
                                  : std::nullopt;
      if (number && *number >= parameter.minimum && *number <= parameter.maximum) return "";
      return "is a number from " + shown(parameter.minimum) + " to " + shown(parameter.maximum);
    }
    case Parameter::Type::kDate:
      return is_date(value) ? "" : "is a day such as 2026-02-28";
    default: {
      if (value.find('\0') != std::string::npos) return "must not hold a NUL";
      const size_t length = characters_of(value);
      if (length > parameter.max_length)
        return "has at most " + std::to_string(parameter.max_length) + " characters";
      return length < parameter.min_length ? "must not be empty" : "";
    }
  }
}

}  // namespace

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = number_from<int64_t>(text.substr(0, 4)), month = number_from<int64_t>(text.substr(5, 2)),
             day = number_from<int64_t>(text.substr(8, 2));
  if (!year || !month || !day || *year < 0 || *month < 0 || *day < 0) return false;
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

std::string Arguments::text(const std::string& name) const {
  const auto& values = texts(name);
  return values.empty() ? "" : values.front();
}

const std::vector<std::string>& Arguments::texts(const std::string& name) const {
  static const std::vector<std::string> kNone;
  const auto found = texts_.find(name);
  return found == texts_.end() ? kNone : found->second;
}

int64_t Arguments::number(const std::string& name) const {
  return number_from<int64_t>(text(name)).value_or(0);
}

double Arguments::decimal(const std::string& name) const {
  return number_from<double>(text(name)).value_or(0);
}

const Parameter* Operation::find(std::string_view name) const {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const Parameter& known) { return known.name == name; });
  return found == parameters.end() ? nullptr : &*found;
}

bool Operation::is_slow(const QueryParameters& query) const {
  return slow || std::any_of(query.begin(), query.end(), [this](const auto& given) {
           const Parameter* parameter = find(given.first);
           return parameter && parameter->slow;
         });
}

Result<Arguments> Operation::read(const QueryParameters& query) const {
  Arguments arguments;
  for (const auto& [name, value] : query) {
    const Parameter* parameter = find(name);
    if (!parameter) return usage_error("there is no parameter '" + name + "'");
    if (const std::string complaint = complaint_about(*parameter, value); !complaint.empty())
      return usage_error("'" + name + "' " + complaint);
    auto& values = arguments.texts_[name];
    if (values.size() == parameter->max_items)
      return usage_error("'" + name + "' may be given " +
                         (parameter->repeated ? std::to_string(parameter->max_items) + " times" : "once"));
    values.push_back(value);
  }
  for (const Parameter& parameter : parameters) {
    if (arguments.has(parameter.name)) continue;
    if (parameter.required) return usage_error("'" + parameter.name + "' is missing");
    if (parameter.otherwise) arguments.texts_[parameter.name] = {*parameter.otherwise};
  }
  return arguments;
}

Description::Description(std::string_view document) : document_(document) {
  const Json parsed = Json::parse(document);
  for (const auto& [path, item] : parsed.at("paths").items()) {
    const Json& described = item.at("get");
    Operation operation{.id = described.at("operationId"),
                        .path = path,
                        .summary = described.at("summary"),
                        .slow = described.value("x-slow", false),
                        .tool = described.value("x-tool", false)};
    for (const Json& parameter : described.at("parameters"))
      operation.parameters.push_back(parameter_of(resolved(parsed, parameter)));
    operations_.push_back(std::move(operation));
  }
}

const Description& Description::built_in() {
  static const Description description(api_document());
  return description;
}

const Operation* Description::find(std::string_view path) const {
  const auto found = std::find_if(operations_.begin(), operations_.end(),
                                  [&](const Operation& operation) { return operation.path == path; });
  return found == operations_.end() ? nullptr : &*found;
}

}  // namespace dramatis::serve
