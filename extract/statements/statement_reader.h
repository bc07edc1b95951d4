// StatementReader: who says what in a sentence: for each cue its speaker, and where the words begin and end.
// Immutable once made; thread-safe with a workspace a thread.
#pragma once

#include <vector>

#include "extract/document/reading.h"
#include "extract/encoder/chunks.h"
#include "extract/encoder/heads.h"
#include "extract/mentions/key_words.h"

namespace dramatis::extract {

class StatementReader {
 public:
  static constexpr float kLeastProbability = 0.3f;  // of what is told

  struct Workspace {
    JointScorer::Workspace scorer;
    Tagger::Workspace quote;
    std::vector<Matrix> parts;
    Matrix speaker, begin, end, direct, nobody;
  };

  // Complaints go to `file`.
  static StatementReader read(ModelFile::Reader& file, const ModelFile& tensors, size_t width);

  // Adds the statements of a chunk's sentences to the reading.
  void find(const CodesView& words, const Chunk& chunk, const KeyWords::Result& key_words,
            Workspace& workspace, DocumentReading& reading) const;

 private:
  StatementReading weigh(size_t begin, size_t words, uint32_t anchor, Workspace& w) const;

  JointScorer scorer_;
  Tagger quote_;
  std::vector<float> no_speaker_;  // stands for a speaker whom the sentence does not name
};

}  // namespace dramatis::extract
