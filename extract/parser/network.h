// The network at work: from a batch of sentences to a class for every word and every question asked of it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/parser/batch.h"
#include "extract/parser/linear_layer.h"
#include "extract/parser/matrix.h"
#include "extract/parser/model_file.h"
#include "extract/parser/name_path.h"
#include "extract/parser/string_index.h"

namespace dramatis::extract {

// What is said of a word: numbers of classes, and the head within its piece (-1: the root).
struct Prediction {
  uint32_t upos = 0;
  uint32_t xpos = 0;
  uint32_t lemma_script = 0;
  uint32_t feats = 0;
  uint32_t deprel = 0;
  uint32_t entity = 0;
  uint32_t name_tag = 0;
  int32_t head = -1;
  // Its score, and that of the relation, above the next best's.
  float head_margin = 0;
  float label_margin = 0;
};

// Memory for one run at a time, kept from run to run.
struct Workspace {
  Matrix inputs, from_input, from_state, cells;
  Codes input_codes;
  std::vector<Codes> encoded;  // by layer
  Codes tag_rows, top_rows;    // encoded, piece by piece
  Matrix tag_hidden, tag_scores, entity_hidden, entity_scores, name_hidden, name_scores, parse, dependents,
      arcs, pair, label_scores;
  Codes tag_codes, entity_codes, name_codes, parse_codes, dependent_codes, governor_codes, pair_codes;
  std::vector<int8_t> governor;
  LinearLayer governors;  // the heads of a piece: weights to multiply its dependents with
  std::vector<int32_t> heads;
  NamePath name_path;
  std::vector<Prediction> predictions;
};

// Immutable; run() may be called from many threads, each with its own workspace.
class Network {
 public:
  // The model must outlive the network (its tables are read in place).
  explicit Network(const ModelFile& model);

  // Fills workspace.predictions, piece by piece: encode(), then decode().
  void run(const Batch& batch, Workspace& workspace) const;
  // The words in their contexts: the LSTM layers.
  void encode(const Batch& batch, Workspace& w) const;
  // What is said of the words once encoded.
  void decode(const Batch& batch, Workspace& w) const;

 private:
  // One direction of an LSTM layer.
  struct Lstm {
    LinearLayer input, recurrent;
  };
  enum Direction : uint8_t { kForwards, kBackwards };

  void look_up(const Batch& batch, Workspace& w) const;
  template <typename FromInput>
  void step_through(const Batch& batch, const Lstm& lstm, Direction direction, const FromInput& from_input,
                    Workspace& w, Codes& out) const;
  void tag(const Batch& batch, Workspace& w) const;
  void name(const Batch& batch, Workspace& w) const;
  void attach(const Batch& batch, Workspace& w) const;
  void score_arcs(size_t begin, size_t words, Workspace& w) const;
  void label(const Batch& batch, Workspace& w) const;

  const ModelFile& model_;
  StringIndex glove_rows_;  // rows of the tables by word
  StringIndex word_rows_;
  std::vector<std::array<Lstm, 2>> layers_;  // each forwards and backwards
  LinearLayer tag_in_, tag_out_, parse_in_, arc_, label_out_, entity_in_, entity_out_, name_in_, name_out_;
  NameGrammar name_grammar_;
  uint32_t root_label_ = 0;
};

}  // namespace dramatis::extract
