#include "cli/commands/question_parser.h"

#include "extract/lexicon/inflection.h"
#include "extract/lexicon/lexicon.h"
#include "extract/relations/predicate_namer.h"
#include "extract/syntax/sentence_tree.h"
#include "extract/text/segmenter.h"

namespace dramatis::cli {
namespace {

using extract::Document;
using extract::Lexicon;
using extract::Sentence;
using extract::Token;

query::QuestionWord word_of(const Token& token) {
  return {.form = token.form,
          .lemma = token.lemma,
          .upos = std::string(name_of(token.upos)),
          .deprel = std::string(token.deprel),
          .head = token.head,
          .name = token.name.part != extract::NamePart::kOutside,
          .space_after = token.space_after};
}

bool is_symmetric(uint32_t lexicon_line) {
  const Lexicon& lexicon = Lexicon::built_in();
  for (uint32_t i = 0; lexicon_line != 0 && i < lexicon.size(); ++i)
    if (lexicon.entry(i).line == lexicon_line) return lexicon.entry(i).symmetric;
  return false;
}

// A verb of several senses ("attack") is the one that the lexicon calls by the verb itself: the network,
// which tells them apart in news, has not read the question as a relation.
query::NamedPredicate name_predicate(const Sentence& sentence, uint32_t trigger, uint32_t subject,
                                     uint32_t object) {
  const extract::SentenceTree tree(sentence);
  const extract::PredicateNamer namer;
  extract::TripleReading triple{
      .trigger = trigger, .subject = subject, .object = object, .event_probability = 0};
  extract::PredicateName name = namer.of_relation(tree, triple);
  const std::string own = extract::third_person(sentence.tokens[trigger].lemma);
  const auto is_own = [&](const std::string& text) { return text == own || text.starts_with(own + " "); };
  triple.event_probability = 1;
  for (int event = 1; !is_own(name.text) && event <= static_cast<int>(graph::EventClass::kAssault); ++event) {
    triple.event = static_cast<graph::EventClass>(event);
    extract::PredicateName other = namer.of_relation(tree, triple);
    if (other.lexicon_line != 0 && is_own(other.text)) name = std::move(other);
  }
  return {name.text, name.event, is_symmetric(name.lexicon_line)};
}

// The words that a mention's bytes cover.
std::optional<query::QuestionMention> mention_in(const Sentence& sentence, const graph::Actor& actor,
                                                 const graph::TextSpan& span) {
  std::optional<query::QuestionMention> mention;
  for (uint32_t i = 0; i < sentence.tokens.size(); ++i) {
    if (!span.contains(sentence.tokens[i].span)) continue;
    if (!mention) mention = query::QuestionMention{i, i, actor.id, actor.name};
    mention->last = i;
  }
  return mention;
}

}  // namespace

query::ParsedQuestion parse_question(const extract::Extractor& extractor, const std::string& text) {
  const auto document = std::make_shared<Document>(extract::Segmenter().segment(text));
  extractor.model().parse(*document);
  query::ParsedQuestion question{.text = text, .sentences = document->sentences.size()};
  if (document->sentences.empty()) return question;
  const Sentence& sentence = document->sentences.front();
  for (const Token& token : sentence.tokens) question.words.push_back(word_of(token));
  const graph::ArticleClaims claims = extractor.extract({.info = {.id = "question"}, .text = text});
  for (const graph::Actor& actor : claims.actors)
    for (const graph::Mention& mention : actor.mentions)
      if (mention.kind != graph::MentionKind::kPronoun)
        if (auto found = mention_in(sentence, actor, mention.span)) question.mentions.push_back(*found);
  question.predicate_of = [document](uint32_t trigger, uint32_t subject, uint32_t object) {
    return name_predicate(document->sentences.front(), trigger, subject, object);
  };
  return question;
}

}  // namespace dramatis::cli
