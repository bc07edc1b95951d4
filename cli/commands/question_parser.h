// Questions parsed by the extractor, as the understanding of questions takes them.
#pragma once

#include <memory>
#include <string>

#include "extract/pipeline.h"
#include "query/ask/parsed_question.h"

namespace dramatis::cli {

// Words, tree and mentions of the question. The result holds the extractor's lexicon by reference only to
// what is built in. Thread-safe as the extractor is.
query::ParsedQuestion parse_question(const extract::Extractor& extractor, const std::string& text);

}  // namespace dramatis::cli
