// Finds known names in parsed sentences: a trie over words, longest match first.
//
// Names and text are cut into pieces: runs of letters and digits, folded (text_forms.h). Hyphens and
// apostrophes only separate pieces, so "al-Qaeda" is found however a tokenizer cuts it; any other mark is a
// piece that matches nothing but itself. A piece written with a capital in the name must be written so in the
// text, and an acronym of two or three letters ("US") in capitals throughout, since "us" and "turkey" are
// words. Const calls are thread-safe once every name is added.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/document/sentence.h"

namespace dramatis::extract {

// What a name says about the actor it leads to.
enum class NameSense : uint8_t {
  kName,
  kAdjective,  // "Russian"
  kPeople,     // "Russians"
  kCapital,    // "Moscow": the government or the city
  kMetonym,    // "the Kremlin"
  kSurname,    // "Lavrov": weak, only where the person is in the news at the time
};

struct KnownName {
  uint32_t actor = 0;
  NameSense sense = NameSense::kName;
  friend bool operator==(const KnownName&, const KnownName&) = default;
};

struct NameMatch {
  uint32_t first = 0, last = 0;  // tokens [first, last)
  bool part_of_token = false;    // inside a hyphenated token: "Syria" in "anti-Syria"
  std::vector<KnownName> names;  // all that the words can mean, in order of addition
};

class NameMatcher {
 public:
  void add(std::string_view name, KnownName known);

  // Matches in text order, not overlapping. Appends to `out`.
  void find(const Sentence& sentence, std::vector<NameMatch>& out) const;
  // What a whole text can mean ("Sergei Lavrov").
  std::vector<KnownName> look_up(std::string_view text) const;

 private:
  struct Piece;
  struct Ending {
    KnownName known;
    uint32_t capitals = 0;      // bit i: piece i must begin with a capital
    uint32_t all_capitals = 0;  // bit i: piece i must be in capitals
  };

  void cut(std::string_view text, uint32_t token, std::vector<Piece>& out) const;
  // The longest name that begins with pieces[begin]: its number of pieces, 0 if none.
  size_t longest(const std::vector<Piece>& pieces, size_t begin, std::vector<KnownName>& names) const;

  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> words_;  // piece -> its number, from 1
  std::unordered_map<uint64_t, uint32_t> edges_;                            // (node, word) -> node
  std::vector<std::vector<Ending>> endings_{1};                             // of each node; 0 is the root
};

}  // namespace dramatis::extract
