#include "store/rows/report_rows.h"

#include "store/rows/coding.h"
#include "store/rows/rows.h"

namespace dramatis::store {
namespace {

using namespace graph;

// The first byte of a key of the table kReports. Stored: never change.
enum : uint8_t { kReportOf = 1, kGroup = 2 };

std::string lead(uint8_t list) {
  std::string key;
  KeyWriter(key).byte(list);
  return key;
}

}  // namespace

std::string band_key(const TextBand& band) {
  std::string key;
  KeyWriter(key)
      .byte(band.number)
      .fixed32(static_cast<uint32_t>(band.hash >> 32))
      .fixed32(static_cast<uint32_t>(band.hash));
  return key;
}

std::optional<TextBand> parse_band_key(std::string_view key) {
  KeyReader reader(key);
  TextBand band;
  band.number = reader.byte();
  band.hash = uint64_t{reader.fixed32()} << 32;
  band.hash |= reader.fixed32();
  if (!reader.complete()) return std::nullopt;
  return band;
}

std::string report_of_prefix() { return lead(kReportOf); }
std::string report_of_key(std::string_view article) { return lead(kReportOf) + std::string(article); }
std::optional<std::string> parse_report_of_key(std::string_view key) {
  if (!key.starts_with(report_of_prefix())) return std::nullopt;
  return std::string(key.substr(1));
}

void encode(const ReportOf& report, std::string& out) {
  ValueWriter writer(out);
  writer.text(report.name);
  writer.text(report.first);
}

std::optional<ReportOf> decode_report_of(std::string_view payload) {
  ValueReader reader(payload);
  ReportOf report;
  report.name = reader.text();
  report.first = reader.text();
  if (!reader.complete()) return std::nullopt;
  return report;
}

std::string report_group_prefix() { return lead(kGroup); }
std::string report_group_key(std::string_view name) { return lead(kGroup) + std::string(name); }

void encode(const ReportGroup& group, std::string& out) {
  ValueWriter writer(out);
  writer.text(group.name);
  writer.number(group.members.size());
  for (const auto& [date, article] : group.members) {
    writer.text(date);
    writer.text(article);
  }
  writer.number(group.told.size());
  for (const auto& [key, surest] : group.told) {
    writer.text(edge_key(key));
    writer.real(surest.all);
    writer.real(surest.usual);
  }
}

std::optional<ReportGroup> decode_report_group(std::string_view payload) {
  ValueReader reader(payload);
  ReportGroup group;
  group.name = reader.text();
  for (size_t left = reader.length(); left > 0 && !reader.failed(); --left) {
    std::string date = reader.text();
    group.members.emplace_back(std::move(date), reader.text());
  }
  for (size_t left = reader.length(); left > 0 && !reader.failed(); --left) {
    auto key = parse_edge_key(reader.text_view());
    if (!key) return std::nullopt;
    Surest& surest = group.told[std::move(*key)];
    surest.all = reader.real();
    surest.usual = reader.real();
  }
  if (!reader.complete() || group.members.empty()) return std::nullopt;
  return group;
}

}  // namespace dramatis::store
