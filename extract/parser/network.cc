#include "extract/parser/network.h"

#include <algorithm>
#include <limits>

#include "extract/parser/activations.h"
#include "extract/parser/tree.h"

namespace dramatis::extract {
namespace {

// Rows of outputs become columns: products want inputs x outputs.
Matrix transposed(const QuantisedTable& table) {
  Matrix result(table.columns(), table.rows());
  std::vector<float> row(table.columns());
  for (size_t i = 0; i < table.rows(); ++i) {
    table.read_row(i, row.data());
    for (size_t j = 0; j < row.size(); ++j) result.row(j)[i] = row[j];
  }
  return result;
}

LinearLayer linear(const QuantisedLayer& layer) { return {transposed(layer.weights), layer.bias}; }

// `count` columns of a matrix from `first` on, of rows [begin, begin + rows).
MatrixView part(const Matrix& matrix, size_t begin, size_t rows, size_t first, size_t count) {
  return {matrix.row(begin) + first, rows, count, matrix.columns()};
}

void apply_with_leaky_relu(const LinearLayer& layer, const MatrixView& x, Matrix& out) {
  layer.apply(x, out);
  leaky_relu(out.rows() * out.columns(), out.row(0));
}

}  // namespace

Network::Network(const ModelFile& model)
    : model_(model),
      glove_rows_(model.glove_words),
      word_rows_(model.words),
      tag_in_(linear(model.tag_in)),
      tag_out_(linear(model.tag_out)),
      parse_in_(linear(model.parse_in)),
      arc_(linear(model.arc)),
      label_out_(linear(model.label_out)),
      entity_in_(linear(model.entity_in)),
      entity_out_(linear(model.entity_out)) {
  for (const LstmWeights& layer : model.lstm)
    lstm_.push_back({linear(layer.input), {transposed(layer.recurrent[0]), transposed(layer.recurrent[1])}});
  root_label_ = static_cast<uint32_t>(std::find(model.deprel.begin(), model.deprel.end(), "root") -
                                      model.deprel.begin());
}

void Network::run(const Batch& batch, Workspace& w) const {
  w.predictions.assign(batch.words(), {});
  encode(batch, w);
  tag(batch, w);
  attach(batch, w);
  label(batch, w);
}

// One row for each distinct form: GloVe, trained vector, affixes, shape.
void Network::look_up(const Batch& batch, Matrix& inputs) const {
  inputs.resize(batch.distinct().size(), lstm_.front().input.weights.rows());
  for (size_t i = 0; i < batch.distinct().size(); ++i) {
    const WordShape& word = batch.distinct()[i];
    float* out = inputs.row(i);
    auto glove = glove_rows_[word.lower];
    if (!glove) glove = glove_rows_[word.zeroed];
    if (glove)
      model_.glove.read_row(*glove, out);
    else
      std::fill_n(out, model_.glove.columns(), 0.0f);
    out += model_.glove.columns();
    const auto trained = word_rows_[word.zeroed];
    model_.word.read_row(trained ? *trained + 1 : 0, out);
    out += model_.word.columns();
    for (size_t a = 0; a < kAffixes; ++a) {
      const QuantisedTable& table = model_.affixes[a];
      table.read_row(word.affix_hash[a] % table.rows(), out);
      out += table.columns();
    }
    model_.shape.read_row(word.shape_hash % model_.shape.rows(), out);
  }
}

void Network::encode(const Batch& batch, Workspace& w) const {
  w.encoded.resize(lstm_.size());
  for (size_t i = 0; i < lstm_.size(); ++i) {
    const Lstm& layer = lstm_[i];
    if (i == 0) {
      // Equal words enter equally: project each once, then copy.
      look_up(batch, w.inputs);
      layer.input.apply(w.inputs, w.projected);
      w.gates.resize(batch.words(), w.projected.columns());
      for (size_t row = 0; row < batch.words(); ++row)
        std::copy_n(w.projected.row(batch.word_of_row(row)), w.projected.columns(), w.gates.row(row));
    } else {
      layer.input.apply(w.encoded[i - 1], w.gates);
    }
    step_through(batch, layer, w, w.encoded[i]);
  }
}

// w.gates holds what the inputs add to the gates; a step adds the recurrent part and makes the outputs of its
// rows.
void Network::step_through(const Batch& batch, const Lstm& layer, Workspace& w, Matrix& out) const {
  const size_t hidden = model_.sizes.hidden;
  out.resize(batch.words(), 2 * hidden);
  w.cells.resize(batch.pieces().size(), hidden);
  for (size_t direction = 0; direction < 2; ++direction) {
    const bool forwards = direction == 0;
    for (size_t i = 0; i < batch.steps(); ++i) {
      const size_t step = forwards ? i : batch.steps() - 1 - i;
      const size_t before = forwards ? step - 1 : step + 1;
      const size_t begin = batch.step_begin(step), rows = batch.rows_of(step);
      const size_t running = i == 0 ? 0 : std::min(rows, batch.rows_of(before));  // rows with a step before
      float* gates = w.gates.row(begin) + direction * 4 * hidden;
      if (running > 0)
        multiply(part(out, batch.step_begin(before), running, direction * hidden, hidden),
                 layer.recurrent[direction], Transposed::kNo, Into::kAdd, gates, w.gates.columns());
      for (size_t r = 0; r < rows; ++r)
        lstm_step(hidden, gates + r * w.gates.columns(), r >= running, w.cells.row(r),
                  out.row(begin + r) + direction * hidden);
    }
  }
}

namespace {

void gather(const Batch& batch, const Matrix& rows, Matrix& out) {
  out.resize(rows.rows(), rows.columns());
  for (size_t i = 0; i < rows.rows(); ++i) std::copy_n(rows.row(batch.row_at(i)), rows.columns(), out.row(i));
}

}  // namespace

void Network::tag(const Batch& batch, Workspace& w) const {
  gather(batch, w.encoded[model_.sizes.tag_layer - 1], w.tag_rows);
  gather(batch, w.encoded.back(), w.top_rows);
  apply_with_leaky_relu(tag_in_, w.tag_rows, w.tag_hidden);
  tag_out_.apply(w.tag_hidden, w.tag_scores);
  apply_with_leaky_relu(entity_in_, w.top_rows, w.entity_hidden);
  entity_out_.apply(w.entity_hidden, w.entity_scores);
  for (size_t i = 0; i < w.predictions.size(); ++i) {
    Prediction& p = w.predictions[i];
    const float* scores = w.tag_scores.row(i);
    const auto choose = [&](size_t classes) {
      const size_t best = argmax(classes, scores);
      scores += classes;
      return static_cast<uint32_t>(best);
    };
    p.upos = choose(model_.upos.size());
    p.xpos = choose(model_.xpos.size());
    p.lemma_script = choose(model_.lemma_scripts.size());
    p.feats = choose(model_.feats.size());
    p.entity = static_cast<uint32_t>(argmax(model_.entity_types.size(), w.entity_scores.row(i)));
  }
}

// Biaffine arc scores, sentence by sentence, and the best tree over them. Columns of w.parse: arc dependent,
// arc head, label dependent (two parts), label head (two parts).
void Network::attach(const Batch& batch, Workspace& w) const {
  const size_t arc = model_.sizes.arc;
  apply_with_leaky_relu(parse_in_, w.top_rows, w.parse);
  arc_.apply(part(w.parse, 0, w.parse.rows(), 0, arc), w.arc_dependents);
  const MatrixView root(model_.root_arc.data(), 1, arc, arc);
  for (size_t p = 0; p < batch.pieces().size(); ++p) {
    const size_t begin = batch.piece_begin(p), words = batch.pieces()[p].tokens.size();
    w.arcs.resize(words, words + 1);
    const MatrixView dependents = part(w.arc_dependents, begin, words, 0, arc);
    multiply(dependents, root, Transposed::kYes, Into::kReplace, w.arcs.row(0), words + 1);
    multiply(dependents, part(w.parse, begin, words, arc, arc), Transposed::kYes, Into::kReplace,
             w.arcs.row(0) + 1, words + 1);
    w.heads.resize(words);
    best_tree(w.arcs, w.heads);
    for (size_t i = 0; i < words; ++i) w.predictions[begin + i].head = w.heads[i];
  }
}

void Network::label(const Batch& batch, Workspace& w) const {
  const size_t half = model_.sizes.label, first = 2 * model_.sizes.arc;
  w.pairs.resize(batch.words(), 2 * half);
  for (size_t p = 0; p < batch.pieces().size(); ++p) {
    const size_t begin = batch.piece_begin(p), words = batch.pieces()[p].tokens.size();
    for (size_t i = begin; i < begin + words; ++i) {
      const int32_t head = w.predictions[i].head;
      const float* governor = head < 0 ? model_.root_label.data()
                                       : w.parse.row(begin + static_cast<size_t>(head)) + first + 2 * half;
      pair_features(half, w.parse.row(i) + first, governor, w.pairs.row(i));
    }
  }
  label_out_.apply(w.pairs, w.label_scores);
  for (size_t i = 0; i < w.predictions.size(); ++i) {
    Prediction& p = w.predictions[i];
    w.label_scores.row(i)[root_label_] = -std::numeric_limits<float>::infinity();
    p.deprel =
        p.head < 0 ? root_label_ : static_cast<uint32_t>(argmax(model_.deprel.size(), w.label_scores.row(i)));
  }
}

}  // namespace dramatis::extract
