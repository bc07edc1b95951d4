#include "extract/claims/speaker_label.h"

#include <algorithm>
#include <string_view>

#include "extract/claims/attribution_range.h"

namespace dramatis::extract {
namespace {

constexpr size_t kMaxLabelWords = 7;
constexpr size_t kMinSpeechWords = 3;

// Common nouns that speak in headlines: "Poll: ...", "Police: ...".
constexpr std::string_view kHeadlineSources[] = {"analyst",  "analysis", "court",  "critic",     "doctor",
                                                 "expert",   "judge",    "lawyer", "mayor",      "ministry",
                                                 "official", "police",   "poll",   "prosecutor", "report",
                                                 "source",   "study",    "survey", "witness"};

bool is_source(const Token& token) {
  if (token.upos == Upos::kPropn)
    return token.entity == EntityType::kPerson || token.entity == EntityType::kOrganization;
  return token.upos == Upos::kNoun && std::find(std::begin(kHeadlineSources), std::end(kHeadlineSources),
                                                token.lemma) != std::end(kHeadlineSources);
}

// "KELLER": a speaker of a transcript, where several such labels stand.
bool is_capitals(const Token& token) {
  return token.form.size() > 2 &&
         std::all_of(token.form.begin(), token.form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// A transcript has at least two paragraphs that begin "NAME:".
bool is_transcript(const FlatText& text) {
  size_t labels = 0;
  size_t begin = 0;
  for (const size_t end : text.paragraph_ends) {
    labels += begin + 2 < end && is_capitals(text[begin]) && text[begin + 1].form == ":";
    begin = end;
  }
  return labels >= 2;
}

bool may_stand_in_label(const Token& token) {
  return token.upos == Upos::kPropn || token.upos == Upos::kNoun || token.upos == Upos::kAdj ||
         token.form == "." || token.form == "(" || token.form == ")" || token.form == "-";
}

bool is_finite_verb(const Token& token) {
  return token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP" || token.xpos == "MD";
}

}  // namespace

std::vector<QuoteAttribution> find_labelled_speech(const FlatText& text) {
  std::vector<QuoteAttribution> out;
  const bool transcript = is_transcript(text);
  size_t begin = 0;
  for (const size_t end : text.paragraph_ends) {
    size_t colon = begin;
    size_t source = end;
    while (colon < end && colon - begin <= kMaxLabelWords && may_stand_in_label(text[colon])) {
      if (is_source(text[colon]) || (transcript && is_capitals(text[colon]))) source = colon;
      ++colon;
    }
    const size_t speech = colon + 1;
    if (source < end && colon < end && text[colon].form == ":" && speech + kMinSpeechWords <= end &&
        !is_quotation_mark(text[speech])) {
      bool clause = transcript;
      for (size_t i = speech; i < end && !clause; ++i) clause = is_finite_verb(text[i]);
      if (clause) {
        QuoteAttribution found;
        found.first = speech;
        found.last = end - 1;
        found.cue = found.cue_first = found.cue_last = colon;
        found.source_first = begin;
        found.source_last = colon - 1;
        found.has_source = true;
        if (text.places[source].sentence == text.places[colon].sentence)
          found.source_head = text.places[source].token;
        out.push_back(found);
      }
    }
    begin = end;
  }
  return out;
}

}  // namespace dramatis::extract
