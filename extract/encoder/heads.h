// Heads: small networks that read words in their contexts, for questions of one word and of several together.
//
// All work on the encoder's output in 8-bit codes, a row a word. Immutable once made; calls from several
// threads need a workspace each. The trainer's counterparts are Tagger and Together in train/network.py.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/encoder/linear_layer.h"
#include "extract/encoder/matrix.h"
#include "extract/encoder/model_file.h"

namespace dramatis::extract {

// The layer `name`.weight, `name`.bias; without a bias in the file it is zeros. Rows may be kAny.
LinearLayer read_linear(ModelFile::Reader& file, const ModelFile& tensors, const std::string& name,
                        size_t outputs, size_t inputs);

// Negative numbers become 0.
void relu(std::span<float> x);

// Questions about one word: a hidden layer, and for each question a row of scores.
class Tagger {
 public:
  struct Workspace {
    Matrix hidden;
    Codes codes;
  };

  // `questions`: names and numbers of classes.
  static Tagger read(ModelFile::Reader& file, const ModelFile& tensors, const std::string& name, size_t width,
                     const std::vector<std::pair<std::string, size_t>>& questions);

  // Call before the answers.
  void hide(const CodesView& words, Workspace& workspace) const;
  // scores: words x classes.
  void answer(size_t question, const Workspace& workspace, Matrix& scores) const;

 private:
  LinearLayer hidden_;
  std::vector<LinearLayer> questions_;
};

// Questions about several words seen together ("does this verb take these two?"): each word's projection for
// its place, their sum, and a hidden layer or two behind it.
class JointScorer {
 public:
  struct Workspace {
    Matrix sums;  // the caller's: a row for each combination, of size() numbers
    Matrix inner;
    Codes codes, inner_codes;
  };

  static JointScorer read(ModelFile::Reader& file, const ModelFile& tensors, const std::string& name,
                          size_t width, size_t places,
                          const std::vector<std::pair<std::string, size_t>>& questions);

  size_t size() const { return places_.front().outputs(); }
  // How many distances there are vectors for.
  size_t distances() const { return size() == 0 ? 0 : distances_.size() / size(); }
  // A matrix for each place, a row a word.
  void project(const CodesView& words, std::vector<Matrix>& parts) const;
  // What a distance between two of the words adds: a row of size() numbers.
  const float* distance(size_t bucket) const { return distances_.data() + bucket * size(); }
  // Makes workspace.sums ready for the answers; sums are overwritten.
  void hide(Workspace& workspace) const;
  void answer(size_t question, const Workspace& workspace, Matrix& scores) const;

 private:
  std::vector<LinearLayer> places_;
  std::vector<float> distances_;
  LinearLayer inner_;  // of no outputs if there is none
  std::vector<LinearLayer> questions_;
};

// A signed distance between two words by powers of two: 0 none, 1 to 5 behind, 6 to 10 before.
inline constexpr size_t kDistanceBuckets = 12;
size_t distance_bucket(int64_t distance);

}  // namespace dramatis::extract
