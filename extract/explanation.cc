#include "extract/explanation.h"

#include <algorithm>
#include <cstdio>

namespace dramatis::extract {
namespace {

class Explainer {
 public:
  explicit Explainer(const ReadDocument& read)
      : read_(read), document_(read.document), actors_(read.actors) {}

  void sentence(uint32_t s) {
    const Sentence& sentence = document_.sentences[s];
    out_ += "Sentence " + std::to_string(s + 1) + ": " + words(sentence.span) + "\n";
    for (size_t t = 0; t < sentence.tokens.size(); ++t) token(s, t);
    for (const ActorMention& mention : actors_.mentions)
      if (mention.sentence == s && mention.actor >= 0) actor(sentence, mention);
    for (const TripleReading& triple : read_.reading.sentences[s].triples) edge(sentence, triple);
  }

  void relation(const TracedRelation& traced) {
    const graph::Relation& r = traced.relation;
    out_ += "  relation  " + party(r.subject, r.subject_span) + " | " + r.predicate + " | " +
            party(r.object, r.object_span) + "\n    says      " + flags(r) + "\n    words     \"" + r.phrase +
            "\"\n";
    if (traced.lexicon_line > 0)
      out_ += "    lexicon   predicates.tsv, line " + std::to_string(traced.lexicon_line) + "\n";
  }

  void statement(const TracedStatement& traced) {
    const graph::Statement& s = traced.statement;
    out_ += "  statement " + party(s.speaker, s.speaker_span) + " | " + s.cue + " | " + s.content +
            "\n    says      " + (s.direct ? "direct" : "indirect") +
            (s.stance == graph::Stance::kNone ? "" : ", " + std::string(name_of(s.stance))) +
            ", confidence " + figure(s.confidence) + "\n";
  }

  void role(const ClaimPlace& claim) {
    out_ += "  role      " + claim.predicate + "\n    words     \"" + words(claim.span) + "\"\n";
  }

  void not_read_again(const ClaimPlace& claim) {
    out_ += "  This program no longer reads \"" + claim.predicate +
            "\" here as the graph has it: another version or other tables read the article.\n";
  }

  void blank_line() { out_ += '\n'; }
  std::string take() { return std::move(out_); }

 private:
  void token(uint32_t s, size_t t) {
    const Token& token = document_.sentences[s].tokens[t];
    const std::vector<ActorReading>& read = read_.reading.sentences[s].actors;
    char line[256];
    std::snprintf(line, sizeof line, "  %4zu %-18s %-16s %-6s %4d %s", t + 1, token.form.c_str(),
                  token.lemma.c_str(), std::string(name_of(token.upos)).c_str(), token.head + 1,
                  std::string(token.deprel).c_str());
    out_ += line;
    constexpr float kWorthTelling = 0.1f;
    if (t < read.size() && read[t].probability >= kWorthTelling)
      out_ += "  [" + std::string(name_of(read[t].type)) + " " + figure(read[t].probability) + "]";
    out_ += '\n';
  }

  // What the network reads, whether or not it is told.
  void edge(const Sentence& sentence, const TripleReading& triple) {
    const auto form = [&](uint32_t t) { return sentence.tokens[t].form; };
    out_ += "  edge      " + form(triple.subject) + " <- " + form(triple.trigger) + " -> " +
            form(triple.object) + (triple.is_role ? "  role " : "  relation ") + figure(triple.probability) +
            "\n";
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

  const ReadDocument& read_;
  const Document& document_;
  const ActorsFound& actors_;
  std::string out_;
};

// Overlapping spans will do: another version may cut an argument a word shorter.
bool is_at(const graph::Relation& r, const ClaimPlace& claim) {
  const auto meet = [](TextSpan a, TextSpan b) { return a.overlaps(b) || a == b; };
  return r.sentence == claim.sentence && r.predicate == claim.predicate && r.negated == claim.negated &&
         meet(r.span, claim.span) && meet(r.subject_span, claim.subject_span) &&
         meet(r.object_span, claim.object_span);
}

}  // namespace

std::string explain(const ReadDocument& read) {
  Explainer explainer(read);
  for (uint32_t s = 0; s < read.document.sentences.size(); ++s) {
    const auto here = [s](const auto& claim) { return claim.sentence == s; };
    const bool related = std::any_of(read.relations.relations.begin(), read.relations.relations.end(),
                                     [&](const TracedRelation& r) { return here(r.relation); });
    const bool said = std::any_of(read.statements.begin(), read.statements.end(),
                                  [&](const TracedStatement& t) { return here(t.statement); });
    if (!related && !said) continue;
    explainer.sentence(s);
    for (const TracedRelation& traced : read.relations.relations)
      if (here(traced.relation)) explainer.relation(traced);
    for (const TracedStatement& traced : read.statements)
      if (here(traced.statement)) explainer.statement(traced);
    explainer.blank_line();
  }
  return explainer.take();
}

std::string explain(const ReadDocument& read, const ClaimPlace& claim) {
  Explainer explainer(read);
  if (claim.sentence >= read.document.sentences.size()) return explainer.take();
  explainer.sentence(claim.sentence);
  if (claim.is_role) {
    explainer.role(claim);
    return explainer.take();
  }
  const auto is_claim = [&](const graph::Relation& relation) { return is_at(relation, claim); };
  const bool found = std::any_of(read.relations.relations.begin(), read.relations.relations.end(),
                                 [&](const TracedRelation& t) { return is_claim(t.relation); });
  if (!found) explainer.not_read_again(claim);
  for (const TracedRelation& traced : read.relations.relations)
    if (traced.relation.sentence == claim.sentence && (!found || is_claim(traced.relation)))
      explainer.relation(traced);
  for (const TracedStatement& traced : read.statements)
    if (traced.statement.content_span.contains(claim.span)) explainer.statement(traced);
  return explainer.take();
}

}  // namespace dramatis::extract
