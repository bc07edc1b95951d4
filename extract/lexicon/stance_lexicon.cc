#include "extract/lexicon/stance_lexicon.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "extract/lexicon/tsv_table.h"

extern "C" const char dramatis_stances_begin[];
extern "C" const char dramatis_stances_end[];

namespace dramatis::extract {
namespace {

constexpr std::array<std::string_view, 3> kPlaceNames = {"cue", "self", "matter"};
constexpr std::array<std::string_view, 4> kWordClasses = {"verb", "noun", "adj", "aux"};

std::string_view word_class(Upos upos) {
  switch (upos) {
    case Upos::kVerb:
      return "verb";
    case Upos::kNoun:
      return "noun";
    case Upos::kAdj:
      return "adj";
    case Upos::kAux:
      return "aux";
    default:
      return "";
  }
}

std::string key_of(std::string_view word_class, std::string_view place, std::string_view word) {
  std::string key(word_class);
  key.append(1, ' ').append(place).append(1, ' ').append(word);
  return key;
}

bool is_one_of(std::string_view name, const auto& names) {
  for (const std::string_view known : names)
    if (name == known) return true;
  return false;
}

}  // namespace

Result<StanceLexicon> StanceLexicon::parse(std::string_view tsv) {
  StanceLexicon out;
  const Status read =
      for_each_row("stances.tsv", tsv, 4, [&](const std::vector<std::string_view>& fields) -> std::string {
        if (!is_one_of(fields[1], kWordClasses)) return "unknown part of speech " + std::string(fields[1]);
        const auto stance = graph::stance_from(fields[2]);
        if (!stance) return "unknown stance " + std::string(fields[2]);
        for (const std::string_view place : split_fields(fields[3], ',')) {
          if (!is_one_of(place, kPlaceNames)) return "unknown place " + std::string(place);
          for (const std::string_view word : split_fields(fields[0], '|'))
            if (!out.stances_.emplace(key_of(fields[1], place, word), *stance).second)
              return "'" + std::string(word) + "' stands in an earlier row";
        }
        return "";
      });
  if (!read) return read.error();
  return out;
}

const StanceLexicon& StanceLexicon::built_in() {
  static const StanceLexicon lexicon = [] {
    auto parsed =
        parse({dramatis_stances_begin, static_cast<size_t>(dramatis_stances_end - dramatis_stances_begin)});
    if (!parsed) {  // the table is part of the program: a test keeps it well-formed
      std::fprintf(stderr, "built-in lexicon: %s\n", parsed.error().message.c_str());
      std::abort();
    }
    return std::move(parsed).value();
  }();
  return lexicon;
}

graph::Stance StanceLexicon::find(std::string_view word, Upos upos, StancePlace place) const {
  const auto found = stances_.find(key_of(word_class(upos), kPlaceNames[static_cast<size_t>(place)], word));
  return found == stances_.end() ? graph::Stance::kNone : found->second;
}

}  // namespace dramatis::extract
