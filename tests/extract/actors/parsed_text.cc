#include "tests/extract/actors/parsed_text.h"

#include <cstdlib>
#include <iostream>

#include "extract/language_model.h"
#include "extract/text/segmenter.h"

namespace dramatis::extract::testing {

MarkedText read_marks(std::string_view marked) {
  MarkedText out;
  for (size_t at = 0; at < marked.size(); ++at) {
    if (marked[at] != '[') {
      out.text += marked[at];
      continue;
    }
    const size_t end = marked.find(']', at);
    const std::string_view words = marked.substr(at + 1, end - at - 1);
    const size_t bar = words.find('|');
    const auto begin = static_cast<uint32_t>(out.text.size());
    out.text += words.substr(0, bar);
    out.spans.push_back({begin, static_cast<uint32_t>(out.text.size())});
    out.expected.emplace_back(bar == std::string_view::npos ? "" : words.substr(bar + 1));
    at = end;
  }
  return out;
}

const ActorFinder& finder() {
  static const ActorFinder the_finder = [] {
    auto knowledge = Knowledge::load();
    if (!knowledge) {
      std::cerr << knowledge.error().message << '\n';
      std::exit(1);
    }
    return ActorFinder(*knowledge);
  }();
  return the_finder;
}

ReadText read(const std::string& text) {
  static const auto model = LanguageModel::embedded();
  if (!model) {
    std::cerr << model.error().message << '\n';
    std::exit(1);
  }
  ReadText out{.document = Segmenter().segment(text), .reading = {}};
  out.reading = (*model)->read(out.document);
  return out;
}

ActorsFound actors_of(const ReadText& text, std::string_view date) {
  return finder().find(text.document, text.reading, date, "");
}

std::string actor_at(const Document& document, const ActorsFound& found, graph::TextSpan span) {
  std::string best;
  for (const ActorMention& mention : found.mentions) {
    const auto& tokens = document.sentences[mention.sentence].tokens;
    if (!span.contains(tokens[mention.head].span)) continue;
    const int32_t head = tokens[mention.head].head;
    const bool topmost = head < 0 || !span.contains(tokens[static_cast<size_t>(head)].span);
    if (topmost || best.empty())
      best = mention.actor < 0 ? "?" : found.actors[static_cast<size_t>(mention.actor)].id;
  }
  return best;
}

}  // namespace dramatis::extract::testing
