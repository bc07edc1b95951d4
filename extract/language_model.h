// LanguageModel: what a pretrained network says of a document: its syntax, and its actors, relations,
// statements and antecedents, all from one pass of one encoder.
//
// A small BERT (extract/encoder/) reads several sentences at a time; heads answer each question from its
// words in their contexts. docs/model.md is the card: data, recipe, scores.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extract/document/reading.h"
#include "extract/document/sentence.h"
#include "graph/result.h"

namespace dramatis::extract {

// Immutable once made: any number of threads may use one at the same time. Memory: the weights (tens of
// megabytes) once, and a few megabytes of working space for each thread that reads at the same time.
class LanguageModel {
 public:
  // The model inside the program; read at the first call, shared by all later ones.
  static Result<std::shared_ptr<const LanguageModel>> embedded();
  // Errors: kIo if the file cannot be read; otherwise as from_bytes().
  static Result<std::shared_ptr<const LanguageModel>> from_file(const std::string& path);
  // `bytes` must outlive the model and begin at a multiple of 4. Errors: kCorrupt for what is no model,
  // truncated or altered; kIncompatible for another version of the format.
  static Result<std::shared_ptr<const LanguageModel>> from_bytes(std::string_view bytes);

  ~LanguageModel();
  LanguageModel(const LanguageModel&) = delete;
  LanguageModel& operator=(const LanguageModel&) = delete;

  // Fills lemma, upos, xpos, feats, head, deprel, entity and name of every token; the forms must be set.
  // Heads form one tree a sentence. The result depends on the document alone, not on other threads or
  // documents. A sentence of more than 256 tokens is parsed in pieces, whose roots then hang on the first
  // one's as `parataxis`.
  void parse(Document& document) const;
  // The same, and what else is said of it.
  DocumentReading read(Document& document) const;

 private:
  struct Heads;
  explicit LanguageModel(std::unique_ptr<Heads> heads);
  std::unique_ptr<Heads> heads_;
};

}  // namespace dramatis::extract
