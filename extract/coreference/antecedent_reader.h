// AntecedentReader: what a pronoun or noun refers back to, by weighing it with each mention before it
// (mention ranking, Wiseman et al. 2015). Immutable once made; thread-safe with a workspace and a window a
// thread.
#pragma once

#include <deque>
#include <vector>

#include "extract/document/reading.h"
#include "extract/document/sentence.h"
#include "extract/encoder/chunks.h"
#include "extract/encoder/heads.h"
#include "extract/mentions/key_words.h"

namespace dramatis::extract {

class AntecedentReader {
 public:
  static constexpr size_t kWindow = 30;              // mentions before that are weighed
  static constexpr float kLeastProbability = 0.05f;  // of an antecedent that is told

  // The mentions before a chunk, from chunk to chunk of a document.
  struct Window {
    struct Mention {
      uint32_t sentence = 0, token = 0;
      int64_t place = 0;  // among the words of the document
      std::vector<float> as_antecedent;
    };
    std::deque<Mention> mentions;
    int64_t words = 0;
  };
  struct Workspace {
    JointScorer::Workspace scorer;
    Tagger::Workspace none;
    std::vector<Matrix> parts;
    Matrix same, none_scores;
  };

  // Complaints go to `file`.
  static AntecedentReader read(ModelFile::Reader& file, const ModelFile& tensors, size_t width);

  // Adds the anaphors of a chunk's sentences to the reading. The document's tags must be filled.
  void find(const CodesView& words, const Chunk& chunk, const KeyWords::Result& key_words,
            const Document& document, Workspace& workspace, Window& window, DocumentReading& reading) const;

 private:
  std::vector<AntecedentReading> weigh(size_t word, int64_t place, const Window& window, Workspace& w) const;

  JointScorer scorer_;
  Tagger none_;
};

}  // namespace dramatis::extract
