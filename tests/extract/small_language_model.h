// A whole language model of a few kilobytes with random weights, for tests of what is read of a model file
// and for fuzzing: it says nonsense, but says it by all the heads.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "tests/extract/encoder/model_bytes.h"

namespace dramatis::extract {

class SmallLanguageModel {
 public:
  static ModelBytes make(unsigned seed = 1) {
    SmallLanguageModel small(seed);
    small.add_encoder();
    small.add_syntax();
    small.add_key_words();
    small.add_joint_heads();
    return std::move(small.model_);
  }

 private:
  static constexpr uint32_t kWidth = 16, kHidden = 4, kLongest = 502;

  explicit SmallLanguageModel(unsigned seed) : random_(seed) {}

  float number() { return static_cast<float>(static_cast<int>(random_() % 201) - 100) / 100; }

  void table(const std::string& name, uint32_t rows, uint32_t columns) {
    std::vector<int8_t> codes(size_t{rows} * columns);
    for (int8_t& code : codes) code = static_cast<int8_t>(static_cast<int>(random_() % 255) - 127);
    model_.table(name, rows, columns, std::vector<float>(rows, 0.01f), codes);
  }
  void floats(const std::string& name, uint32_t rows, uint32_t columns) {
    std::vector<float> values(size_t{rows} * columns);
    for (float& value : values) value = number();
    model_.floats(name, rows, columns, values);
  }
  void layer(const std::string& name, uint32_t outputs, uint32_t inputs) {
    table(name + ".weight", outputs, inputs);
    floats(name + ".bias", 1, outputs);
  }
  void tagger(const std::string& name, const std::vector<std::pair<std::string, uint32_t>>& questions) {
    layer(name + ".hidden", kHidden, kWidth);
    for (const auto& [question, classes] : questions) layer(name + ".out." + question, classes, kHidden);
  }
  void scorer(const std::string& name, uint32_t places,
              const std::vector<std::pair<std::string, uint32_t>>& questions) {
    for (uint32_t i = 0; i < places; ++i) layer(name + ".places." + std::to_string(i), kHidden, kWidth);
    for (const auto& [question, classes] : questions) layer(name + ".out." + question, classes, kHidden);
  }

  void add_encoder() {
    const std::vector<std::string> vocabulary = {"[UNK]", "[CLS]", "[SEP]", "the", "war",   "a",
                                                 "##a",   "said",  "he",    ".",   "leave", "1"};
    model_.strings("vocabulary", vocabulary);
    model_.numbers("encoder.sizes", {1, kWidth, 1, kWidth});
    table("encoder.word", static_cast<uint32_t>(vocabulary.size()), kWidth);
    // Zeros, as they pack well.
    model_.floats("encoder.position", kLongest, kWidth, std::vector<float>(size_t{kLongest} * kWidth));
    floats("encoder.shape", 8, kWidth);
    norm("encoder.norm");
    layer("encoder.0.qkv", 3 * kWidth, kWidth);
    layer("encoder.0.out", kWidth, kWidth);
    norm("encoder.0.norm1");
    layer("encoder.0.up", kWidth, kWidth);
    layer("encoder.0.down", kWidth, kWidth);
    norm("encoder.0.norm2");
  }
  void norm(const std::string& name) {
    model_.floats(name + ".scale", 1, kWidth, std::vector<float>(kWidth, 1));
    floats(name + ".shift", 1, kWidth);
  }

  void add_syntax() {
    model_.strings("labels.upos", {"NOUN", "VERB", "PROPN", "PRON", "PUNCT"});
    model_.strings("labels.xpos", {"NN", "VBD", "NNP", "PRP"});
    model_.strings("labels.feats", {"_", "Number=Sing"});
    model_.strings("labels.lemma", {"keep|0|", "lower|0|", "lower|1|e"});
    model_.strings("labels.deprel", {"nsubj", "root", "obj"});
    model_.strings("labels.entity", {"", "person", "place"});
    model_.strings("labels.name", {"O", "B-person", "I-person"});
    model_.strings("lemmas.keys", {"said\tVBD"});
    model_.strings("lemmas.values", {"say"});
    model_.strings("lemmas.verbs", {"meet"});
    tagger("tags", {{"upos", 5}, {"xpos", 4}, {"feats", 2}, {"lemma", 3}});
    tagger("entity", {{"entity", 3}});
    tagger("name", {{"name", 3}});
    floats("name.steps", 3, 3);
    layer("arc_dependent", kHidden, kWidth);
    layer("arc_governor", kHidden, kWidth);
    layer("arc_prior", 1, kWidth);
    layer("arc_root", 1, kWidth);
    scorer("relation", 2, {{"deprel", 3}});
    floats("relation.root", 1, kHidden);
  }

  void add_key_words() {
    model_.strings("labels.actor", {"none", "person", "country"});
    model_.strings("labels.cue", {"none", "cue", "content"});
    tagger("actor", {{"actor", 3}, {"trigger", 1}, {"cue", 3}});
  }

  void add_joint_heads() {
    model_.strings("labels.event", {"none", "ACCUSE"});
    model_.strings("labels.modality", {"fact", "planned"});
    scorer("triple", 3, {});
    floats("triple.distance.weight", 24, kHidden);
    layer("triple.inner", kHidden, kHidden);
    scorer("triple", 0,
           {{"score", 1},
            {"role", 1},
            {"event", 2},
            {"modality", 2},
            {"negated", 1},
            {"symmetric", 1},
            {"claimed", 1}});
    scorer("statement", 2, {{"speaker", 1}, {"begin", 1}, {"end", 1}});
    floats("statement.distance.weight", 12, kHidden);
    tagger("quote", {{"direct", 1}});
    floats("no_speaker", 1, kHidden);
    scorer("antecedent", 2, {{"same", 1}});
    floats("antecedent.distance.weight", 12, kHidden);
    tagger("no_antecedent", {{"new", 1}});
  }

  std::mt19937 random_;
  ModelBytes model_;
};

}  // namespace dramatis::extract
