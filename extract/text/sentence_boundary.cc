#include "extract/text/sentence_boundary.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>

extern "C" const char dramatis_sentence_boundaries_begin[];
extern "C" const char dramatis_sentence_boundaries_end[];

namespace dramatis::extract {
namespace {

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

bool is_one_of(uint32_t hash, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return word_hash(word) == hash; });
}

bool is_capital(WordShape shape) {
  return shape == kCapitalised || shape == kAllCapitals || shape == kInitial || shape == kAbbreviated ||
         shape == kPronounI;
}

// "5 p.m. Monday", "9 a.m. EST": what follows a time of day goes on with it.
bool continues_time(const WordTraits& time, const WordTraits& next) {
  return is_one_of(time.hash, {"a.m.", "p.m."}) &&
         is_one_of(
             next.hash,
             {"monday",   "tuesday",  "wednesday", "thursday", "friday",  "saturday", "sunday", "january",
              "february", "march",    "april",     "may",      "june",    "july",     "august", "september",
              "october",  "november", "december",  "est",      "edt",     "gmt",      "bst",    "cet",
              "pst",      "pdt",      "utc",       "et",       "eastern", "pacific",  "local",  "moscow",
              "sept.",    "oct.",     "nov.",      "dec.",     "jan.",    "feb.",     "aug."});
}

// Quote and bracket state, a bit each.
constexpr uint8_t kInQuotes = 1;
constexpr uint8_t kInBrackets = 2;

}  // namespace

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
  dateline_ = find_dateline();
}

// "KYIV, Ukraine (AP) —", "Bergen, Norway -", "MOSCOW -": names with a mark that they are a place or a date,
// or in capitals, and no lower-case word up to a free-standing dash that a capital or a quote follows.
size_t BoundaryFinder::find_dateline() const {
  constexpr size_t kLongest = 16, kMostNames = 3;
  bool marked = false;  // by a comma or a bracket
  size_t capitals = 0;
  if (words_.empty() || (words_[0].shape != kAllCapitals && words_[0].shape != kCapitalised)) return 0;
  for (size_t i = 0; i + 1 < words_.size() && i < kLongest; ++i) {
    switch (words_[i].shape) {
      case kAllCapitals:
        ++capitals;
        break;
      case kCapitalised:
      case kInitial:
      case kAbbreviated:
        break;
      case kNumber:
        break;
      case kComma:
      case kOpenBracket:
      case kCloseBracket:
        marked = true;
        break;
      case kDash: {
        const WordShape next = words_[i + 1].shape;
        const bool opens =
            is_capital(next) || next == kStraightQuote || next == kOpenQuote || next == kNumber;
        const bool names = marked || (capitals == i && capitals <= kMostNames);
        const bool free_standing = i > 0 && words_[i - 1].space_after && words_[i].space_after;
        return opens && free_standing && names ? i : 0;
      }
      default:
        return 0;
    }
  }
  return 0;
}

bool BoundaryFinder::is_candidate(size_t word) const {
  if (word + 1 >= words_.size() || words_[word + 1].joined || words_[word].title) return false;
  if (words_[word].shape == kAbbreviated && continues_time(words_[word], words_[word + 1])) return false;
  const bool plain = words_[word].shape == kLowerWord && words_[word + 1].shape == kLowerWord;
  return !plain || !words_[word].space_after;
}

bool BoundaryFinder::is_certain(size_t word) const {
  if (word == 0 || word + 1 >= words_.size()) return false;
  if (word == dateline_) return true;
  const WordTraits& quote = words_[word];
  const bool closing = quote.space_after && (quote.shape == kStraightQuote || quote.shape == kCloseQuote ||
                                             quote.shape == kApostrophe);
  return closing && words_[word - 1].shape == kFullStop && !words_[word - 1].space_after &&
         is_capital(words_[word + 1].shape);
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
