#include "extract/relations/relation_writer.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "extract/relations/clause_status.h"
#include "extract/relations/event_date.h"
#include "extract/syntax/word_forms.h"

namespace dramatis::extract {
namespace {

using graph::Modality;
using graph::Relation;

// "imposed sanctions", "held talks": two words, one hung on the other, that join the same two are one
// relation, told by the likelier; how likely it is at all grows with both.
struct JoinedTriple {
  TripleReading triple;
  uint32_t first = 0, last = 0;  // its words
};

std::vector<JoinedTriple> joined(const Sentence& sentence, const std::vector<TripleReading>& triples) {
  constexpr uint32_t kLongestPhrase = 6;
  std::vector<TripleReading> ordered = triples;
  std::stable_sort(ordered.begin(), ordered.end(), [](const TripleReading& a, const TripleReading& b) {
    return a.probability > b.probability;
  });
  const auto hangs_on = [&](uint32_t a, uint32_t b) {
    return a == b || sentence.tokens[a].head == static_cast<int32_t>(b) ||
           sentence.tokens[b].head == static_cast<int32_t>(a);
  };
  // "threatened to attack" are two.
  const auto alike = [&](const TripleReading& a, const TripleReading& b) {
    const bool verbs =
        sentence.tokens[a.trigger].upos == Upos::kVerb && sentence.tokens[b.trigger].upos == Upos::kVerb;
    return !verbs || (a.event == b.event && a.modality == b.modality && a.negated == b.negated);
  };
  std::vector<JoinedTriple> out;
  for (const TripleReading& triple : ordered) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const JoinedTriple& j) {
      const TripleReading& o = j.triple;
      return o.subject == triple.subject && o.object == triple.object && o.is_role == triple.is_role &&
             hangs_on(o.trigger, triple.trigger) && alike(o, triple);
    });
    if (same == out.end()) {
      out.push_back({triple, triple.trigger, triple.trigger});
      continue;
    }
    same->triple.probability = 1 - (1 - same->triple.probability) * (1 - triple.probability);
    const uint32_t first = std::min(same->first, triple.trigger), last = std::max(same->last, triple.trigger);
    const auto inside = [&](uint32_t t) { return first <= t && t <= last; };
    if (last - first < kLongestPhrase && !inside(triple.subject) && !inside(triple.object))
      same->first = first, same->last = last;
  }
  return out;
}

// The share of relations right among those that the network gives a probability, as found on the development
// articles and on annotated news that it was not trained on: it is too sure of itself. Straight lines
// between.
double calibrated(double probability) {
  static constexpr std::array<std::pair<double, double>, 10> kShares = {{{0.0, 0.0},
                                                                         {0.12, 0.15},
                                                                         {0.22, 0.235},
                                                                         {0.34, 0.28},
                                                                         {0.42, 0.36},
                                                                         {0.52, 0.42},
                                                                         {0.65, 0.56},
                                                                         {0.8, 0.71},
                                                                         {0.92, 0.74},
                                                                         {1.0, 0.85}}};
  size_t i = 1;
  while (i + 1 < kShares.size() && kShares[i].first < probability) ++i;
  const auto [x0, y0] = kShares[i - 1];
  const auto [x1, y1] = kShares[i];
  return y0 + (y1 - y0) * (probability - x0) / (x1 - x0);
}

class SentenceWriter {
 public:
  SentenceWriter(const Document& document, uint32_t sentence, const ActorsFound& actors,
                 const PredicateNamer& namer, const EventDates& dates)
      : document_(document),
        sentence_(sentence),
        tree_(document.sentences[sentence]),
        actors_(actors),
        namer_(namer),
        dates_(dates) {}

  void write(const JoinedTriple& joined, RelationsFound& out) const {
    const TripleReading& triple = joined.triple;
    const ActorMention* subject = actors_.meant_by(sentence_, triple.subject);
    const ActorMention* object = actors_.meant_by(sentence_, triple.object);
    if (!subject || !object || subject->actor == object->actor) return;
    if (triple.is_role)
      write_role(triple, *subject, *object, out.roles);
    else
      write_relation(joined, *subject, *object, out.relations);
  }

 private:
  const std::string& id_of(const ActorMention& mention) const {
    return actors_.actors[static_cast<size_t>(mention.actor)].id;
  }

  void write_role(const TripleReading& triple, const ActorMention& subject, const ActorMention& object,
                  std::vector<graph::Role>& roles) const {
    const PredicateName name = namer_.of_role(tree_, triple, [&](int32_t t) {
      const ActorMention* mention = actors_.headed_by(sentence_, static_cast<uint32_t>(t));
      return mention && mention->actor >= 0 && mention->kind == graph::MentionKind::kName;
    });
    roles.push_back({id_of(subject), name.text, id_of(object), sentence_, name.words});
  }

