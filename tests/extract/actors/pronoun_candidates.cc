// pronoun_candidates < GUM.conllu: for train/actors/fit_pronouns.py. Prints of every document the names and
// nominals,
//   M<TAB>document<TAB>sentence<TAB>token<TAB>actor's id<TAB>name (0 or 1)
// then every third-person pronoun,
//   P<TAB>document<TAB>sentence<TAB>token<TAB>form
// and after it its candidates,
//   C<TAB>sentence<TAB>token<TAB>actor's id<TAB>named (0 or 1)<TAB>nothing (0 or 1)<TAB>features, divided by
//   blanks
// with the resolutions of the program as it is.
#include <iostream>

#include "extract/actors/article.h"
#include "extract/actors/pronoun_features.h"
#include "extract/actors/resolver.h"
#include "extract/actors/roles.h"
#include "extract/text/conllu.h"

namespace graph = dramatis::graph;
using namespace dramatis::extract;

namespace {

void print(const std::string& name, const Article& article) {
  for (const MentionDraft& draft : article.drafts)
    if (draft.mention.actor >= 0 && draft.mention.kind != graph::MentionKind::kPronoun)
      std::cout << "M\t" << name << '\t' << draft.mention.sentence << '\t' << draft.mention.head << '\t'
                << article.cast[draft.mention.actor].actor.id << '\t'
                << (draft.mention.kind == graph::MentionKind::kName) << '\n';
  for (uint32_t d = 0; d < article.drafts.size(); ++d) {
    const MentionDraft& draft = article.drafts[d];
    if (draft.kind != DraftKind::kPronoun) continue;
    const std::vector<AntecedentCandidate> candidates = antecedent_candidates(article, d);
    if (candidates.empty()) continue;
    std::cout << "P\t" << name << '\t' << draft.mention.sentence << '\t' << draft.mention.head << '\t'
              << article.parse_of(draft)[draft.mention.head].form << '\n';
    for (const AntecedentCandidate& candidate : candidates) {
      const bool actor = candidate.member >= 0;
      std::cout << "C\t" << candidate.sentence << '\t' << candidate.head << '\t'
                << (actor ? article.cast[candidate.member].actor.id : "-") << '\t'
                << (actor && article.cast[candidate.member].named) << '\t' << candidate.nothing << '\t';
      for (const Feature& feature : candidate.features) std::cout << to_string(feature) << ' ';
      std::cout << '\n';
    }
  }
}

}  // namespace

int main() {
  const auto knowledge = Knowledge::load();
  if (!knowledge) {
    std::cerr << knowledge.error().message << '\n';
    return 1;
  }
  ConlluReader reader(std::cin, "standard input");
  while (true) {
    const auto next = reader.next(100000);
    if (!next) {
      std::cerr << next.error().message << '\n';
      return 1;
    }
    if (!next->has_value()) return 0;
    Article article((*next)->document, **knowledge, "");
    resolve(article, find_role_links(article));
    print((*next)->id, article);
  }
}
