#include "extract/relations/triple_reader.h"

#include <algorithm>

#include "extract/encoder/numeric.h"

namespace dramatis::extract {
namespace {

enum Question : uint8_t { kScore, kRole, kEvent, kModality, kNegated, kSymmetric, kClaimed };

// As in training.
constexpr float kLikelyActor = 0.15f;
constexpr float kLikelyTrigger = 0.05f;
// Beyond these a sentence is a list; the likeliest are weighed.
constexpr size_t kMostActors = 24;
constexpr size_t kMostTriggers = 20;
constexpr size_t kRowsAtOnce = 256;

// The positions of the values above a bound, at most so many: those of the greatest values, in order.
template <typename Value>
std::vector<uint32_t> likely(size_t words, Value value, float least, size_t most) {
  std::vector<uint32_t> found;
  for (uint32_t i = 0; i < words; ++i)
    if (value(i) > least) found.push_back(i);
  if (found.size() > most) {
    std::stable_sort(found.begin(), found.end(), [&](uint32_t a, uint32_t b) { return value(a) > value(b); });
    found.resize(most);
    std::sort(found.begin(), found.end());
  }
  return found;
}

graph::Modality modality_of(std::string_view label) {
  if (label == "planned") return graph::Modality::kPlanned;
  if (label == "conditional") return graph::Modality::kConditional;
  if (label == "possible" || label == "asked") return graph::Modality::kPossible;
  return graph::Modality::kAsserted;
}

}  // namespace

TripleReader TripleReader::read(ModelFile::Reader& file, const ModelFile& tensors, size_t width) {
  TripleReader reader;
  const auto events = file.strings("labels.event"), modalities = file.strings("labels.modality");
  file.require(!events.empty() && !modalities.empty(), "labels.event", "an empty set");
  for (const std::string_view label : events)
    reader.events_.push_back(graph::event_class_from(label).value_or(graph::EventClass::kNone));
  for (const std::string_view label : modalities) reader.modalities_.push_back(modality_of(label));
  reader.scorer_ = JointScorer::read(file, tensors, "triple", width, 3,
                                     {{"score", 1},
                                      {"role", 1},
                                      {"event", events.size()},
                                      {"modality", modalities.size()},
                                      {"negated", 1},
                                      {"symmetric", 1},
                                      {"claimed", 1}});
  file.require(reader.scorer_.distances() == 2 * kDistanceBuckets, "triple.distance.weight",
               "not one for each distance");
  return reader;
}

void TripleReader::find(const CodesView& words, const Chunk& chunk, const KeyWords::Result& key_words,
                        Workspace& w, DocumentReading& reading) const {
  scorer_.project(words, w.parts);
  size_t begin = 0;
  std::vector<TripleReading> candidates;
  for (const Stretch& stretch : chunk.stretches) {
    const auto actors = likely(
        stretch.size(), [&](uint32_t i) { return key_words.actors[begin + i].probability; }, kLikelyActor,
        kMostActors);
    const auto triggers = likely(
        stretch.size(), [&](uint32_t i) { return key_words.triggers[begin + i]; }, kLikelyTrigger,
        kMostTriggers);
    std::vector<TripleReading>& found = reading.sentences[stretch.sentence].triples;
    const auto flush = [&] {
      weigh(candidates, begin, w);
      for (TripleReading& triple : candidates) {
        if (triple.probability < kLeastProbability) continue;
        triple.trigger += stretch.first, triple.subject += stretch.first, triple.object += stretch.first;
        found.push_back(triple);
      }
      candidates.clear();
    };
    for (const uint32_t trigger : triggers)
      for (const uint32_t subject : actors)
        for (const uint32_t object : actors) {
          if (subject == object) continue;
          candidates.push_back({.trigger = trigger, .subject = subject, .object = object});
          if (candidates.size() == kRowsAtOnce) flush();
        }
    flush();
    begin += stretch.size();
  }
}

void TripleReader::weigh(std::vector<TripleReading>& candidates, size_t begin, Workspace& w) const {
  if (candidates.empty()) return;
  const size_t size = scorer_.size();
  w.scorer.sums.resize(candidates.size(), size);
  for (size_t i = 0; i < candidates.size(); ++i) {
    const TripleReading& c = candidates[i];
    const float* trigger = w.parts[0].row(begin + c.trigger);
    const float* subject = w.parts[1].row(begin + c.subject);
    const float* object = w.parts[2].row(begin + c.object);
    const auto at = static_cast<int64_t>(c.trigger);
    const float* to_subject = scorer_.distance(distance_bucket(c.subject - at));
    const float* to_object = scorer_.distance(kDistanceBuckets + distance_bucket(c.object - at));
    float* sum = w.scorer.sums.row(i);
    for (size_t k = 0; k < size; ++k)
      sum[k] = trigger[k] + subject[k] + object[k] + to_subject[k] + to_object[k];
  }
  scorer_.hide(w.scorer);
  for (const Question q : {kScore, kRole, kEvent, kModality, kNegated, kSymmetric, kClaimed})
    scorer_.answer(q, w.scorer, w.scores[q]);
  const auto best = [&](Question q, size_t i) {
    return argmax(std::span<const float>(w.scores[q].row(i), w.scores[q].columns()));
  };
  for (size_t i = 0; i < candidates.size(); ++i) {
    TripleReading& c = candidates[i];
    sigmoid(std::span(w.scores[kScore].row(i), 1));
    c.probability = *w.scores[kScore].row(i);
    c.is_role = *w.scores[kRole].row(i) > 0;
    if (c.is_role) continue;
    const std::span<float> events(w.scores[kEvent].row(i), w.scores[kEvent].columns());
    softmax(events);
    c.event = events_[argmax(events)];
    c.event_probability = events[argmax(events)];
    c.modality = modalities_[best(kModality, i)];
    c.negated = *w.scores[kNegated].row(i) > 0;
    c.symmetric = *w.scores[kSymmetric].row(i) > 0;
    c.claimed = *w.scores[kClaimed].row(i) > 0;
  }
}

}  // namespace dramatis::extract
