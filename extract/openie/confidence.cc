#include "extract/openie/confidence.h"

#include <charconv>
#include <cmath>
#include <string_view>
#include <unordered_map>

extern "C" const char dramatis_openie_confidence_begin[];
extern "C" const char dramatis_openie_confidence_end[];

namespace dramatis::extract {
namespace {

using Weights = std::unordered_map<std::string, double>;

Weights parse_weights(std::string_view tsv) {
  Weights weights;
  while (!tsv.empty()) {
    const size_t end = std::min(tsv.find('\n'), tsv.size());
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    const size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    double weight = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), weight);
    weights.emplace(line.substr(0, tab), weight);
  }
  return weights;
}

const Weights& weights() {
  static const Weights built_in =
      parse_weights({dramatis_openie_confidence_begin,
                     static_cast<size_t>(dramatis_openie_confidence_end - dramatis_openie_confidence_begin)});
  return built_in;
}

// Lengths matter by their order of magnitude.
std::string bucket(size_t n) {
  if (n <= 4) return std::to_string(n);
  if (n <= 6) return "5-6";
  if (n <= 9) return "7-9";
  if (n <= 14) return "10-14";
  return "15+";
}

int32_t depth_of(const SentenceTree& tree, int32_t token) {
  int32_t depth = 0;
  for (int32_t t = tree[token].head; t != kNoToken && depth < tree.size(); t = tree[t].head) ++depth;
  return depth;
}

size_t words_in(const Phrase& phrase) { return phrase.tokens.size() + (phrase.implied.empty() ? 0 : 1); }

}  // namespace

std::string_view name_of(Construction construction) {
  switch (construction) {
    case Construction::kTransitive:
      return "transitive";
    case Construction::kPrepositional:
      return "prepositional";
    case Construction::kIntransitive:
      return "intransitive";
    case Construction::kReport:
      return "report";
    case Construction::kPredicateNoun:
      return "predicate-noun";
    case Construction::kPredicateAdjective:
      return "predicate-adjective";
    case Construction::kPredicatePhrase:
      return "predicate-phrase";
    case Construction::kApposition:
      return "apposition";
    case Construction::kTitle:
      return "title";
    case Construction::kPossession:
      return "possession";
    case Construction::kComplement:
      return "complement";
    case Construction::kExample:
      return "example";
    case Construction::kQuality:
      return "quality";
  }
  return "";
}

std::vector<std::string> confidence_features(const SentenceTree& tree, const TripleDraft& draft) {
  std::vector<std::string> out{"bias"};
  const std::string construction(name_of(draft.construction));
  const auto add = [&](std::string feature) { out.push_back(std::move(feature)); };
  add("construction=" + construction);
  add("subject-words=" + bucket(draft.subject.tokens.size()));
  add("relation-words=" + bucket(words_in(draft.relation)));
  add("object-words=" + bucket(draft.object.tokens.size()));
  add("more=" + bucket(draft.more.size()));
  size_t more_words = 0;
  for (const Phrase& phrase : draft.more) more_words += words_in(phrase);
  add("more-words=" + bucket(more_words));
  add("subject-conjuncts=" + bucket(static_cast<size_t>(draft.subject_conjuncts)));
  add("object-conjuncts=" + bucket(static_cast<size_t>(draft.object_conjuncts)));
  add("sentence=" + std::to_string(std::min(tree.size() / 8, 6)));
  add("depth=" + bucket(static_cast<size_t>(std::min(depth_of(tree, draft.head), 6))));
  if (draft.subject_head != kNoToken) {
    const Token& subject = tree[draft.subject_head];
    if (subject.upos == Upos::kPron) add(subject.xpos == "PRP" ? "subject-personal" : "subject-pronoun");
    if (subject.upos == Upos::kPropn) add("subject-name");
  }
  if (draft.object_head != kNoToken) {
    const Token& object = tree[draft.object_head];
    if (object.upos == Upos::kPropn) add("object-name");
    if (object.upos == Upos::kPron) add("object-pronoun");
    if (object.upos == Upos::kNum) add("object-number");
    if (is_temporal(tree, draft.object_head)) add("object-time");
  }
  if (draft.clause) {
    const Clause& clause = *draft.clause;
    const std::string link(name_of(clause.link));
    add("link=" + link);
    add(construction + "+link=" + link);
    if (clause.passive) add("passive");
    if (clause.status.negated) add("negated");
    if (!clause.mark.empty()) add("mark");
    const Argument* subject = clause.surface_subject();
    if (subject && subject->inherited) add("subject-inherited+" + link);
    if (!draft.relation.implied.empty()) add("relation-implied");
    const std::string_view form = tree[clause.head].xpos;
    add("verb=" + std::string(form));
  } else if (draft.construction == Construction::kComplement && !draft.relation.tokens.empty()) {
    const Token& preposition = tree[draft.relation.tokens.front()];
    if (preposition.lemma == "of" || preposition.lemma == "in") add("complement-" + preposition.lemma);
  } else if (draft.construction == Construction::kPossession) {
    if (!draft.relation.tokens.empty()) add("possession-named");
  }
  return out;
}

double confidence_of(const std::vector<std::string>& features) {
  double sum = 0;
  for (const std::string& feature : features) {
    const auto it = weights().find(feature);
    if (it != weights().end()) sum += it->second;
  }
  return 1.0 / (1.0 + std::exp(-sum));
}

}  // namespace dramatis::extract
