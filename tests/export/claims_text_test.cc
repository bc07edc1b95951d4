#include "export/claims_text.h"

#include <gtest/gtest.h>

#include "tests/support/golden.h"
#include "tests/support/sample_graph.h"

namespace dramatis::exporting {
namespace {

TEST(ClaimsText, ReadsLikeALog) {
  std::string text;
  for (const auto& claims : dramatis::testing::sample_claims())
    text += claims_to_text(claims, claims.article.id);
  dramatis::testing::expect_golden(text, "claims.txt");
}

TEST(ClaimsText, SaysWhenNothingWasFound) {
  EXPECT_EQ(claims_to_text({.article = {.id = "7c2f"}}, "quiet-day.txt"),
            "quiet-day.txt (no date)\n  (no relation or statement found)\n\n");
}

}  // namespace
}  // namespace dramatis::exporting
