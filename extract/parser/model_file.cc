#include "extract/parser/model_file.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "extract/parser/byte_reader.h"
#include "extract/parser/lemma_script.h"

namespace dramatis::extract {
namespace {

constexpr std::string_view kMagic = "dramatis";
constexpr uint32_t kVersion = 2;
constexpr uint32_t kWidest = 1 << 14;  // no layer is wider; keeps products of sizes small
constexpr uint32_t kMostLayers = 16;

// FNV-1a over 64-bit little-endian words, the last one filled up with zeros.
uint64_t check_sum(std::string_view bytes) {
  uint64_t sum = 14695981039346656037u;
  for (size_t at = 0; at < bytes.size(); at += sizeof(uint64_t)) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, std::min(sizeof word, bytes.size() - at));
    sum = (sum ^ word) * 1099511628211u;
  }
  return sum;
}

Error malformed(const std::string& what) { return corrupt("the language model is malformed: " + what); }

// Reads the payload; sizes are checked against `wanted` ones as they come.
class PayloadReader {
 public:
  explicit PayloadReader(std::string_view payload) : in_(payload) {}

  Result<ModelFile> read() {
    read_sizes();
    read_names();
    read_weights();
    read_self_tests();
    if (in_.failed()) return malformed("it ends too early");
    if (in_.left() > 0) return malformed("something follows its end");
    if (!problem_.empty()) return malformed(problem_);
    return std::move(model_);
  }

 private:
  bool good() const { return problem_.empty() && !in_.failed(); }
  void require(bool condition, const char* problem) {
    if (!condition && problem_.empty()) problem_ = problem;
  }

  void read_sizes() {
    NetworkSizes& s = model_.sizes;
    for (uint32_t* size : {&s.hidden, &s.layers, &s.tag_layer, &s.tag_hidden, &s.arc, &s.label,
                           &s.entity_hidden, &s.name_hidden}) {
      *size = in_.u32();
      require(*size > 0 && *size <= kWidest, "a layer's size");
    }
    require(s.layers <= kMostLayers && s.tag_layer <= s.layers, "the number of layers");
  }

  void read_names() {
    ModelFile& m = model_;
    for (auto* names :
         {&m.upos, &m.xpos, &m.lemma_scripts, &m.feats, &m.deprel, &m.entity_types, &m.name_tags}) {
      *names = in_.strings();
      require(!names->empty() && names->size() <= kWidest, "the number of classes");
    }
    require(std::count(m.deprel.begin(), m.deprel.end(), "root") == 1 && m.deprel.size() > 1,
            "no root relation");
    for (const std::string_view script : m.lemma_scripts)
      require(LemmaScript::parse(script).has_value(), "a lemma script");
    m.words = in_.strings();
    m.glove_words = in_.strings();
    m.lemma_keys = in_.strings();
    m.lemmas = in_.strings();
    require(m.lemma_keys.size() == m.lemmas.size(), "the lemma dictionary");
  }

  void read_weights() {
    ModelFile& m = model_;
    const NetworkSizes& s = m.sizes;
    m.glove = table(m.glove_words.size(), kAny);
    m.word = table(m.words.size() + 1, kAny);
    size_t inputs = m.glove.columns() + m.word.columns();
    for (size_t i = 0; i < kAffixes; ++i) inputs += m.affixes.emplace_back(table(kAny, kAny)).columns();
    m.shape = table(kAny, kAny);
    inputs += m.shape.columns();
    for (uint32_t i = 0; i < s.layers && good(); ++i) {
      LstmWeights& lstm = m.lstm.emplace_back();
      lstm.input = layer(8 * s.hidden, i == 0 ? inputs : 2 * s.hidden);
      for (QuantisedTable& weights : lstm.recurrent) weights = table(4 * s.hidden, s.hidden);
    }
    const size_t top = 2 * s.hidden;
    m.tag_in = layer(s.tag_hidden, top);
    m.tag_out = layer(m.upos.size() + m.xpos.size() + m.lemma_scripts.size() + m.feats.size(), s.tag_hidden);
    m.parse_in = layer(2 * s.arc + 4 * s.label, top);
    m.arc = layer(s.arc, s.arc);
    m.root_arc = floats(s.arc);
    m.root_label = floats(2 * s.label);
    m.label_out = layer(m.deprel.size(), 2 * s.label);
    m.entity_in = layer(s.entity_hidden, top);
    m.entity_out = layer(m.entity_types.size(), s.entity_hidden);
    m.name_in = layer(s.name_hidden, top);
    m.name_out = layer(m.name_tags.size(), s.name_hidden);
    m.name_steps = floats(m.name_tags.size() * m.name_tags.size());
  }

  void read_self_tests() {
    const uint32_t count = in_.u32();
    for (uint32_t i = 0; i < count && good(); ++i) {
      SelfTest test;
      test.forms = in_.strings();
      const size_t words = test.forms.size();
      for (size_t w = 0; w < words && good(); ++w) {
        test.upos.push_back(in_.u32());
        test.heads.push_back(static_cast<int32_t>(in_.u32()));
        test.deprel.push_back(in_.u32());
      }
      model_.self_tests.push_back(std::move(test));
    }
  }

  QuantisedTable table(size_t wanted_rows, size_t wanted_columns) {
    const size_t rows = in_.u32();
    const size_t columns = in_.u32();
    const bool fits =
        (wanted_rows == kAny ? rows > 0 : rows == wanted_rows) &&
        (wanted_columns == kAny ? columns > 0 && columns <= kWidest : columns == wanted_columns);
    require(fits, "a table's size");
    if (!good()) return {};
    const std::string_view scales = in_.bytes(rows * sizeof(float));
    return {rows, columns, scales, in_.bytes(rows * columns)};
  }

  std::vector<float> floats(size_t count) {
    require(in_.u32() == count, "a vector's size");
    if (!good()) return {};
    const std::string_view bytes = in_.bytes(count * sizeof(float));
    std::vector<float> result(count);
    if (good()) std::memcpy(result.data(), bytes.data(), bytes.size());
    return result;
  }

  QuantisedLayer layer(size_t outputs, size_t inputs) {
    QuantisedTable weights = table(outputs, inputs);
    return {weights, floats(outputs)};
  }

  static constexpr size_t kAny = ~size_t{0};
  ByteReader in_;
  ModelFile model_;
  std::string problem_;
};

}  // namespace

float QuantisedTable::scale(size_t row) const {
  float scale = 0;
  std::memcpy(&scale, scales_.data() + row * sizeof scale, sizeof scale);
  return scale;
}

Result<ModelFile> ModelFile::read(std::string_view bytes) {
  ByteReader header(bytes);
  if (header.bytes(kMagic.size()) != kMagic) return corrupt("this is no language model of dramatis");
  const uint32_t version = header.u32();
  if (!header.failed() && version != kVersion)
    return Error{ErrorKind::kIncompatible, "the language model has format version " +
                                               std::to_string(version) + ", and this program reads version " +
                                               std::to_string(kVersion) +
                                               (version > kVersion ? " (a newer program is needed)" : "")};
  header.u32();  // reserved
  const uint64_t size = header.u64();
  const uint64_t sum = header.u64();
  if (header.failed() || header.left() < size) return corrupt("the language model is truncated");
  if (header.left() > size) return malformed("something follows its end");
  const std::string_view payload = header.bytes(size);
  if (check_sum(payload) != sum) return corrupt("the language model was altered: its check sum is wrong");
  return PayloadReader(payload).read();
}

}  // namespace dramatis::extract
