#include "extract/knowledge/name_matcher.h"

#include <algorithm>

#include "extract/knowledge/text_forms.h"

namespace dramatis::extract {

struct NameMatcher::Piece {
  uint32_t word = 0;  // 0: in no name
  uint32_t token = 0;
  bool capital = false;
  bool all_capitals = false;
  bool acronym_like = false;  // few enough letters to need capitals in the text too
  std::string text;           // only kept while names are added
};

namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_joiner(std::string_view text, size_t at, size_t& size) {
  if (text[at] == '-' || text[at] == '\'' || text[at] == '`') return size = 1, true;
  for (const std::string_view mark : {"\u2018", "\u2019", "\u2010", "\u2011", "\u2013", "\u02BB", "\u02BC"})
    if (text.substr(at).starts_with(mark)) return size = mark.size(), true;
  return false;
}

// The end of the run of letters that begins at `at`; full stops inside and after an abbreviation belong to
// it.
size_t run_end(std::string_view text, size_t at) {
  size_t end = at;
  size_t joiner = 0;
  while (end < text.size() && !is_joiner(text, end, joiner)) {
    const bool stop = text[end] == '.' && end > at;
    if (!stop && !is_letter_or_digit(text[end])) break;
    ++end;
  }
  return end;
}

}  // namespace

void NameMatcher::cut(std::string_view text, uint32_t token, std::vector<Piece>& out) const {
  for (size_t at = 0; at < text.size();) {
    size_t joiner = 0;
    if (text[at] == ' ' || is_joiner(text, at, joiner)) {
      at += std::max<size_t>(joiner, 1);
      continue;
    }
    const size_t end = std::max(run_end(text, at), at + 1);
    const std::string_view run = text.substr(at, end - at);
    Piece piece;
    piece.token = token;
    piece.text = fold(run);
    std::erase(piece.text, '.');
    if (piece.text.empty()) piece.text = run;  // a full stop of its own
    piece.capital = starts_with_capital(run);
    piece.all_capitals = is_all_capitals(run);
    piece.acronym_like = piece.all_capitals && piece.text.size() <= 3;
    const auto word = words_.find(piece.text);
    piece.word = word == words_.end() ? 0 : word->second;
    out.push_back(std::move(piece));
    at = end;
  }
}

void NameMatcher::add(std::string_view name, KnownName known) {
  std::vector<Piece> pieces;
  cut(name, 0, pieces);
  if (pieces.empty() || pieces.size() > 32) return;
  Ending ending{known, 0, 0};
  uint32_t node = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].capital) ending.capitals |= 1u << i;
    if (pieces[i].acronym_like) ending.all_capitals |= 1u << i;
    const uint32_t word =
        words_.try_emplace(pieces[i].text, static_cast<uint32_t>(words_.size() + 1)).first->second;
    const auto [edge, fresh] =
        edges_.try_emplace((uint64_t{node} << 32) | word, static_cast<uint32_t>(endings_.size()));
    if (fresh) endings_.emplace_back();
    node = edge->second;
  }
  std::vector<Ending>& here = endings_[node];
  const bool there = std::any_of(here.begin(), here.end(), [&](const Ending& e) {
    return e.known == known && e.capitals == ending.capitals && e.all_capitals == ending.all_capitals;
  });
  if (!there) here.push_back(ending);
}

size_t NameMatcher::longest(const std::vector<Piece>& pieces, size_t begin,
                            std::vector<KnownName>& names) const {
  size_t best = 0;
  uint32_t node = 0, capitals = 0, all_capitals = 0;
  for (size_t i = 0; begin + i < pieces.size() && i < 32; ++i) {
    const Piece& piece = pieces[begin + i];
    if (piece.word == 0) break;
    const auto edge = edges_.find((uint64_t{node} << 32) | piece.word);
    if (edge == edges_.end()) break;
    node = edge->second;
    if (piece.capital) capitals |= 1u << i;
    if (piece.all_capitals) all_capitals |= 1u << i;
    bool found = false;
    for (const Ending& ending : endings_[node]) {
      if ((ending.capitals & ~capitals) != 0 || (ending.all_capitals & ~all_capitals) != 0) continue;
      if (!found) names.clear();
      found = true;
      if (std::find(names.begin(), names.end(), ending.known) == names.end()) names.push_back(ending.known);
    }
    if (found) best = i + 1;
  }
  return best;
}

void NameMatcher::find(const Sentence& sentence, std::vector<NameMatch>& out) const {
  std::vector<Piece> pieces;
  pieces.reserve(sentence.tokens.size());
  for (size_t t = 0; t < sentence.tokens.size(); ++t)
    cut(sentence.tokens[t].form, static_cast<uint32_t>(t), pieces);
  for (size_t at = 0; at < pieces.size();) {
    NameMatch match;
    size_t length = longest(pieces, at, match.names);
    if (length == 0) {
      ++at;
      continue;
    }
    // "the West" | "German president" against "the" | "West German".
    std::vector<KnownName> later;
    if (length > 1 && pieces[at].text == "the")
      if (const size_t beyond = longest(pieces, at + 1, later); beyond + 1 > length) {
        ++at;
        length = beyond;
        match.names = std::move(later);
      }
    const size_t end = at + length;
    match.first = pieces[at].token;
    match.last = pieces[end - 1].token + 1;
    match.part_of_token = (at > 0 && pieces[at - 1].token == match.first) ||
                          (end < pieces.size() && pieces[end].token + 1 == match.last);
    out.push_back(std::move(match));
    at = end;
  }
}

std::vector<KnownName> NameMatcher::look_up(std::string_view text) const {
  std::vector<Piece> pieces;
  cut(text, 0, pieces);
  std::vector<KnownName> names;
  if (pieces.empty() || longest(pieces, 0, names) != pieces.size()) return {};
  return names;
}

}  // namespace dramatis::extract
