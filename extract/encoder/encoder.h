// The encoder: a BERT transformer that turns a sequence of word pieces into a vector for each word in its
// context (Devlin et al. 2019, post-norm; MiniLM of Wang et al. 2020 and what came of it are such, of 6 or 12
// layers of 384).
//
// Weights and activations are in 8 bits and products exact, so vectors are the same on every machine.
//
// Tensors of the model file, for layers l = 0, 1 ...; weights are outputs x inputs, biases 1 x outputs:
//   encoder.sizes                      u32: layers, width, heads, inner
//   encoder.word                       quantised, pieces x width
//   encoder.position                   floats, longest x width: with the token type's vector added
//   encoder.shape                      floats, shapes x width
//   encoder.norm.scale, .shift         floats, 1 x width
//   encoder.l.qkv.weight, .bias        quantised, 3 width x width: queries, keys, values; floats
//   encoder.l.out.weight, .bias        quantised, width x width
//   encoder.l.norm1.scale, .shift      of attention's output added to its input
//   encoder.l.up.weight, .bias         quantised, inner x width; then gelu in its tanh form
//   encoder.l.down.weight, .bias       quantised, width x inner
//   encoder.l.norm2.scale, .shift      of that output added to its input
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/encoder/linear_layer.h"
#include "extract/encoder/matrix.h"
#include "extract/encoder/model_file.h"

namespace dramatis::extract {

// Immutable; encode() may be called from many threads, each with its own workspace.
class Encoder {
 public:
  // Memory for one run at a time, kept from run to run: it grows but never shrinks.
  struct Workspace {
    Matrix rows;  // a row a piece, after the last layer that was run
    Matrix projected, attended, inner, added;
    Codes codes, inner_codes;
    AlignedArray<int16_t> attention;
  };

  // The file's bytes must outlive the encoder (its word table is read in place; other weights are copied).
  // kCorrupt, naming the tensor, if one is missing or does not fit.
  static Result<Encoder> create(const ModelFile& file);

  // Encodes one sequence, and sets a row of width() numbers for each word: its piece at word_starts[i].
  // The caller answers for: at most longest() pieces, each below pieces(); a shape for each, below shapes();
  // word_starts below their number.
  void encode(std::span<const uint32_t> pieces, std::span<const uint8_t> shapes,
              std::span<const uint32_t> word_starts, Workspace& workspace, Matrix& words) const;

  size_t width() const { return width_; }
  size_t layers() const { return layers_.size(); }
  size_t longest() const { return position_.size() / width_; }
  size_t pieces() const { return word_.rows(); }
  size_t shapes() const { return shape_.size() / width_; }
  // Of products with weights, for a piece.
  size_t multiplications() const;

  // The steps of encode(), for tests and for measuring: both work on workspace.rows.
  void embed(std::span<const uint32_t> pieces, std::span<const uint8_t> shapes, Workspace& workspace) const;
  void run_layer(size_t layer, Workspace& workspace) const;

 private:
  struct Norm {
    std::vector<float> scale, shift;
  };
  struct Layer {
    LinearLayer qkv, out, up, down;
    Norm norm1, norm2;
  };

  Encoder() = default;
  static Norm read_norm(ModelFile::Reader& file, const std::string& name, size_t width);
  static LinearLayer read_layer(ModelFile::Reader& file, const std::string& name, size_t outputs,
                                size_t inputs);
  // Adds to the rows from `begin` on.
  static void add_and_norm(const Norm& norm, const Matrix& added, size_t begin, Matrix& rows);

  size_t width_ = 0;
  size_t heads_ = 0;
  QuantisedTable word_;
  std::vector<float> position_, shape_;
  Norm norm_;
  std::vector<Layer> layers_;
};

}  // namespace dramatis::extract
