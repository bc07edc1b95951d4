// write_language_model_seed FILE: the small model of tests/extract/small_language_model.h, after a change of
// the format.
#include <fstream>
#include <iostream>

#include "tests/extract/small_language_model.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_language_model_seed FILE\n";
    return 2;
  }
  std::ofstream(argv[1], std::ios::binary) << dramatis::extract::SmallLanguageModel::make().file();
  return 0;
}
