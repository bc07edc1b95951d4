// Suites of sentences that a learned model reads: no line of them must hold, but a share of all lines. Each
// line that does not hold is printed with its reason, so that two models can be compared line by line.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace dramatis::testing {

class ScoredSuite {
 public:
  explicit ScoredSuite(std::string name) : name_(std::move(name)) {}

  void count(bool holds, const std::string& complaint) {
    ++lines_;
    held_ += holds;
    if (!holds) std::cout << name_ << ": " << complaint << '\n';
  }
  void expect_at_least(double share) const {
    std::cout << name_ << ": " << text() << " hold\n";
    EXPECT_GE(held_, share * lines_) << name_ << ": " << text() << " hold, not " << 100 * share << " in 100";
  }
  // For what is of interest, but of no consequence.
  void print() const { std::cout << name_ << ": " << text() << '\n'; }
  int lines() const { return lines_; }

 private:
  std::string text() const {
    char share[16];
    std::snprintf(share, sizeof share, "%.1f %%", lines_ == 0 ? 0.0 : 100.0 * held_ / lines_);
    return std::to_string(held_) + " of " + std::to_string(lines_) + " (" + share + ")";
  }

  std::string name_;
  int lines_ = 0, held_ = 0;
};

// Between each two separators, blanks at either end left out.
inline std::vector<std::string> split_trimmed(const std::string& text, char separator) {
  std::vector<std::string> out;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    const std::string part = text.substr(begin, end - begin);
    const size_t first = part.find_first_not_of(' ');
    out.push_back(first == std::string::npos ? ""
                                             : part.substr(first, part.find_last_not_of(' ') - first + 1));
    begin = end + 1;
  }
  return out;
}

// The lines of a table below tests/ that are neither empty nor comments, as fields between tabs.
inline std::vector<std::vector<std::string>> read_suite(const std::string& path, size_t columns) {
  std::ifstream in(std::string(DRAMATIS_SOURCE_DIR) + "/tests/" + path);
  EXPECT_TRUE(in) << path;
  std::vector<std::vector<std::string>> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    out.push_back(split_trimmed(line, '\t'));
    EXPECT_EQ(out.back().size(), columns) << line;
    out.back().resize(columns);
  }
  return out;
}

}  // namespace dramatis::testing
