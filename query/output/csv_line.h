// Rows of CSV (RFC 4180).
#pragma once

#include <string>
#include <vector>

namespace dramatis::query {

// The cells, quoted where needed, and the end of the line. A cell that a spreadsheet would take for a formula
// begins with an apostrophe.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace dramatis::query
