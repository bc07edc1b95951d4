#include "extract/text/kept_sentences.h"

#include <string>
#include <utility>

namespace dramatis::extract {
namespace {

constexpr uint32_t kWidestGap = 1 << 20;  // bytes that belong to no sentence

Status check_place(const graph::SentenceText& sentence, uint32_t number, uint32_t previous_end) {
  const std::string name = "sentence " + std::to_string(number);
  if (sentence.text.empty() && !sentence.span.empty())
    return not_found("the words of " + name + " are not kept");
  if (sentence.span.begin < previous_end || sentence.span.begin - previous_end > kWidestGap ||
      sentence.span.size() != sentence.text.size())
    return invalid_input("the words of " + name + " do not fit their place in the article");
  return Ok{};
}

// The words of one sentence, wherever the segmenter would cut it when it stands alone.
Sentence words_of(const graph::SentenceText& kept, const Segmenter& segmenter) {
  Sentence sentence;
  sentence.span = kept.span;
  for (Sentence& part : segmenter.segment(kept.text).sentences)
    for (Token& token : part.tokens) {
      token.span.begin += kept.span.begin;
      token.span.end += kept.span.begin;
      sentence.tokens.push_back(std::move(token));
    }
  return sentence;
}

}  // namespace

Result<Document> document_of(const graph::ArticleClaims& claims, const Segmenter& segmenter) {
  Document document;
  for (const graph::SentenceText& kept : claims.sentences) {
    const auto end = static_cast<uint32_t>(document.text.size());
    const auto number = static_cast<uint32_t>(document.sentences.size() + 1);
    if (Status fits = check_place(kept, number, end); !fits) return fits.error();
    document.text.append(kept.span.begin - end, ' ').append(kept.text);
    Sentence& sentence = document.sentences.emplace_back(words_of(kept, segmenter));
    sentence.paragraph_start = number == 1 || kept.span.begin - end > 1;
  }
  return document;
}

}  // namespace dramatis::extract
