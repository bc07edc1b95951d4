// Reading and writing CoNLL-U (universaldependencies.org/format.html), the exchange format of dependency
// treebanks.
//
// The reader keeps the given sentences and tokens, and lays out a text for them: SpaceAfter=No decides the
// spaces,
// `# newpar` and `# newdoc` start a paragraph (a blank line). Empty nodes (ids such as 8.1), enhanced
// dependencies and comments other than newdoc, newpar, sent_id and text are dropped.
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "extract/document/sentence.h"
#include "graph/result.h"

namespace dramatis::extract {

// A document, or a part of one where the reader had to cut it.
struct ConlluDocument {
  Document document;
  bool starts_document = false;  // `# newdoc` stood before the first sentence
  std::string id;                // "# newdoc id = ...", else empty
};

// Pulls documents from a stream, at most `max_sentences` at a time, so that memory does not depend on the
// input's length. Not thread-safe. The stream must outlive the reader.
class ConlluReader {
 public:
  // `name` stands in error messages for the input.
  ConlluReader(std::istream& in, std::string name);
  ~ConlluReader();

  // The next document or part of one; nothing at the end of input. A malformed sentence is an error that
  // names its line; it is left out, and reading can go on with the next call.
  Result<std::optional<ConlluDocument>> next(size_t max_sentences = 1000);

 private:
  struct Block;  // one sentence as read: its comments and its words

  Result<bool> read_block(Block& block);
  Result<bool> read_line(std::string& line);
  Error error_at(size_t line, const std::string& reason) const;

  std::istream& in_;
  std::string name_;
  size_t line_ = 0;
  std::unique_ptr<Block> pending_;      // read already, belongs to the next document
  std::optional<Error> pending_error_;  // found behind sentences that had to be handed out first
};

// Writes one sentence and the blank line after it: comments `newpar`, `sent_id` (sentence.id, left out if
// empty) and `text`, then ten columns a word. MISC carries SpaceAfter=No, EntityType= and Name=.
void write_conllu(std::ostream& out, const Document& document, const Sentence& sentence);

// Writes every sentence of the document, after `# newdoc` (with the id, unless empty).
void write_conllu(std::ostream& out, const Document& document, const std::string& id);

}  // namespace dramatis::extract
