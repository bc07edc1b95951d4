// Golden files: the expected bytes of an output, kept under tests/golden. Set DRAMATIS_UPDATE_GOLDEN=1 in the
// environment to rewrite them after a wanted change, and read the difference before it is committed.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace dramatis::testing {

inline std::string golden_path(const std::string& name) {
  return std::string(DRAMATIS_SOURCE_DIR) + "/tests/golden/" + name;
}

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << "cannot read " << path;
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

inline void expect_golden(const std::string& actual, const std::string& name) {
  if (std::getenv("DRAMATIS_UPDATE_GOLDEN") != nullptr) {
    std::ofstream out(golden_path(name), std::ios::binary);
    out << actual;
    return;
  }
  EXPECT_EQ(actual, read_file(golden_path(name))) << "differs from tests/golden/" << name;
}

}  // namespace dramatis::testing
