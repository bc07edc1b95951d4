// The tables that hold nothing of their own, but what others hold in the order of a question: the strongest
// and the latest edges of an actor, the most mentioned actors, who said what about whom. See rows.h.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "graph/delta.h"
#include "graph/tally.h"
#include "store/rows/rows.h"

namespace dramatis::store {

// Figures are put in order by their bucket: each up to 7 has its own, and there are four from each power of
// two to the next. So a row moves some hundred times while its figure grows to thousands of millions, and the
// few rows of a bucket are sorted when they are read.
uint8_t bucket_of(uint32_t figure);
inline bool is_exact(uint8_t bucket) { return bucket < 8; }

// Of the edge, as far as it usually counts: its places among the strongest and the latest of both ends. Keys
// of the table kRanks, which say all.
std::set<std::string> rank_keys(const graph::EdgeKey& key, const graph::EdgeTally& usual);
std::string rank_prefix(std::string_view actor, graph::EdgeEnd end, graph::EdgeOrder order);
struct RankedEdge {
  graph::EdgeKey key;
  uint8_t bucket = 0;  // by strength
};
// Of a key that begins with rank_prefix(actor, end, order).
std::optional<RankedEdge> parse_rank_key(std::string_view key, std::string_view actor, graph::EdgeEnd end,
                                         graph::EdgeOrder order);

std::string mentions_key(std::string_view actor, uint32_t mentions);
std::string mentions_prefix();
struct RankedActor {
  std::string id;
  uint8_t bucket = 0;
};
std::optional<RankedActor> parse_mentions_key(std::string_view key);

// Where a statement is found: by its speaker, by each actor that it is about, and by both.
std::set<std::string> said_keys(const graph::StatementRecord& record);
std::string said_prefix(const std::optional<std::string>& speaker, const std::optional<std::string>& about);
struct SaidPlace {
  ArticlePlace place;
  uint32_t position = 0;
};
std::optional<SaidPlace> parse_said_key(std::string_view key, std::string_view prefix);

}  // namespace dramatis::store
