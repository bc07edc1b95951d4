#include "extract/encoder/encoder.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "extract/encoder/kernels/kernels.h"

namespace dramatis::extract {
namespace {

constexpr size_t kWidest = 1 << 14;  // so that products of sizes are small
constexpr size_t kMostLayers = 48;
constexpr size_t kLongest = 1 << 14;  // so are attention's sums
constexpr size_t kInnerRows = 96;     // at a time, so that they stay in the cache until they are used

std::vector<float> copy(std::span<const float> numbers) { return {numbers.begin(), numbers.end()}; }

}  // namespace

Result<Encoder> Encoder::create(const ModelFile& model) {
  ModelFile::Reader file(model);
  const std::span<const uint32_t> sizes = file.numbers("encoder.sizes");
  file.require(sizes.size() == 4, "encoder.sizes", "these are not four numbers");
  if (!file.ok()) return file.status().error();
  const size_t layers = sizes[0], width = sizes[1], heads = sizes[2], inner = sizes[3];
  const bool fits = layers <= kMostLayers && width > 0 && width <= kWidest && inner > 0 && inner <= kWidest &&
                    heads > 0 && width % heads == 0 && width / heads % kPanel == 0 &&
                    width / heads <= kWidestHead;
  file.require(fits, "encoder.sizes", "sizes that this program cannot run");
  if (!file.ok()) return file.status().error();

  Encoder encoder;
  encoder.width_ = width;
  encoder.heads_ = heads;
  encoder.word_ = file.table("encoder.word", ModelFile::kAny, width);
  encoder.position_ = copy(file.floats("encoder.position", ModelFile::kAny, width));
  encoder.shape_ = copy(file.floats("encoder.shape", ModelFile::kAny, width));
  encoder.norm_ = read_norm(file, "encoder.norm", width);
  file.require(encoder.longest() <= kLongest, "encoder.position", "this is too long");
  for (size_t i = 0; i < layers && file.ok(); ++i) {
    const std::string name = "encoder." + std::to_string(i);
    Layer& layer = encoder.layers_.emplace_back();
    layer.qkv = read_layer(file, name + ".qkv", 3 * width, width);
    layer.out = read_layer(file, name + ".out", width, width);
    layer.norm1 = read_norm(file, name + ".norm1", width);
    layer.up = read_layer(file, name + ".up", inner, width);
    layer.down = read_layer(file, name + ".down", width, inner);
    layer.norm2 = read_norm(file, name + ".norm2", width);
  }
  if (!file.ok()) return file.status().error();
  return encoder;
}

Encoder::Norm Encoder::read_norm(ModelFile::Reader& file, const std::string& name, size_t width) {
  return {copy(file.floats(name + ".scale", 1, width)), copy(file.floats(name + ".shift", 1, width))};
}

LinearLayer Encoder::read_layer(ModelFile::Reader& file, const std::string& name, size_t outputs,
                                size_t inputs) {
  const QuantisedTable weights = file.table(name + ".weight", outputs, inputs);
  const std::span<const float> bias = file.floats(name + ".bias", 1, outputs);
  return file.ok() ? LinearLayer(weights, bias) : LinearLayer();
}

size_t Encoder::multiplications() const {
  size_t sum = 0;
  for (const Layer& layer : layers_)
    for (const LinearLayer* each : {&layer.qkv, &layer.out, &layer.up, &layer.down})
      sum += each->inputs() * each->outputs();
  return sum;
}

void Encoder::encode(std::span<const uint32_t> pieces, std::span<const uint8_t> shapes,
                     std::span<const uint32_t> word_starts, Workspace& workspace, Matrix& words) const {
  embed(pieces, shapes, workspace);
  for (size_t i = 0; i < layers_.size(); ++i) run_layer(i, workspace);
  words.resize(word_starts.size(), width_);
  for (size_t i = 0; i < word_starts.size(); ++i) {
    assert(word_starts[i] < pieces.size());
    std::copy_n(workspace.rows.row(word_starts[i]), width_, words.row(i));
  }
}

void Encoder::embed(std::span<const uint32_t> pieces, std::span<const uint8_t> shapes,
                    Workspace& workspace) const {
  assert(pieces.size() <= longest() && shapes.size() == pieces.size());
  const Kernels& k = kernels();
  workspace.rows.resize(pieces.size(), width_);
  for (size_t i = 0; i < pieces.size(); ++i) {
    assert(pieces[i] < word_.rows() && shapes[i] < this->shapes());
    float* row = workspace.rows.row(i);
    std::copy_n(position_.data() + i * width_, width_, row);
    k.add_unpacked(width_, word_.scale(pieces[i]), word_.codes(pieces[i]), row);
    k.layer_norm(width_, row, shape_.data() + shapes[i] * width_, norm_.scale.data(), norm_.shift.data());
  }
}

void Encoder::add_and_norm(const Norm& norm, const Matrix& added, size_t begin, Matrix& rows) {
  for (size_t i = 0; i < added.rows(); ++i)
    kernels().layer_norm(rows.columns(), rows.row(begin + i), added.row(i), norm.scale.data(),
                         norm.shift.data());
}

void Encoder::run_layer(size_t index, Workspace& w) const {
  const Layer& layer = layers_[index];
  const size_t rows = w.rows.rows();
  if (rows == 0) return;
  const size_t head_size = width_ / heads_;

  w.codes.set(w.rows);
  layer.qkv.apply(w.codes.view(), w.projected);
  w.attended.resize(rows, width_);
  w.attention.reserve(attention_scratch(rows, heads_, head_size));
  kernels().attend({w.projected.row(0), rows, heads_, head_size, w.attended.row(0), w.attention.data()});
  w.codes.set(w.attended);
  layer.out.apply(w.codes.view(), w.added);
  add_and_norm(layer.norm1, w.added, 0, w.rows);

  w.codes.set(w.rows);
  for (size_t begin = 0; begin < rows; begin += kInnerRows) {
    layer.up.apply(w.codes.view(begin, std::min(kInnerRows, rows - begin), 0), w.inner, Then::kGelu);
    w.inner_codes.set(w.inner);
    layer.down.apply(w.inner_codes.view(), w.added);
    add_and_norm(layer.norm2, w.added, begin, w.rows);
  }
}

}  // namespace dramatis::extract
