#include "extract/text/tokenizer.h"

#include <algorithm>
#include <string>

#include "extract/text/scanners.h"
#include "extract/text/word_lists.h"

namespace dramatis::extract {
namespace {

constexpr size_t kMaxKeySize = 12;  // the longest entry of the lists asked here

// Tokenizes the chunks of one stretch of text in order.
class ChunkTokenizer {
 public:
  ChunkTokenizer(std::span<const Character> characters, std::vector<Piece>& out)
      : characters_(characters), out_(out) {}

  void run() {
    const size_t end = characters_.size() - 1;  // the sentinel
    size_t at = 0;
    while (at < end) {
      if (characters_[at].is_space()) {
        ++at;
        continue;
      }
      size_t chunk_end = at;
      while (chunk_end < end && !characters_[chunk_end].is_space()) ++chunk_end;
      chunk_ = {characters_, at, chunk_end};
      tokenize_chunk();
      at = chunk_end;
    }
  }

 private:
  void tokenize_chunk();
  size_t take_word(size_t at);
  size_t take_number(size_t at);
  size_t take_apostrophe(size_t at);
  size_t scan_word(size_t at) const;
  bool joins(size_t word_begin, size_t at) const;
  bool hyphen_joins(size_t word_begin, size_t at) const;
  bool takes_full_stop(size_t begin, size_t end) const;
  void emit_word(size_t begin, size_t end);

  void emit(size_t begin, size_t end, bool joined = false) {
    out_.push_back({characters_[begin].begin, characters_[end].begin, joined});
  }
  // The character that begins the next chunk, or the sentinel (a space).
  const Character& next_chunk() const {
    size_t at = chunk_.end;
    while (at + 1 < characters_.size() && characters_[at].is_space()) ++at;
    return characters_[at];
  }
  std::string key(size_t begin, size_t end) const {
    return end - begin > kMaxKeySize ? std::string() : chunk_.ascii_lower(begin, end);
  }

