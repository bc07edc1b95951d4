#include "extract/claims/cue_lexicon.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "extract/claims/tsv_table.h"

extern "C" const char dramatis_cues_begin[];
extern "C" const char dramatis_cues_end[];
extern "C" const char dramatis_cue_reliability_begin[];
extern "C" const char dramatis_cue_reliability_end[];

namespace dramatis::extract {
namespace {

constexpr std::array<std::string_view, 11> kTypeNames = {"none",      "speech",  "writing",   "belief",
                                                         "intention", "feeling", "demand",    "denial",
                                                         "question",  "finding", "perception"};

std::string_view word_class(Upos upos) {
  switch (upos) {
    case Upos::kVerb:
    case Upos::kAux:
      return "verb";
    case Upos::kNoun:
    case Upos::kPropn:
      return "noun";
    case Upos::kAdj:
      return "adj";
    case Upos::kAdv:
      return "adv";
    default:
      return "prep";
  }
}

uint32_t bit(CueFrame frame) { return 1U << static_cast<unsigned>(frame); }

// What a construction named in cues.tsv allows.
uint32_t frames_of(std::string_view pattern) {
  if (pattern == "that")
    return bit(CueFrame::kThat) | bit(CueFrame::kParenthetical) | bit(CueFrame::kColon) |
           bit(CueFrame::kPredicate);
  if (pattern == "wh") return bit(CueFrame::kWh);
  if (pattern == "inf")
    return bit(CueFrame::kInfinitive) | bit(CueFrame::kObjectInfinitive) | bit(CueFrame::kPassiveInfinitive);
  if (pattern == "ing") return bit(CueFrame::kGerund);
  if (pattern == "np")
    return bit(CueFrame::kObject) | bit(CueFrame::kRelative) | bit(CueFrame::kPassiveSubject) |
           bit(CueFrame::kModifier);
  if (!pattern.starts_with("pp:")) return 0;
  uint32_t frames = bit(CueFrame::kOblique) | bit(CueFrame::kObjectOblique);
  for (const std::string_view preposition : split_fields(pattern.substr(3), '|'))
    if (preposition == "of" || preposition == "as")  // "was accused of lying"
      frames |= bit(CueFrame::kPassiveInfinitive);
  return frames;
}

std::string join(std::string_view a, std::string_view b) {
  std::string out(a);
  out += ' ';
  out += b;
  return out;
}

}  // namespace

std::string_view name_of(CueType type) { return kTypeNames[static_cast<size_t>(type)]; }

Result<CueLexicon> CueLexicon::parse(std::string_view cues_tsv, std::string_view reliability_tsv) {
  CueLexicon out;
  if (Status status = out.add_cues(cues_tsv); !status) return status.error();
  if (Status status = out.add_reliability(reliability_tsv); !status) return status.error();
  return out;
}

const CueLexicon& CueLexicon::built_in() {
  static const CueLexicon lexicon = [] {
    auto parsed = parse({dramatis_cues_begin, static_cast<size_t>(dramatis_cues_end - dramatis_cues_begin)},
                        {dramatis_cue_reliability_begin,
                         static_cast<size_t>(dramatis_cue_reliability_end - dramatis_cue_reliability_begin)});
    if (!parsed) {  // the tables are part of the program: a test keeps them well-formed
      std::fprintf(stderr, "built-in lexicon: %s\n", parsed.error().message.c_str());
      std::abort();
    }
    return std::move(parsed).value();
  }();
  return lexicon;
}

Status CueLexicon::add_cues(std::string_view tsv) {
  return for_each_row(
      "cues.tsv", tsv, 6, [&](const std::vector<std::string_view>& fields, size_t line) -> std::string {
        std::string_view lemma = fields[0].substr(0, fields[0].find(" ["));  // "put +out [statement]"
        CueEntry entry;
        for (size_t i = 0; i < kTypeNames.size(); ++i)
          if (kTypeNames[i] == fields[2]) entry.type = static_cast<CueType>(i);
        if (entry.type == CueType::kNone) return "unknown type " + std::string(fields[2]);
        for (const std::string_view pattern : split_fields(fields[5], ',')) {
          entry.frames |= frames_of(pattern);
          entry.quotes |= pattern == "quote";
        }
        CueEntry& known = entries_[join(fields[1], lemma)];
        if (known.type == CueType::kNone) known.type = entry.type;
        if (known.line == 0) known.line = static_cast<uint32_t>(line);
        known.frames |= entry.frames;
        known.quotes |= entry.quotes;
        return "";
      });
}

Status CueLexicon::add_reliability(std::string_view tsv) {
  return for_each_row(
      "cue_reliability.tsv", tsv, 4, [&](const std::vector<std::string_view>& fields) -> std::string {
        int share = -1;
        const auto [end, error] =
            std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), share);
        if (error != std::errc() || end != fields[3].data() + fields[3].size() || share < 0 || share > 1000)
          return "bad share " + std::string(fields[3]);
        reliability_[join(join(fields[1], fields[0]), fields[2])] = share / 1000.0;
        return "";
      });
}

const CueEntry* CueLexicon::find(std::string_view lemma, Upos upos) const {
  const auto it = entries_.find(join(word_class(upos), lemma));
  return it == entries_.end() ? nullptr : &it->second;
}

double CueLexicon::reliability(std::string_view lemma, Upos upos, CueFrame frame) const {
  const std::string_view pos = word_class(upos);
  if (const auto it = reliability_.find(join(join(pos, lemma), group_of(frame))); it != reliability_.end())
    return it->second;
  const CueEntry* entry = find(lemma, upos);
  const bool listed =
      entry && (entry->takes(frame) || frame == CueFrame::kAdjunct || frame == CueFrame::kObjectPredicate);
  std::string type(1, '*');
  type += kTypeNames[listed ? static_cast<size_t>(entry->type) : 0];
  if (const auto it = reliability_.find(join(join(pos, type), name_of(frame))); it != reliability_.end())
    return it->second;
  return 0;
}

}  // namespace dramatis::extract
