#include "extract/coreference/antecedent_reader.h"

#include "extract/encoder/numeric.h"

namespace dramatis::extract {
namespace {

constexpr float kLikelyMention = 0.4f;

bool is_pronoun(const Token& token) {
  return token.upos == Upos::kPron && (token.xpos == "PRP" || token.xpos == "PRP$");
}

}  // namespace

AntecedentReader AntecedentReader::read(ModelFile::Reader& file, const ModelFile& tensors, size_t width) {
  AntecedentReader reader;
  reader.scorer_ = JointScorer::read(file, tensors, "antecedent", width, 2, {{"same", 1}});
  file.require(reader.scorer_.distances() == kDistanceBuckets, "antecedent.distance.weight",
               "not one for each distance");
  reader.none_ = Tagger::read(file, tensors, "no_antecedent", width, {{"new", 1}});
  return reader;
}

void AntecedentReader::find(const CodesView& words, const Chunk& chunk, const KeyWords::Result& key_words,
                            const Document& document, Workspace& w, Window& window,
                            DocumentReading& reading) const {
  scorer_.project(words, w.parts);
  none_.hide(words, w.none);
  none_.answer(0, w.none, w.none_scores);
  size_t word = 0;
  for (const Stretch& stretch : chunk.stretches)
    for (uint32_t t = stretch.first; t < stretch.last; ++t, ++word) {
      const Token& token = document.sentences[stretch.sentence].tokens[t];
      // What is no actor must be there to be chosen: "it" is a plan more often than a country.
      const bool mention =
          key_words.actors[word].probability >= kLikelyMention || token.entity != EntityType::kNone;
      if (!mention && !is_pronoun(token)) continue;
      const int64_t place = window.words + static_cast<int64_t>(word);
      if (!window.mentions.empty())
        reading.sentences[stretch.sentence].anaphors.push_back({t, weigh(word, place, window, w)});
      window.mentions.push_back(
          {stretch.sentence, t, place, {w.parts[1].row(word), w.parts[1].row(word) + scorer_.size()}});
      if (window.mentions.size() > kWindow) window.mentions.pop_front();
    }
  window.words += static_cast<int64_t>(word);
}

std::vector<AntecedentReading> AntecedentReader::weigh(size_t word, int64_t place, const Window& window,
                                                       Workspace& w) const {
  const size_t size = scorer_.size(), count = window.mentions.size();
  w.scorer.sums.resize(count, size);
  const float* anaphor = w.parts[0].row(word);
  for (size_t i = 0; i < count; ++i) {
    const Window::Mention& mention = window.mentions[i];
    const float* distance = scorer_.distance(distance_bucket(mention.place - place));
    for (size_t k = 0; k < size; ++k)
      w.scorer.sums.row(i)[k] = anaphor[k] + mention.as_antecedent[k] + distance[k];
  }
  scorer_.hide(w.scorer);
  scorer_.answer(0, w.scorer, w.same);
  std::vector<float> chances;
  for (size_t i = 0; i < count; ++i) chances.push_back(*w.same.row(i));
  chances.push_back(*w.none_scores.row(word));
  softmax(chances);
  std::vector<AntecedentReading> found;
  for (size_t i = count; i-- > 0;)
    if (chances[i] >= kLeastProbability)
      found.push_back({window.mentions[i].sentence, window.mentions[i].token, chances[i]});
  return found;
}

}  // namespace dramatis::extract
