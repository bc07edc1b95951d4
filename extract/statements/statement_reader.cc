#include "extract/statements/statement_reader.h"

#include <algorithm>

#include "extract/encoder/numeric.h"

namespace dramatis::extract {
namespace {

enum Question : uint8_t { kSpeaker, kBegin, kEnd };

}  // namespace

StatementReader StatementReader::read(ModelFile::Reader& file, const ModelFile& tensors, size_t width) {
  StatementReader reader;
  reader.scorer_ =
      JointScorer::read(file, tensors, "statement", width, 2, {{"speaker", 1}, {"begin", 1}, {"end", 1}});
  file.require(reader.scorer_.distances() == kDistanceBuckets, "statement.distance.weight",
               "not one for each distance");
  reader.quote_ = Tagger::read(file, tensors, "quote", width, {{"direct", 1}});
  if (file.ok()) {
    const auto nobody = file.floats("no_speaker", 1, reader.scorer_.size());
    reader.no_speaker_.assign(nobody.begin(), nobody.end());
  }
  return reader;
}

void StatementReader::find(const CodesView& words, const Chunk& chunk, const KeyWords::Result& key_words,
                           Workspace& w, DocumentReading& reading) const {
  scorer_.project(words, w.parts);
  quote_.hide(words, w.quote);
  quote_.answer(0, w.quote, w.direct);
  size_t begin = 0;
  for (const Stretch& stretch : chunk.stretches) {
    for (uint32_t i = 0; i < stretch.size(); ++i) {
      const float cue = key_words.cues[begin + i], content = key_words.contents[begin + i];
      if (std::max(cue, content) < kLeastProbability) continue;
      StatementReading found = weigh(begin, stretch.size(), i, w);
      found.has_cue = cue >= content;
      found.probability = std::max(cue, content);
      found.direct = *w.direct.row(begin + i) > 0;
      found.anchor += stretch.first, found.first += stretch.first, found.last += stretch.first;
      if (found.speaker >= 0) found.speaker += static_cast<int32_t>(stretch.first);
      reading.sentences[stretch.sentence].statements.push_back(found);
    }
    begin += stretch.size();
  }
}

StatementReading StatementReader::weigh(size_t begin, size_t words, uint32_t anchor, Workspace& w) const {
  const size_t size = scorer_.size();
  // A row a word, and one for nobody; the last has no beginning or end.
  w.scorer.sums.resize(words + 1, size);
  const float* of_anchor = w.parts[0].row(begin + anchor);
  for (size_t i = 0; i < words; ++i) {
    const float* word = w.parts[1].row(begin + i);
    const float* distance = scorer_.distance(distance_bucket(static_cast<int64_t>(i) - anchor));
    for (size_t k = 0; k < size; ++k) w.scorer.sums.row(i)[k] = of_anchor[k] + word[k] + distance[k];
  }
  for (size_t k = 0; k < size; ++k) w.scorer.sums.row(words)[k] = of_anchor[k] + no_speaker_[k];
  scorer_.hide(w.scorer);
  scorer_.answer(kSpeaker, w.scorer, w.speaker);
  scorer_.answer(kBegin, w.scorer, w.begin);
  scorer_.answer(kEnd, w.scorer, w.end);
  StatementReading found{.anchor = anchor};
  const size_t speaker = argmax(std::span<const float>(w.speaker.row(0), words + 1));
  found.speaker = speaker == words ? -1 : static_cast<int32_t>(speaker);
  // The best beginning and end in that order.
  size_t best_begin = 0, first = 0, last = 0;
  for (size_t i = 0; i < words; ++i) {
    if (*w.begin.row(i) > *w.begin.row(best_begin)) best_begin = i;
    if (i == 0 || *w.begin.row(best_begin) + *w.end.row(i) > *w.begin.row(first) + *w.end.row(last))
      first = best_begin, last = i;
  }
  found.first = static_cast<uint32_t>(first);
  found.last = static_cast<uint32_t>(last);
  return found;
}

}  // namespace dramatis::extract
