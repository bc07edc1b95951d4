#include "serve/mcp.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/serve/sample_service.h"

namespace dramatis::serve {
namespace {

using Json = nlohmann::json;

class Mcp : public ::testing::Test {
 protected:
  Json reply(const Json& message) { return Json::parse(server_.reply_to(message.dump()).value_or("null")); }
  Json request(const std::string& method, const Json& params = Json::object()) {
    return reply({{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", params}});
  }
  Json call(const std::string& tool, const Json& arguments) {
    return request("tools/call", {{"name", tool}, {"arguments", arguments}})["result"];
  }

  std::shared_ptr<const GraphState> state_ = testing::sample_state();
  McpServer server_{[this] { return state_; }, {}};
};

TEST_F(Mcp, AgreesOnTheRevision) {
  EXPECT_EQ(request("initialize", {{"protocolVersion", "2024-11-05"}})["result"]["protocolVersion"],
            "2024-11-05");
  const Json newest = request("initialize", {{"protocolVersion", "1999-01-01"}});
  EXPECT_EQ(newest["result"]["protocolVersion"], "2025-11-25");
  EXPECT_EQ(newest["id"], 7);
  EXPECT_TRUE(newest["result"]["capabilities"].contains("tools"));
}

TEST_F(Mcp, ListsItsToolsWithTheirParameters) {
  const Json tools = request("tools/list")["result"]["tools"];
  const auto relations =
      std::find_if(tools.begin(), tools.end(), [](const Json& tool) { return tool["name"] == "relations"; });
  ASSERT_NE(relations, tools.end());
  EXPECT_EQ((*relations)["inputSchema"]["required"], Json({"actor"}));
  EXPECT_EQ((*relations)["inputSchema"]["properties"]["limit"]["maximum"], 200);
  for (const Json& tool : tools) EXPECT_NE(tool["name"], "export");
}

TEST_F(Mcp, AnswersWithTheDocumentsOfTheApi) {
  const Json result = call(
      "relations", {{"actor", "Norland"}, {"direction", "from"}, {"limit", 1}, {"asserted_only", false}});
  EXPECT_EQ(result["isError"], false);
  const Json document = Json::parse(result["content"][0]["text"].get<std::string>());
  EXPECT_EQ(document["found"], 2);
  EXPECT_EQ(document["answers"][0]["evidence"][0]["article"], "harbour-talks");
}

TEST_F(Mcp, MistakesOfTheAssistantAreToldToIt) {
  EXPECT_EQ(call("relations", {{"actor", "Atlantis"}})["isError"], true);
  EXPECT_EQ(call("relations", {{"actr", "Norland"}})["content"][0]["text"], "there is no parameter 'actr'");
  EXPECT_EQ(call("relations", {{"actor", {"a", "b"}}})["isError"], true);
  EXPECT_EQ(call("relations", {{"actor", {{"a", 1}}}})["isError"], true);
  EXPECT_EQ(call("actors", {{"q", 5}})["content"][0]["text"], "'q' has the wrong type: 5");
  EXPECT_EQ(call("relations", {{"actor", "Norland"}, {"text", {{"harbour"}}}})["isError"], true);
  EXPECT_EQ(call("relations", {{"actor", std::string("Nor\0land", 8)}})["content"][0]["text"],
            "'actor' must not hold a NUL");
}

TEST_F(Mcp, NumbersAndFlagsMayComeAsStrings) {
  EXPECT_EQ(call("relations", {{"actor", "Norland"}, {"limit", "1"}, {"asserted_only", "false"}})["isError"],
            false);
  EXPECT_EQ(call("relations", {{"actor", "Norland"}, {"text", {"harbour", "talks"}}})["isError"], false);
  EXPECT_EQ(call("relations", {{"actor", "Norland"}, {"limit", nullptr}})["isError"], false);
}

TEST_F(Mcp, MalformedMessagesGetTheErrorsOfJsonRpc) {
  const auto code = [&](const std::string& line) {
    return Json::parse(server_.reply_to(line).value_or("null"))["error"]["code"];
  };
  EXPECT_EQ(code("{"), -32700);
  EXPECT_EQ(code("\xff"), -32700);
  EXPECT_EQ(code("[]"), -32600);
  EXPECT_EQ(code(R"({"id": 1, "method": 3})"), -32600);
  EXPECT_EQ(code(R"({"id": [], "method": "ping"})"), -32600);
  EXPECT_EQ(code(R"({"id": 1, "method": "tools/destroy"})"), -32601);
  EXPECT_EQ(code(R"({"id": 1, "method": "tools/call", "params": []})"), -32602);
  EXPECT_EQ(code(R"({"id": 1, "method": "tools/call", "params": {"name": "export"}})"), -32602);
  EXPECT_EQ(code(R"({"id": 1, "method": "tools/call", "params": {"name": "graph", "arguments": 3}})"),
            -32602);
}

TEST_F(Mcp, NotificationsGetNoReply) {
  EXPECT_FALSE(server_.reply_to(R"({"jsonrpc": "2.0", "method": "notifications/initialized"})"));
}

}  // namespace
}  // namespace dramatis::serve
