#include "serve/mcp.h"

#include <array>
#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>

#include "serve/description.h"
#include "serve/views/limited_view.h"

namespace dramatis::serve {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kRevisions = {"2025-11-25", "2025-06-18", "2025-03-26",
                                   "2024-11-05"};  // the newest first
constexpr auto kLongestAnswer = std::chrono::seconds(30);
constexpr const char* kInstructions =
    "A graph of actors, relations and statements read from news articles. Every answer carries the sentences "
    "it "
    "rests on: cite them with article and date, and say whose claim it is where attributed_to is not null. "
    "Find an "
    "actor's id with `actors` first.";

enum ErrorCode {
  kParseError = -32700,
  kInvalidRequest = -32600,
  kMethodNotFound = -32601,
  kInvalidParams = -32602
};

struct RpcError {
  ErrorCode code;
  std::string message;
};

Json resolved(const Json& document, const Json& object) {
  const auto reference = object.find("$ref");
  if (reference == object.end()) return object;
  return document.at(Json::json_pointer(reference->get<std::string>().substr(1)));
}

Json tool_of(const Json& document, const Json& operation) {
  Json properties = Json::object(), required = Json::array();
  for (const Json& reference : operation.at("parameters")) {
    const Json parameter = resolved(document, reference);
    Json schema = parameter.at("schema");
    schema["description"] = parameter.at("description");
    properties[parameter.at("name").get<std::string>()] = std::move(schema);
    if (parameter.value("required", false)) required.push_back(parameter.at("name"));
  }
  std::string description = operation.at("summary");
  if (operation.contains("description")) description += ". " + operation.at("description").get<std::string>();
  return {{"name", operation.at("operationId")},
          {"description", description},
          {"inputSchema",
           {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}}},
          {"annotations", {{"readOnlyHint", true}, {"openWorldHint", false}}}};
}

Json list_tools() {
  const Json document = Json::parse(Description::built_in().document());
  Json tools = Json::array();
  for (const auto& [path, item] : document.at("paths").items())
    if (item.at("get").value("x-tool", false)) tools.push_back(tool_of(document, item.at("get")));
  return {{"tools", std::move(tools)}};
}

Json initialize(const Json& params) {
  std::string revision = kRevisions.front();
  if (params.contains("protocolVersion"))
    for (const char* known : kRevisions)
      if (params["protocolVersion"] == known) revision = known;
  return {{"protocolVersion", revision},
          {"capabilities", {{"tools", Json::object()}}},
          {"serverInfo", {{"name", "dramatis"}, {"version", DRAMATIS_VERSION}}},
          {"instructions", kInstructions}};
}

// The text of a value; nothing for one of another type than the parameter's. Numbers and flags may come as
// strings, too.
std::optional<std::string> text_of(const Json& value, const Parameter& parameter) {
  using Type = Parameter::Type;
  if (value.is_string()) return value.get<std::string>();
  const bool is_number = parameter.type == Type::kNumber || parameter.type == Type::kDecimal;
  const bool fits = (is_number && value.is_number()) || (parameter.type == Type::kFlag && value.is_boolean());
  return fits ? std::optional(value.dump()) : std::nullopt;
}

// Arguments of a tool as the parameters of a query.
Result<QueryParameters> query_of(const Json& arguments, const Operation& operation) {
  QueryParameters query;
  for (const auto& [name, value] : arguments.items()) {
    if (value.is_null()) continue;  // as if it was not given
    const Parameter* parameter = operation.find(name);
    if (!parameter) return usage_error("there is no parameter '" + name + "'");
    const bool is_list = parameter->repeated && value.is_array();
    for (const Json& item : is_list ? value : Json::array({value})) {
      auto text = text_of(item, *parameter);
      if (!text) return usage_error("'" + name + "' has the wrong type: " + item.dump(-1, ' ', true));
      query.emplace_back(name, std::move(*text));
    }
  }
  return query;
}

Json content_of(const std::string& text, bool is_error) {
  return {{"content", Json::array({{{"type", "text"}, {"text", text}}})}, {"isError", is_error}};
}

Result<Document> call(const Operation& operation, const Json& arguments, const GraphState& state,
                      const Resources& resources) {
  const auto query = query_of(arguments, operation);
  if (!query) return query.error();
  const auto checked = operation.read(*query);
  if (!checked) return checked.error();
  const std::atomic<bool> cancelled = false;
  const LimitedView view(*state.view, LimitedView::Clock::now() + kLongestAnswer, cancelled);
  return answer(operation, *checked, state, view, resources);
}

std::string line_of(const Json& message) {
  return message.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string error_line(const Json& id, const RpcError& error) {
  return line_of(
      {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", error.code}, {"message", error.message}}}});
}

}  // namespace

std::optional<std::string> McpServer::reply_to(std::string_view line) const {
  const Json message = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (message.is_discarded()) return error_line(nullptr, {kParseError, "the line is no JSON"});
  if (!message.is_object() || !message.contains("method") || !message["method"].is_string())
    return error_line(nullptr, {kInvalidRequest, "the message is no JSON-RPC request"});
  if (!message.contains("id")) return std::nullopt;  // notifications change nothing
  const Json& id = message["id"];
  if (!id.is_string() && !id.is_number())
    return error_line(nullptr, {kInvalidRequest, "an id is a string or a number"});
  const Json params = message.value("params", Json::object());
  const std::string method = message["method"];
  const auto result = [&](const Json& value) {
    return line_of({{"jsonrpc", "2.0"}, {"id", id}, {"result", value}});
  };
  if (!params.is_object()) return error_line(id, {kInvalidParams, "params must be an object"});
  if (method == "initialize") return result(initialize(params));
  if (method == "ping") return result(Json::object());
  if (method == "tools/list") return result(list_tools());
  if (method != "tools/call") return error_line(id, {kMethodNotFound, "there is no method '" + method + "'"});

  const Json name = params.value("name", Json());
  const Json arguments = params.value("arguments", Json::object());
  const Operation* operation =
      name.is_string() ? Description::built_in().find("/" + name.get<std::string>()) : nullptr;
  if (!operation || !operation->tool)
    return error_line(id, {kInvalidParams, "there is no tool " + line_of(name)});
  if (!arguments.is_object()) return error_line(id, {kInvalidParams, "arguments must be an object"});
  const auto document = call(*operation, arguments, *graph_(), resources_);
  return result(document ? content_of(document->body, false) : content_of(document.error().message, true));
}

}  // namespace dramatis::serve
