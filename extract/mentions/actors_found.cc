#include "extract/mentions/actors_found.h"

#include <algorithm>
#include <tuple>

namespace dramatis::extract {

TextSpan span_of(const Document& document, const ActorMention& mention) {
  const auto& tokens = document.sentences[mention.sentence].tokens;
  return {tokens[mention.first].span.begin, tokens[mention.last - 1].span.end};
}

const ActorMention* ActorsFound::headed_by(uint32_t sentence, uint32_t token) const {
  const auto found =
      std::lower_bound(mentions.begin(), mentions.end(), std::tuple(sentence, token),
                       [](const ActorMention& m, const std::tuple<uint32_t, uint32_t>& wanted) {
                         return std::tuple(m.sentence, m.head) < wanted;
                       });
  return found != mentions.end() && found->sentence == sentence && found->head == token ? &*found : nullptr;
}

const ActorMention* ActorsFound::meant_by(uint32_t sentence, uint32_t token) const {
  if (const ActorMention* headed = headed_by(sentence, token); headed && headed->actor >= 0) return headed;
  const auto first = std::lower_bound(mentions.begin(), mentions.end(), sentence,
                                      [](const ActorMention& m, uint32_t s) { return m.sentence < s; });
  const ActorMention* best = nullptr;
  for (auto m = first; m != mentions.end() && m->sentence == sentence; ++m) {
    const bool around = m->first <= token && token < m->last;
    if (!around || m->actor < 0 || m->kind != graph::MentionKind::kName) continue;
    if (!best || m->last - m->first < best->last - best->first) best = &*m;
  }
  return best;
}

}  // namespace dramatis::extract
