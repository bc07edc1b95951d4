// Text bands: what texts that are nearly the same have in common, found without comparing texts.
//
// MinHash over shingles of four words (Broder 1997, "On the resemblance and containment of documents") by one
// permutation (Li, Owen, Zhang 2012), empty bins filled from the next (Shrivastava and Li 2014), in 12 bands
// of 6 (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4). Two texts that share nine tenths of
// their shingles have a band in common as good as always, at 0.8 in 97 of 100 cases, at 0.5 in 17, at 0.2 in
// one of 1,000; independent reports of the same event share less than that.
//
// Articles with a common band are copies, and copies of copies are: see report.h.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "graph/vocabulary.h"

namespace dramatis::graph {

struct TextBand {
  uint8_t number = 0;  // of the band, from 0
  uint64_t hash = 0;
  friend auto operator<=>(const TextBand&, const TextBand&) = default;
};

// Of the sentences' words, whatever their case and punctuation. None for a text of less than eight words,
// which may be the same by chance. Linear in the text. Stored in databases: a change needs a new format
// version.
std::vector<TextBand> text_bands_of(const ArticleClaims& claims);

}  // namespace dramatis::graph
