// The rows of the tables kBands and kReports: which articles are copies of each other. See
// graph/reports/report.h and rows.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/reports/report.h"

namespace dramatis::store {

std::string band_key(const graph::TextBand& band);
std::optional<graph::TextBand> parse_band_key(std::string_view key);

std::string report_of_prefix();
std::string report_of_key(std::string_view article);
std::optional<std::string> parse_report_of_key(std::string_view key);
void encode(const graph::ReportOf& report, std::string& out);
std::optional<graph::ReportOf> decode_report_of(std::string_view payload);

std::string report_group_prefix();
std::string report_group_key(std::string_view name);
void encode(const graph::ReportGroup& group, std::string& out);  // with its name
std::optional<graph::ReportGroup> decode_report_group(std::string_view payload);

}  // namespace dramatis::store
