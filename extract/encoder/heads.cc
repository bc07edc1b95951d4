#include "extract/encoder/heads.h"

#include <algorithm>
#include <bit>

namespace dramatis::extract {

LinearLayer read_linear(ModelFile::Reader& file, const ModelFile& tensors, const std::string& name,
                        size_t outputs, size_t inputs) {
  const QuantisedTable weights = file.table(name + ".weight", outputs, inputs);
  if (!file.ok()) return {};
  if (!tensors.has(name + ".bias")) return LinearLayer(weights, {});
  const std::span<const float> bias = file.floats(name + ".bias", 1, weights.rows());
  return file.ok() ? LinearLayer(weights, bias) : LinearLayer();
}

void relu(std::span<float> x) {
  for (float& value : x) value = value > 0 ? value : 0;
}

namespace {

void relu_rows(Matrix& x) {
  for (size_t i = 0; i < x.rows(); ++i) relu(std::span(x.row(i), x.columns()));
}

}  // namespace

Tagger Tagger::read(ModelFile::Reader& file, const ModelFile& tensors, const std::string& name, size_t width,
                    const std::vector<std::pair<std::string, size_t>>& questions) {
  Tagger tagger;
  tagger.hidden_ = read_linear(file, tensors, name + ".hidden", ModelFile::kAny, width);
  for (const auto& [question, classes] : questions)
    tagger.questions_.push_back(
        read_linear(file, tensors, name + ".out." + question, classes, tagger.hidden_.outputs()));
  return tagger;
}

void Tagger::hide(const CodesView& words, Workspace& workspace) const {
  hidden_.apply(words, workspace.hidden);
  relu_rows(workspace.hidden);
  workspace.codes.set(workspace.hidden);
}

void Tagger::answer(size_t question, const Workspace& workspace, Matrix& scores) const {
  questions_[question].apply(workspace.codes.view(), scores);
}

JointScorer JointScorer::read(ModelFile::Reader& file, const ModelFile& tensors, const std::string& name,
                              size_t width, size_t places,
                              const std::vector<std::pair<std::string, size_t>>& questions) {
  JointScorer scorer;
  size_t size = ModelFile::kAny;
  for (size_t i = 0; i < places; ++i) {
    scorer.places_.push_back(read_linear(file, tensors, name + ".places." + std::to_string(i), size, width));
    size = scorer.places_.front().outputs();
  }
  if (tensors.has(name + ".distance.weight")) {
    const auto distances = file.floats(name + ".distance.weight", ModelFile::kAny, size);
    scorer.distances_.assign(distances.begin(), distances.end());
  }
  if (tensors.has(name + ".inner.weight")) {
    scorer.inner_ = read_linear(file, tensors, name + ".inner", ModelFile::kAny, size);
    size = scorer.inner_.outputs();
  }
  for (const auto& [question, classes] : questions)
    scorer.questions_.push_back(read_linear(file, tensors, name + ".out." + question, classes, size));
  return scorer;
}

void JointScorer::project(const CodesView& words, std::vector<Matrix>& parts) const {
  parts.resize(places_.size());
  for (size_t i = 0; i < places_.size(); ++i) places_[i].apply(words, parts[i]);
}

void JointScorer::hide(Workspace& workspace) const {
  relu_rows(workspace.sums);
  workspace.codes.set(workspace.sums);
  if (inner_.outputs() == 0) return;
  inner_.apply(workspace.codes.view(), workspace.inner);
  relu_rows(workspace.inner);
  workspace.inner_codes.set(workspace.inner);
}

void JointScorer::answer(size_t question, const Workspace& workspace, Matrix& scores) const {
  const Codes& codes = inner_.outputs() == 0 ? workspace.codes : workspace.inner_codes;
  questions_[question].apply(codes.view(), scores);
}

size_t distance_bucket(int64_t distance) {
  if (distance == 0) return 0;
  const auto size = static_cast<uint64_t>(distance < 0 ? -distance : distance);
  const size_t power = std::min<size_t>(std::bit_width(size), 5);
  return distance > 0 ? power : power + 5;
}

}  // namespace dramatis::extract
