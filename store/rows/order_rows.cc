#include "store/rows/order_rows.h"

#include <bit>

#include "store/rows/coding.h"

namespace dramatis::store {
namespace {

using namespace graph;

// The first byte of a key of the table kRanks. Stored: never change.
enum : uint8_t { kStrongestFrom = 1, kStrongestTo = 2, kLatestFrom = 3, kLatestTo = 4, kMentioned = 5 };

uint8_t list_of(EdgeEnd end, EdgeOrder order) {
  if (order == EdgeOrder::kStrongest) return end == EdgeEnd::kSubject ? kStrongestFrom : kStrongestTo;
  return end == EdgeEnd::kSubject ? kLatestFrom : kLatestTo;
}

uint8_t backwards(uint8_t bucket) { return static_cast<uint8_t>(0xFF - bucket); }

// What follows the actor and the figure: the rest of the edge's key, in the order of EdgeKey.
void write_rest(KeyWriter& writer, const EdgeKey& key, EdgeEnd end) {
  if (end == EdgeEnd::kObject) writer.text(key.subject);
  writer.byte(static_cast<uint8_t>(key.kind)).text(key.predicate);
  if (end == EdgeEnd::kSubject) writer.text(key.object);
  writer.byte(key.negated ? 1 : 0);
}

void read_rest(KeyReader& reader, EdgeKey& key, std::string_view actor, EdgeEnd end) {
  (end == EdgeEnd::kSubject ? key.subject : key.object) = actor;
  if (end == EdgeEnd::kObject) key.subject = reader.text();
  read_kind(reader, key);
  key.predicate = reader.text();
  if (end == EdgeEnd::kSubject) key.object = reader.text();
  read_negated(reader, key);
}

}  // namespace

uint8_t bucket_of(uint32_t figure) {
  if (figure < 8) return static_cast<uint8_t>(figure);
  const auto power = static_cast<uint32_t>(std::bit_width(figure) - 1);  // 3 at least
  return static_cast<uint8_t>(8 + (power - 3) * 4 + ((figure >> (power - 2)) & 3));
}

std::string rank_prefix(std::string_view actor, EdgeEnd end, EdgeOrder order) {
  std::string key;
  KeyWriter(key).byte(list_of(end, order)).text(actor);
  return key;
}

std::set<std::string> rank_keys(const EdgeKey& key, const EdgeTally& usual) {
  std::set<std::string> keys;
  if (usual.evidence == 0) return keys;
  for (const EdgeEnd end : {EdgeEnd::kSubject, EdgeEnd::kObject})
    for (const EdgeOrder order : {EdgeOrder::kStrongest, EdgeOrder::kLatest}) {
      std::string rank = rank_prefix(end == EdgeEnd::kSubject ? key.subject : key.object, end, order);
      KeyWriter writer(rank);
      if (order == EdgeOrder::kStrongest)
        writer.byte(backwards(bucket_of(usual.reports)));
      else
        writer.text(usual.dates.last);
      write_rest(writer, key, end);
      keys.insert(std::move(rank));
    }
  return keys;
}

std::optional<RankedEdge> parse_rank_key(std::string_view key, std::string_view actor, EdgeEnd end,
                                         EdgeOrder order) {
  KeyReader reader(key.substr(rank_prefix(actor, end, order).size()));
  RankedEdge edge;
  if (order == EdgeOrder::kStrongest)
    edge.bucket = backwards(reader.byte());
  else
    reader.text();
  read_rest(reader, edge.key, actor, end);
  if (!reader.complete()) return std::nullopt;
  return edge;
}

std::string mentions_prefix() {
  std::string key;
  KeyWriter(key).byte(kMentioned);
  return key;
}

std::string mentions_key(std::string_view actor, uint32_t mentions) {
  std::string key = mentions_prefix();
  KeyWriter(key).byte(backwards(bucket_of(mentions))).last_text(actor);
  return key;
}

std::optional<RankedActor> parse_mentions_key(std::string_view key) {
  KeyReader reader(key);
  if (reader.byte() != kMentioned) reader.fail();
  RankedActor actor;
  actor.bucket = backwards(reader.byte());
  actor.id = reader.last_text();
  if (!reader.complete()) return std::nullopt;
  return actor;
}

std::string said_prefix(const std::optional<std::string>& speaker, const std::optional<std::string>& about) {
  std::string key;
  KeyWriter writer(key);
  for (const auto* actor : {&speaker, &about}) {
    writer.byte(actor->has_value() ? 1 : 0);
    if (*actor) writer.text(**actor);
  }
  return key;
}

std::set<std::string> said_keys(const StatementRecord& record) {
  std::set<std::string> keys;
  const auto add = [&](const std::optional<std::string>& speaker, const std::optional<std::string>& about) {
    std::string key = said_prefix(speaker, about);
    KeyWriter(key).text(record.date).text(record.article).fixed32(record.position);
    keys.insert(std::move(key));
  };
  const std::optional<std::string>& speaker = record.statement.speaker;
  if (speaker) add(speaker, std::nullopt);
  for (const std::string& about : record.statement.about) {
    add(std::nullopt, about);
    if (speaker) add(speaker, about);
  }
  return keys;
}

std::optional<SaidPlace> parse_said_key(std::string_view key, std::string_view prefix) {
  KeyReader reader(key.substr(prefix.size()));
  SaidPlace said;
  said.place.date = reader.text();
  said.place.article = reader.text();
  said.position = reader.fixed32();
  if (!reader.complete()) return std::nullopt;
  return said;
}

}  // namespace dramatis::store
