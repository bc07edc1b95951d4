// KeyWords: which words head an actor's mention, carry a relation or role, or introduce somebody's words.
// Immutable once made; thread-safe with a workspace a thread.
#pragma once

#include <vector>

#include "extract/document/reading.h"
#include "extract/encoder/heads.h"

namespace dramatis::extract {

class KeyWords {
 public:
  // Probabilities of the words of a chunk, one each.
  struct Result {
    std::vector<ActorReading> actors;
    std::vector<float> triggers;
    std::vector<float> cues, contents;  // heads a statement as its cue, or as the first of words without one
  };
  struct Workspace {
    Tagger::Workspace tagger;
    Matrix actor, trigger, cue;
  };

  // Complaints go to `file`.
  static KeyWords read(ModelFile::Reader& file, const ModelFile& tensors, size_t width);
  void find(const CodesView& words, Workspace& workspace, Result& result) const;

 private:
  Tagger tagger_;
  std::vector<graph::ActorType> types_;  // of the classes from the second on; the first is "none"
};

}  // namespace dramatis::extract
