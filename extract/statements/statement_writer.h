// StatementWriter: who said what about whom, from the language model's reading of cues, speakers and
// contents.
//
// A statement has a source (the speaker), a cue ("warned") and a content, as attributions are
// annotated (Pareti 2016; Newell, Margolin and Ruths 2018). A quotation that goes on in the next sentences is
// one statement; one without a speaker of its own is the last speaker's. Const and thread-safe.
#pragma once

#include <vector>

#include "extract/document/reading.h"
#include "extract/document/sentence.h"
#include "extract/mentions/actors_found.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// A statement and what it was read from.
struct TracedStatement {
  graph::Statement statement;
  StatementReading reading;
  uint32_t cue_sentence = 0;  // that of the reading; the statement's own is where its content begins
};

// By the beginning of the content, then of the cue.
std::vector<TracedStatement> write_statements(const Document& document, const DocumentReading& reading,
                                              const ActorsFound& actors);

}  // namespace dramatis::extract