  std::span<const Character> characters_;
  std::vector<Piece>& out_;
  Chunk chunk_;
  bool quote_open_ = false;  // an opening single quote has not been closed yet
};

void ChunkTokenizer::tokenize_chunk() {
  bool may_hold_address = false;
  for (size_t i = chunk_.begin; i + 1 < chunk_.end; ++i) {
    const char32_t code = chunk_[i].value;
    may_hold_address = may_hold_address || code == '@' || code == '.' || code == ':';
  }
  size_t at = chunk_.begin;
  while (at < chunk_.end) {
    const Character& c = chunk_[at];
    if (c.is_word() && may_hold_address) {
      if (const size_t end = scan_address(chunk_, at); end > at) {
        emit(at, end);
        at = end;
        continue;
      }
    }
    const bool after_space = at == chunk_.begin;
    if (c.is_digit() || (c.value == '+' && chunk_.digit(at + 1) && after_space) ||
        (c.value == '.' && chunk_.digit(at + 1) && (after_space || !chunk_[at - 1].is_word()))) {
      at = take_number(at);
    } else if (c.is_word()) {
      at = take_word(at);
    } else if ((c.value == '#' || c.value == '@') && chunk_.letter(at + 1)) {
      size_t end = at + 1;
      while (end < chunk_.end && (chunk_[end].is_word() || chunk_.value(end) == '_')) ++end;
      emit(at, end);
      at = end;
    } else if (c.value == '\'') {
      at = take_apostrophe(at);
    } else {
      const size_t end = scan_symbols(chunk_, at);
      emit(at, end);
      at = end;
    }
  }
}

size_t ChunkTokenizer::take_number(size_t at) {
  size_t end = scan_number(chunk_, at);
  // The 1990's, 767's: a plural rather than a possessive.
  if (chunk_.value(end) == '\'' && (chunk_.value(end + 1) == 's') && !chunk_.word(end + 2)) end += 2;
  emit(at, end);
  return end;
}

bool is_clitic(std::string_view lower) {
  return lower == "s" || lower == "re" || lower == "ve" || lower == "ll" || lower == "d" || lower == "m";
}

size_t ChunkTokenizer::take_apostrophe(size_t at) {
  const bool after_space = at == chunk_.begin || !chunk_[at - 1].is_word();
  size_t word_end = at + 1;
  while (chunk_.word(word_end)) ++word_end;
  if (word_end > at + 1) {
    const std::string word = key(at + 1, word_end);
    const bool year =
        chunk_.digit(at + 1) && chunk_.digit(at + 2) && (word.size() == 2 || word == word.substr(0, 2) + "s");
    const bool clitic = is_clitic(word) && chunk_.value(word_end) != '\'';
    if (after_space && (year || is_clipped_word(word) || clitic)) {
      emit(at, word_end);
      return word_end;
    }
  }
  const size_t end = chunk_[at].curly_open ? at + 1 : scan_symbols(chunk_, at);
  quote_open_ = after_space && word_end > at + 1;
  emit(at, end);
  return end;
}

// True if the hyphen at `at` belongs to the word that began at `word_begin`.
bool ChunkTokenizer::hyphen_joins(size_t word_begin, size_t at) const {
  if (is_hyphen_prefix(key(word_begin, at))) return chunk_.value(at + 1) != '-';
  size_t end = at + 1;
  while (chunk_.letter(end)) ++end;
  return is_hyphen_suffix(key(at + 1, end));
}

// True if the character at `at`, which is not part of a word by itself, joins the word begun at `word_begin`
// to what follows.
bool ChunkTokenizer::joins(size_t word_begin, size_t at) const {
  if (!chunk_.word(at + 1)) return false;
  switch (chunk_.value(at)) {
    case '_':
      return true;
    case '\'':
      return chunk_.letter(at + 1);
    case '.': {  // U.S, a.k.a, Ph.D; not "J.Smith" or "end.Next"
      const bool single_before =
          at - word_begin == 1 || (at >= word_begin + 2 && chunk_.value(at - 2) == '.');
      const bool single_after = chunk_.letter(at + 1) && !chunk_.word(at + 2);
      if (single_before && single_after) return true;
      const std::string before = key(word_begin, at);
      return (before == "ph" && single_after) ||
             ((before == "m" || before == "b") && chunk_.value(at + 1) == 'S' &&
              chunk_.value(at + 2) == 'c' && !chunk_.word(at + 3));
    }
    case '&': {  // AT&T, R&D
      const bool capitals = chunk_.upper(at - 1) && chunk_.upper(at + 1);
      const bool single = at - word_begin == 1 && !chunk_.word(at + 2);
      return capitals || single;
    }
    case '*':
      return chunk_.letter(at + 1);
    case '-':
      return hyphen_joins(word_begin, at);
    default:
      return false;
  }
}

size_t ChunkTokenizer::scan_word(size_t at) const {
  size_t end = at;
  while (end < chunk_.end) {
    const Character& c = chunk_[end];
    if (!c.is_word() && c.kind != CharKind::kMark && !joins(at, end)) break;
    ++end;
  }
  return end;
}

// Whether the full stop at `end` belongs to the word [begin, end).
bool ChunkTokenizer::takes_full_stop(size_t begin, size_t end) const {
  const bool ellipsis =
      chunk_.value(end + 1) == 0x2026 || (chunk_.value(end + 1) == '.' && chunk_.value(end + 2) == '.');
  if (chunk_.value(end) != '.' || ellipsis) return false;
  const bool last_in_chunk = end + 1 >= chunk_.end;
  const Character& next = last_in_chunk ? next_chunk() : chunk_[end + 1];
  const bool closed = !last_in_chunk && !next.is_word();  // a comma or bracket follows at once
  const bool capital = chunk_.upper(begin);
  if (end - begin == 1) {
    if (!capital) return abbreviation(key(begin, end)) == Abbreviation::kBeforeNumber && next.is_digit();
    // An initial; "I" is more often the end of a sentence.
    return next.kind == CharKind::kUpper ? chunk_.value(begin) != 'I' : closed && next.value == ',';
  }
  const size_t inner = end - begin >= 3 && (chunk_.value(end - 2) == '.' || chunk_.value(end - 3) == '.');
  if (inner) return true;
  switch (abbreviation(key(begin, end))) {
    case Abbreviation::kTitle:
      return capital || next.kind == CharKind::kUpper;
    case Abbreviation::kPlain:
      return true;
    case Abbreviation::kBeforeNumber:
      return next.is_digit();
    case Abbreviation::kCapitalised:
      return capital && (next.is_digit() || closed || next.kind == CharKind::kLower);
    case Abbreviation::kNone:
      break;
  }
  return false;
}

// Emits a word as the surface words it is made of.
void ChunkTokenizer::emit_word(size_t begin, size_t end) {
  size_t split = 0;
  for (size_t i = end; i-- > begin + 1;) {
    if (chunk_.value(i) == '\'') {
      split = i;
      break;
    }
  }
  if (split == 0) {
    const std::string word = key(begin, end);
    const bool acronym = end - begin <= 2 && chunk_.upper(begin) && chunk_.upper(end - 1);  // IM
    const int at = acronym ? 0 : contraction_split(word);
    if (at == 0) return emit(begin, end);
    emit(begin, begin + static_cast<size_t>(at));
    return emit(begin + static_cast<size_t>(at), end, true);
  }
  const std::string tail = key(split + 1, end);
  if (is_clitic(tail) && !(tail == "s" && chunk_.digit(split - 1))) {
    emit_word(begin, split);
    return emit(split, end, true);
  }
  if (tail == "t" && to_lower(chunk_.value(split - 1)) == 'n' && split - begin >= 2) {
    emit_word(begin, split - 1);
    return emit(split - 1, end, true);
  }
  if (tail == "all" && key(begin, split) == "y") {
    emit(begin, split + 1);
    return emit(split + 1, end, true);
  }
  emit(begin, end);
}

size_t ChunkTokenizer::take_word(size_t at) {
  size_t end = scan_word(at);
  const bool amount = chunk_.digit(end + 1) || (end + 1 == chunk_.end && next_chunk().is_digit());
  if (chunk_.value(end) == '$' && amount && end - at <= 3 && chunk_.upper(at) && chunk_.upper(end - 1)) {
    emit(at, end + 1);  // US$
    return end + 1;
  }
  const bool broken_off =
      chunk_.value(end) == '-' && end + 1 == chunk_.end && end - at <= 2 && !chunk_.upper(end - 1);
  if (broken_off) {  // "th- that"
    emit(at, end + 1);
    return end + 1;
  }
  if (takes_full_stop(at, end)) {
    emit(at, end + 1);
    out_.back().abbreviation = true;
    out_.back().title = abbreviation(key(at, end)) == Abbreviation::kTitle;
    return end + 1;
  }
  emit_word(at, end);
  const bool plural = to_lower(chunk_.value(end - 1)) == 's';
  if (chunk_.value(end) == '\'' && plural && !quote_open_ && chunk_.value(end + 1) != '\'' &&
      !chunk_.word(end + 1)) {
    emit(end, end + 1, true);  // the allies' forces
    ++end;
  }
  return end;
}

}  // namespace

void Tokenizer::tokenize(std::string_view text, size_t begin, size_t end, std::vector<Piece>& out) {
  decode_characters(text, begin, end, characters_);
  ChunkTokenizer(characters_, out).run();
}

}  // namespace dramatis::extract
