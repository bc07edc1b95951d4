#include "extract/parser/network.h"

#include <algorithm>
#include <limits>

#include "extract/parser/kernels.h"
#include "extract/parser/tree.h"

namespace dramatis::extract {
namespace {

LinearLayer linear(const QuantisedLayer& layer) { return {layer.weights, layer.bias}; }

void read_row(const QuantisedTable& table, size_t row, float* out) {
  kernels().unpack(table.columns(), table.scale(row), table.codes(row), out);
}

void apply_with_leaky_relu(const LinearLayer& layer, const CodesView& x, Matrix& out) {
  layer.apply(x, out);
  kernels().leaky_relu(out.rows() * out.columns(), out.row(0));
}

// How far the score of the one chosen is above the best of the others but one that cannot be.
float margin_of(const float* scores, size_t count, size_t chosen, size_t barred) {
  float other = scores[chosen] - kGivenMargin;
  for (size_t i = 0; i < count; ++i)
    if (i != chosen && i != barred) other = std::max(other, scores[i]);
  return scores[chosen] - other;
}

// Codes of `count` columns of the rows, from column `first` on.
void quantise_rows(const Matrix& rows, size_t first, size_t count, Codes& codes) {
  codes.resize(rows.rows(), count);
  for (size_t i = 0; i < rows.rows(); ++i) codes.set_row(i, rows.row(i) + first);
}

void quantise_rows(const Matrix& rows, Codes& codes) { quantise_rows(rows, 0, rows.columns(), codes); }

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
      entity_out_(linear(model.entity_out)),
      name_in_(linear(model.name_in)),
      name_out_(linear(model.name_out)),
      name_grammar_(model.name_tags, model.name_steps) {
  const size_t gates = size_t{4} * model.sizes.hidden;
  for (const LstmWeights& layer : model.lstm) {
    auto& directions = layers_.emplace_back();
    for (const Direction d : {kForwards, kBackwards}) {
      directions[d] = {
          {layer.input.weights.part(d * gates, gates), std::span(layer.input.bias).subspan(d * gates, gates)},
          {layer.recurrent[d], {}}};
    }
  }
  root_label_ = static_cast<uint32_t>(std::find(model.deprel.begin(), model.deprel.end(), "root") -
                                      model.deprel.begin());
}

void Network::run(const Batch& batch, Workspace& w) const {
  encode(batch, w);
  decode(batch, w);
}

void Network::decode(const Batch& batch, Workspace& w) const {
  w.predictions.assign(batch.words(), {});
  tag(batch, w);
  name(batch, w);
  attach(batch, w);
  label(batch, w);
}

// One row for each distinct form: GloVe, trained vector, affixes, shape.
void Network::look_up(const Batch& batch, Workspace& w) const {
  w.inputs.resize(batch.distinct().size(), layers_.front()[kForwards].input.inputs());
  for (size_t i = 0; i < batch.distinct().size(); ++i) {
    const WordShape& word = batch.distinct()[i];
    float* out = w.inputs.row(i);
    auto glove = glove_rows_[word.lower];
    if (!glove) glove = glove_rows_[word.zeroed];
    if (glove)
      read_row(model_.glove, *glove, out);
    else
      std::fill_n(out, model_.glove.columns(), 0.0f);
    out += model_.glove.columns();
    const auto trained = word_rows_[word.zeroed];
    read_row(model_.word, trained ? *trained + 1 : 0, out);
    out += model_.word.columns();
    for (size_t a = 0; a < kAffixes; ++a) {
      const QuantisedTable& table = model_.affixes[a];
      read_row(table, word.affix_hash[a] % table.rows(), out);
      out += table.columns();
    }
    read_row(model_.shape, word.shape_hash % model_.shape.rows(), out);
  }
  quantise_rows(w.inputs, w.input_codes);
}

void Network::encode(const Batch& batch, Workspace& w) const {
  look_up(batch, w);
  w.encoded.resize(layers_.size());
  for (size_t i = 0; i < layers_.size(); ++i) {
    Codes& out = w.encoded[i];
    out.resize(batch.words(), size_t{2} * model_.sizes.hidden);
    out.set_scales(kStateScale);
    for (const Direction d : {kForwards, kBackwards}) {
      const Lstm& lstm = layers_[i][d];
      // Equal words enter the first layer equally: one product for each.
      lstm.input.apply(i == 0 ? w.input_codes.view() : w.encoded[i - 1].view(), w.from_input);
      if (i == 0)
        step_through(
            batch, lstm, d, [&](size_t row) { return w.from_input.row(batch.word_of_row(row)); }, w, out);
      else
        step_through(
            batch, lstm, d, [&](size_t row) { return w.from_input.row(row); }, w, out);
    }
  }
}

// from_input(row) is what the layer's input adds to a row's gates; a step adds what the state before adds,
// and makes the outputs of its rows, which are one half of `out`.
template <typename FromInput>
void Network::step_through(const Batch& batch, const Lstm& lstm, Direction direction,
                           const FromInput& from_input, Workspace& w, Codes& out) const {
  const size_t hidden = model_.sizes.hidden, first = direction * hidden;
  w.cells.resize(batch.pieces().size(), hidden);
  for (size_t i = 0; i < batch.steps(); ++i) {
    const size_t step = direction == kForwards ? i : batch.steps() - 1 - i;
    const size_t before = direction == kForwards ? step - 1 : step + 1;
    const size_t begin = batch.step_begin(step), rows = batch.rows_of(step);
    const size_t running = i == 0 ? 0 : std::min(rows, batch.rows_of(before));  // rows with a step before
    if (running > 0) lstm.recurrent.apply(out.view(batch.step_begin(before), running, first), w.from_state);
    for (size_t r = 0; r < rows; ++r)
      kernels().lstm_step(hidden, from_input(begin + r), r < running ? w.from_state.row(r) : nullptr,
                          w.cells.row(r), out.row(begin + r) + first);
  }
}

namespace {

void gather(const Batch& batch, const Codes& rows, Codes& out) {
  out.resize(rows.rows(), rows.columns());
  for (size_t i = 0; i < rows.rows(); ++i) out.copy_row(i, rows, batch.row_at(i));
}

}  // namespace

void Network::tag(const Batch& batch, Workspace& w) const {
  gather(batch, w.encoded[model_.sizes.tag_layer - 1], w.tag_rows);
  gather(batch, w.encoded.back(), w.top_rows);
  apply_with_leaky_relu(tag_in_, w.tag_rows.view(), w.tag_hidden);
  quantise_rows(w.tag_hidden, w.tag_codes);
  tag_out_.apply(w.tag_codes.view(), w.tag_scores);
  apply_with_leaky_relu(entity_in_, w.top_rows.view(), w.entity_hidden);
  quantise_rows(w.entity_hidden, w.entity_codes);
  entity_out_.apply(w.entity_codes.view(), w.entity_scores);
  for (size_t i = 0; i < w.predictions.size(); ++i) {
    Prediction& p = w.predictions[i];
    const float* scores = w.tag_scores.row(i);
    const auto choose = [&](size_t classes) {
      const size_t best = kernels().argmax(classes, scores);
      scores += classes;
      return static_cast<uint32_t>(best);
    };
    p.upos = choose(model_.upos.size());
    p.xpos = choose(model_.xpos.size());
    p.lemma_script = choose(model_.lemma_scripts.size());
    p.feats = choose(model_.feats.size());
    p.entity = static_cast<uint32_t>(kernels().argmax(model_.entity_types.size(), w.entity_scores.row(i)));
  }
}

// Names of persons, organisations and places: the best row of tags that is one, sentence by sentence.
void Network::name(const Batch& batch, Workspace& w) const {
  apply_with_leaky_relu(name_in_, w.top_rows.view(), w.name_hidden);
  quantise_rows(w.name_hidden, w.name_codes);
  name_out_.apply(w.name_codes.view(), w.name_scores);
  for (size_t p = 0; p < batch.pieces().size(); ++p) {
    const size_t begin = batch.piece_begin(p);
    const auto& path = w.name_path.best(name_grammar_, w.name_scores, begin, batch.pieces()[p].tokens.size());
    for (size_t i = 0; i < path.size(); ++i) w.predictions[begin + i].name_tag = path[i];
  }
}

// Biaffine arc scores, sentence by sentence, and the best tree over them. Columns of w.parse: arc dependent,
// arc head, label dependent (two parts), label head (two parts).
void Network::attach(const Batch& batch, Workspace& w) const {
  const size_t arc = model_.sizes.arc;
  apply_with_leaky_relu(parse_in_, w.top_rows.view(), w.parse);
  quantise_rows(w.parse, 0, arc, w.parse_codes);
  arc_.apply(w.parse_codes.view(), w.dependents);
  quantise_rows(w.dependents, w.dependent_codes);
  for (size_t p = 0; p < batch.pieces().size(); ++p) {
    const size_t begin = batch.piece_begin(p), words = batch.pieces()[p].tokens.size();
    score_arcs(begin, words, w);
    w.heads.resize(words);
    best_tree(w.arcs, w.heads);
    for (size_t i = 0; i < words; ++i) {
      Prediction& prediction = w.predictions[begin + i];
      prediction.head = w.heads[i];
      prediction.head_margin =
          margin_of(w.arcs.row(i), words + 1, static_cast<size_t>(w.heads[i] + 1), i + 1);
    }
  }
}

// w.arcs of the words [begin, begin + words), as best_tree() wants them.
void Network::score_arcs(size_t begin, size_t words, Workspace& w) const {
  const size_t arc = model_.sizes.arc;
  w.governors.resize(words + 1, arc);
  w.governor_codes.resize(1, arc);
  w.governor.resize(arc);
  for (size_t i = 0; i <= words; ++i) {
    w.governor_codes.set_row(0, i == 0 ? model_.root_arc.data() : w.parse.row(begin + i - 1) + arc);
    const uint8_t* codes = w.governor_codes.row(0);
    for (size_t j = 0; j < arc; ++j) w.governor[j] = static_cast<int8_t>(codes[j] - kCodeOfZero);
    w.governors.set_output(i, w.governor.data(), *w.governor_codes.view().scales, 0);
  }
  w.governors.apply(w.dependent_codes.view(begin, words, 0), w.arcs);
}

void Network::label(const Batch& batch, Workspace& w) const {
  const size_t half = model_.sizes.label, first = 2 * model_.sizes.arc;
  w.pair.resize(1, 2 * half);
  w.pair_codes.resize(batch.words(), 2 * half);
  for (size_t p = 0; p < batch.pieces().size(); ++p) {
    const size_t begin = batch.piece_begin(p), words = batch.pieces()[p].tokens.size();
    for (size_t i = begin; i < begin + words; ++i) {
      const int32_t head = w.predictions[i].head;
      const float* governor = head < 0 ? model_.root_label.data()
                                       : w.parse.row(begin + static_cast<size_t>(head)) + first + 2 * half;
      kernels().pair_features(half, w.parse.row(i) + first, governor, w.pair.row(0));
      w.pair_codes.set_row(i, w.pair.row(0));
    }
  }
  label_out_.apply(w.pair_codes.view(), w.label_scores);
  for (size_t i = 0; i < w.predictions.size(); ++i) {
    Prediction& p = w.predictions[i];
    float* scores = w.label_scores.row(i);
    if (p.head < 0) {
      p.deprel = root_label_;
      p.label_margin = kGivenMargin;
      continue;
    }
    scores[root_label_] = -std::numeric_limits<float>::infinity();
    p.deprel = static_cast<uint32_t>(kernels().argmax(model_.deprel.size(), scores));
    p.label_margin = margin_of(scores, model_.deprel.size(), p.deprel, root_label_);
  }
}

}  // namespace dramatis::extract
