// Parser: part-of-speech tags, lemmas, features, dependencies and mention types of the tokens of a document.
//
// A neural network in the manner of Dozat and Manning ("Deep biaffine attention for neural dependency
// parsing", ICLR 2017): hashed word features and GloVe vectors, bidirectional LSTM layers, a biaffine scorer
// of arcs, and linear heads for the rest. docs/model_format.md describes the model file, docs/model_card.md
// its data and scores.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extract/sentence.h"
#include "graph/result.h"

namespace dramatis::extract {

// Immutable once made: any number of threads may parse with one Parser at the same time. Memory: the weights
// (tens of megabytes) once, and a few megabytes of working space for each thread that parses at the same
// time.
class Parser {
 public:
  // The model inside the program; read at the first call, shared by all later ones.
  static Result<std::shared_ptr<const Parser>> embedded();
  // Errors: kIo if the file cannot be read; otherwise as from_bytes().
  static Result<std::shared_ptr<const Parser>> from_file(const std::string& path);
  // `bytes` must outlive the parser. Errors: kCorrupt for what is no model, truncated or altered;
  // kIncompatible for another version of the format.
  static Result<std::shared_ptr<const Parser>> from_bytes(std::string_view bytes);

  ~Parser();
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // Fills lemma, upos, xpos, feats, head, deprel, entity and name of every token; the forms must be set.
  // Heads form one tree a sentence. The result depends on the document alone, not on other threads or
  // documents. A sentence of more than kLongestSentence tokens is parsed in pieces, whose roots then hang on
  // the first one's as `parataxis`.
  void parse(Document& document) const;

  static constexpr size_t kLongestSentence = 256;

 private:
  struct Model;
  explicit Parser(std::unique_ptr<Model> model);
  std::unique_ptr<Model> model_;
};

}  // namespace dramatis::extract
