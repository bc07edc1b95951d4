#include "extract/claims/explanation.h"

#include <algorithm>
#include <cstdio>

#include "extract/claims/clause.h"
#include "extract/claims/relation_confidence.h"
#include "extract/claims/tree.h"
#include "extract/claims/tree_repair.h"

namespace dramatis::extract {
namespace {

class Explainer {
 public:
  Explainer(const Document& document, const ActorsFound& actors, const Lexicon& lexicon)
      : document_(document), actors_(actors), lexicon_(lexicon) {}

  void sentence(uint32_t s) {
    const Sentence& sentence = document_.sentences[s];
    out_ += "Sentence " + std::to_string(s + 1) + ": " + words(sentence.span) + "\n";
    const Sentence repaired = repair_tree(sentence, lexicon_);
    for (size_t t = 0; t < repaired.tokens.size(); ++t) token(repaired, t, sentence.tokens[t]);
    const SentenceTree tree(repaired);
    for (const Clause& clause : find_clauses(tree)) out_ += "  clause    " + to_string(tree, clause) + "\n";
    for (const ActorMention& mention : actors_.mentions)
      if (mention.sentence == s && mention.actor >= 0) actor(sentence, mention);
  }

  void relation(const TracedRelation& traced) {
    const graph::Relation& r = traced.relation;
    const RelationTrace& trace = traced.trace;
    out_ += "  relation  " + party(r.subject, r.subject_span) + " | " + r.predicate + " | " +
            party(r.object, r.object_span) + "\n    says      " + flags(r) + "\n    words     \"" + r.phrase +
            "\"\n    rule      " + trace.rule + "\n";
    if (!trace.clause.empty()) out_ += "    clause    " + trace.clause + "\n";
    if (!trace.governed_by.empty()) out_ += "    under     " + trace.governed_by + "\n";
    if (trace.lexicon_line > 0)
      out_ += "    lexicon   predicates.tsv, line " + std::to_string(trace.lexicon_line) + "\n";
    if (!r.through.empty()) out_ += "    through   " + r.through + "\n";
    if (trace.features.empty()) return;
    out_ += "    weighs    ";  // relation_weights.tsv
    for (const std::string& feature : trace.features)
      if (const double weight = RelationModel::built_in().weight(feature); weight != 0)
        out_ += feature + ' ' + (weight > 0 ? "+" : "") + figure(weight) + "; ";
    out_ += '\n';
  }

  void statement(const graph::Statement& s) {
    out_ += "  statement " + party(s.speaker, s.speaker_span) + " | " + s.cue + " | " + s.content +
            "\n    says      " + (s.direct ? "direct" : "indirect") + ", confidence " + figure(s.confidence) +
            "\n";
  }

  void blank_line() { out_ += '\n'; }
  std::string take() { return std::move(out_); }

 private:
  void token(const Sentence& repaired, size_t t, const Token& before) {
    const Token& token = repaired.tokens[t];
    std::string relation(token.deprel);
    if (token.deprel != before.deprel) relation += " (parsed as " + std::string(before.deprel) + ")";
    char line[256];
    std::snprintf(line, sizeof line, "  %4zu %-18s %-16s %-6s %4d %s", t + 1, token.form.c_str(),
                  token.lemma.c_str(), std::string(name_of(token.upos)).c_str(), token.head + 1,
                  relation.c_str());
    out_ += line;
    if (token.entity != EntityType::kNone) out_ += "  [" + std::string(name_of(token.entity)) + "]";
    out_ += '\n';
  }

  void actor(const Sentence& sentence, const ActorMention& mention) {
    const graph::TextSpan span{sentence.tokens[mention.first].span.begin,
                               sentence.tokens[std::max(mention.last, mention.first + 1) - 1].span.end};
    out_ += "  actor     \"" + words(span) + "\" " + std::string(name_of(mention.kind)) + " -> " +
            actors_.actors[static_cast<size_t>(mention.actor)].id + (mention.as_place ? ", as a place" : "") +
            ", confidence " + figure(mention.confidence) + "\n";
  }

  std::string words(graph::TextSpan span) const {
    std::string out = document_.text.substr(span.begin, span.size());
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
  }

  std::string party(const std::optional<std::string>& id, graph::TextSpan span) const {
    if (id) return *id;
    return span.empty() ? "-" : "(" + words(span) + ")";
  }

  static std::string figure(double value) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
  }

  static std::string flags(const graph::Relation& r) {
    std::string out = r.event == graph::EventClass::kNone ? "no class" : std::string(name_of(r.event));
    out += ", " + std::string(name_of(r.modality));
    if (r.negated) out += ", negated";
    if (r.hedged) out += ", hedged";
    if (r.attributed_to) out += ", according to " + *r.attributed_to;
    if (!r.event_date.empty()) out += ", on " + r.event_date;
    return out + ", confidence " + figure(r.confidence);
  }

  const Document& document_;
  const ActorsFound& actors_;
  const Lexicon& lexicon_;
  std::string out_;
};

}  // namespace

std::string explain(const Document& document, const ActorsFound& actors, const Lexicon& lexicon,
                    const std::vector<TracedRelation>& relations,
                    const std::vector<graph::Statement>& statements) {
  Explainer explainer(document, actors, lexicon);
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    const auto here = [s](const auto& claim) { return claim.sentence == s; };
    const bool related = std::any_of(relations.begin(), relations.end(),
                                     [&](const TracedRelation& r) { return here(r.relation); });
    if (!related && std::none_of(statements.begin(), statements.end(), here)) continue;
    explainer.sentence(s);
    for (const TracedRelation& traced : relations)
      if (here(traced.relation)) explainer.relation(traced);
    for (const graph::Statement& statement : statements)
      if (here(statement)) explainer.statement(statement);
    explainer.blank_line();
  }
  return explainer.take();
}

}  // namespace dramatis::extract