  void write_relation(const JoinedTriple& joined, const ActorMention& subject, const ActorMention& object,
                      std::vector<TracedRelation>& relations) const {
    const TripleReading& triple = joined.triple;
    PredicateName name = namer_.of_relation(tree_, triple);
    const auto& tokens = document_.sentences[sentence_].tokens;
    name.words = {std::min(name.words.begin, tokens[joined.first].span.begin),
                  std::max(name.words.end, tokens[joined.last].span.end)};
    const auto word = static_cast<int32_t>(triple.trigger);
    Relation relation;
    relation.sentence = sentence_;
    relation.subject = id_of(subject);
    relation.object = id_of(object);
    relation.predicate = name.text;
    relation.event = name.event;
    if (object.through) relation.through = document_.sentences[sentence_].tokens[object.head].form;
    relation.phrase = document_.text.substr(name.words.begin, name.words.size());
    relation.subject_span = span_of(document_, subject);
    relation.object_span = span_of(document_, object);
    relation.span = name.words;
    for (const TextSpan& s : {relation.subject_span, relation.object_span})
      relation.span = {std::min(relation.span.begin, s.begin), std::max(relation.span.end, s.end)};
    // The network has seen few denials; what stands beside the word says more.
    const ClauseStatus status =
        tree_[word].upos == Upos::kVerb ? clause_status(tree_, word) : nominal_status(tree_, word);
    relation.negated = triple.negated || status.negated;
    relation.modality = triple.modality == Modality::kAsserted ? status.modality : triple.modality;
    relation.hedged = status.hedged;
    relation.confidence = calibrated(triple.probability);
    relation.event_date = dates_.of_predicate(tree_, word, relation.modality != Modality::kAsserted);
    relations.push_back({std::move(relation), triple, name.words, name.lexicon_line});
  }

  const Document& document_;
  uint32_t sentence_;
  SentenceTree tree_;
  const ActorsFound& actors_;
  const PredicateNamer& namer_;
  const EventDates& dates_;
};

// Of the same relation told by several words of a sentence, and of a reciprocal one told both ways, the
// surest.
void drop_repetitions(std::vector<TracedRelation>& relations) {
  std::stable_sort(relations.begin(), relations.end(), [](const TracedRelation& a, const TracedRelation& b) {
    return a.relation.confidence > b.relation.confidence;
  });
  std::map<std::tuple<std::string, std::string, std::string>, bool> seen;
  std::erase_if(relations, [&](const TracedRelation& r) {
    std::string a = *r.relation.subject, b = *r.relation.object;
    if (r.triple.symmetric && b < a) std::swap(a, b);
    return !seen.emplace(std::tuple(a, r.relation.predicate, b), true).second;
  });
  std::sort(relations.begin(), relations.end(), [](const TracedRelation& a, const TracedRelation& b) {
    return std::tie(a.relation.span, a.relation.predicate, a.relation.subject, a.relation.object) <
           std::tie(b.relation.span, b.relation.predicate, b.relation.subject, b.relation.object);
  });
}

void drop_repetitions(std::vector<graph::Role>& roles) {
  for (size_t i = 0; i < roles.size(); ++i)
    roles.erase(std::remove_if(roles.begin() + static_cast<ptrdiff_t>(i) + 1, roles.end(),
                               [&](const graph::Role& r) {
                                 return r.actor == roles[i].actor && r.role == roles[i].role &&
                                        r.of == roles[i].of;
                               }),
                roles.end());
}

}  // namespace

RelationsFound RelationWriter::write(const Document& document, const DocumentReading& reading,
                                     const ActorsFound& actors, std::string_view article_date) const {
  const EventDates dates(article_date);
  RelationsFound all;
  for (uint32_t s = 0; s < document.sentences.size() && s < reading.sentences.size(); ++s) {
    RelationsFound found;
    std::optional<SentenceWriter> writer;
    for (const JoinedTriple& triple : joined(document.sentences[s], reading.sentences[s].triples)) {
      if (calibrated(triple.triple.probability) < least_confidence_) continue;
      if (!writer) writer.emplace(document, s, actors, namer_, dates);
      writer->write(triple, found);
    }
    drop_repetitions(found.relations);
    drop_repetitions(found.roles);
    std::move(found.relations.begin(), found.relations.end(), std::back_inserter(all.relations));
    std::move(found.roles.begin(), found.roles.end(), std::back_inserter(all.roles));
  }
  return all;
}

}  // namespace dramatis::extract
