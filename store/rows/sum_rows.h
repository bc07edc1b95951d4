// Rows that hold sums: each a few numbers, to which writers add without reading them. So a stored value may
// be one of many to be added up yet; addition commutes, and the engine does it when it reads or compacts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/delta.h"

namespace dramatis::store {

// Numbers are added modulo 2^64, so that what is taken away is added, too. A missing one is 0.
using Sum = std::vector<uint64_t>;
void add_to(Sum& sum, const Sum& other);
inline bool is_zero(const Sum& sum) { return sum == Sum(sum.size()); }

void encode(const Sum& sum, std::string& out);
std::optional<Sum> decode_sum(std::string_view payload);

// Adds up stored values of one row of the table kSums. If one of them is damaged, the result is, too.
std::string sum_of_values(std::string_view key, const std::vector<std::string_view>& values);

// What the sums are of. Articles by date (empty: none): one number. Evidence by predicate, and by quadrant,
// of relations that are not negated: the numbers of both levels.
std::string dates_prefix();
std::string predicates_prefix();
std::string date_sum_key(std::string_view date);
std::string predicate_sum_key(std::string_view predicate);
std::string quadrant_sum_key(graph::Quadrant quadrant);
// The last part of a key, after the byte that says what the sum is of.
inline std::string_view summed_of(std::string_view key) { return key.substr(1); }

using SumChanges = std::map<std::string, Sum>;  // by key
void count_article(const std::string& date, int sign, SumChanges& changes);
void count_edge(const graph::EdgeKey& key, const graph::EdgeTallies& tallies, int sign, SumChanges& changes);
SumChanges sum_changes(const graph::GraphDelta& delta);  // may hold zeros

}  // namespace dramatis::store
