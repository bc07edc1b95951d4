// openie_features PARSED.conllu SENTENCES.txt: for train/openie/calibrate.py. Prints each candidate triple as
// "features<TAB>line of openie", the features divided by blanks.
#include <fstream>
#include <iostream>
#include <string>

#include "extract/openie/clause.h"
#include "extract/openie/confidence.h"
#include "extract/openie/open_triples.h"
#include "extract/openie/triple_draft.h"
#include "extract/text/conllu.h"

using namespace dramatis::extract;

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: openie_features PARSED.conllu SENTENCES.txt\n";
    return 2;
  }
  std::ifstream parsed(argv[1]), lines(argv[2]);
  ConlluReader reader(parsed, argv[1]);
  size_t number = 0;
  while (true) {
    auto part = reader.next();
    if (!part) {
      std::cerr << part.error().message << '\n';
      return 1;
    }
    if (!*part) return 0;
    for (Sentence& sentence : (*part)->document.sentences) {
      std::string line;
      std::getline(lines, line);
      ++number;
      const Sentence written = pretokenized_sentence(line);
      if (written.tokens.size() != sentence.tokens.size()) {
        std::cerr << "sentence " << number << ": " << sentence.tokens.size() << " words parsed, "
                  << written.tokens.size() << " written\n";
        return 1;
      }
      for (size_t t = 0; t < sentence.tokens.size(); ++t) sentence.tokens[t].span = written.tokens[t].span;
      const SentenceTree tree(sentence);
      const std::vector<Clause> clauses = find_clauses(tree);
      for (const TripleDraft& draft : draft_triples(tree, clauses)) {
        const char* blank = "";
        for (const std::string& feature : confidence_features(tree, draft)) {
          std::cout << blank << feature;
          blank = " ";
        }
        std::cout << '\t' << to_tsv(number, finish(line, tree, draft)) << '\n';
      }
    }
  }
}
