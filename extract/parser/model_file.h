// The model file as read: its tables and quantised weights, checked, in place. docs/model_format.md is the
// format.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/parser/features.h"
#include "graph/result.h"

namespace dramatis::extract {

// rows x columns numbers, each row in 8 bits an element with a scale of its own.
class QuantisedTable {
 public:
  QuantisedTable() = default;
  QuantisedTable(size_t rows, size_t columns, std::string_view scales, std::string_view codes)
      : rows_(rows), columns_(columns), scales_(scales), codes_(codes) {}

  size_t rows() const { return rows_; }
  size_t columns() const { return columns_; }
  // The rows [first, first + count).
  QuantisedTable part(size_t first, size_t count) const {
    return {count, columns_, scales_.substr(first * sizeof(float), count * sizeof(float)),
            codes_.substr(first * columns_, count * columns_)};
  }
  float scale(size_t row) const;
  const int8_t* codes(size_t row) const {
    return reinterpret_cast<const int8_t*>(codes_.data()) + row * columns_;
  }

 private:
  size_t rows_ = 0;
  size_t columns_ = 0;
  std::string_view scales_;  // 32-bit floats, at any address
  std::string_view codes_;
};

// A linear layer: outputs x inputs, and a number for each output.
struct QuantisedLayer {
  QuantisedTable weights;
  std::vector<float> bias;
};

struct NetworkSizes {
  uint32_t hidden = 0;  // of an LSTM, one direction
  uint32_t layers = 0;
  uint32_t tag_layer = 0;  // tags are read from the output of this layer, counted from 1
  uint32_t tag_hidden = 0;
  uint32_t arc = 0;
  uint32_t label = 0;
  uint32_t entity_hidden = 0;
  uint32_t name_hidden = 0;
};

struct LstmWeights {
  QuantisedLayer input;         // 8 hidden outputs: gates i, f, o, g forwards, then backwards
  QuantisedTable recurrent[2];  // 4 hidden outputs each
};

// A sentence and what the network must say of it, to notice at load a build that computes wrongly.
struct SelfTest {
  std::vector<std::string_view> forms;
  std::vector<uint32_t> upos;
  std::vector<int32_t> heads;
  std::vector<uint32_t> deprel;
};

struct ModelFile {
  // Views in the result point into `bytes`. All sizes fit each other and all numbers of classes are in range.
  static Result<ModelFile> read(std::string_view bytes);

  NetworkSizes sizes;
  std::vector<std::string_view> upos, xpos, lemma_scripts, feats, deprel, entity_types, name_tags;
  std::vector<std::string_view> words;        // of the trained vectors, from row 1 on
  std::vector<std::string_view> glove_words;  // of the GloVe vectors, from row 0 on
  std::vector<std::string_view> lemma_keys;   // "form\tXPOS"
  std::vector<std::string_view> lemmas;       // of lemma_keys

  QuantisedTable glove, word, shape;
  std::vector<QuantisedTable> affixes;
  std::vector<LstmWeights> lstm;
  QuantisedLayer tag_in, tag_out, parse_in, arc, label_out, entity_in, entity_out, name_in, name_out;
  std::vector<float> root_arc, root_label;
  std::vector<float> name_steps;  // name_tags x name_tags: from row to column
  std::vector<SelfTest> self_tests;
};

}  // namespace dramatis::extract
