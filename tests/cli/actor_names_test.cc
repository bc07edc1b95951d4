// Whom a reader means by a name, on the actors of a year and a half of world news.
#include <gtest/gtest.h>

#include "cli/known_names.h"
#include "query/actor_lookup.h"
#include "tests/query/world_graph.h"

namespace dramatis::cli {
namespace {

TEST(ActorNames, FindWhomAReaderMeans) {
  const auto graph = dramatis::testing::world_graph();
  const query::Lookup lookup = actor_lookup();
  const auto names = dramatis::testing::read_table("names.tsv");
  EXPECT_GE(names.size(), 49u);
  for (const auto& row : names) {
    const auto found = query::find_actor(graph, row.at(0), lookup);
    EXPECT_EQ(found ? found->actor.id : found.error().message, row.at(1)) << row.at(0);
  }
}

TEST(ActorNames, NobodyIsTakenForAStranger) {
  const auto graph = dramatis::testing::world_graph();
  const query::Lookup lookup = actor_lookup();
  for (const char* name : {"Qwertzuiop", "Zaphod Beeblebrox", "the", "%", "x"}) {
    const auto found = query::find_actor(graph, name, lookup);
    ASSERT_FALSE(found.ok()) << name << " is " << found->actor.id;
    EXPECT_EQ(found.error().kind, ErrorKind::kNotFound) << name;
  }
}

}  // namespace
}  // namespace dramatis::cli
