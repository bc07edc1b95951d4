#include "extract/pipeline.h"

#include <set>
#include <utility>

#include "extract/statements/attribution.h"
#include "extract/syntax/word_forms.h"
#include "extract/text/kept_sentences.h"

namespace dramatis::extract {
namespace {

// Eight hexadecimal digits that tell an article's nameless actors from those of others.
std::string key_of(const std::string& article_id) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string key;
  for (uint32_t hash = text_hash(article_id), i = 0; i < 8; ++i, hash >>= 4) key += kDigits[hash & 15];
  return key;
}

// Leaves out who is in no claim and has no name, or is only where something happens: no actor of the article.
void drop_bystanders(const ActorsFound& found, graph::ArticleClaims& claims) {
  std::set<std::string> needed;
  for (const graph::Relation& r : claims.relations)
    for (const auto& id : {r.subject, r.object, r.attributed_to})
      if (id) needed.insert(*id);
  for (const graph::Role& r : claims.roles) needed.insert({r.actor, r.of});
  for (const graph::Statement& s : claims.statements) {
    if (s.speaker) needed.insert(*s.speaker);
    needed.insert(s.about.begin(), s.about.end());
  }
  for (const ActorMention& mention : found.mentions)
    if (mention.actor >= 0 && mention.kind == graph::MentionKind::kName && !mention.as_place)
      needed.insert(claims.actors[static_cast<size_t>(mention.actor)].id);
  std::erase_if(claims.actors, [&](const graph::Actor& actor) { return !needed.contains(actor.id); });
}

}  // namespace

Extractor::Extractor(std::shared_ptr<const LanguageModel> model, std::shared_ptr<const Knowledge> knowledge,
                     std::unique_ptr<const Lexicon> lexicon, std::optional<double> least_confidence)
    : model_(std::move(model)),
      actor_finder_(std::move(knowledge)),
      lexicon_(std::move(lexicon)),
      relation_writer_(least_confidence, *lexicon_) {}

Result<std::shared_ptr<const Extractor>> Extractor::create(const ExtractorOptions& options) {
  auto model =
      options.model_file.empty() ? LanguageModel::embedded() : LanguageModel::from_file(options.model_file);
  if (!model.ok()) return model.error();
  auto knowledge = Knowledge::load(options.actor_files);
  if (!knowledge.ok()) return knowledge.error();
  auto lexicon = Lexicon::with_files(options.lexicon_files);
  if (!lexicon.ok()) return lexicon.error();
  return std::shared_ptr<const Extractor>(new Extractor(std::move(*model), std::move(*knowledge),
                                                        std::make_unique<const Lexicon>(std::move(*lexicon)),
                                                        options.least_confidence));
}

ReadDocument Extractor::read(Document document, const graph::ArticleInfo& article) const {
  const std::string date = article.date.value_or("");
  ReadDocument read{.document = std::move(document)};
  read.reading = model_->read(read.document);
  read.actors = actor_finder_.find(read.document, read.reading, date, key_of(article.id));
  read.relations = relation_writer_.write(read.document, read.reading, read.actors, date);
  read.statements = write_statements(read.document, read.reading, read.actors);
  attribute(read.statements, read.relations.relations);
  return read;
}

graph::ArticleClaims Extractor::extract(const graph::Article& article, size_t body_begin) const {
  ReadDocument read = this->read(segmenter_.segment(article.text, body_begin), article.info);
  graph::ArticleClaims claims;
  claims.article = article.info;
  claims.sentences.reserve(read.document.sentences.size());
  for (const Sentence& sentence : read.document.sentences)
    claims.sentences.push_back(
        {sentence.span, read.document.text.substr(sentence.span.begin, sentence.span.size())});
  for (TracedRelation& traced : read.relations.relations)
    claims.relations.push_back(std::move(traced.relation));
  for (TracedStatement& traced : read.statements) claims.statements.push_back(std::move(traced.statement));
  claims.actors = std::move(read.actors.actors);
  claims.roles = std::move(read.relations.roles);
  drop_bystanders(read.actors, claims);
  return claims;
}

std::string Extractor::explain(const graph::Article& article, size_t body_begin) const {
  return extract::explain(read(segmenter_.segment(article.text, body_begin), article.info));
}

Result<std::vector<std::string>> Extractor::explain(const graph::ArticleClaims& kept,
                                                    const std::vector<ClaimPlace>& claims) const {
  auto document = document_of(kept, segmenter_);
  if (!document) return document.error();
  const ReadDocument read = this->read(std::move(*document), kept.article);
  std::vector<std::string> texts;
  for (const ClaimPlace& claim : claims) texts.push_back(extract::explain(read, claim));
  return texts;
}

}  // namespace dramatis::extract
