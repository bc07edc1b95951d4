#include "graph/curation/curation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "graph/curation/curated_view.h"
#include "graph/curation/hidden_view.h"
#include "graph/memory_graph.h"
#include "tests/support/claims_builder.h"
#include "tests/support/random_claims.h"
#include "tests/support/ranked_walks.h"

namespace dramatis::graph {
namespace {

using testing::ClaimsBuilder;

CurationEntry merge_into(const std::string& actor, const std::string& into) {
  return {CurationAction::kMerge, actor, into, ""};
}

TEST(Curation, ChainsOfMergesEndAtOneActor) {
  Curation curation;
  ASSERT_TRUE(curation.apply(merge_into("a", "b")));
  ASSERT_TRUE(curation.apply(merge_into("b", "c")));
  EXPECT_EQ(curation.canonical("a"), "c");
  ASSERT_TRUE(curation.apply({CurationAction::kUnmerge, "b", "", ""}));
  EXPECT_EQ(curation.canonical("a"), "b");
  EXPECT_EQ(curation.canonical("c"), "c");
}

TEST(Curation, SenselessDecisionsAreRefused) {
  Curation curation;
  ASSERT_TRUE(curation.apply(merge_into("a", "b")));
  EXPECT_EQ(curation.apply(merge_into("b", "a")).error().kind, ErrorKind::kUsage);
  EXPECT_EQ(curation.apply(merge_into("c", "c")).error().kind, ErrorKind::kUsage);
  EXPECT_EQ(curation.apply(merge_into("a", "c")).error().kind, ErrorKind::kUsage);
  EXPECT_EQ(curation.apply({CurationAction::kUnmerge, "b", "", ""}).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(curation.apply({CurationAction::kRename, "b", "", ""}).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(curation.apply({CurationAction::kRetype, "b", "vegetable", ""}).error().kind, ErrorKind::kUsage);
  EXPECT_EQ(curation.canonical("a"), "b");
}

class Curated : public ::testing::Test {
 protected:
  void decide(const CurationEntry& entry) { ASSERT_TRUE(curation_.apply(entry)); }

  std::unique_ptr<CuratedView> view() const {
    auto made =
        CuratedView::over(std::shared_ptr<const TalliedView>(std::shared_ptr<void>(), &graph_), curation_);
    EXPECT_TRUE(made);
    return std::move(*made);
  }

  MemoryGraph graph_;
  Curation curation_;
};

TEST_F(Curated, MergedActorsAreOneNode) {
  ASSERT_TRUE(graph_.add(ClaimsBuilder("1", "2024-01-02")
                             .sentence("Sergei Lavrov met Kim.")
                             .mention("sergei-lavrov", "Sergei Lavrov")
                             .relation("sergei-lavrov", "meets", "kim")
                             .build()));
  ASSERT_TRUE(graph_.add(ClaimsBuilder("2", "2024-01-01")
                             .sentence("Sergey Lavrov met Kim.")
                             .mention("sergey-lavrov", "Sergey Lavrov")
                             .relation("sergey-lavrov", "meets", "kim")
                             .build()));
  decide(merge_into("sergey-lavrov", "sergei-lavrov"));
  const auto curated = view();
  EXPECT_EQ(curated->counts()->actors, 2u);
  EXPECT_EQ(curated->counts()->edges, 1u);
  EXPECT_EQ(curated->actor("sergey-lavrov")->value().id, "sergei-lavrov");
  EXPECT_EQ(curated->actor("sergei-lavrov")->value().articles, 2u);
  EXPECT_EQ(*curated->actors_by_alias("sergey lavrov"), (std::vector<std::string>{"sergei-lavrov"}));
  std::vector<std::string> articles;
  ASSERT_TRUE(curated->for_each_evidence({"sergei-lavrov", EdgeKind::kRelation, "meets", "kim", false},
                                         [&](const Evidence& evidence) {
                                           articles.push_back(evidence.article);
                                           return true;
                                         }));
  EXPECT_EQ(articles, (std::vector<std::string>{"2", "1"}));
}

TEST_F(Curated, RenamedAndRetypedActorsShowIt) {
  ASSERT_TRUE(graph_.add(ClaimsBuilder("1").sentence("Kim left.").mention("kim", "Kim").build()));
  decide({CurationAction::kRename, "kim", "Kim Jong Un", ""});
  decide({CurationAction::kRetype, "kim", "person", ""});
  const auto node = *view()->actor("kim");
  EXPECT_EQ(node->name, "Kim Jong Un");
  EXPECT_EQ(node->type, ActorType::kPerson);
  EXPECT_EQ(*view()->actors_by_alias("KIM JONG UN"), (std::vector<std::string>{"kim"}));
}

// The oracle: the articles themselves rewritten, so that they use the canonical ids.
ArticleClaims rewrite(const ArticleClaims& claims, const Curation& curation) {
  ArticleClaims out = claims;
  const auto map = [&](std::string& id) { id = curation.canonical(id); };
  out.actors.clear();
  for (Actor actor : claims.actors) {
    map(actor.id);
    const auto same = std::find_if(out.actors.begin(), out.actors.end(),
                                   [&](const Actor& other) { return other.id == actor.id; });
    if (same == out.actors.end()) {
      out.actors.push_back(actor);
    } else {
      same->mentions.insert(same->mentions.end(), actor.mentions.begin(), actor.mentions.end());
    }
  }
  for (Role& role : out.roles) map(role.actor), map(role.of);
  for (Relation& relation : out.relations)
    for (auto* end : {&relation.subject, &relation.object, &relation.attributed_to})
      if (*end) map(**end);
  for (Statement& statement : out.statements) {
    if (statement.speaker) map(*statement.speaker);
    std::for_each(statement.about.begin(), statement.about.end(), map);
    std::sort(statement.about.begin(), statement.about.end());
    statement.about.erase(std::unique(statement.about.begin(), statement.about.end()), statement.about.end());
  }
  return out;
}

// Makes what the oracle cannot know indifferent: all actors have one face (members of an article vote once
// each), and no two pieces of evidence stand in the same place (whose order among themselves is the base's).
void simplify(ArticleClaims& claims) {
  for (Actor& actor : claims.actors) {
    actor.name = "One Name";
    actor.type = ActorType::kGroup;
    actor.sector = Sector::kNone;
    actor.code.clear();
  }
  uint32_t number = 0;
  for (Role& role : claims.roles) role.span = {number, number + 1}, ++number;
  for (Relation& relation : claims.relations) relation.span = {number, number + 1}, ++number;
}

TEST_F(Curated, EqualsTheGraphOfRewrittenArticles) {
  decide(merge_into("actor-1", "actor-9"));
  decide(merge_into("actor-9", "actor-5"));
  decide(merge_into(std::string("nul\0inside", 10), "actor-0"));
  decide(merge_into("actor-7", "zz-not-in-the-graph"));
  for (uint32_t seed = 1; seed <= 10; ++seed) {
    std::mt19937 random(seed);
    graph_ = MemoryGraph();
    MemoryGraph oracle;
    for (int i = 0; i < 25; ++i) {
      ArticleClaims claims = testing::random_claims(random);
      simplify(claims);
      ASSERT_TRUE(graph_.add(claims));
      ASSERT_TRUE(oracle.add(rewrite(claims, curation_)));
    }
    ASSERT_EQ(testing::print(*view()), testing::print(oracle)) << "seed " << seed;
    ASSERT_TRUE(testing::walks_as_ranked(*view()));
  }
}

TEST_F(Curated, WithoutTheHiddenAllWalksAgree) {
  decide(merge_into("actor-1", "actor-9"));
  for (uint32_t seed = 1; seed <= 5; ++seed) {
    std::mt19937 random(seed);
    graph_ = MemoryGraph();
    for (int i = 0; i < 25; ++i) ASSERT_TRUE(graph_.add(testing::random_claims(random)));
    const HiddenView shown(view(), {"actor-0", "actor-9"});
    ASSERT_TRUE(testing::walks_as_ranked(shown));
    uint64_t edges = 0, evidence = 0;
    ASSERT_TRUE(shown.for_each_edge([&](const Edge& edge) {
      ++edges;
      evidence += edge.evidence;
      return true;
    }));
    EXPECT_EQ(shown.counts()->edges, edges);
    EXPECT_EQ(shown.counts()->evidence, evidence);
  }
}

TEST_F(Curated, VisitorsMayStop) {
  std::mt19937 random(3);
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(graph_.add(testing::random_claims(random)));
  decide(merge_into("actor-1", "actor-5"));
  decide(merge_into("actor-8", "actor-0"));
  const auto curated = view();
  const uint64_t edges = curated->counts()->edges, actors = curated->counts()->actors;
  for (uint64_t stop = 1; stop <= edges; ++stop) {
    uint64_t seen = 0;
    ASSERT_TRUE(curated->for_each_edge([&](const Edge&) { return ++seen < stop; }));
    ASSERT_EQ(seen, stop);
  }
  for (uint64_t stop = 1; stop <= actors; ++stop) {
    uint64_t seen = 0;
    ASSERT_TRUE(curated->for_each_actor([&](const ActorNode&) { return ++seen < stop; }));
    ASSERT_EQ(seen, stop);
  }
}

}  // namespace
}  // namespace dramatis::graph
