#include "extract/extractor.h"

#include <utility>

#include "extract/claims/attribution.h"
#include "extract/claims/explanation.h"
#include "extract/claims/lexicon.h"

namespace dramatis::extract {

Extractor::Extractor(std::shared_ptr<const Parser> parser, std::shared_ptr<const Knowledge> knowledge)
    : parser_(std::move(parser)),
      actor_finder_(std::move(knowledge)),
      relation_finder_(Lexicon::built_in()) {}

Result<std::shared_ptr<const Extractor>> Extractor::create(const ExtractorOptions& options) {
  auto parser = options.model_file.empty() ? Parser::embedded() : Parser::from_file(options.model_file);
  if (!parser.ok()) return parser.error();
  auto knowledge = Knowledge::load(options.actor_files);
  if (!knowledge.ok()) return knowledge.error();
  return std::shared_ptr<const Extractor>(new Extractor(std::move(*parser), std::move(*knowledge)));
}

Document Extractor::parse(std::string text, size_t body_begin) const {
  Document document = segmenter_.segment(std::move(text), body_begin);
  parser_->parse(document);
  return document;
}

graph::ArticleClaims Extractor::extract(const graph::Article& article, size_t body_begin) const {
  const Document document = parse(article.text, body_begin);
  ActorsFound found = actor_finder_.find(document, article.info.date.value_or(""));

  graph::ArticleClaims claims;
  claims.article = article.info;
  claims.sentences.reserve(document.sentences.size());
  for (const Sentence& sentence : document.sentences)
    claims.sentences.push_back(
        {sentence.span, document.text.substr(sentence.span.begin, sentence.span.size())});
  claims.relations = relation_finder_.find(document, found, article.info.date.value_or(""));
  claims.statements = statement_finder_.find(document, found);
  attribute(claims.statements, claims.relations);
  claims.actors = std::move(found.actors);
  claims.roles = std::move(found.roles);
  return claims;
}

std::vector<TracedRelation> Extractor::relation_candidates(const graph::Article& article,
                                                           size_t body_begin) const {
  const Document document = parse(article.text, body_begin);
  const std::string date = article.info.date.value_or("");
  return relation_finder_.candidates(document, actor_finder_.find(document, date), date);
}

std::string Extractor::explain(const graph::Article& article, size_t body_begin) const {
  const Document document = parse(article.text, body_begin);
  const std::string date = article.info.date.value_or("");
  const ActorsFound found = actor_finder_.find(document, date);
  std::vector<TracedRelation> traced = relation_finder_.find_traced(document, found, date);
  const std::vector<graph::Statement> statements = statement_finder_.find(document, found);
  std::vector<graph::Relation> relations;
  for (const TracedRelation& t : traced) relations.push_back(t.relation);
  attribute(statements, relations);
  for (size_t i = 0; i < traced.size(); ++i) traced[i].relation = std::move(relations[i]);
  return extract::explain(document, found, Lexicon::built_in(), traced, statements);
}

}  // namespace dramatis::extract
