// TripleReader: which two actors of a sentence a word joins, and how.
//
// Every likely word of a relation is weighed with every two likely actors; the three words' projections add
// up, with what their distances add, and a hidden layer behind them gives the probability, class and status.
// So "A and B criticised C and D" gives each pair. Immutable once made; thread-safe with a workspace a
// thread.
#pragma once

#include <vector>

#include "extract/document/reading.h"
#include "extract/encoder/chunks.h"
#include "extract/encoder/heads.h"
#include "extract/mentions/key_words.h"

namespace dramatis::extract {

class TripleReader {
 public:
  static constexpr float kLeastProbability = 0.1f;  // of what is told

  struct Workspace {
    JointScorer::Workspace scorer;
    std::vector<Matrix> parts;
    Matrix scores[7];
  };

  // Complaints go to `file`.
  static TripleReader read(ModelFile::Reader& file, const ModelFile& tensors, size_t width);

  // Adds the triples of a chunk's sentences to the reading.
  void find(const CodesView& words, const Chunk& chunk, const KeyWords::Result& key_words,
            Workspace& workspace, DocumentReading& reading) const;

 private:
  void weigh(std::vector<TripleReading>& candidates, size_t begin, Workspace& w) const;

  JointScorer scorer_;
  std::vector<graph::EventClass> events_;
  std::vector<graph::Modality> modalities_;
};

}  // namespace dramatis::extract
