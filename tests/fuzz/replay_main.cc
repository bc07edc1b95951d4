// Runs a fuzz target over seed files and over damaged copies of them, so that the targets are exercised by
// every compiler and in every test run. Arguments: how many damaged copies of each (-rounds=200), folders of
// seeds.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

// A copy with a few bytes flipped, cut out, doubled or replaced.
std::string damaged(std::string bytes, std::mt19937& random) {
  for (int i = 0; i < 3 && !bytes.empty(); ++i) {
    const size_t at = random() % bytes.size();
    const size_t size = 1 + random() % 16;
    switch (random() % 4) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random() % 8)));
        break;
      case 1:
        bytes.erase(at, size);
        break;
      case 2:
        bytes.insert(at, bytes.substr(random() % bytes.size(), size));
        break;
      default:
        bytes[at] = "\n\t \"'{}[]<>,.\0\xFF-"[random() % 17];
        break;
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr std::string_view kRounds = "-rounds=";
  size_t seeds = 0;
  long rounds = 200;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]).starts_with(kRounds)) {
      rounds = std::atol(argv[i] + kRounds.size());
      continue;
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      std::ifstream in(file, std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
      run(bytes);
      std::mt19937 random(static_cast<unsigned>(++seeds));
      for (long round = 0; round < rounds; ++round) run(damaged(bytes, random));
    }
  }
  std::printf("%zu seeds\n", seeds);
  return seeds == 0 ? 1 : 0;
}
