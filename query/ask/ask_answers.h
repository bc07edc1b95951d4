// Answers to questions in plain English, for people and for programs (docs/cli.md).
#pragma once

#include <string>

#include "query/ask/ask.h"
#include "query/output/text_style.h"

namespace dramatis::query {

// What was understood, the answer in a line, and the sentences that say so.
std::string to_text(const AskAnswer& answer, const TextStyle& style = {});
std::string to_json(const AskAnswer& answer);
std::string to_csv(const AskAnswer& answer);

}  // namespace dramatis::query
