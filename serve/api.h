// The operations of the API (openapi.json): from checked arguments to a document, by the questions of query/
// and the writers of export/.
#pragma once

#include <functional>
#include <string>

#include "graph/result.h"
#include "query/actor_lookup.h"
#include "query/ask/parsed_question.h"
#include "serve/description.h"
#include "serve/graph_state.h"

namespace dramatis::serve {

struct Document {
  std::string body;
  std::string content_type = "application/json";
  std::string file_name;  // empty: to be shown, not saved
};

// What a question needs beside the graph. Called from many threads.
struct Resources {
  query::Lookup lookup;  // of actors by name
  // Words and tree of a question in plain English; none: such questions are not answered.
  std::function<Result<query::ParsedQuestion>(const std::string&)> parse_question;
};

// Reads the state through `view`, which may limit what it shows of it. Errors: kUsage for an argument that
// makes no sense, kNotFound for an actor that nobody is, those of the view. Thread-safe.
Result<Document> answer(const Operation& operation, const Arguments& arguments, const GraphState& state,
                        const graph::GraphView& view, const Resources& resources);

}  // namespace dramatis::serve
