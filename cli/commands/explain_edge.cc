#include "cli/commands/explain_edge.h"

#include <map>

#include "cli/known_names.h"
#include "cli/options/options.h"
#include "cli/output.h"
#include "query/output/answers_text.h"

namespace dramatis::cli {
namespace {

using query::RelationAnswer;
using query::Support;

extract::ClaimPlace place_of(const graph::EdgeKey& edge, const graph::Evidence& evidence) {
  return {.sentence = evidence.sentence,
          .span = evidence.span,
          .subject_span = evidence.subject_span,
          .object_span = evidence.object_span,
          .predicate = edge.predicate,
          .negated = edge.negated,
          .is_role = edge.kind == graph::EdgeKind::kRole};
}

// The explanations of an edge's sentences, in their order. Each article is read once.
Result<std::vector<std::string>> explanations(const graph::GraphView& view,
                                              const extract::Extractor& extractor,
                                              const RelationAnswer& answer) {
  std::map<std::string, std::vector<size_t>> by_article;
  for (size_t i = 0; i < answer.support.size(); ++i)
    by_article[answer.support[i].evidence.article].push_back(i);
  std::vector<std::string> texts(answer.support.size());
  for (const auto& [article, supports] : by_article) {
    const auto claims = view.claims(article);
    if (!claims) return claims.error();
    if (!*claims) return corrupt("an edge names the article '" + article + "', which is not there");
    std::vector<extract::ClaimPlace> places;
    for (const size_t i : supports) places.push_back(place_of(answer.edge.key, answer.support[i].evidence));
    const auto explained = extractor.explain(**claims, places);
    for (size_t i = 0; i < supports.size(); ++i)
      texts[supports[i]] = explained ? (*explained)[i] : "  No parse: " + explained.error().message + ".\n";
  }
  return texts;
}

Result<std::string> explain_answer(const graph::GraphView& view, const extract::Extractor& extractor,
                                   const RelationAnswer& answer) {
  const auto texts = explanations(view, extractor, answer);
  if (!texts) return texts.error();
  std::string out = query::heading(answer);
  for (size_t i = 0; i < texts->size(); ++i) out += "\n" + query::to_text(answer.support[i]) + (*texts)[i];
  const size_t further = answer.edge.evidence - answer.support.size();
  if (further > 0) out += "\n(and " + std::to_string(further) + " more; --evidence shows them)\n";
  return out + "\n";
}

}  // namespace

ExitStatus explain_edge(EdgeOptions options, const extract::ExtractorOptions& language) {
  const auto graph = open_graph(options.directory);
  if (!graph) return fail(graph.error());
  const graph::GraphView& view = *graph->view;
  const query::Lookup lookup = actor_lookup();
  const auto subject = choose_actor(view, options.subject, lookup);
  if (!subject) return fail(subject.error());
  const auto object = choose_actor(view, options.object, lookup);
  if (!object) return fail(object.error());
  options.filters.predicate = options.predicate;
  options.filters.kinds = query::EdgeKinds::kBoth;
  const auto answers = query::from_to(view, subject->id, object->id, options.filters);
  if (!answers) return fail(answers.error());
  if (answers->shown.empty()) {
    const Status printed = print("nothing found\n");
    return printed ? kDone : fail(printed.error());
  }
  const auto extractor = extract::Extractor::create(language);
  if (!extractor) return fail(extractor.error());
  for (const RelationAnswer& answer : answers->shown) {
    const auto text = explain_answer(view, **extractor, answer);
    if (!text) return fail(text.error());
    if (const Status printed = print(*text); !printed) return fail(printed.error());
  }
  const size_t further = answers->found - answers->shown.size();
  if (further == 0) return kDone;
  const Status printed = print("(" + std::to_string(further) + " more relations; --limit shows them)\n");
  return printed ? kDone : fail(printed.error());
}

}  // namespace dramatis::cli
