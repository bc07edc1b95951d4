// SyntaxReader: tags, features, lemmas, dependencies, mention types and names of words in their contexts.
//
// Linear heads over the encoder's words; arcs by a bilinear scorer (Dozat and Manning 2017, "Deep biaffine
// attention for neural dependency parsing") and the best tree over them; relations by a joint scorer of word
// and governor. Immutable once made; thread-safe with a workspace a thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document/sentence.h"
#include "extract/encoder/chunks.h"
#include "extract/encoder/heads.h"
#include "extract/syntax/lemma_script.h"
#include "extract/syntax/name_path.h"
#include "extract/syntax/string_index.h"

namespace dramatis::extract {

class SyntaxReader {
 public:
  struct Workspace {
    Tagger::Workspace tags, entity, name;
    JointScorer::Workspace relation;
    Matrix scores[4], entity_scores, name_scores, dependents, governors, prior, root, arcs, relation_scores;
    std::vector<Matrix> parts;
    std::vector<int32_t> heads;
    NamePath name_path;
  };

  // Views of the model file, which must outlive it. Complaints go to `file`.
  static SyntaxReader read(ModelFile::Reader& file, const ModelFile& tensors, size_t width);

  // Fills the tokens of a chunk's stretches; `words`: a row of codes for each token. Heads within a stretch
  // form one tree; of a sentence in several stretches join_stretches() makes one.
  void fill(const CodesView& words, const Chunk& chunk, Document& document, Workspace& workspace) const;

 private:
  SyntaxReader() = default;
  void fill_tags(size_t word, const Workspace& w, Token& token) const;
  std::string lemma_of(const Token& token, const LemmaScript& script) const;
  std::string without_s(const std::string& form) const;
  std::string verb_inflected(const std::string& form) const;
  void respell(std::string& lemma) const;
  void attach(size_t begin, const Stretch& stretch, Document& document, Workspace& w) const;
  void relate(const Chunk& chunk, Document& document, Workspace& w) const;

  Tagger tags_, entity_, name_;
  LinearLayer dependent_, governor_, prior_, root_;
  JointScorer relation_;
  std::vector<float> root_governor_;  // the root as a governor, projected
  NameGrammar grammar_;
  std::vector<Upos> upos_;
  std::vector<EntityType> entity_types_;
  std::vector<NameTag> name_tags_;
  std::vector<std::string_view> xpos_, feats_, deprel_;
  uint32_t root_label_ = 0;
  std::vector<LemmaScript> scripts_;
  std::vector<std::string_view> lemma_keys_, lemmas_,
      vocabulary_;  // with verbs that it lacks; keys: "form\tXPOS"
  std::vector<std::string_view> verbs_;
  StringIndex known_lemmas_, common_words_, verbs_index_;
};

// Heads of a long sentence's later stretches count from its beginning, and their roots hang on the first
// one's as `parataxis`; a named entity's head gets the name's type.
void join_stretches(Sentence& sentence);

}  // namespace dramatis::extract
