// The rows of every table: keys and values to and from bytes, as docs/store_format.md specifies.
//
// Decoders take bytes from disk: they never trust them, and return nothing (or false) when they make no
// sense.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/curation/curation.h"
#include "graph/delta.h"
#include "graph/tally.h"

namespace dramatis::store {

inline constexpr std::string_view kCountsKey = "counts";
inline constexpr std::string_view kJournalLengthKey = "journal";

// Of the table kMeta: what read the article.
std::string made_by_key(std::string_view article);

// Keys of the tables articles and actors are the ids.

std::string alias_prefix(std::string_view folded_alias);
std::string alias_key(const graph::AliasRow& row);
std::optional<graph::AliasRow> parse_alias_key(std::string_view key);

std::string edges_from_prefix(std::string_view subject);
std::string edge_key(const graph::EdgeKey& edge);
std::optional<graph::EdgeKey> parse_edge_key(std::string_view key);

std::string edges_to_prefix(std::string_view object);
std::string edges_between_prefix(std::string_view subject, std::string_view object);
std::string edge_in_key(const graph::EdgeKey& edge);
std::optional<graph::EdgeKey> parse_edge_in_key(std::string_view key);

std::string evidence_key(const graph::EvidenceRow& row);  // begins with edge_key()
bool parse_evidence_key(std::string_view key, graph::EvidenceRow& row);

// Where an article stands in time order: the tail of several keys.
struct ArticlePlace {
  std::string date, article;
  friend bool operator==(const ArticlePlace&, const ArticlePlace&) = default;
};
std::string articles_of_prefix(std::string_view actor);
std::string article_of_key(std::string_view actor, const ArticlePlace& place);
struct ArticleOf {
  std::string actor;
  ArticlePlace place;
};
std::optional<ArticleOf> parse_article_of_key(std::string_view key);

std::string statement_key(const ArticlePlace& place, uint32_t position);
bool parse_statement_key(std::string_view key, graph::StatementRecord& record);

std::string journal_key(uint32_t number);

// Payloads. The encoders append.
void encode_text(const std::string& text, std::string& out);
std::optional<std::string> decode_text(std::string_view payload);
void encode(const graph::ActorTally& tally, std::string& out);
std::optional<graph::ActorTally> decode_actor(std::string_view payload);
void encode(const graph::EdgeTallies& tallies, std::string& out);
std::optional<graph::EdgeTallies> decode_edge(std::string_view payload);
void encode(const graph::AtLevels<graph::GraphCounts>& counts, std::string& out);
std::optional<graph::AtLevels<graph::GraphCounts>> decode_counts(std::string_view payload);
void encode(const graph::Evidence& evidence, std::string& out);  // without what the key says
std::optional<graph::EvidenceRow> decode_evidence(std::string_view key, std::string_view payload);
void encode(const graph::StatementRecord& record, std::string& out);  // without what the key says
std::optional<graph::StatementRecord> decode_statement(std::string_view key, std::string_view payload);

void encode(const graph::CurationEntry& entry, std::string& out);
std::optional<graph::CurationEntry> decode_curation(std::string_view payload);

}  // namespace dramatis::store
