#include "graph/reports/text_bands.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace dramatis::graph {
namespace {

constexpr size_t kBands = 12, kRows = 6, kBins = kBands * kRows;
constexpr size_t kShingleWords = 4;
constexpr size_t kLeastWords = 8;
constexpr uint64_t kNothing = std::numeric_limits<uint64_t>::max();

constexpr uint64_t kFnvStart = 0xcbf29ce484222325u, kFnvPrime = 0x100000001b3u;

// The finaliser of SplitMix64: spreads what FNV leaves in the low bits.
uint64_t mixed(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

bool is_word_byte(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

class Bins {
 public:
  Bins() { least_.fill(kNothing); }

  void add_word(uint64_t word) {
    last_[words_++ % kShingleWords] = word;
    if (words_ < kShingleWords) return;
    uint64_t shingle = 0;
    for (size_t i = 0; i < kShingleWords; ++i)
      shingle = mixed(shingle * kFnvPrime + last_[(words_ + i) % kShingleWords]);
    uint64_t& least = least_[shingle % kBins];
    least = std::min(least, shingle / kBins);
  }

  std::vector<TextBand> bands() const {
    if (words_ < kLeastWords) return {};
    std::vector<TextBand> bands;
    for (size_t band = 0; band < kBands; ++band) {
      uint64_t hash = band + 1;
      // Rows lie far apart, so that in a short text they are not filled from the same few shingles.
      for (size_t row = 0; row < kRows; ++row) hash = mixed(hash * kFnvPrime + filled(row * kBands + band));
      bands.push_back({static_cast<uint8_t>(band), hash});
    }
    return bands;
  }

 private:
  uint64_t filled(size_t bin) const {
    uint64_t distance = 0;
    for (; least_[(bin + distance) % kBins] == kNothing; ++distance) {
    }
    return least_[(bin + distance) % kBins] + distance * kFnvPrime;
  }

  std::array<uint64_t, kBins> least_;
  std::array<uint64_t, kShingleWords> last_{};
  size_t words_ = 0;
};

}  // namespace

std::vector<TextBand> text_bands_of(const ArticleClaims& claims) {
  Bins bins;
  for (const SentenceText& sentence : claims.sentences) {
    std::optional<uint64_t> word;
    for (const char c : sentence.text) {
      const auto byte = static_cast<unsigned char>(c);
      if (is_word_byte(byte)) {
        const unsigned char lower = byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte;
        word = (word.value_or(kFnvStart) ^ lower) * kFnvPrime;
      } else if (word) {
        bins.add_word(*word);
        word.reset();
      }
    }
    if (word) bins.add_word(*word);
  }
  return bins.bands();
}

}  // namespace dramatis::graph
