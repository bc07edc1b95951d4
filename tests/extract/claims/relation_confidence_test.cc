#include "extract/claims/relation_confidence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/extractor.h"

namespace dramatis::extract {
namespace {

constexpr std::string_view kTable =
    "feature\tweight\nbias\t0\nthreshold\t0.6\nthreshold of few\t0.2\nclause root\t1\nsubject "
    "through\t-2\n";

std::vector<std::string> features_of(const std::string& text) {
  static const std::shared_ptr<const Extractor> extractor = Extractor::create().value();
  graph::Article article;
  article.text = text;
  std::vector<std::string> out;
  for (const TracedRelation& r : extractor->relation_candidates(article))
    out.insert(out.end(), r.trace.features.begin(), r.trace.features.end());
  return out;
}

bool has(const std::vector<std::string>& features, std::string_view name) {
  return std::find(features.begin(), features.end(), name) != features.end();
}

TEST(RelationModel, AddsTheWeightsOfItsFeatures) {
  const RelationModel model = RelationModel::parse(kTable).value();
  EXPECT_DOUBLE_EQ(model.score({}), 0.5);
  EXPECT_NEAR(model.score({"clause root", "no such feature"}), 0.731, 0.001);
  EXPECT_NEAR(model.score({"clause root", "subject through"}), 0.269, 0.001);
}

TEST(RelationModel, AsksLessWhereThereIsLittleToConfuse) {
  const RelationModel model = RelationModel::parse(kTable).value();
  EXPECT_FALSE(model.tells(0.5, {"actors many"}));
  EXPECT_TRUE(model.tells(0.7, {"actors many"}));
  EXPECT_TRUE(model.tells(0.5, {"actors few"}));
  EXPECT_TRUE(model.tells(0.5, {"actors some", "news of states"}));
  EXPECT_FALSE(model.tells(0.5, {"actors many", "news of states"}));
  EXPECT_FALSE(model.tells(0.1, {"actors few"}));
}

TEST(RelationModel, RefusesAWeightThatIsNoNumber) {
  EXPECT_FALSE(RelationModel::parse("feature\tweight\nbias\tmuch\n"));
  EXPECT_FALSE(RelationModel::parse("feature\tweight\nbias\tinf\n"));
}

TEST(RelationModel, BuiltInTableHoldsAThreshold) {
  EXPECT_FALSE(RelationModel::built_in().tells(0.3, {"actors many"}));
  EXPECT_TRUE(RelationModel::built_in().tells(0.95, {"actors many"}));
}

TEST(RelationFeatures, NameTheConstruction) {
  const std::vector<std::string> plain = features_of("France criticised Turkey on Monday.");
  for (const char* name :
       {"subject country", "object country", "between states", "codes cross", "row criticises", "own verb",
        "clause root", "short sentence", "actors few", "news of states"})
    EXPECT_TRUE(has(plain, name)) << name;
  for (const char* name :
       {"object through", "subject far", "subject arc unsure", "subject pronoun", "planned"})
    EXPECT_FALSE(has(plain, name)) << name;
  EXPECT_TRUE(has(features_of("France will criticise Turkey."), "planned"));
  EXPECT_TRUE(has(features_of("France met Italy and criticised Turkey."), "subject far"));
  EXPECT_TRUE(has(features_of("France Slammed Turkey Over New Border Dispute"), "headline"));
  const std::vector<std::string> through = features_of("France criticised Turkey's plan on Monday.");
  EXPECT_TRUE(has(through, "object through"));
  EXPECT_TRUE(has(features_of("France slammed Turkey."), "synonym"));
}

TEST(RelationFeatures, CountTheActorsOfTheArticle) {
  EXPECT_TRUE(has(
      features_of("Mary Brown met John Smith. Paul Jones praised Emma White. Frank Moore sued Alice Clark."),
      "actors some"));
  EXPECT_FALSE(has(features_of("Mary Brown criticised John Smith."), "news of states"));
}

}  // namespace
}  // namespace dramatis::extract
