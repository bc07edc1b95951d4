// What one article alone puts into a graph.
#include "graph/edge_sum.h"
#include "graph/merge.h"

namespace dramatis::graph {
namespace {

// The words of the sentence that lie under the span.
std::string words_at(const SentenceText& sentence, const TextSpan& span) {
  if (span.empty() || !sentence.span.contains(span)) return {};
  const size_t begin = span.begin - sentence.span.begin;
  if (begin >= sentence.text.size()) return {};
  return sentence.text.substr(begin, span.size());
}

class ShareBuilder {
 public:
  explicit ShareBuilder(const ArticleClaims& claims) : claims_(claims) {
    share_.article = claims.article.id;
    share_.date = claims.article.date.value_or("");
  }

  ArticleShare build() && {
    for (const Actor& actor : claims_.actors) share_.actors.emplace(actor.id, tally_of(actor, share_.date));
    share_.evidence.reserve(claims_.roles.size() + claims_.relations.size());
    for (const Role& role : claims_.roles) add_role(role);
    for (const Relation& relation : claims_.relations) add_relation(relation);
    share_.statements.reserve(claims_.statements.size());
    for (const Statement& statement : claims_.statements) add_statement(statement);
    share_.bands = text_bands_of(claims_);
    return std::move(share_);
  }

 private:
  void add_role(const Role& role) {
    Evidence evidence = evidence_in(role.sentence);
    evidence.span = role.span;
    evidence.phrase = words_at(claims_.sentences[role.sentence], role.span);
    add_evidence({role.actor, EdgeKind::kRole, role.role, role.of, false}, EventClass::kNone,
                 std::move(evidence));
  }

  void add_relation(const Relation& relation) {
    if (!relation.subject || !relation.object) return;
    Evidence evidence = evidence_in(relation.sentence);
    evidence.span = relation.span;
    evidence.subject_span = relation.subject_span;
    evidence.object_span = relation.object_span;
    evidence.phrase = relation.phrase;
    evidence.through = relation.through;
    evidence.modality = relation.modality;
    evidence.hedged = relation.hedged;
    evidence.attributed_to = relation.attributed_to;
    evidence.confidence = relation.confidence;
    evidence.event_date = relation.event_date;
    add_evidence(
        {*relation.subject, EdgeKind::kRelation, relation.predicate, *relation.object, relation.negated},
        relation.event, std::move(evidence));
  }

  void add_statement(const Statement& statement) {
    share_.statements.push_back({share_.article, share_.date, static_cast<uint32_t>(share_.statements.size()),
                                 claims_.sentences[statement.sentence].text, statement});
  }

  Evidence evidence_in(uint32_t sentence) const {
    Evidence evidence;
    evidence.article = share_.article;
    evidence.date = share_.date;
    evidence.report = share_.article;
    evidence.sentence = sentence;
    evidence.sentence_span = claims_.sentences[sentence].span;
    evidence.sentence_text = claims_.sentences[sentence].text;
    return evidence;
  }

  void add_evidence(EdgeKey key, EventClass event, Evidence evidence) {
    for (const EvidenceLevel level : kEvidenceLevels) {
      if (!counts_at(level, evidence.confidence)) continue;
      EdgeTally& tally = share_.edges[key].at(level);
      tally.add(tally_of(evidence, event));
      tally.articles = 1;
    }
    share_.told[key].include(evidence.confidence);
    const auto ordinal = static_cast<uint32_t>(share_.evidence.size());
    share_.evidence.push_back({std::move(key), ordinal, std::move(evidence)});
  }

  const ArticleClaims& claims_;
  ArticleShare share_;
};

}  // namespace

ActorTally tally_of(const Actor& actor, const std::string& date) {
  ActorTally tally;
  tally.names[actor.name] = 1;
  tally.types[actor.type] = 1;
  if (!actor.code.empty()) tally.codes[actor.code] = 1;
  if (actor.sector != Sector::kNone) tally.sectors[actor.sector] = 1;
  for (const Mention& mention : actor.mentions)
    if (mention.kind == MentionKind::kName) ++tally.aliases[mention.text];
  tally.articles = 1;
  tally.mentions = static_cast<uint32_t>(actor.mentions.size());
  tally.dates.include(date);
  return tally;
}

EdgeTally tally_of(const Evidence& evidence, EventClass event) {
  EdgeTally tally;
  if (event != EventClass::kNone) tally.events[event] = 1;
  tally.evidence = 1;
  tally.articles = 1;
  tally.asserted = told_as_fact(evidence) ? 1 : 0;
  tally.dates.include(evidence.date);
  return tally;
}

ArticleShare share_of(const ArticleClaims& claims) { return ShareBuilder(claims).build(); }

}  // namespace dramatis::graph
