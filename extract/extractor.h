// Extractor: one article in, its claims out. The whole way from text to ArticleClaims:
// segmentation, parse, actors, relations, statements, attribution.
//
// Const and thread-safe after creation; one instance serves all threads. The same article gives the same
// claims, whatever the number of threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/actors/actor_finder.h"
#include "extract/claims/explanation.h"
#include "extract/claims/relation_finder.h"
#include "extract/claims/statement_finder.h"
#include "extract/parser/parser.h"
#include "extract/text/segmenter.h"
#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

struct ExtractorOptions {
  std::string model_file;                // empty: the built-in model
  std::vector<std::string> actor_files;  // added to the built-in knowledge, later ones override
  // Relations between two actors that are less likely right are not told. Without it those are told of which
  // about three in four are right (docs/relations.md).
  std::optional<double> least_confidence;
};

class Extractor {
 public:
  // Errors: an unreadable, altered or newer model file; a malformed actor table (file and line).
  static Result<std::shared_ptr<const Extractor>> create(const ExtractorOptions& options = {});

  // The claims of an article. `body_begin` is where its text begins behind a lead such as "date 2023-11-12";
  // offsets still count from the beginning of the text.
  graph::ArticleClaims extract(const graph::Article& article, size_t body_begin = 0) const;

  // Why each of these claims was made, as text for people.
  std::string explain(const graph::Article& article, size_t body_begin = 0) const;

  // Why claims of an article were made that a graph keeps, read anew from the sentences that it keeps; one
  // text a claim. Errors: those of document_of() (kept_sentences.h).
  Result<std::vector<std::string>> explain(const graph::ArticleClaims& kept,
                                           const std::vector<ClaimPlace>& claims) const;

  // Every relation that was weighed, told or not, not yet attributed: for train/relations/fit.py.
  std::vector<TracedRelation> relation_candidates(const graph::Article& article, size_t body_begin = 0) const;

  // Only the parse.
  Document parse(std::string text, size_t body_begin = 0) const;
  const Parser& parser() const { return *parser_; }

 private:
  Extractor(std::shared_ptr<const Parser> parser, std::shared_ptr<const Knowledge> knowledge,
            std::optional<double> least_confidence);

  struct Reading;  // all that a document says, with the traces
  Reading read(Document document, const std::string& date) const;

  Segmenter segmenter_;
  std::shared_ptr<const Parser> parser_;
  ActorFinder actor_finder_;
  RelationFinder relation_finder_;
  StatementFinder statement_finder_;
};

}  // namespace dramatis::extract
