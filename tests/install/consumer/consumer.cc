#include <iostream>

#include "extract/pipeline.h"

int main() {
  const auto extractor = dramatis::extract::Extractor::create();
  if (!extractor) return 1;
  dramatis::graph::Article article;
  article.text = "Russia criticised Israel on Monday.";
  for (const auto& r : (*extractor)->extract(article).relations) std::cout << r.predicate << "\n";
}
