#include "extract/actors/actor_finder.h"

#include <algorithm>

#include "extract/actors/article.h"
#include "extract/actors/resolver.h"
#include "extract/actors/roles.h"

namespace dramatis::extract {

ActorsFound ActorFinder::find(const Document& document, const DocumentReading& reading,
                              std::string_view article_date, std::string_view key) const {
  Article article(document, reading, *knowledge_, article_date, key);
  const std::vector<RoleLink> links = find_role_links(article);
  resolve(article, links);

  ActorsFound found;
  std::vector<int32_t> number(article.cast.size(),
                              -1);  // of each cast member among the actors, by first mention
  const auto number_of = [&](int32_t member) {
    int32_t& n = number[static_cast<size_t>(member)];
    if (n < 0) {
      n = static_cast<int32_t>(found.actors.size());
      found.actors.push_back(article.cast[member].actor);
    }
    return n;
  };
  for (const MentionDraft& draft : article.drafts) {
    ActorMention mention = draft.mention;
    if (mention.actor >= 0) {
      mention.actor = number_of(mention.actor);
      const graph::TextSpan span = span_of(document, mention);
      found.actors[static_cast<size_t>(mention.actor)].mentions.push_back(
          {span, document.text.substr(span.begin, span.size()), mention.kind});
    }
    found.mentions.push_back(mention);
  }
  for (graph::Actor& actor : found.actors)
    std::sort(actor.mentions.begin(), actor.mentions.end(),
              [](const graph::Mention& a, const graph::Mention& b) { return a.span < b.span; });
  return found;
}

}  // namespace dramatis::extract
