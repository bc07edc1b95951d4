#include "extract/extractor.h"

#include <utility>

#include "extract/claims/attribution.h"
#include "extract/claims/lexicon.h"
#include "extract/kept_sentences.h"

namespace dramatis::extract {

Extractor::Extractor(std::shared_ptr<const Parser> parser, std::shared_ptr<const Knowledge> knowledge,
                     std::optional<double> least_confidence)
    : parser_(std::move(parser)),
      actor_finder_(std::move(knowledge)),
      relation_finder_(Lexicon::built_in(), least_confidence) {}

Result<std::shared_ptr<const Extractor>> Extractor::create(const ExtractorOptions& options) {
  auto parser = options.model_file.empty() ? Parser::embedded() : Parser::from_file(options.model_file);
  if (!parser.ok()) return parser.error();
  auto knowledge = Knowledge::load(options.actor_files);
  if (!knowledge.ok()) return knowledge.error();
  return std::shared_ptr<const Extractor>(
      new Extractor(std::move(*parser), std::move(*knowledge), options.least_confidence));
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
  std::vector<TracedRelation> relations =
      relation_finder_.find_traced(document, found, article.info.date.value_or(""));
  std::vector<TracedStatement> statements = statement_finder_.find_traced(document, found);
  attribute(statements, relations);
  for (TracedRelation& traced : relations) claims.relations.push_back(std::move(traced.relation));
  for (TracedStatement& traced : statements) claims.statements.push_back(std::move(traced.statement));
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

struct Extractor::Reading {
  Document document;
  ActorsFound actors;
  std::vector<TracedRelation> relations;
  std::vector<TracedStatement> statements;
};

Extractor::Reading Extractor::read(Document document, const std::string& date) const {
  Reading reading{.document = std::move(document)};
  reading.actors = actor_finder_.find(reading.document, date);
  reading.relations = relation_finder_.find_traced(reading.document, reading.actors, date);
  reading.statements = statement_finder_.find_traced(reading.document, reading.actors);
  attribute(reading.statements, reading.relations);
  return reading;
}

std::string Extractor::explain(const graph::Article& article, size_t body_begin) const {
  const Reading reading = read(parse(article.text, body_begin), article.info.date.value_or(""));
  return extract::explain(
      {reading.document, reading.actors, Lexicon::built_in(), reading.relations, reading.statements});
}

Result<std::vector<std::string>> Extractor::explain(const graph::ArticleClaims& kept,
                                                    const std::vector<ClaimPlace>& claims) const {
  auto document = document_of(kept, segmenter_);
  if (!document) return document.error();
  parser_->parse(*document);
  const Reading reading = read(std::move(*document), kept.article.date.value_or(""));
  std::vector<std::string> texts;
  for (const ClaimPlace& claim : claims)
    texts.push_back(extract::explain(
        {reading.document, reading.actors, Lexicon::built_in(), reading.relations, reading.statements},
        claim));
  return texts;
}

}  // namespace dramatis::extract
