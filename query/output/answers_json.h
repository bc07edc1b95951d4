// Answers for programs: one JSON document each, ending in a line break. docs/cli.md describes the fields.
#pragma once

#include <string>
#include <vector>

#include "query/comparisons.h"
#include "query/full_text.h"
#include "query/questions.h"
#include "query/stats.h"

namespace dramatis::query {

std::string to_json(const Answers<RelationAnswer>& answers);
std::string to_json(const Answers<StatementAnswer>& answers);
std::string to_json(const Answers<TimelineEntry>& answers);
std::string to_json(const Answers<Support>& answers);
std::string to_json(const Answers<Dispute>& answers);
std::string to_json(const Answers<TextHit>& answers);
std::string to_json(const Changes& changes);
std::string to_json(const std::vector<RelationAnswer>& path);
std::string to_json(const GraphStats& stats);

}  // namespace dramatis::query
