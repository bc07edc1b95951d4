// Answers for human readers. The layout may change at any time; programs read answers_json.h.
#pragma once

#include <string>
#include <vector>

#include "query/questions.h"
#include "query/stats.h"

namespace dramatis::query {

// "Norland —criticises→ Sudmark  [ACCUSE]  2 sentences in 2 articles", and a sentence below it.
std::string heading(const RelationAnswer& answer);
std::string to_text(const Support& support);

std::string to_text(const Answers<RelationAnswer>& answers);
std::string to_text(const Answers<StatementAnswer>& answers);
std::string to_text(const Answers<TimelineEntry>& answers);
std::string to_text(const std::vector<RelationAnswer>& path);
std::string to_text(const GraphStats& stats);

}  // namespace dramatis::query
