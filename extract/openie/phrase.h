// Phrase: the words of one slot of an open triple, and how to read them off the tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

// Tokens of the sentence, ascending, after the words that it only implies ("is").
struct Phrase {
  std::string implied;
  std::vector<int32_t> tokens;

  bool empty() const { return implied.empty() && tokens.empty(); }
  // Adds tokens in their place; those already there are not repeated.
  void add(const std::vector<int32_t>& more);
  friend bool operator==(const Phrase&, const Phrase&) = default;
};

// The words as written, with a blank where the text has any space or where words between are left out.
std::string text_of(std::string_view text, const Sentence& sentence, const Phrase& phrase);
TextSpan span_of(const Sentence& sentence, const Phrase& phrase);

class PhraseReader {
 public:
  explicit PhraseReader(const SentenceTree& tree) : tree_(tree) {}

  // What an argument may carry beyond its head and plain modifiers.
  enum class Extent : uint8_t {
    kMinimal,  // no relative clauses, participles or appositions
    kFull,     // everything but its coordination and what a comma sets off
    kWhole,    // the whole subtree, coordination included
  };

  // A nominal without its preposition; of a predicate nominal without its subject, copula and obliques.
  Phrase nominal(int32_t head, Extent extent) const;
  // Everything under a clause's head except what hangs under `without` and the edge punctuation.
  Phrase clause(int32_t head, const std::vector<int32_t>& without = {}) const;
  // The words of the preposition: "according to", "out of".
  std::vector<int32_t> preposition(int32_t head) const;

 private:
  bool set_off(int32_t head) const;
  void collect(int32_t token, std::vector<int32_t>& out) const;
  Phrase tidy(std::vector<int32_t> tokens) const;

  const SentenceTree& tree_;
};

// True for a conjunct that "&" makes part of a name: "Smith & Sons".
bool is_part_of_name(const SentenceTree& tree, int32_t conjunct);

// True for dates, durations and words such as "today": an argument that says when.
bool is_temporal(const SentenceTree& tree, int32_t token);

}  // namespace dramatis::extract
