// What holds of every segmentation, whatever the bytes. Used by the property tests and the fuzz targets.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document/sentence.h"
#include "extract/text/characters.h"
#include "extract/text/segmenter.h"

namespace dramatis::extract {

// True if [begin, end) holds nothing but white space (and HTML entities for it).
inline bool is_blank(const std::string& text, size_t begin, size_t end) {
  std::vector<Character> characters;
  decode_characters(text, begin, end, characters);
  for (const Character& c : characters) {
    if (!c.is_space()) return false;
  }
  return true;
}

// The first property that does not hold, or nothing.
inline std::optional<std::string> find_segmentation_problem(const Document& document, size_t body_begin = 0) {
  const std::string& text = document.text;
  auto at = [](const char* what, size_t offset) {
    return std::string(what) + " at " + std::to_string(offset);
  };
  size_t end = body_begin;  // of the token before
  for (const Sentence& sentence : document.sentences) {
    const auto& tokens = sentence.tokens;
    if (tokens.empty()) return at("empty sentence", sentence.span.begin);
    if (tokens.size() > Segmenter::kMaxWordsPerSentence + 1) return at("long sentence", sentence.span.begin);
    if (sentence.span.begin != tokens.front().span.begin || sentence.span.end != tokens.back().span.end) {
      return at("sentence span differs from its tokens'", sentence.span.begin);
    }
    size_t inside = 0;  // words still to come of a surface token
    for (size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      if (token.span.empty() || token.span.end > text.size()) return at("bad span", token.span.begin);
      if (token.span.begin < end) return at("overlap", token.span.begin);
      if (!is_blank(text, end, token.span.begin)) return at("text left out", end);
      if (token.form != std::string_view(text).substr(token.span.begin, token.span.size())) {
        return at("form differs from the text", token.span.begin);
      }
      if (inside > 0 && (token.surface_words != 0 || token.span.begin != end)) {
        return at("broken surface token", token.span.begin);
      }
      if (inside == 0 && token.surface_words == 0) return at("surface token without head", token.span.begin);
      inside = inside > 0 ? inside - 1 : token.surface_words - 1U;
      if (inside > 0 && token.space_after) return at("space inside a surface token", token.span.begin);
      const bool last = &sentence == &document.sentences.back() && i + 1 == tokens.size();
      if (!last) {
        const Token& next = i + 1 < tokens.size() ? tokens[i + 1] : (&sentence + 1)->tokens.front();
        if (token.space_after != (next.span.begin > token.span.end))
          return at("wrong space_after", token.span.end);
      }
      end = token.span.end;
    }
    if (inside > 0) return at("surface token runs out of its sentence", sentence.span.begin);
  }
  if (!is_blank(text, end, text.size())) return at("text left out", end);
  return std::nullopt;
}

}  // namespace dramatis::extract
