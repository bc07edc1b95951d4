#include "export/link_gatherer.h"

#include <algorithm>
#include <cctype>

#include "export/text.h"

namespace dramatis::exporting {
namespace {

using graph::EdgeKind;
using graph::Evidence;
using graph::Quadrant;

constexpr size_t kMostPredicates = 5;  // told of a merged link
constexpr size_t kMostInLabel = 2;

int64_t sign_of(graph::EventClass event) {
  switch (quadrant_of(event)) {
    case Quadrant::kVerbalCooperation:
    case Quadrant::kMaterialCooperation:
      return 1;
    case Quadrant::kVerbalConflict:
    case Quadrant::kMaterialConflict:
      return -1;
    case Quadrant::kNone:
      break;
  }
  return 0;
}

// The keys by how often they occur, ties by the key.
template <typename Key>
std::vector<Key> by_frequency(const std::map<Key, uint32_t>& counts) {
  std::vector<std::pair<Key, uint32_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<Key> keys;
  for (auto& [key, count] : order) keys.push_back(std::move(key));
  return keys;
}

std::string joined(const std::vector<std::string>& parts, size_t most, std::string_view separator) {
  std::string text;
  for (size_t i = 0; i < std::min(most, parts.size()); ++i) (text += i == 0 ? "" : separator) += parts[i];
  return text;
}

void insert_unique(std::vector<std::string>& sorted, std::string_view text) {
  if (!sorted.empty() && sorted.back() == text) return;
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), text);
  if (at == sorted.end() || *at != text) sorted.insert(at, std::string(text));
}

void widen(std::string& first, std::string& last, const std::string& date) {
  if (date.empty()) return;
  if (first.empty() || date < first) first = date;
  if (last.empty() || date > last) last = date;
}

}  // namespace

void LinkGatherer::clear() {
  record_.kind.clear();
  record_.label.clear();
  record_.predicate.clear();
  record_.cue.clear();
  record_.type = LinkType::kRelation;
  record_.negated = true;
  record_.event = graph::EventClass::kNone;
  record_.stance = graph::Stance::kNone;
  record_.weight = record_.mentions = record_.articles = record_.asserted = record_.attributed = 0;
  record_.polarity = record_.confidence = 0;
  for (std::string* text :
       {&record_.first_date, &record_.last_date, &record_.first_event_date, &record_.last_event_date,
        &record_.example, &record_.example_article, &last_article_})
    text->clear();
  record_.dates.clear();
  parts_ = 0;
  example_is_fact_ = false;
  example_confidence_ = -1;
  leaning_ = 0;
  articles_.clear();
  labels_.clear();
  events_.clear();
  stances_.clear();
}

void LinkGatherer::take_example(const std::string& sentence, const std::string& article) {
  record_.example.clear();
  append_one_line(record_.example, sentence);
  record_.example_article = article;
}

void LinkGatherer::count(std::string_view date, const std::string& article) {
  ++record_.mentions;
  if (!date.empty()) insert_unique(record_.dates, date);
  if (selection_.filters().merge != Merge::kNone || record_.type == LinkType::kStatement) {
    insert_unique(articles_, article);
  } else if (record_.mentions == 1 || last_article_ != article) {  // evidence comes article by article
    ++record_.articles;
    last_article_ = article;
  }
}

Status LinkGatherer::add(const graph::Edge& edge) {
  const bool role = edge.key.kind == EdgeKind::kRole;
  const LinkType type = role ? LinkType::kRole : LinkType::kRelation;
  record_.type = parts_ == 0 || record_.type == type ? type : LinkType::kMixed;
  record_.negated = (parts_ == 0 || record_.negated) && edge.key.negated;
  ++parts_;
  const uint32_t before = record_.mentions;
  const graph::Period& period = selection_.filters().period;
  const Status read = selection_.view().for_each_evidence(edge.key, [&](const Evidence& evidence) {
    if (!period.contains(evidence)) return true;
    count(period.date_of(evidence), evidence.article);
    const bool fact = told_as_fact(evidence);
    record_.asserted += fact ? 1 : 0;
    record_.attributed += evidence.attributed_to ? 1 : 0;
    record_.confidence = std::max(record_.confidence, evidence.confidence);
    widen(record_.first_date, record_.last_date, evidence.date);
    widen(record_.first_event_date, record_.last_event_date, evidence.event_date);
    if (example_confidence_ < 0 ||
        std::pair(fact, evidence.confidence) > std::pair(example_is_fact_, example_confidence_)) {
      example_is_fact_ = fact;
      example_confidence_ = evidence.confidence;
      take_example(evidence.sentence_text, evidence.article);
    }
    return true;
  });
  const uint32_t sentences = record_.mentions - before;
  if (!role && !edge.key.negated) leaning_ += sign_of(edge.event) * sentences;
  if (selection_.filters().merge == Merge::kNone) {
    append_one_line(record_.predicate, edge.key.predicate);
    record_.event = edge.event;
  } else {
    if (edge.event != graph::EventClass::kNone) events_[edge.event] += sentences;
    labels_[(edge.key.negated ? "not: " : "") + one_line(edge.key.predicate)] += sentences;
  }
  return read;
}

void LinkGatherer::add(const graph::StatementRecord& record) {
  record_.type = LinkType::kStatement;
  record_.negated = false;
  ++parts_;
  count(record.date, record.article);
  widen(record_.first_date, record_.last_date, record.date);
  ++record_.attributed;
  ++stances_[record.statement.stance];
  ++labels_[one_line(record.statement.cue)];
  record_.confidence = std::max(record_.confidence, record.statement.confidence);
  if (record.statement.confidence <= example_confidence_) return;
  example_confidence_ = record.statement.confidence;
  take_example(record.sentence_text, record.article);
}

void LinkGatherer::label_edges() {
  const Merge merge = selection_.filters().merge;
  if (merge == Merge::kNone) {
    record_.label = record_.negated ? "not: " : "";
    record_.label += record_.predicate;
    record_.kind = record_.type == LinkType::kRole ? "role: " : "";
    record_.kind += record_.label;
    return;
  }
  if (const auto events = by_frequency(events_); !events.empty()) record_.event = events.front();
  const auto labels = by_frequency(labels_);
  record_.label = joined(labels, kMostInLabel, ", ");
  record_.predicate = joined(labels, kMostPredicates, "; ");
  if (merge == Merge::kPair)
    record_.kind = "all";
  else if (record_.type == LinkType::kRole)
    record_.kind = "role";
  else
    record_.kind = record_.event == graph::EventClass::kNone ? "other" : name_of(record_.event);
}

EdgeRecord& LinkGatherer::finish() {
  if (!articles_.empty()) record_.articles = static_cast<uint32_t>(articles_.size());
  record_.polarity =
      record_.mentions == 0 ? 0 : static_cast<double>(leaning_) / static_cast<double>(record_.mentions);
  if (record_.type != LinkType::kStatement) {
    label_edges();
    return record_;
  }
  record_.stance = by_frequency(stances_).front();
  record_.cue = joined(by_frequency(labels_), kMostPredicates, "; ");
  const std::string_view stance = name_of(record_.stance);
  record_.predicate = stance.empty() ? "speaks about" : "speaks about (" + std::string(stance) + ")";
  record_.label = record_.predicate;
  record_.kind = selection_.filters().merge == Merge::kPair ? "statements" : record_.predicate;
  if (record_.stance == graph::Stance::kSupportive) record_.polarity = 1;
  if (record_.stance == graph::Stance::kCritical) record_.polarity = -1;
  return record_;
}

}  // namespace dramatis::exporting
