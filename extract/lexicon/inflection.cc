#include "extract/lexicon/inflection.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dramatis::extract {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kIrregularThird = {
    {{"be", "is"}, {"have", "has"}, {"do", "does"}, {"go", "goes"}}};

// One-syllable bases and end-stressed ones whose consonant doubles before -ing.
constexpr std::array<std::string_view, 34> kDoubling = {
    "ban",  "bar",  "beg",  "cut", "drop", "get",   "hit",    "let",    "nab",   "plan",    "put",  "quit",
    "rap",  "rid",  "rig",  "rob", "run",  "set",   "shut",   "sit",    "slam",  "split",   "spot", "stab",
    "stop", "swap", "trap", "win", "wrap", "admit", "commit", "permit", "rebel", "transfer"};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool ends_in_sibilant(std::string_view w) {
  return w.ends_with("s") || w.ends_with("sh") || w.ends_with("ch") || w.ends_with("x") || w.ends_with("z");
}

}  // namespace

std::string third_person(std::string_view lemma) {
  for (const auto& [base, third] : kIrregularThird)
    if (lemma == base) return std::string(third);
  std::string out(lemma);
  if (lemma.empty()) return out;
  if (lemma.size() > 1 && lemma.back() == 'y' && !is_vowel(lemma[lemma.size() - 2])) {
    out.pop_back();
    return out + "ies";
  }
  return out + (ends_in_sibilant(lemma) || lemma.ends_with("o") ? "es" : "s");
}

std::string base_of_third_person(std::string_view form) {
  for (const auto& [base, third] : kIrregularThird)
    if (form == third) return std::string(base);
  std::string_view stem = form;
  if (!stem.ends_with("s") || stem.ends_with("ss") || stem.size() < 3) return std::string(form);
  if (stem.ends_with("ies") && stem.size() > 4) return std::string(stem.substr(0, stem.size() - 3)) + "y";
  if (stem.ends_with("es")) {
    const std::string_view without = stem.substr(0, stem.size() - 2);
    if (without.ends_with("ss") || without.ends_with("sh") || without.ends_with("ch") ||
        without.ends_with("x") || without.ends_with("zz") || without.ends_with("o"))
      return std::string(without);
  }
  return std::string(stem.substr(0, stem.size() - 1));
}

std::string gerund(std::string_view lemma) {
  if (lemma == "be") return "being";
  std::string out(lemma);
  if (lemma.ends_with("ie")) return std::string(lemma.substr(0, lemma.size() - 2)) + "ying";
  if (lemma.size() > 2 && lemma.back() == 'e' && !lemma.ends_with("ee") && !lemma.ends_with("oe") &&
      !lemma.ends_with("ye")) {
    out.pop_back();
  } else if (std::find(kDoubling.begin(), kDoubling.end(), lemma) != kDoubling.end()) {
    out += lemma.back();
  }
  return out + "ing";
}

}  // namespace dramatis::extract
