#include "store/claims_codec.h"
#include "store/coding.h"
#include "store/rows.h"

namespace dramatis::store {
namespace {

using namespace graph;

void write_counts(ValueWriter& writer, const std::map<std::string, uint32_t>& counts) {
  writer.number(counts.size());
  for (const auto& [name, count] : counts) {
    writer.text(name);
    writer.number(count);
  }
}

template <typename E>
void write_counts(ValueWriter& writer, const std::map<E, uint32_t>& counts) {
  writer.number(counts.size());
  for (const auto& [value, count] : counts) {
    writer.number(static_cast<uint64_t>(value));
    writer.number(count);
  }
}

void read_counts(ValueReader& reader, std::map<std::string, uint32_t>& counts) {
  for (size_t left = reader.length(); left > 0 && !reader.failed(); --left) {
    std::string name = reader.text();
    counts.insert_or_assign(counts.end(), std::move(name), reader.number32());
  }
}

template <typename E>
void read_counts(ValueReader& reader, std::map<E, uint32_t>& counts, E first, E last) {
  for (size_t left = reader.length(); left > 0 && !reader.failed(); --left) {
    const E value = reader.enumerator(first, last);
    counts.insert_or_assign(counts.end(), value, reader.number32());
  }
}

void write_dates(ValueWriter& writer, const DateRange& dates) {
  writer.text(dates.first);
  writer.text(dates.last);
}

DateRange read_dates(ValueReader& reader) {
  DateRange dates;
  dates.first = reader.text();
  dates.last = reader.text();
  return dates;
}

}  // namespace

void encode(const ActorTally& tally, std::string& out) {
  ValueWriter writer(out);
  writer.number(tally.articles);
  writer.number(tally.mentions);
  write_dates(writer, tally.dates);
  write_counts(writer, tally.types);
  write_counts(writer, tally.sectors);
  write_counts(writer, tally.codes);
  write_counts(writer, tally.names);
  write_counts(writer, tally.aliases);
}

std::optional<ActorTally> decode_actor(std::string_view payload) {
  ValueReader reader(payload);
  ActorTally tally;
  tally.articles = reader.number32();
  tally.mentions = reader.number32();
  tally.dates = read_dates(reader);
  read_counts(reader, tally.types, ActorType::kPerson, ActorType::kOther);
  read_counts(reader, tally.sectors, Sector::kGovernment, Sector::kJudiciary);
  read_counts(reader, tally.codes);
  read_counts(reader, tally.names);
  read_counts(reader, tally.aliases);
  if (!reader.complete()) return std::nullopt;
  return tally;
}

void encode(const Appearance& appearance, std::string& out) {
  ValueWriter writer(out);
  for (const auto* positions : {&appearance.speaks, &appearance.spoken_about}) {
    writer.number(positions->size());
    for (const uint32_t position : *positions) writer.number(position);
  }
}

std::optional<Appearance> decode_appearance(std::string_view payload) {
  ValueReader reader(payload);
  Appearance appearance;
  for (auto* positions : {&appearance.speaks, &appearance.spoken_about})
    for (size_t left = reader.length(); left > 0 && !reader.failed(); --left)
      positions->push_back(reader.number32());
  if (!reader.complete()) return std::nullopt;
  return appearance;
}

std::map<std::string, Appearance> appearances_in(const ArticleShare& share) {
  std::map<std::string, Appearance> appearances;
  for (const auto& [id, tally] : share.actors) appearances.emplace_hint(appearances.end(), id, Appearance());
  for (const StatementRecord& record : share.statements) {
    if (record.statement.speaker) appearances[*record.statement.speaker].speaks.push_back(record.position);
    for (const std::string& id : record.statement.about)
      appearances[id].spoken_about.push_back(record.position);
  }
  return appearances;
}

void encode(const EdgeTally& tally, std::string& out) {
  ValueWriter writer(out);
  writer.number(tally.evidence);
  writer.number(tally.articles);
  writer.number(tally.asserted);
  writer.real(tally.confidence);
  write_dates(writer, tally.dates);
  write_counts(writer, tally.events);
}

std::optional<EdgeTally> decode_edge(std::string_view payload) {
  ValueReader reader(payload);
  EdgeTally tally;
  tally.evidence = reader.number32();
  tally.articles = reader.number32();
  tally.asserted = reader.number32();
  tally.confidence = reader.real();
  tally.dates = read_dates(reader);
  read_counts(reader, tally.events, EventClass::kAgree, EventClass::kAssault);
  if (!reader.complete()) return std::nullopt;
  return tally;
}

void encode(const GraphCounts& counts, std::string& out) {
  ValueWriter writer(out);
  for (const uint64_t count : {counts.articles, counts.actors, counts.edges, counts.relations, counts.roles,
                               counts.evidence, counts.statements})
    writer.number(count);
}

std::optional<GraphCounts> decode_counts(std::string_view payload) {
  ValueReader reader(payload);
  GraphCounts counts;
  for (uint64_t* count : {&counts.articles, &counts.actors, &counts.edges, &counts.relations, &counts.roles,
                          &counts.evidence, &counts.statements})
    *count = reader.number();
  if (!reader.complete()) return std::nullopt;
  return counts;
}

void encode(const Evidence& evidence, std::string& out) {
  ValueWriter writer(out);
  writer.span(evidence.sentence_span);
  writer.text(evidence.sentence_text);
  writer.span(evidence.subject_span);
  writer.span(evidence.object_span);
  writer.text(evidence.phrase);
  writer.text(evidence.through);
  writer.number(static_cast<uint64_t>(evidence.modality));
  writer.number(evidence.hedged ? 1 : 0);
  writer.optional_text(evidence.attributed_to);
  writer.real(evidence.confidence);
  if (!evidence.event_date.empty()) writer.text(evidence.event_date);
}

std::optional<EvidenceRow> decode_evidence(std::string_view key, std::string_view payload) {
  EvidenceRow row;
  if (!parse_evidence_key(key, row)) return std::nullopt;
  Evidence& evidence = row.evidence;
  evidence.report = evidence.article;
  ValueReader reader(payload);
  evidence.sentence_span = reader.span();
  evidence.sentence_text = reader.text();
  evidence.subject_span = reader.span();
  evidence.object_span = reader.span();
  evidence.phrase = reader.text();
  evidence.through = reader.text();
  evidence.modality = reader.enumerator(Modality::kAsserted, Modality::kConditional);
  evidence.hedged = reader.flag();
  evidence.attributed_to = reader.optional_text();
  evidence.confidence = reader.real();
  if (!reader.complete()) evidence.event_date = reader.text();
  if (!reader.complete()) return std::nullopt;
  return row;
}

void encode(const StatementRecord& record, std::string& out) {
  ValueWriter writer(out);
  writer.text(record.sentence_text);
  write_statement(writer, record.statement);
  if (record.statement.stance != Stance::kNone) write_stance(writer, record.statement);
}

std::optional<StatementRecord> decode_statement(std::string_view key, std::string_view payload) {
  StatementRecord record;
  if (!parse_statement_key(key, record)) return std::nullopt;
  ValueReader reader(payload);
  record.sentence_text = reader.text();
  record.statement = read_statement(reader);
  if (!reader.complete()) read_stance(reader, record.statement);
  if (!reader.complete()) return std::nullopt;
  return record;
}

void encode(const CurationEntry& entry, std::string& out) {
  ValueWriter writer(out);
  writer.number(static_cast<uint64_t>(entry.action));
  writer.text(entry.actor);
  writer.text(entry.value);
  writer.text(entry.time);
}

std::optional<CurationEntry> decode_curation(std::string_view payload) {
  ValueReader reader(payload);
  CurationEntry entry;
  entry.action = reader.enumerator(CurationAction::kMerge, CurationAction::kUndo);
  entry.actor = reader.text();
  entry.value = reader.text();
  entry.time = reader.text();
  if (!reader.complete()) return std::nullopt;
  return entry;
}

}  // namespace dramatis::store
