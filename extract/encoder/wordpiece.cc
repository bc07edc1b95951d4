#include "extract/encoder/wordpiece.h"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

#include "extract/encoder/uncased_text.h"

namespace dramatis::extract {
namespace {

constexpr std::string_view kUnknown = "[UNK]";
constexpr std::string_view kContinues = "##";
constexpr size_t kMostCharacters = 100;  // longer parts are [UNK]
constexpr size_t kMostHashed = 128;      // bytes of the longest piece that can be found

// FNV-1a, whose value after each byte is the hash of what was read so far.
constexpr uint32_t kNoBytes = 2166136261u;
constexpr uint32_t hash_with(uint32_t hash, char next) {
  return (hash ^ static_cast<uint8_t>(next)) * 16777619u;
}
uint32_t hash_of(std::string_view text) {
  uint32_t hash = kNoBytes;
  for (const char c : text) hash = hash_with(hash, c);
  return hash;
}
size_t slot_of(uint32_t hash, size_t slots) { return (hash ^ hash >> 15) & (slots - 1); }

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

// Gathers a word's characters and appends the pieces of a part as soon as it ends.
class WordPiece::Segments {
 public:
  Segments(const WordPiece& owner, std::vector<uint32_t>& pieces) : owner_(owner), pieces_(pieces) {}

  void add(char ascii) { part_ += ascii, ++characters_; }
  void add(const UncasedCharacter& c) {
    if (c.alone) end_part();
    part_.append(c.bytes, c.size), ++characters_;
    if (c.alone) end_part();
  }
  void end_part() {
    if (!part_.empty()) owner_.append_part(part_, characters_, pieces_);
    part_.clear(), characters_ = 0;
  }

 private:
  const WordPiece& owner_;
  std::vector<uint32_t>& pieces_;
  std::string part_;  // of 15 bytes at most it takes no memory
  size_t characters_ = 0;
};

Result<WordPiece> WordPiece::create(std::vector<std::string_view> vocabulary) {
  WordPiece result;
  result.vocabulary_ = std::move(vocabulary);
  const auto& all = result.vocabulary_;
  const auto unknown = std::find(all.begin(), all.end(), kUnknown);
  if (unknown == all.end()) return corrupt("the language model's vocabulary has no [UNK]");
  result.unknown_ = static_cast<uint32_t>(unknown - all.begin());
  result.beginnings_.resize(all.size());
  result.continuations_.resize(all.size());
  for (uint32_t i = 0; i < all.size(); ++i) {
    result.beginnings_.add(all[i], i, result);
    if (all[i].starts_with(kContinues))
      result.continuations_.add(all[i].substr(kContinues.size()), i, result);
  }
  return result;
}

void WordPiece::Index::resize(size_t pieces) { slots.resize(std::bit_ceil(2 * pieces + 1)); }

void WordPiece::Index::add(std::string_view text, uint32_t piece, const WordPiece& owner) {
  const uint32_t hash = hash_of(text);
  if (owner.find(*this, hash, text) != kNone) return;  // of equal ones the first counts
  size_t at = slot_of(hash, slots.size());
  while (slots[at].piece != kNone) at = (at + 1) & (slots.size() - 1);
  slots[at] = {hash, piece};
  longest = std::max(longest, std::min(text.size(), kMostHashed));
}

std::string_view WordPiece::text_of(const Index& index, uint32_t piece) const {
  return vocabulary_[piece].substr(&index == &continuations_ ? kContinues.size() : 0);
}

uint32_t WordPiece::find(const Index& index, uint32_t hash, std::string_view text) const {
  size_t at = slot_of(hash, index.slots.size());
  for (; index.slots[at].piece != kNone; at = (at + 1) & (index.slots.size() - 1)) {
    const Index::Slot& slot = index.slots[at];
    if (slot.hash == hash && text_of(index, slot.piece) == text) return slot.piece;
  }
  return kNone;
}

std::optional<uint32_t> WordPiece::find(std::string_view piece) const {
  const uint32_t found = find(beginnings_, hash_of(piece), piece);
  return found == kNone ? std::nullopt : std::optional(found);
}

void WordPiece::append_pieces(std::string_view word, std::vector<uint32_t>& pieces) const {
  const size_t before = pieces.size();
  Segments segments(*this, pieces);
  if (is_ascii(word)) {
    for (const char c : word) {
      if (is_ascii_letter_or_digit(c)) {
        segments.add(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
      } else if (c > ' ' && c < 0x7F) {  // all others that print are punctuation
        segments.end_part();
        segments.add(c);
        segments.end_part();
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        segments.end_part();
      }  // else a control, which is left out
    }
  } else {
    for (const UncasedCharacter& c : uncased(word)) {
      if (c.size == 0)
        segments.end_part();
      else
        segments.add(c);
    }
  }
  segments.end_part();
  if (pieces.size() == before) pieces.push_back(unknown_);
}

void WordPiece::append_part(std::string_view part, size_t characters, std::vector<uint32_t>& pieces) const {
  const size_t before = pieces.size();
  bool failed = characters > kMostCharacters;
  for (size_t begin = 0; begin < part.size() && !failed;) {
    const Index& index = begin == 0 ? beginnings_ : continuations_;
    const size_t most = std::min(part.size() - begin, index.longest);
    uint32_t hashes[kMostHashed + 1] = {kNoBytes};
    for (size_t i = 0; i < most; ++i) hashes[i + 1] = hash_with(hashes[i], part[begin + i]);
    uint32_t found = kNone;
    size_t size = most;
    for (; size > 0; --size) {
      found = find(index, hashes[size], part.substr(begin, size));
      if (found != kNone) break;
    }
    failed = found == kNone;
    pieces.push_back(found);
    begin += size;
  }
  if (failed) {
    pieces.resize(before);
    pieces.push_back(unknown_);
  }
}

}  // namespace dramatis::extract
