// Answers for human readers. The layout may change at any time; programs read answers_json.h or
// answers_csv.h.
#pragma once

#include <string>
#include <vector>

#include "query/comparisons.h"
#include "query/full_text.h"
#include "query/output/text_style.h"
#include "query/questions.h"
#include "query/stats.h"

namespace dramatis::query {

// "Norland —criticises→ Sudmark  [ACCUSE]  2 sentences in 2 articles", and a sentence below it.
std::string heading(const RelationAnswer& answer);
std::string to_text(const Support& support);

// A table: a line for each answer, and below it the sentences that it comes with.
std::string to_text(const Answers<RelationAnswer>& answers, const TextStyle& style = {});
std::string to_text(const Answers<StatementAnswer>& answers, const TextStyle& style = {});
std::string to_text(const Answers<TimelineEntry>& answers, const TextStyle& style = {});
std::string to_text(const Answers<Dispute>& answers, const TextStyle& style = {});
std::string to_text(const Answers<TextHit>& answers, const TextStyle& style = {});
std::string to_text(const Changes& changes, const TextStyle& style = {});
std::string to_text(const std::vector<RelationAnswer>& path, const TextStyle& style = {});
std::string to_text(const GraphStats& stats);

}  // namespace dramatis::query
