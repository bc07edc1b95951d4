// Extractor: one article in, its claims out. The whole way from text to ArticleClaims: words, what the
// language model reads in them, actors, relations, statements, attribution.
//
// Const and thread-safe after creation; one instance serves all threads. The same article gives the same
// claims, whatever the number of threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/actors/actor_finder.h"
#include "extract/explanation.h"
#include "extract/language_model.h"
#include "extract/relations/relation_writer.h"
#include "extract/statements/statement_writer.h"
#include "extract/text/segmenter.h"
#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

struct ExtractorOptions {
  std::string model_file;                  // empty: the built-in model
  std::vector<std::string> actor_files;    // added to the built-in knowledge, later ones override
  std::vector<std::string> lexicon_files;  // predicates that come before the built-in ones (docs/lexicon.md)
  // Relations that are less likely right are not told; without it kDefaultLeastConfidence holds.
  std::optional<double> least_confidence;
};

class Extractor {
 public:
  // Errors: an unreadable, altered or newer model file; a malformed table of actors or predicates (file and
  // line).
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

  const LanguageModel& model() const { return *model_; }

 private:
  Extractor(std::shared_ptr<const LanguageModel> model, std::shared_ptr<const Knowledge> knowledge,
            std::unique_ptr<const Lexicon> lexicon, std::optional<double> least_confidence);

  // The whole way, from words to claims.
  ReadDocument read(Document document, const graph::ArticleInfo& article) const;

  Segmenter segmenter_;
  std::shared_ptr<const LanguageModel> model_;
  ActorFinder actor_finder_;
  std::unique_ptr<const Lexicon> lexicon_;
  RelationWriter relation_writer_;
};

}  // namespace dramatis::extract
