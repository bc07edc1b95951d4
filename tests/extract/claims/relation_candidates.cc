// relation_candidates FILES...: for train/relations/fit.py. Prints every relation between two actors that the
// model weighs, a line each: file, begin, end, subject, predicate, object, features.
#include <fstream>
#include <iostream>
#include <iterator>

#include "extract/extractor.h"

using namespace dramatis::extract;

int main(int argc, char** argv) {
  const auto extractor = Extractor::create();
  if (!extractor) {
    std::cerr << extractor.error().message << '\n';
    return 1;
  }
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    dramatis::graph::Article article;
    article.text.assign(std::istreambuf_iterator<char>(in), {});
    for (const auto& [r, trace] : (*extractor)->relation_candidates(article)) {
      if (trace.features.empty()) continue;
      std::cout << argv[i] << '\t' << r.span.begin << '\t' << r.span.end << '\t' << *r.subject << '\t'
                << r.predicate << '\t' << *r.object << '\t';
      const char* mark = "";
      for (const std::string& feature : trace.features) {
        std::cout << mark << feature;
        mark = "|";
      }
      std::cout << '\n';
    }
  }
}
