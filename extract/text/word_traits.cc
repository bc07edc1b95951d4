#include "extract/text/word_traits.h"

#include "extract/text/characters.h"
#include "extract/text/utf8.h"

namespace dramatis::extract {
namespace {

WordShape shape_of_symbol(std::string_view word, const CodePoint& first) {
  const bool run_of_dots = word.find_first_not_of('.') == std::string_view::npos;
  switch (first.value) {
    case '.':
      if (word.size() == 1) return kFullStop;
      return run_of_dots ? kEllipsis : kStrongStop;
    case 0x2026:
      return kEllipsis;
    case '!':
    case '?':
      return kStrongStop;
    case ',':
      return kComma;
    case ';':
      return word.size() == 1 ? kSemicolon : kEmoticon;
    case ':':
      return word.size() == 1 ? kColon : kEmoticon;
    case '-':
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return kDash;
    case '(':
    case '[':
    case '{':
      return word.size() == 1 ? kOpenBracket : kEmoticon;
    case ')':
    case ']':
    case '}':
      return kCloseBracket;
    case '"':
      return kStraightQuote;
    case 0x201C:
    case 0xAB:
      return kOpenQuote;
    case 0x201D:
    case 0xBB:
      return kCloseQuote;
    case '\'':
      return word.size() == 2 ? kStraightQuote : kApostrophe;
    case '`':
    case 0x2018:
    case 0x2019:
      return kApostrophe;
    case '*':
    case '>':
    case '<':
    case '|':
    case '=':
    case '_':
    case '~':
    case '#':
    case '+':
    case 0x2022:
    case 0xB7:
    case 0x25CF:
    case 0x25AA:
    case 0x2192:
      return kBullet;
    default:
      return kind_of(first.value) == CharKind::kEmoji ? kEmoticon : kOtherSymbol;
  }
}

WordShape shape_of(std::string_view word, const Piece& piece) {
  const CodePoint first = decode_utf8(word, 0);
  const CharKind kind = kind_of(first.value);
  if (piece.abbreviation) return word.size() == 2 ? kInitial : kAbbreviated;
  if (piece.joined) return kClitic;
  if (kind == CharKind::kPunct || kind == CharKind::kSymbol || kind == CharKind::kEmoji ||
      kind == CharKind::kOther) {
    if (word.size() > first.size && kind_of(decode_utf8(word, first.size).value) <= CharKind::kDigit &&
        (word[0] == '#' || word[0] == '@')) {
      return kAddress;
    }
    return shape_of_symbol(word, first);
  }
  if (word == "I") return kPronounI;
  if (word == "i") return kLowerI;
  bool digit = false, upper = false, lower = false, mark = false;
  size_t letters = 0;
  for (size_t at = 0; at < word.size();) {
    const CodePoint code = decode_utf8(word, at);
    switch (kind_of(code.value)) {
      case CharKind::kDigit:
        digit = true;
        break;
      case CharKind::kUpper:
        upper = upper || at > 0;
        ++letters;
        break;
      case CharKind::kLower:
      case CharKind::kLetter:
        lower = true;
        ++letters;
        break;
      default:
        mark = mark || code.value == '@' || code.value == '/' || (code.value == '.' && !digit && letters > 1);
    }
    at += code.size;
  }
  if (mark) return kAddress;
  if (digit) return letters == 0 ? kNumber : kMixedWord;
  if (kind == CharKind::kUpper) {
    if (letters == 1) return kInitial;
    return lower ? kCapitalised : kAllCapitals;
  }
  return upper ? kMixedWord : kLowerWord;
}

}  // namespace

WordTraits traits_of(std::string_view text, const Piece& piece) {
  const std::string_view word = text.substr(piece.begin, piece.end - piece.begin);
  WordTraits traits;
  traits.hash = word_hash(word);
  traits.shape = shape_of(word, piece);
  traits.joined = piece.joined;
  traits.title = piece.title;
  return traits;
}

}  // namespace dramatis::extract
