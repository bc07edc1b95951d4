// store_writer DIRECTORY SEED COUNT: adds that many random articles one by one, then prints "done". It is
// made to be killed on the way.
#include <cstdio>
#include <cstdlib>

#include "store/store.h"
#include "tests/support/random_claims.h"

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  auto store = dramatis::store::Store::open(argv[1], dramatis::store::OpenMode::kCreate);
  if (!store) {
    std::fprintf(stderr, "%s\n", store.error().message.c_str());
    return 3;
  }
  std::mt19937 random(static_cast<uint32_t>(std::atoi(argv[2])));
  for (int i = 0; i < std::atoi(argv[3]); ++i)
    if (const auto added = (*store)->add(dramatis::testing::random_claims(random, {.articles = 100000}));
        !added) {
      std::fprintf(stderr, "%s\n", added.error().message.c_str());
      return 3;
    }
  if (const auto closed = (*store)->close(); !closed) {
    std::fprintf(stderr, "%s\n", closed.error().message.c_str());
    return 3;
  }
  std::puts("done");
  return 0;
}
