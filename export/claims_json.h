// ArticleClaims as one line of JSON, the form that `dramatis extract --format jsonl` prints and `dramatis
// ingest` reads. docs/claims_format.md describes it field by field. Functions are pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::exporting {

// One JSON object without line breaks and without a final one. Keys stand in the order of the format's
// description. Bytes that are no UTF-8 become U+FFFD.
std::string claims_to_json(const graph::ArticleClaims& claims);

// The claims of one line. Unknown keys are ignored, and so is white space; missing optional keys take their
// defaults. kInvalidInput if the line is no JSON, a field has the wrong type or an unknown value (the message
// names it: "relations[3].event: ..."), or the claims contradict themselves (graph::find_problem).
Result<graph::ArticleClaims> claims_from_json(std::string_view line);

}  // namespace dramatis::exporting
