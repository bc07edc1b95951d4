#include "tests/extract/syntax/reference_network.h"

#include <algorithm>
#include <cmath>

#include "extract/syntax/best_tree.h"

namespace dramatis::extract {
namespace {

using Vector = std::vector<double>;

Vector row(const QuantisedTable& table, size_t i) {
  Vector values;
  for (size_t j = 0; j < table.columns(); ++j) values.push_back(double{table.scale(i)} * table.codes(i)[j]);
  return values;
}

void append(Vector& to, const Vector& more) { to.insert(to.end(), more.begin(), more.end()); }

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// Rounded to the steps that the network's activations have.
Vector stepped(Vector x, double greatest) {
  for (double& value : x) value = std::nearbyint(value * kGreatestCode / greatest) * greatest / kGreatestCode;
  return x;
}
Vector stepped(const Vector& x) {
  double greatest = 1e-30;
  for (const double value : x) greatest = std::max(greatest, std::abs(value));
  return stepped(x, greatest);
}

Vector product(const QuantisedTable& weights, const Vector& x) {
  Vector result;
  for (size_t i = 0; i < weights.rows(); ++i) result.push_back(dot(row(weights, i), x));
  return result;
}

Vector affine(const QuantisedLayer& layer, const Vector& x) {
  Vector result = product(layer.weights, x);
  for (size_t i = 0; i < result.size(); ++i) result[i] += layer.bias[i];
  return result;
}

Vector leaky(Vector x) {
  for (double& value : x) value = value < 0 ? value / 10 : value;
  return x;
}

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

Vector input_of(const ModelFile& m, const std::string& form) {
  const WordShape word(form);
  const auto find = [](const std::vector<std::string_view>& words, const std::string& key) {
    return static_cast<size_t>(std::find(words.begin(), words.end(), key) - words.begin());
  };
  size_t glove = find(m.glove_words, word.lower);
  if (glove == m.glove_words.size()) glove = find(m.glove_words, word.zeroed);
  Vector x = glove == m.glove_words.size() ? Vector(m.glove.columns(), 0) : row(m.glove, glove);
  const size_t trained = find(m.words, word.zeroed);
  append(x, row(m.word, trained == m.words.size() ? 0 : trained + 1));
  for (size_t a = 0; a < kAffixes; ++a)
    append(x, row(m.affixes[a], word.affix_hash[a] % m.affixes[a].rows()));
  append(x, row(m.shape, word.shape_hash % m.shape.rows()));
  return x;
}

std::vector<Vector> lstm(const LstmWeights& layer, size_t hidden, const std::vector<Vector>& x) {
  std::vector<Vector> outputs(x.size());
  for (size_t direction = 0; direction < 2; ++direction) {
    Vector h(hidden, 0), cell(hidden, 0);
    std::vector<Vector> states(x.size());
    for (size_t i = 0; i < x.size(); ++i) {
      const size_t t = direction == 0 ? i : x.size() - 1 - i;
      const Vector from_input = affine(layer.input, x[t]),
                   from_state = product(layer.recurrent[direction], h);
      const auto gate = [&](size_t which, size_t j) {
        return from_input[direction * 4 * hidden + which * hidden + j] + from_state[which * hidden + j];
      };
      for (size_t j = 0; j < hidden; ++j) {
        cell[j] = sigmoid(gate(0, j)) * std::tanh(gate(3, j)) + sigmoid(gate(1, j)) * cell[j];
        h[j] = sigmoid(gate(2, j)) * std::tanh(cell[j]);
      }
      h = stepped(h, 1);
      states[t] = h;
    }
    for (size_t t = 0; t < x.size(); ++t) append(outputs[t], states[t]);
  }
  return outputs;
}

// The best of scores[begin, begin + count), and the margin to the second best into `closest`.
uint32_t choose(const Vector& scores, size_t begin, size_t count, double& closest) {
  size_t best = begin;
  for (size_t i = begin; i < begin + count; ++i)
    if (scores[i] > scores[best]) best = i;
  for (size_t i = begin; i < begin + count; ++i)
    if (i != best) closest = std::min(closest, scores[best] - scores[i]);
  return static_cast<uint32_t>(best - begin);
}

// The best row of name tags by trying all that end in each tag, word by word, backwards; margins between rows
// go into `closest`.
void name(const ModelFile& m, const std::vector<Vector>& scores, ReferenceResult& result) {
  const size_t tags = m.name_tags.size(), words = scores.size();
  const auto may = [&](size_t before, size_t tag) {
    return !m.name_tags[tag].starts_with("I-") ||
           (before < tags && m.name_tags[before] != "O" &&
            m.name_tags[before].substr(1) == m.name_tags[tag].substr(1));
  };
  std::vector<Vector> rest(words + 1, Vector(tags, 0));  // the best sum after a word with that tag
  const auto value = [&](size_t before, size_t word, size_t tag) {
    if (!may(before, tag)) return -1e30;
    return scores[word][tag] + rest[word + 1][tag] +
           (before < tags ? m.name_steps[before * tags + tag] : 0.0);
  };
  for (size_t w = words; w-- > 1;)
    for (size_t before = 0; before < tags; ++before) {
      double best = -1e30;
      for (size_t tag = 0; tag < tags; ++tag) best = std::max(best, value(before, w, tag));
      rest[w][before] = best;
    }
  size_t before = tags;
  for (size_t w = 0; w < words; ++w) {
    Vector choices;
    for (size_t tag = 0; tag < tags; ++tag) choices.push_back(value(before, w, tag));
    before = result.words[w].name_tag = choose(choices, 0, tags, result.closest);
  }
}

}  // namespace

ReferenceResult run_reference(const ModelFile& m, const std::vector<std::string>& forms) {
  const size_t words = forms.size(), arc = m.sizes.arc, half = m.sizes.label;
  ReferenceResult result;
  result.words.resize(words);
  std::vector<Vector> x, tag_layer;
  for (const std::string& form : forms) x.push_back(stepped(input_of(m, form)));
  for (size_t i = 0; i < m.lstm.size(); ++i) {
    x = lstm(m.lstm[i], m.sizes.hidden, x);
    if (i + 1 == m.sizes.tag_layer) tag_layer = x;
  }

  std::vector<Vector> parse, names;
  Matrix arcs(words, words + 1);
  for (size_t i = 0; i < words; ++i) {
    Prediction& p = result.words[i];
    const Vector tags = affine(m.tag_out, stepped(leaky(affine(m.tag_in, tag_layer[i]))));
    size_t at = 0;
    const auto next = [&](size_t count) {
      return choose(tags, (at += count) - count, count, result.closest);
    };
    p.upos = next(m.upos.size());
    p.xpos = next(m.xpos.size());
    p.lemma_script = next(m.lemma_scripts.size());
    p.feats = next(m.feats.size());
    p.entity = choose(affine(m.entity_out, stepped(leaky(affine(m.entity_in, x[i])))), 0,
                      m.entity_types.size(), result.closest);
    names.push_back(affine(m.name_out, stepped(leaky(affine(m.name_in, x[i])))));
    parse.push_back(leaky(affine(m.parse_in, x[i])));
  }
  name(m, names, result);
  const auto slice = [](const Vector& of, size_t begin, size_t count) {
    const auto from = of.begin() + static_cast<long>(begin);
    return Vector(from, from + static_cast<long>(count));
  };
  for (size_t i = 0; i < words; ++i) {
    const Vector dependent = stepped(affine(m.arc, stepped(slice(parse[i], 0, arc))));
    for (size_t j = 0; j <= words; ++j) {
      const Vector head =
          j == 0 ? Vector(m.root_arc.begin(), m.root_arc.end()) : slice(parse[j - 1], arc, arc);
      arcs.row(i)[j] = static_cast<float>(dot(dependent, stepped(head)));
    }
  }
  std::vector<int32_t> heads(words);
  best_tree(arcs, heads);
  const size_t root =
      static_cast<size_t>(std::find(m.deprel.begin(), m.deprel.end(), "root") - m.deprel.begin());
  for (size_t i = 0; i < words; ++i) {
    result.words[i].head = heads[i];
    for (size_t j = 0; j <= words; ++j)
      if (j != i + 1 && static_cast<int32_t>(j) != heads[i] + 1)
        result.closest =
            std::min(result.closest, std::abs(double{arcs.row(i)[heads[i] + 1]} - arcs.row(i)[j]));
    Vector features(2 * half);
    for (size_t j = 0; j < 2 * half; ++j) {
      const double own = parse[i][2 * arc + j];
      const double other = heads[i] < 0 ? double{m.root_label[j]} : parse[heads[i]][2 * arc + 2 * half + j];
      features[j] = j < half ? leaky({own + other})[0] : own * other;
    }
    Vector scores = affine(m.label_out, stepped(features));
    scores[root] = -1e9;
    result.words[i].deprel =
        heads[i] < 0 ? static_cast<uint32_t>(root) : choose(scores, 0, scores.size(), result.closest);
  }
  return result;
}

}  // namespace dramatis::extract
