// Answers for spreadsheets: RFC 4180 with a heading, one row for each answer and sentence shown with it.
// docs/cli.md lists the columns. A cell that a spreadsheet would take for a formula begins with an
// apostrophe.
#pragma once

#include <string>
#include <vector>

#include "query/comparisons.h"
#include "query/full_text.h"
#include "query/questions.h"

namespace dramatis::query {

std::string to_csv(const Answers<RelationAnswer>& answers);
std::string to_csv(const Answers<StatementAnswer>& answers);
std::string to_csv(const Answers<TimelineEntry>& answers);
std::string to_csv(const Answers<Dispute>& answers);
std::string to_csv(const Answers<TextHit>& answers);
std::string to_csv(const Changes& changes);
std::string to_csv(const std::vector<RelationAnswer>& path);

}  // namespace dramatis::query
