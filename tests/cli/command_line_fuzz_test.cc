// Random command lines: no crash, a status of the contract, and never silence. DRAMATIS_FUZZ_RUNS sets how
// many (10,000 take some minutes), DRAMATIS_FUZZ_SEED where to begin.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>

#include "cli/program.h"
#include "store/store.h"
#include "tests/support/sample_graph.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::cli {
namespace {

// Standard streams into files while it lives.
class Captured {
 public:
  explicit Captured(const std::filesystem::path& folder) : path_(folder / "printed") {
    for (int i = 0; i < 3; ++i) kept_[i] = ::dup(i);
    const int printed = ::open(path_.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, 0);
    ::dup2(printed, 1);
    ::dup2(printed, 2);
    ::close(nothing);
    ::close(printed);
  }
  ~Captured() {
    for (int i = 0; i < 3; ++i) {
      ::dup2(kept_[i], i);
      ::close(kept_[i]);
    }
  }
  std::string printed() const {
    std::ostringstream text;
    text << std::ifstream(path_).rdbuf();
    return text.str();
  }

 private:
  std::filesystem::path path_;
  int kept_[3];
};

class CommandLines {
 public:
  CommandLines(uint64_t seed, std::string db) : random_(seed), db_(std::move(db)) {}

  std::vector<std::string> next() {
    std::vector<std::string> words = {"dramatis"};
    const std::string command = pick(kCommands);
    for (std::istringstream parts(command); std::getline(parts, part_, ' ');) words.push_back(part_);
    for (size_t left = below(5); left > 0; --left) words.push_back(below(3) > 0 ? pick(kNames) : pick(kOdd));
    for (size_t left = below(4); left > 0; --left) {
      words.push_back(pick(kOptions));
      if (below(4) > 0) words.push_back(below(3) > 0 ? pick(kValues) : pick(kOdd));
    }
    if (below(8) > 0) words.insert(words.end(), {"--db", below(20) > 0 ? db_ : pick(kOdd)});
    if (below(6) == 0) std::shuffle(words.begin() + 1, words.end(), random_);
    return words;
  }

 private:
  size_t below(size_t count) { return std::uniform_int_distribution<size_t>(0, count - 1)(random_); }
  const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

  static inline const std::vector<std::string> kCommands = {"query who",
                                                            "query whom",
                                                            "query between",
                                                            "query said",
                                                            "query timeline",
                                                            "query path",
                                                            "query diff",
                                                            "query disputed",
                                                            "query search",
                                                            "query",
                                                            "query wo",
                                                            "ask",
                                                            "actors list",
                                                            "actors show",
                                                            "actors suggest",
                                                            "actors merge",
                                                            "actors hide",
                                                            "actors unhide",
                                                            "actors undo",
                                                            "actors split",
                                                            "actors rename",
                                                            "actors retype",
                                                            "actors journal",
                                                            "actors apply",
                                                            "actors",
                                                            "stats",
                                                            "check",
                                                            "export --format json",
                                                            "help",
                                                            "help query",
                                                            "man",
                                                            "completion bash",
                                                            "explain",
                                                            "",
                                                            "exprot",
                                                            "-h"};
  static inline const std::vector<std::string> kNames = {"Norland",
                                                         "sudmark",
                                                         "Ada Lindqvist",
                                                         "INF pact",
                                                         "osk",
                                                         "Lind",
                                                         "harbour",
                                                         "Sudmakr",
                                                         "nobody",
                                                         "Who criticised Sudmark?",
                                                         "What did Lindqvist say?",
                                                         "criticises",
                                                         "person",
                                                         "merge"};
  static inline const std::vector<std::string> kOdd = {"",
                                                       " ",
                                                       "-",
                                                       "--",
                                                       "\xff\xfe",
                                                       "\n",
                                                       "%s%n",
                                                       "-1",
                                                       "0",
                                                       "99999999999999999999",
                                                       "1e9",
                                                       "'",
                                                       "\"",
                                                       "[]",
                                                       "{",
                                                       "=",
                                                       "--=",
                                                       "---",
                                                       "@",
                                                       "/",
                                                       "/dev/null",
                                                       ".",
                                                       "\xf0\x9f\x95\x8a",
                                                       "2024-02-30",
                                                       "--nonsense"};
  static inline const std::vector<std::string> kOptions = {
      "--predicate",   "--event",        "--quadrant",      "--text",          "--since",
      "--until",       "--source",       "--attributed-to", "--asserted-only", "--min-confidence",
      "--min-reports", "--country",      "--type",          "--roles",         "--sort",
      "--limit",       "--offset",       "--exact",         "--evidence",      "--json",
      "--csv",         "--by",           "--about",         "--cue",           "--stance",
      "--longest",     "--before-since", "--by-event-date", "--color",         "--config",
      "--top",         "--code",         "--sector",        "--reset",         "--help",
      "--words"};
  static inline const std::vector<std::string> kValues = {
      "ACCUSE",  "accuse",   "verbal conflict", "2024",    "2024-03", "2024-03-05",
      "3",       "0.5",      "Norland",         "NOR",     "country", "latest",
      "reports", "critical", "always",          "harbour", "true"};

  std::mt19937_64 random_;
  std::string db_, part_;
};

uint64_t from_environment(const char* name, uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value ? std::strtoull(value, nullptr, 10) : otherwise;
}

TEST(CommandLine, OfRandomWordsNeverCrashesAndIsNeverSilent) {
  const dramatis::testing::TemporaryDirectory folder;
  const std::filesystem::path root = folder.path();
  const std::string db = (root / "db").string();
  ::setenv("XDG_CONFIG_HOME", root.c_str(), 1);
  {
    auto store = store::Store::open(db, store::OpenMode::kCreate);
    ASSERT_TRUE(store.ok()) << store.error().message;
    for (const graph::ArticleClaims& claims : dramatis::testing::sample_claims())
      ASSERT_TRUE((*store)->add(claims).ok());
    ASSERT_TRUE((*store)->close().ok());
  }
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(root);
  CommandLines lines(from_environment("DRAMATIS_FUZZ_SEED", 14), db);
  for (uint64_t left = from_environment("DRAMATIS_FUZZ_RUNS", 200); left > 0; --left) {
    const std::vector<std::string> words = lines.next();
    std::vector<const char*> arguments;
    for (const std::string& word : words) arguments.push_back(word.c_str());
    int status = 0;
    std::string printed;
    {
      const Captured captured(root);
      status = run_program(static_cast<int>(arguments.size()), arguments.data());
      std::cout.flush();
      printed = captured.printed();
    }
    std::string line;
    for (const std::string& word : words) line += "'" + word + "' ";
    ASSERT_TRUE(status >= 0 && status <= 3) << line;
    ASSERT_FALSE(printed.empty()) << line;
    ASSERT_EQ(printed.find("internal error"), std::string::npos) << line << printed;
  }
  std::filesystem::current_path(before);
}

}  // namespace
}  // namespace dramatis::cli
