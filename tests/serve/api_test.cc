// The operations over a small graph, as a client of the API sees them.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/serve/sample_service.h"

namespace dramatis::serve {
namespace {

nlohmann::json json_of(const Response& response) {
  return nlohmann::json::parse(response.body, nullptr, /*allow_exceptions=*/false);
}

class Api : public ::testing::Test {
 protected:
  nlohmann::json get(const std::string& target, int status = 200) {
    const Response response = testing::ask(service_, {.target = "/api/v1" + target});
    EXPECT_EQ(response.status, status) << target << ": " << response.body;
    return json_of(response);
  }

  std::shared_ptr<const GraphState> state_ = testing::sample_state();
  Service service_{[this] { return state_; }, {}};
};

TEST_F(Api, ActorsAreSuggestedByTheBeginningOfTheirName) {
  const auto found = get("/actors?q=nor");
  ASSERT_EQ(found["actors"].size(), 1u);
  EXPECT_EQ(found["actors"][0]["id"], "norland");
}

TEST_F(Api, WithoutTextTheMostMentionedActorsAreGiven) {
  const auto found = get("/actors?limit=2");
  ASSERT_EQ(found["actors"].size(), 2u);
  EXPECT_GE(found["actors"][0]["mentions"], found["actors"][1]["mentions"]);
}

TEST_F(Api, TheNeighbourhoodHoldsTheActorFirstAndTheRelationsBetween) {
  const auto found = get("/neighbourhood?actor=Norland&partners=1");
  const auto& actors = found["neighbours"]["actors"];
  ASSERT_EQ(actors.size(), 2u);
  EXPECT_EQ(actors[0]["id"], "norland");
  EXPECT_EQ(actors[1]["id"], "sudmark");
  EXPECT_GT(found["neighbours"]["found"], 1);
  for (const auto& relation : found["relations"]["answers"]) {
    EXPECT_TRUE(relation["subject"]["id"] == "norland" || relation["object"]["id"] == "norland");
    EXPECT_TRUE(relation["evidence"].empty());  // /relations and /evidence have them
  }
  EXPECT_FALSE(found.contains("more"));
}

TEST_F(Api, AnIdMayBeToldFromAName) {
  EXPECT_EQ(get("/actor?actor=id:norland")["id"], "norland");
  EXPECT_EQ(get("/actor?actor=Ada+Lindqvist")["id"], "ada-lindqvist");
  EXPECT_EQ(get("/actor?actor=id:Ada+Lindqvist", 404)["error"]["message"],
            "no actor has the id 'Ada Lindqvist'");
}

TEST_F(Api, RolesAreInTheNeighbourhoodUnlessLeftOut) {
  const auto has_role = [&](const std::string& more) {
    const auto found = get("/neighbourhood?actor=norland" + more);
    for (const auto& relation : found["relations"]["answers"])
      if (relation["kind"] == "role") return true;
    return false;
  };
  EXPECT_TRUE(has_role(""));
  EXPECT_FALSE(has_role("&kinds=relations"));
}

TEST_F(Api, LinksAreAmongTheActorsGiven) {
  const auto found = get("/links?actor=sudmark&actor=harbour-union&actor=nobody");
  ASSERT_EQ(found["found"], 2);  // threatens; does not attack
  for (const auto& relation : found["answers"]) EXPECT_EQ(relation["object"]["id"], "harbour-union");
}

TEST_F(Api, RelationsGoTheWayAskedFor) {
  EXPECT_EQ(get("/relations?actor=norland&direction=from")["found"], 2);
  EXPECT_EQ(get("/relations?actor=norland&direction=to")["found"], 2);
  EXPECT_EQ(get("/relations?actor=norland")["found"], 4);
  EXPECT_EQ(get("/relations?actor=norland&other=sudmark&direction=to")["found"], 0);
}

TEST_F(Api, PagesGoOnWhereTheLastEnded) {
  const auto all = get("/relations?actor=sudmark&limit=10"), first = get("/relations?actor=sudmark&limit=2"),
             second = get("/relations?actor=sudmark&limit=2&offset=2");
  ASSERT_GE(all["answers"].size(), 4u);
  EXPECT_EQ(first["found"], all["found"]);
  EXPECT_EQ(first["answers"][1], all["answers"][1]);
  EXPECT_EQ(second["answers"][0], all["answers"][2]);
  EXPECT_TRUE(get("/relations?actor=sudmark&offset=1000")["answers"].empty());
}

TEST_F(Api, EvidenceIsThatOfTheRelationTheLatestFirst) {
  const auto found = get("/evidence?subject=norland&predicate=criticises&object=sudmark");
  ASSERT_EQ(found["found"], 2);
  EXPECT_EQ(found["answers"][0]["date"], "2024-03-06");
  EXPECT_EQ(found["answers"][1]["date"], "2024-03-04");
  EXPECT_EQ(get("/evidence?subject=norland&predicate=criticises&object=sudmark&until=2024-03-05")["found"],
            1);
  EXPECT_EQ(get("/evidence?subject=norland&predicate=criticises&object=sudmark&negated=true")["found"], 0);
}

TEST_F(Api, StatementsAndTimelineHaveTheLatestFirst) {
  const auto statements = get("/statements?speaker=Ada+Lindqvist");
  ASSERT_EQ(statements["found"], 2);
  EXPECT_EQ(statements["answers"][0]["date"], "2024-03-06");
  EXPECT_EQ(get("/statements?cue=warn")["found"], 1);
  const auto timeline = get("/timeline?actor=norland");
  EXPECT_EQ(timeline["answers"].front()["date"], "2024-03-06");
  EXPECT_EQ(timeline["answers"].back()["date"], "2024-03-04");
}

TEST_F(Api, ActivityIsCountedByMonthAndQuadrant) {
  const auto months = get("/activity?actor=norland&other=sudmark")["months"];
  ASSERT_EQ(months.size(), 1u);
  EXPECT_EQ(months[0]["month"], "2024-03");
  EXPECT_EQ(months[0]["verbal conflict"], 2);
  EXPECT_EQ(months[0]["material conflict"], 1);
}

TEST_F(Api, ThePathBetweenTwoIsFound) {
  EXPECT_EQ(get("/path?from=inf-pact&to=harbour-union")["steps"].size(), 2u);
  EXPECT_EQ(get("/path?from=inf-pact&to=harbour-union&longest=1")["found"], false);
}

TEST_F(Api, TheExportHoldsWhatIsSeenAndNoMore) {
  const Response response = testing::ask(
      service_, {.target = "/api/v1/export?format=json&actor=norland&actor=sudmark&actor=nobody"});
  ASSERT_EQ(response.status, 200);
  EXPECT_NE(testing::header(response, "Content-Disposition").find("dramatis.json"), std::string::npos);
  const auto graph = json_of(response);
  EXPECT_EQ(graph["nodes"].size(), 2u);
  EXPECT_EQ(graph["edges"].size(), 2u);
}

TEST_F(Api, ErrorsSayWhatIsWrong) {
  EXPECT_EQ(get("/relations", 400)["error"]["message"], "'actor' is missing");
  EXPECT_NE(get("/relations?actor=Atlantis", 404)["error"]["message"].get<std::string>().find("Atlantis"),
            std::string::npos);
  EXPECT_EQ(get("/nothing", 404)["error"]["status"], 404);
  EXPECT_EQ(get("/diff?since=2024-01-01&other=norland", 400)["error"]["status"], 400);
  EXPECT_EQ(get("/search?q=%22open", 400)["error"]["status"], 400);
  EXPECT_EQ(get("/ask?q=Who+criticised+Sudmark%3F", 400)["error"]["status"], 400);  // no parser here
}

TEST_F(Api, EveryOperationOfTheDescriptionIsAnswered) {
  for (const Operation& operation : Description::built_in().operations()) {
    QueryParameters query;
    for (const Parameter& parameter : operation.parameters)
      if (parameter.required)
        query.emplace_back(parameter.name, !parameter.choices.empty()                 ? parameter.choices[0]
                                           : parameter.type == Parameter::Type::kDate ? "2024-03-05"
                                           : operation.id == "article"                ? "harbour-talks"
                                                                                      : "norland");
    const Response response =
        testing::ask(service_, {.target = "/api/v1" + operation.path + "?" + encode_query(query)});
    EXPECT_EQ(response.status, operation.id == "ask" ? 400 : 200) << operation.id << response.body;
  }
}

}  // namespace
}  // namespace dramatis::serve
