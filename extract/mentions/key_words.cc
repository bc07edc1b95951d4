#include "extract/mentions/key_words.h"

#include "extract/encoder/numeric.h"

namespace dramatis::extract {

KeyWords KeyWords::read(ModelFile::Reader& file, const ModelFile& tensors, size_t width) {
  KeyWords words;
  const auto labels = file.strings("labels.actor"), cues = file.strings("labels.cue");
  file.require(labels.size() > 1 && cues.size() == 3, "labels.actor", "too few");
  for (size_t i = 1; i < labels.size(); ++i) {
    const auto type = graph::actor_type_from(labels[i]);
    file.require(type.has_value(), "labels.actor", "unknown type");
    words.types_.push_back(type.value_or(graph::ActorType::kOther));
  }
  words.tagger_ = Tagger::read(file, tensors, "actor", width,
                               {{"actor", labels.size()}, {"trigger", 1}, {"cue", cues.size()}});
  return words;
}

void KeyWords::find(const CodesView& words, Workspace& w, Result& result) const {
  tagger_.hide(words, w.tagger);
  tagger_.answer(0, w.tagger, w.actor);
  tagger_.answer(1, w.tagger, w.trigger);
  tagger_.answer(2, w.tagger, w.cue);
  result.actors.resize(words.rows);
  result.triggers.resize(words.rows);
  result.cues.resize(words.rows);
  result.contents.resize(words.rows);
  for (size_t i = 0; i < words.rows; ++i) {
    const std::span<float> actor(w.actor.row(i), w.actor.columns());
    softmax(actor);
    const size_t best = argmax(actor.subspan(1));
    result.actors[i] = {1 - actor[0], types_[best]};
    sigmoid(std::span(w.trigger.row(i), 1));
    result.triggers[i] = *w.trigger.row(i);
    const std::span<float> cue(w.cue.row(i), w.cue.columns());
    softmax(cue);
    result.cues[i] = cue[1];
    result.contents[i] = cue[2];
  }
}

}  // namespace dramatis::extract
