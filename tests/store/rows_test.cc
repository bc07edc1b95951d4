#include "store/rows/rows.h"

#include <gtest/gtest.h>

#include "graph/merge.h"
#include "store/rows/claims_codec.h"
#include "store/rows/order_rows.h"
#include "store/rows/report_rows.h"
#include "store/rows/sealed_rows.h"
#include "tests/support/random_claims.h"

namespace dramatis::store {
namespace {

template <typename T>
std::string encoded(const T& value) {
  std::string bytes;
  encode(value, bytes);
  return bytes;
}

graph::ArticleClaims without_stances(graph::ArticleClaims claims) {
  for (graph::Statement& statement : claims.statements) statement.stance = graph::Stance::kNone;
  return claims;
}

graph::ArticleClaims without_event_dates(graph::ArticleClaims claims) {
  for (graph::Relation& relation : claims.relations) relation.event_date.clear();
  return claims;
}

class Rows : public ::testing::TestWithParam<uint32_t> {
 protected:
  std::mt19937 random_{GetParam()};
  graph::ArticleClaims claims_ = testing::random_claims(random_);
  graph::ArticleShare share_ = graph::share_of(claims_);
};

TEST_P(Rows, ClaimsComeBack) {
  const std::string bytes = encoded(claims_);
  EXPECT_EQ(decode_claims(bytes), claims_);
  EXPECT_EQ(decode_article_info(encoded(claims_.article)), claims_.article);
}

TEST_P(Rows, TalliesComeBack) {
  for (const auto& [id, tally] : share_.actors) EXPECT_EQ(decode_actor(encoded(tally)), tally);
  for (const auto& [key, tally] : share_.edges) EXPECT_EQ(decode_edge(encoded(tally)), tally);
}

TEST_P(Rows, EdgeKeysComeBackAndKeepTheirOrder) {
  std::string last;
  for (const auto& [key, tally] : share_.edges) {
    EXPECT_EQ(parse_edge_key(edge_key(key)), key);
    EXPECT_EQ(parse_edge_in_key(edge_in_key(key)), key);
    EXPECT_LT(last, edge_key(key));
    last = edge_key(key);
  }
}

TEST_P(Rows, EvidenceAndStatementsComeBack) {
  for (const graph::EvidenceRow& row : share_.evidence) {
    const auto back = decode_evidence(evidence_key(row), encoded(row.evidence));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->edge, row.edge);
    EXPECT_EQ(back->ordinal, row.ordinal);
    EXPECT_EQ(back->evidence, row.evidence);
  }
  for (const graph::StatementRecord& record : share_.statements)
    EXPECT_EQ(
        decode_statement(statement_key({record.date, record.article}, record.position), encoded(record)),
        record);
}

TEST_P(Rows, TruncatedPayloadsAreNotDecoded) {
  const std::string bytes = encoded(claims_);
  const graph::ArticleClaims version_2 = without_stances(claims_), version_1 = without_event_dates(version_2);
  const size_t size_1 = encoded(version_1).size();
  // A list of no event dates stands before stances.
  const size_t size_2 = std::max(encoded(version_2).size(), size_1 + (version_2 == claims_ ? 0 : 1));
  for (size_t size = 0; size < bytes.size(); ++size) {
    const auto decoded = decode_claims(std::string_view(bytes).substr(0, size));
    if (size == size_1)
      ASSERT_EQ(decoded, version_1);
    else if (size == size_2)
      ASSERT_EQ(decoded, version_2);
    else
      ASSERT_FALSE(decoded) << size;
  }
  EXPECT_FALSE(decode_claims(bytes + "x"));
}

TEST_P(Rows, EvidenceOfBeforeVersion3HasNoEventDate) {
  for (graph::EvidenceRow& row : share_.evidence) {
    const std::string bytes = encoded(row.evidence), key = evidence_key(row);
    row.evidence.event_date.clear();
    const std::string version_2 = encoded(row.evidence);
    ASSERT_TRUE(bytes.starts_with(version_2));
    EXPECT_EQ(decode_evidence(key, version_2)->evidence, row.evidence);
    for (size_t size = version_2.size() + 1; size < bytes.size(); ++size)
      EXPECT_FALSE(decode_evidence(key, bytes.substr(0, size)));
    EXPECT_FALSE(decode_evidence(key, bytes + "x"));
  }
}

TEST_P(Rows, StatementsOfBeforeVersion3HaveNoStance) {
  for (graph::StatementRecord& record : share_.statements) {
    const std::string key = statement_key({record.date, record.article}, record.position);
    record.statement.stance = graph::Stance::kNone;
    const std::string version_2 = encoded(record);
    EXPECT_EQ(decode_statement(key, version_2), record);
    record.statement.stance = graph::Stance::kDemanding;
    EXPECT_EQ(encoded(record), version_2 + '\3');
    EXPECT_FALSE(decode_statement(key, version_2 + '\0'));
    EXPECT_FALSE(decode_statement(key, version_2 + '\4'));
  }
}

TEST_P(Rows, EveryFlippedBitBreaksTheSeal) {
  const std::string key = claims_.article.id;
  std::string value = encoded(claims_).substr(0, 300);
  seal(Table::kArticles, key, value);
  ASSERT_TRUE(unseal(Table::kArticles, key, value));
  for (size_t bit = 0; bit < value.size() * 8; ++bit) {
    std::string damaged = value;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
    ASSERT_FALSE(unseal(Table::kArticles, key, damaged)) << bit;
  }
  EXPECT_FALSE(unseal(Table::kArticles, key + "x", value));
  EXPECT_FALSE(unseal(Table::kActors, key, value));
  EXPECT_FALSE(unseal(Table::kArticles, key, "abc"));
}

INSTANTIATE_TEST_SUITE_P(Seeds, Rows, ::testing::Range(1u, 11u));

}  // namespace
}  // namespace dramatis::store
