// segment_text: raw text on stdin -> CoNLL-U without a parse on stdout; what the segmenter does by itself.
// segment_text --features ENDS: for training, prints every place where a sentence may end, as 32-bit
// integers: the byte offset behind the word; 1 if ENDS (a file of such offsets, one a line) has it, plus 2 if
// the place is no question of the model (the end of a paragraph, a dateline); and the features' indices,
// which are 0 for such places.

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <unordered_set>
#include <vector>

#include "extract/text/conllu.h"
#include "extract/text/layout.h"
#include "extract/text/segmenter.h"
#include "extract/text/sentence_boundary.h"

namespace {

using dramatis::extract::BoundaryFinder;

void print_features(const std::string& text, const std::unordered_set<uint32_t>& ends) {
  dramatis::extract::Tokenizer tokenizer;
  for (const auto& paragraph : dramatis::extract::find_paragraphs(text, 0)) {
    std::vector<dramatis::extract::Piece> pieces;
    tokenizer.tokenize(text, paragraph.begin, paragraph.end, pieces);
    std::vector<dramatis::extract::WordTraits> words;
    for (const auto& piece : pieces) words.push_back(traits_of(text, piece));
    for (size_t i = 0; i + 1 < pieces.size(); ++i) words[i].space_after = pieces[i].end < pieces[i + 1].begin;
    const BoundaryFinder finder(words);
    size_t first = 0;
    for (size_t word = 0; word < words.size(); ++word) {
      const bool is_end = ends.contains(pieces[word].end);
      const bool certain = word + 1 == words.size() || finder.is_certain(word);
      if (certain || finder.is_candidate(word)) {
        std::vector<uint32_t> row = {pieces[word].end, (is_end ? 1U : 0U) + (certain ? 2U : 0U)};
        row.resize(2 + BoundaryFinder::kFeatures);
        if (!certain) std::ranges::copy(finder.features(word, first), row.begin() + 2);
        std::cout.write(reinterpret_cast<const char*>(row.data()),
                        static_cast<std::streamsize>(row.size() * 4));
      }
      if (is_end) first = word + 1;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::string text((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
  if (argc == 3 && std::string(argv[1]) == "--features") {
    std::ifstream file(argv[2]);
    const std::unordered_set<uint32_t> ends{std::istream_iterator<uint32_t>(file),
                                            std::istream_iterator<uint32_t>()};
    print_features(text, ends);
    return 0;
  }
  dramatis::extract::write_conllu(std::cout, dramatis::extract::Segmenter().segment(std::move(text)), "");
  return 0;
}
