#include "query/filters.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/alias.h"

namespace dramatis::query {
namespace {

constexpr std::array kSorts = {std::pair{Sort::kReports, "reports"}, std::pair{Sort::kLatest, "latest"},
                               std::pair{Sort::kEarliest, "earliest"},
                               std::pair{Sort::kConfidence, "confidence"}, std::pair{Sort::kName, "name"}};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : graph::fold_alias(text)) {
    if (!is_letter(c)) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    words.back() += c;
  }
  return words;
}

bool take_ending(std::string& word, std::string_view ending, size_t least_left) {
  if (!word.ends_with(ending) || word.size() < ending.size() + least_left) return false;
  word.resize(word.size() - ending.size());
  return true;
}

// "denies", "denied" and "deny" -> "deny"; "bans", "banned" -> "ban"; "criticise", "criticizing" ->
// "criticis".
std::string stem_of(std::string word) {
  if (take_ending(word, "ies", 2) || take_ending(word, "ied", 2)) return word + "y";
  const bool doubles = take_ending(word, "ing", 3) || take_ending(word, "ed", 2);
  if (!doubles)
    take_ending(word, "es", 3) || (!word.ends_with("ss") && take_ending(word, "s", 2)) ||
        take_ending(word, "e", 3);
  if (doubles && word.size() > 3 && word.back() == word[word.size() - 2] &&
      std::string_view("bdgmnpt").find(word.back()) != std::string_view::npos)
    word.pop_back();
  if (word.ends_with("iz")) word.back() = 's';
  return word;
}

std::vector<std::string> stems_of(std::string_view text) {
  std::vector<std::string> stems = words_of(text);
  for (std::string& word : stems) word = stem_of(std::move(word));
  return stems;
}

bool begins_with_words(const std::vector<std::string>& words, size_t at,
                       const std::vector<std::string>& wanted) {
  if (at + wanted.size() > words.size()) return false;
  for (size_t i = 0; i < wanted.size(); ++i)
    if (!words[at + i].starts_with(wanted[i])) return false;
  return true;
}

}  // namespace

std::string_view name_of(Sort sort) {
  for (const auto& [value, name] : kSorts)
    if (value == sort) return name;
  return "";
}

std::optional<Sort> sort_from(std::string_view name) {
  for (const auto& [value, known] : kSorts)
    if (name == known) return value;
  return std::nullopt;
}

bool matches_predicate(std::string_view predicate, graph::EventClass event, std::string_view filter) {
  const std::vector<std::string> wanted = stems_of(filter);
  if (wanted.empty()) return true;
  std::string capitals(filter);
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (event != graph::EventClass::kNone && capitals == name_of(event)) return true;
  const std::vector<std::string> words = stems_of(predicate);
  for (size_t at = 0; at < words.size(); ++at)
    if (begins_with_words(words, at, wanted)) return true;
  return false;
}

bool holds_all(std::string_view text, const std::vector<std::string>& phrases) {
  if (phrases.empty()) return true;
  const std::vector<std::string> words = words_of(text);
  return std::all_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
    const std::vector<std::string> wanted = words_of(phrase);
    if (wanted.empty()) return true;
    for (size_t at = 0; at < words.size(); ++at)
      if (begins_with_words(words, at, wanted)) return true;
    return false;
  });
}

}  // namespace dramatis::query
