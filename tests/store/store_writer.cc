// store_writer DIRECTORY SEED COUNT: takes that many steps (writer_steps.h) and closes the store. Writes a
// byte to stdout after each, and one when it is closed. It is made to be killed on the way.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "store/store.h"
#include "tests/store/writer_steps.h"

namespace {

int fail(const dramatis::Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return 3;
}

bool tell() { return write(STDOUT_FILENO, ".", 1) == 1; }

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  auto store = dramatis::store::Store::open(argv[1], dramatis::store::OpenMode::kCreate);
  if (!store) return fail(store.error());
  std::mt19937 random(static_cast<uint32_t>(std::atoi(argv[2])));
  for (int i = 0; i < std::atoi(argv[3]); ++i) {
    const auto taken = dramatis::store::take_step(**store, random, i);
    if (!taken) return fail(taken.error());
    if (!tell()) return 4;
  }
  if (const auto closed = (*store)->close(); !closed) return fail(closed.error());
  return tell() ? 0 : 4;
}
