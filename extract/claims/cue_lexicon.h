// CueLexicon: which words give somebody the word, and how far each can be trusted to do so.
//
// Two tables (docs/lexicon.md): cues.tsv, written by hand, lists cue words with the constructions in which
// they take their content; cue_reliability.tsv grades how often a type of word, or a common word, is an
// attribution. Const and thread-safe once loaded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/claims/cue_frame.h"
#include "extract/sentence.h"
#include "graph/result.h"

namespace dramatis::extract {

enum class CueType : uint8_t {
  kNone,
  kSpeech,
  kWriting,
  kBelief,
  kIntention,
  kFeeling,
  kDemand,
  kDenial,
  kQuestion,
  kFinding,
  kPerception,
};

std::string_view name_of(CueType type);

struct CueEntry {
  CueType type = CueType::kNone;
  uint32_t frames = 0;  // bit set over CueFrame: the constructions listed
  bool quotes = false;  // takes a direct quotation
  uint32_t line = 0;    // in cues.tsv: the first, if several give the lemma

  bool takes(CueFrame frame) const { return (frames >> static_cast<unsigned>(frame) & 1U) != 0; }
};

class CueLexicon {
 public:
  // An error names the table, the line and the reason.
  static Result<CueLexicon> parse(std::string_view cues_tsv, std::string_view reliability_tsv);
  static const CueLexicon& built_in();

  // The entry of a lemma, or nullptr.
  const CueEntry* find(std::string_view lemma, Upos upos) const;
  // The share of uses of the lemma in the frame that are attributions, 0 to 1: the word's own grade in the
  // frame's group if it has one, else that of its type, or of unlisted words.
  double reliability(std::string_view lemma, Upos upos, CueFrame frame) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <typename T>
  using Table = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Status add_cues(std::string_view tsv);
  Status add_reliability(std::string_view tsv);

  Table<CueEntry> entries_;    // "verb say"
  Table<double> reliability_;  // "verb say clause", "verb *speech that"
};

}  // namespace dramatis::extract
