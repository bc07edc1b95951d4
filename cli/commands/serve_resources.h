// What the server and the assistants' face need beside the graph.
#pragma once

#include "serve/api.h"

namespace dramatis::cli {

// The look-up of actors and the reading of questions, for many threads. The language model is loaded with the
// first question.
serve::Resources serve_resources();

}  // namespace dramatis::cli
