// relation_candidates FILES...: for train/relations/fit.py. Prints every relation between two actors that the
// model weighs, a line each: file, begin, end, subject, predicate, object, features.
#include <iostream>

#include "extract/extractor.h"
#include "extract/input/article_reader.h"

using namespace dramatis::extract;

int main(int argc, char** argv) {
  const auto extractor = Extractor::create();
  if (!extractor) {
    std::cerr << extractor.error().message << '\n';
    return 1;
  }
  for (int i = 1; i < argc; ++i) {
    ArticleReader reader({argv[i]});
    const auto item = reader.next();
    if (!item || !*item) {
      std::cerr << argv[i] << ": no article\n";
      return 1;
    }
    for (const auto& [r, trace] : (*extractor)->relation_candidates((*item)->article, (*item)->body_begin)) {
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
