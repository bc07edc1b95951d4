#include <array>

#include "store/rows/claims_codec.h"
#include "store/rows/coding.h"
#include "store/rows/rows.h"

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

void encode_text(const std::string& text, std::string& out) { ValueWriter(out).text(text); }

std::optional<std::string> decode_text(std::string_view payload) {
  ValueReader reader(payload);
  std::string text = reader.text();
  if (!reader.complete()) return std::nullopt;
  return text;
}

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

namespace {

void write_tally(ValueWriter& writer, const EdgeTally& tally) {
  writer.number(tally.evidence);
  writer.number(tally.articles);
  writer.number(tally.reports);
  writer.number(tally.asserted);
  writer.number(tally.certainty);
  write_dates(writer, tally.dates);
  write_counts(writer, tally.events);
}

EdgeTally read_tally(ValueReader& reader) {
  EdgeTally tally;
  tally.evidence = reader.number32();
  tally.articles = reader.number32();
  tally.reports = reader.number32();
  tally.asserted = reader.number32();
  tally.certainty = reader.number();
  tally.dates = read_dates(reader);
  read_counts(reader, tally.events, EventClass::kAgree, EventClass::kAssault);
  return tally;
}

}  // namespace

void encode(const EdgeTallies& tallies, std::string& out) {
  ValueWriter writer(out);
  write_tally(writer, tallies.all);
  if (tallies.usual != tallies.all) write_tally(writer, tallies.usual);
}

std::optional<EdgeTallies> decode_edge(std::string_view payload) {
  ValueReader reader(payload);
  EdgeTallies tallies;
  tallies.all = read_tally(reader);
  tallies.usual = reader.complete() ? tallies.all : read_tally(reader);
  if (!reader.complete()) return std::nullopt;
  return tallies;
}

namespace {

// The numbers in their stored order.
template <typename Counts>
auto numbers_of(Counts& counts) {
  return std::array{&counts.articles, &counts.actors,   &counts.edges,     &counts.relations,
                    &counts.roles,    &counts.evidence, &counts.statements};
}

}  // namespace

void encode(const AtLevels<GraphCounts>& counts, std::string& out) {
  ValueWriter writer(out);
  for (const EvidenceLevel level : kEvidenceLevels)
    for (const uint64_t* count : numbers_of(counts.at(level))) writer.number(*count);
}

std::optional<AtLevels<GraphCounts>> decode_counts(std::string_view payload) {
  ValueReader reader(payload);
  AtLevels<GraphCounts> counts;
  for (const EvidenceLevel level : kEvidenceLevels)
    for (uint64_t* count : numbers_of(counts.at(level))) *count = reader.number();
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
