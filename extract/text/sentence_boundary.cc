#include "extract/text/sentence_boundary.h"

#include <algorithm>
#include <cstring>

#include "extract/text/utf8.h"

extern "C" const char dramatis_sentence_boundaries_begin[];
extern "C" const char dramatis_sentence_boundaries_end[];

namespace dramatis::extract {
namespace {

// Part of the model's features: append only.
enum WordShape : uint8_t {
  kNoWord,
  kLowerWord,
  kCapitalised,
  kAllCapitals,
  kInitial,
  kMixedWord,
  kNumber,
  kFullStop,
  kStrongStop,
  kEllipsis,
  kComma,
  kSemicolon,
  kColon,
  kDash,
  kOpenBracket,
  kCloseBracket,
  kStraightQuote,
  kOpenQuote,
  kCloseQuote,
  kApostrophe,
  kBullet,
  kEmoticon,
  kAddress,
  kAbbreviated,
  kClitic,
  kPronounI,
  kLowerI,
  kOtherSymbol,
  kListNumber,
};

constexpr uint32_t mix(uint32_t hash, uint32_t value) {
  hash ^= value + 0x9E3779B9U + (hash << 6) + (hash >> 2);
  hash *= 0x85EBCA6BU;
  return hash ^ (hash >> 15);
}

template <typename... Values>
constexpr uint32_t feature(uint32_t number, Values... values) {
  uint32_t hash = number * 0x9E3779B1U;
  ((hash = mix(hash, static_cast<uint32_t>(values))), ...);
  return hash & (BoundaryFinder::kTableSize - 1);
}

uint32_t bucket(size_t count) {
  if (count <= 6) return static_cast<uint32_t>(count);
  if (count <= 10) return 7;
  if (count <= 16) return 8;
  if (count <= 24) return 9;
  if (count <= 40) return 10;
  return count <= 80 ? 11 : 12;
}

uint8_t shape_of_symbol(std::string_view word, const CodePoint& first) {
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

uint8_t shape_of(std::string_view word, const Piece& piece) {
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

// Quote and bracket state, a bit each.
constexpr uint8_t kInQuotes = 1;
constexpr uint8_t kInBrackets = 2;

}  // namespace

WordTraits traits_of(std::string_view text, const Piece& piece) {
  const std::string_view word = text.substr(piece.begin, piece.end - piece.begin);
  WordTraits traits;
  uint32_t hash = 2166136261U;
  for (const char c : word.substr(0, 24)) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    hash = (hash ^ static_cast<unsigned char>(lower >= '0' && lower <= '9' ? '0' : lower)) * 16777619U;
  }
  traits.hash = hash;
  traits.shape = shape_of(word, piece);
  traits.joined = piece.joined;
  return traits;
}

BoundaryFinder::BoundaryFinder(std::span<const WordTraits> words) : words_(words) {
  state_.resize(words.size());
  bool quotes = false;
  int depth = 0;
  bool stops = false;
  size_t stop_then_lower = 0, stop_then_upper = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    switch (words[i].shape) {
      case kStraightQuote:
        quotes = !quotes;
        break;
      case kOpenQuote:
        quotes = true;
        break;
      case kCloseQuote:
        quotes = false;
        break;
      case kOpenBracket:
        depth = std::min(depth + 1, 8);
        break;
      case kCloseBracket:
        depth = std::max(depth - 1, 0);
        break;
      default:
        break;
    }
    state_[i] = static_cast<uint8_t>((quotes ? kInQuotes : 0) | (depth > 0 ? kInBrackets : 0));
    if (words[i].shape == kFullStop || words[i].shape == kStrongStop) {
      stops = true;
      if (i + 1 < words.size()) {
        stop_then_lower += words[i + 1].shape == kLowerWord || words[i + 1].shape == kLowerI;
        stop_then_upper += words[i + 1].shape == kCapitalised;
      }
    }
  }
  style_ = (stops ? 1U : 0U) | (stop_then_lower > stop_then_upper ? 2U : 0U) |
           (!words.empty() && words[0].shape == kLowerWord ? 4U : 0U);
}

bool BoundaryFinder::is_candidate(size_t word) const {
  if (word + 1 >= words_.size() || words_[word + 1].joined) return false;
  const bool plain = words_[word].shape == kLowerWord && words_[word + 1].shape == kLowerWord;
  return !plain || !words_[word].space_after;
}

BoundaryFinder::Features BoundaryFinder::features(size_t word, size_t sentence_begin) const {
  static constexpr WordTraits kNothing{};
  auto at = [&](size_t i) -> const WordTraits& { return i < words_.size() ? words_[i] : kNothing; };
  auto before = [&](size_t back) -> const WordTraits& {
    return word >= back && word - back >= sentence_begin ? words_[word - back] : kNothing;
  };
  const WordTraits& a = words_[word];  // the last words before the gap
  const WordTraits& b = before(1);
  const WordTraits& c = before(2);
  const WordTraits& d = before(3);
  const WordTraits& x = at(word + 1);  // the first words behind it
  const WordTraits& y = at(word + 2);
  const WordTraits& z = at(word + 3);
  const auto gap = a.space_after ? 1U : 0U;
  const auto next_gap = x.space_after ? 1U : 0U;
  const uint32_t length = bucket(word + 1 - sentence_begin);
  const uint32_t left = bucket(words_.size() - 1 - word);
  const uint32_t state =
      state_[word] | (static_cast<uint32_t>(at(word + 1).shape == kStraightQuote ? 1 : 0) << 4);
  const WordTraits& first = words_[sentence_begin];
  const uint32_t shapes =
      (static_cast<uint32_t>(a.shape) << 16) | (static_cast<uint32_t>(x.shape) << 8) | gap;
  return {
      feature(1, shapes),
      feature(2, a.hash, x.shape, gap),
      feature(3, a.shape, x.hash, gap),
      feature(4, a.hash, x.hash),
      feature(5, shapes, b.shape, y.shape),
      feature(6, shapes, b.hash),
      feature(7, a.hash, b.hash),
      feature(8, x.hash, y.shape, a.shape),
      feature(9, x.hash, y.hash, a.shape),
      feature(10, shapes, y.shape, z.shape),
      feature(11, shapes, b.shape, c.shape),
      feature(12, shapes, length),
      feature(13, a.shape, x.hash, length),
      feature(14, shapes, state, next_gap),
      feature(15, a.hash, x.hash, b.hash),
      feature(16, shapes, style_),
      feature(17, shapes, first.hash),
      feature(18, a.hash, length, x.shape),
      feature(19, shapes, left),
      feature(20, x.hash, x.shape, a.shape),
      feature(21, b.hash, a.shape, x.hash),
      feature(22, a.shape, b.shape, c.shape, d.shape, x.shape),
      feature(23, shapes, first.shape, length),
      feature(24, shapes, b.space_after, next_gap, b.shape),
      feature(25, a.hash),
      feature(26, x.hash, y.shape, z.shape),
      feature(27, shapes, style_, state, length),
      feature(28, c.hash, b.hash, a.shape),
  };
}

namespace {

// The weight file: magic "DSB1", float scale, float bias, then kTableSize signed bytes (little-endian;
// train.py).
struct Weights {
  const int8_t* table = nullptr;
  float scale = 0;
  float bias = 0;
};

Weights load_weights() {
  const char* begin = dramatis_sentence_boundaries_begin;
  Weights weights;
  if (dramatis_sentence_boundaries_end - begin < 12 + static_cast<ptrdiff_t>(BoundaryFinder::kTableSize))
    return weights;
  std::memcpy(&weights.scale, begin + 4, 4);
  std::memcpy(&weights.bias, begin + 8, 4);
  weights.table = reinterpret_cast<const int8_t*>(begin + 12);
  return weights;
}

}  // namespace

float BoundaryFinder::score(size_t word, size_t sentence_begin) const {
  static const Weights weights = load_weights();
  if (weights.table == nullptr) return -1.0F;
  int sum = 0;
  for (const uint32_t index : features(word, sentence_begin)) sum += weights.table[index];
  return static_cast<float>(sum) * weights.scale + weights.bias;
}

}  // namespace dramatis::extract
