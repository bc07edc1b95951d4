#include "store/rows/sum_rows.h"

#include "store/engine.h"
#include "store/rows/coding.h"
#include "store/rows/sealed_rows.h"

namespace dramatis::store {
namespace {

using namespace graph;

// The first byte of a key. Stored: never change.
enum : uint8_t { kArticlesOn = 1, kEvidenceOfPredicate = 2, kEvidenceOfQuadrant = 3 };

std::string key_of(uint8_t kind, std::string_view summed) {
  std::string key;
  KeyWriter(key).byte(kind).last_text(summed);
  return key;
}

}  // namespace

void add_to(Sum& sum, const Sum& other) {
  if (sum.size() < other.size()) sum.resize(other.size());
  for (size_t i = 0; i < other.size(); ++i) sum[i] += other[i];
}

void encode(const Sum& sum, std::string& out) {
  ValueWriter writer(out);
  writer.number(sum.size());
  for (const uint64_t number : sum) writer.number(number);
}

std::optional<Sum> decode_sum(std::string_view payload) {
  ValueReader reader(payload);
  Sum sum(reader.length());
  for (uint64_t& number : sum) number = reader.number();
  if (!reader.complete()) return std::nullopt;
  return sum;
}

std::string sum_of_values(std::string_view key, const std::vector<std::string_view>& values) {
  Sum sum;
  std::string stored;
  for (const std::string_view value : values) {
    const auto payload = unseal(Table::kSums, key, value);
    const auto one = payload ? decode_sum(*payload) : std::nullopt;
    if (!one) return std::string(value);  // which no reader takes for a sum
    add_to(sum, *one);
  }
  encode(sum, stored);
  seal(Table::kSums, key, stored);
  return stored;
}

std::string dates_prefix() { return key_of(kArticlesOn, ""); }
std::string predicates_prefix() { return key_of(kEvidenceOfPredicate, ""); }
std::string date_sum_key(std::string_view date) { return key_of(kArticlesOn, date); }
std::string predicate_sum_key(std::string_view predicate) { return key_of(kEvidenceOfPredicate, predicate); }
std::string quadrant_sum_key(Quadrant quadrant) {
  const char number = static_cast<char>(quadrant);
  return key_of(kEvidenceOfQuadrant, {&number, 1});
}

void count_article(const std::string& date, int sign, SumChanges& changes) {
  add_to(changes[date_sum_key(date)], {sign < 0 ? -uint64_t{1} : uint64_t{1}});
}

void count_edge(const EdgeKey& key, const EdgeTallies& tallies, int sign, SumChanges& changes) {
  for (const EvidenceLevel level : kEvidenceLevels) {
    GraphTotals totals;
    totals.add(edge_of(key, tallies.at(level)));
    const auto add = [&](const std::string& sum_key, uint64_t evidence) {
      Sum change(kEvidenceLevels.size());
      change[static_cast<size_t>(level)] = sign < 0 ? -evidence : evidence;
      add_to(changes[sum_key], change);
    };
    for (const auto& [predicate, evidence] : totals.predicates) add(predicate_sum_key(predicate), evidence);
    for (size_t quadrant = 0; quadrant < totals.quadrants.size(); ++quadrant)
      if (totals.quadrants[quadrant] > 0)
        add(quadrant_sum_key(static_cast<Quadrant>(quadrant)), totals.quadrants[quadrant]);
  }
}

SumChanges sum_changes(const GraphDelta& delta) {
  SumChanges changes;
  if (delta.removed) count_article(delta.removed->date, -1, changes);
  if (delta.added) count_article(delta.added->date, +1, changes);
  for (const auto& [key, change] : delta.edges) {
    if (change.before) count_edge(key, *change.before, -1, changes);
    if (change.after) count_edge(key, *change.after, +1, changes);
  }
  return changes;
}

}  // namespace dramatis::store
