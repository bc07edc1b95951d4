// Replays the fuzz target of fuzz_rows.cc on good rows and on damaged ones, so that every build runs it.
#include <gtest/gtest.h>

#include "graph/merge.h"
#include "store/rows/claims_codec.h"
#include "store/rows/order_rows.h"
#include "store/rows/report_rows.h"
#include "store/rows/rows.h"
#include "tests/support/random_claims.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace dramatis::store {
namespace {

void replay(char decoder, const std::string& bytes) {
  const std::string input = decoder + bytes;
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
}

std::vector<std::pair<char, std::string>> good_rows(std::mt19937& random) {
  const graph::ArticleClaims claims = testing::random_claims(random);
  const graph::ArticleShare share = graph::share_of(claims);
  std::vector<std::pair<char, std::string>> rows;
  const auto payload = [&](char decoder, const auto& value) {
    rows.emplace_back(decoder, "");
    encode(value, rows.back().second);
  };
  payload(0, claims);
  for (const auto& [id, tally] : share.actors) payload(1, tally);
  for (const auto& [key, tally] : share.edges) {
    payload(2, tally);
    rows.emplace_back(4, edge_key(key));
    rows.emplace_back(5, edge_in_key(key));
  }
  payload(3, graph::AtLevels<graph::GraphCounts>{{1, 2, 3, 4, 5, 6, 7}, {1, 2, 2, 1, 1, 3, 7}});
  for (const graph::EvidenceRow& row : share.evidence) rows.emplace_back(7, evidence_key(row));
  for (const graph::StatementRecord& record : share.statements)
    rows.emplace_back(8, statement_key({record.date, record.article}, record.position));
  payload(9, graph::ReportOf{"a", "b"});
  payload(12, graph::ReportGroup{"b", {{"", "a"}, {"2024-01-01", "b"}}, share.told});
  for (const graph::TextBand& band : share.bands) rows.emplace_back(13, band_key(band));
  rows.emplace_back(13, mentions_key("actor", 9));
  for (const auto& [key, tallies] : share.edges)
    for (const std::string& rank : rank_keys(key, tallies.all))
      rows.emplace_back(
          14,
          rank.substr(rank_prefix(key.subject, graph::EdgeEnd::kSubject, graph::EdgeOrder::kLatest).size()));
  for (const graph::StatementRecord& record : share.statements)
    for (const std::string& key : said_keys(record)) rows.emplace_back(14, key.substr(key.size() / 2));
  payload(10, graph::CurationEntry{graph::CurationAction::kRename, "actor", "New name", "2024-01-01"});
  rows.emplace_back(11, article_of_key("actor", {"2024-01-01", "article"}));
  return rows;
}

std::string damaged(std::string bytes, std::mt19937& random) {
  for (uint32_t changes = 1 + random() % 4; changes > 0 && !bytes.empty(); --changes) {
    const size_t at = random() % bytes.size();
    switch (random() % 4) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ 1 << random() % 8);
        break;
      case 1:
        bytes.erase(at, 1 + random() % 8);
        break;
      case 2:
        bytes.insert(at, 1 + random() % 8, static_cast<char>(random()));
        break;
      case 3:
        bytes.resize(at);
        break;
    }
  }
  return bytes;
}

TEST(FuzzRows, DecodersTakeAnyBytes) {
  std::mt19937 random(2024);
  for (int round = 0; round < 30; ++round)
    for (const auto& [decoder, bytes] : good_rows(random)) {
      replay(decoder, bytes);
      for (int i = 0; i < 20; ++i) replay(static_cast<char>(random() % 15), damaged(bytes, random));
      for (int i = 0; i < 40; ++i) replay(decoder, damaged(bytes, random));
    }
}

}  // namespace
}  // namespace dramatis::store
