#include "extract/actors/actors_found.h"

#include <algorithm>
#include <tuple>

namespace dramatis::extract {

const ActorMention* ActorsFound::headed_by(uint32_t sentence, uint32_t token) const {
  const auto found =
      std::lower_bound(mentions.begin(), mentions.end(), std::tuple(sentence, token),
                       [](const ActorMention& m, const std::tuple<uint32_t, uint32_t>& wanted) {
                         return std::tuple(m.sentence, m.head) < wanted;
                       });
  return found != mentions.end() && found->sentence == sentence && found->head == token ? &*found : nullptr;
}

}  // namespace dramatis::extract
