#include "extract/actors/resolver.h"

#include <algorithm>
#include <map>

#include "extract/actors/coreference.h"
#include "extract/actors/name_resolver.h"
#include "extract/actors/name_types.h"
#include "extract/actors/nominal_resolver.h"

namespace dramatis::extract {
namespace {

// "who", "which": the noun that the relative clause describes.
int32_t relative_antecedent(const Article& article, const MentionDraft& draft) {
  const SentenceTree& parse = article.parse_of(draft);
  uint32_t t = draft.mention.head;
  for (int32_t steps = 0; steps < parse.size() && parse[t].head >= 0; ++steps) {
    if (parse[t].deprel == "acl:relcl")
      return article.draft_at(draft.mention.sentence, static_cast<uint32_t>(parse[t].head));
    t = static_cast<uint32_t>(parse[t].head);
  }
  return -1;
}

}  // namespace

void resolve(Article& article, const std::vector<RoleLink>& links) {
  settle_name_types(article);
  NameResolver names(article, links);
  names.resolve();
  NominalResolver nominals(article, links);
  for (uint32_t d = 0; d < article.drafts.size(); ++d) {
    MentionDraft& draft = article.drafts[d];
    if (draft.mention.actor >= 0) continue;
    if (draft.kind == DraftKind::kNominal) {
      nominals.resolve(d);
    } else if (draft.kind == DraftKind::kPronoun) {
      resolve_pronoun(article, d);
    } else if (draft.kind == DraftKind::kRelative) {
      const int32_t head = relative_antecedent(article, draft);
      if (head < 0) continue;
      const MentionDraft& noun = article.drafts[static_cast<uint32_t>(head)];
      draft.mention.actor = noun.mention.actor;
      draft.mention.confidence = 0.95 * noun.mention.confidence;
    }
  }
  names.settle_codes();
}

}  // namespace dramatis::extract
