// The document that an article's claims keep: their sentences, cut into the same words again.
#pragma once

#include "extract/document/sentence.h"
#include "extract/text/segmenter.h"
#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// Every sentence stands where it stood, with blanks between for what is not kept; a wider gap begins a
// paragraph. Not yet parsed. Errors: kNotFound if the words of a sentence are not kept, kInvalidInput if they
// do not fit the place that the claims name, as in claims of other programs that count letters instead of
// bytes.
Result<Document> document_of(const graph::ArticleClaims& claims, const Segmenter& segmenter);

}  // namespace dramatis::extract
