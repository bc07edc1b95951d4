#include "query/name_likeness.h"

#include <algorithm>
#include <vector>

namespace dramatis::query {
namespace {

// Slips that a name of so many bytes may hold.
size_t slips_allowed(size_t size) { return size < 4 ? 0 : size < 6 ? 1 : 2; }

std::string_view last_word(std::string_view name) {
  const size_t gap = name.find_last_of(" -");
  return gap == std::string_view::npos ? name : name.substr(gap + 1);
}

bool is_edge(std::string_view name, size_t at) {
  return at >= name.size() || name[at] == ' ' || name[at] == '-';
}

}  // namespace

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

size_t distance_to(std::string_view name, std::string_view text) {
  const size_t whole = edit_distance(name, text);
  const std::string_view word = last_word(name);
  return word.size() == name.size() ? whole : std::min(whole, edit_distance(word, text));
}

std::string initials_of(std::string_view name) {
  std::string initials;
  size_t words = 0;
  for (size_t at = 0; at < name.size(); ++at) {
    if (at > 0 && name[at - 1] != ' ' && name[at - 1] != '-') continue;
    if (name[at] >= 'A' && name[at] <= 'Z') initials += name[at];
    ++words;
  }
  return words > 1 ? initials : std::string();
}

std::optional<MatchKind> likeness(std::string_view name, std::string_view text, bool is_person) {
  // Words that stand in many names tell nothing.
  for (const std::string_view word : {"", "the", "of", "and", "for", "in", "de", "al"})
    if (text == word) return std::nullopt;
  if (is_person && last_word(name) == text) return MatchKind::kSurname;
  std::optional<MatchKind> best;
  for (size_t at = name.find(text); at != std::string_view::npos; at = name.find(text, at + 1)) {
    if (at > 0 && !is_edge(name, at - 1)) continue;
    if (is_edge(name, at + text.size())) return MatchKind::kWord;
    best = MatchKind::kPrefix;
  }
  if (best) return best;
  const size_t allowed = slips_allowed(text.size());
  const auto near = [&](std::string_view other) {
    const size_t apart = other.size() > text.size() ? other.size() - text.size() : text.size() - other.size();
    return allowed > 0 && apart <= allowed && edit_distance(other, text) <= allowed;
  };
  if (near(name) || (is_person && near(last_word(name)))) return MatchKind::kTypo;
  return std::nullopt;
}

}  // namespace dramatis::query
