// Random command lines: no crash, a status of the contract, an end, and never silence. DRAMATIS_FUZZ_RUNS
// sets how many (10,000 take some minutes), DRAMATIS_FUZZ_SEED where to begin.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <csignal>
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

// A port of this machine that is in use while it lives, so that a server asked for it ends at once.
class BusyPort {
 public:
  BusyPort() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(::listen(socket_, 1), 0);
    EXPECT_EQ(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    number_ = ntohs(address.sin_port);
  }
  ~BusyPort() { ::close(socket_); }
  uint16_t number() const { return number_; }

 private:
  int socket_;
  uint16_t number_ = 0;
};

struct CommandLine {
  std::vector<std::string> words = {"dramatis"};
  std::string file;      // that it writes, if any
  bool changes = false;  // the graph that it is given
  std::string joined() const {
    std::string line;
    for (const std::string& word : words) line += "'" + word + "' ";
    return line;
  }
};

// Commands that change a graph get `spare`, a copy of it, and nothing that leads out of the working
// directory.
class CommandLines {
 public:
  CommandLines(uint64_t seed, std::string db, std::string spare, uint16_t busy_port)
      : random_(seed), db_(std::move(db)), spare_(std::move(spare)), busy_port_(busy_port) {}

  CommandLine next() {
    CommandLine line;
    std::vector<std::string>& words = line.words;
    line.changes = below(5) == 0;
    std::string command = pick(line.changes ? kWriters : kCommands);
    const bool serves = command == "serve";
    if (serves) command += " --port=" + std::to_string(busy_port_);
    for (std::istringstream parts(command); std::getline(parts, part_, ' ');) words.push_back(part_);
    if (const auto output = std::find(words.begin(), words.end(), "-o"); output != words.end())
      line.file = *std::next(output);
    for (size_t left = below(5); left > 0; --left) words.push_back(below(3) > 0 ? pick(kNames) : pick(kOdd));
    for (size_t left = below(4); left > 0; --left) {
      words.push_back(pick(kOptions));
      if (below(4) > 0) words.push_back(below(3) > 0 ? pick(kValues) : pick(kOdd));
    }
    if (line.changes)
      words.insert(words.end(), {"--db", spare_});
    else if (below(8) > 0)
      words.insert(words.end(), {"--db", below(20) > 0 ? db_ : pick(kOdd)});
    if (!serves && below(6) == 0) std::shuffle(words.begin() + 1, words.end(), random_);
    return line;
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
                                                            "export --format jsonl",
                                                            "export -o graph.gexf",
                                                            "export",
                                                            "draw -o picture.svg",
                                                            "draw -o picture.png",
                                                            "draw -o pair.pdf --timeline Norland Sudmark",
                                                            "draw",
                                                            "rank",
                                                            "communities",
                                                            "components",
                                                            "balance",
                                                            "extract",
                                                            "extract articles.txt",
                                                            "parse",
                                                            "openie",
                                                            "serve",
                                                            "mcp",
                                                            "version",
                                                            "--version",
                                                            "help",
                                                            "help query",
                                                            "man",
                                                            "completion bash",
                                                            "explain",
                                                            "",
                                                            "exprot",
                                                            "-h"};
  static inline const std::vector<std::string> kWriters = {"ingest",
                                                           "ingest articles.txt",
                                                           "ingest claims.jsonl",
                                                           "remove",
                                                           "remove --source wire",
                                                           "reextract",
                                                           "backup",
                                                           "backup copy",
                                                           "restore",
                                                           "restore copy",
                                                           "compact",
                                                           "actors apply"};
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
                                                         "articles.txt",
                                                         "claims.jsonl",
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
                                                       "/nowhere/at all",
                                                       "/dev/null",
                                                       ".",
                                                       "\xf0\x9f\x95\x8a",
                                                       "2024-02-30",
                                                       "--nonsense"};
  static inline const std::vector<std::string> kOptions = {
      "--predicate",    "--event",        "--quadrant",      "--text",          "--since",
      "--until",        "--source",       "--attributed-to", "--asserted-only", "--min-confidence",
      "--min-reports",  "--country",      "--type",          "--roles",         "--sort",
      "--limit",        "--offset",       "--exact",         "--evidence",      "--json",
      "--csv",          "--by",           "--about",         "--cue",           "--stance",
      "--longest",      "--before-since", "--by-event-date", "--color",         "--config",
      "--top",          "--code",         "--sector",        "--reset",         "--help",
      "--words",        "--format",       "--input-format",  "--field",         "--records",
      "--encoding",     "--day-first",    "--threads",       "--quiet",         "--keep",
      "--edges",        "--all",          "--isolated",      "--min-weight",    "--ego",
      "--depth",        "--rollup",       "--merge",         "--statements",    "--no-roles",
      "--no-relations", "--members",      "--title",         "--width",         "--colour-by",
      "--timeline",     "--before",       "--dry-run",       "--list",          "--model",
      "--actors",       "--lexicon",      "--bind",          "--token",         "--host",
      "--pretokenized", "--conllu"};
  static inline const std::vector<std::string> kValues = {"ACCUSE",  "accuse",   "verbal conflict",
                                                          "2024",    "2024-03",  "2024-03-05",
                                                          "3",       "0.5",      "Norland",
                                                          "NOR",     "country",  "latest",
                                                          "reports", "critical", "always",
                                                          "harbour", "true",     "pair",
                                                          "type",    "jsonl",    "text",
                                                          "csv",     "1",        "community"};

  std::mt19937_64 random_;
  std::string db_, spare_, part_;
  uint16_t busy_port_;
};

// A protocol on standard input and output; without input there is nothing to say.
bool may_be_silent(const CommandLine& line, int status) {
  if (status != 0) return false;
  if (!line.file.empty() && std::filesystem::exists(line.file)) return std::filesystem::remove(line.file);
  return std::find(line.words.begin(), line.words.end(), "mcp") != line.words.end();
}

// Ends the test, with the words of the command line, if that takes too long while it lives.
class TimeLimit {
 public:
  explicit TimeLimit(std::string line) {
    line_ = "took too long: " + std::move(line) + "\n";
    for (const int signal : {SIGALRM, SIGPROF}) std::signal(signal, give_up);
    ::alarm(kMostSeconds);
    const itimerval processor{.it_value = {.tv_sec = kMostProcessorSeconds}};
    EXPECT_EQ(::setitimer(ITIMER_PROF, &processor, nullptr), 0);
  }
  ~TimeLimit() {
    const itimerval none{};
    ::setitimer(ITIMER_PROF, &none, nullptr);
    ::alarm(0);
  }

 private:
  static constexpr unsigned kMostSeconds = 1200, kMostProcessorSeconds = 60;  // a machine may be busy
  static void give_up(int) {
    if (::write(kept_output_, line_.data(), line_.size()) < 0) ::_exit(2);
    ::_exit(1);
  }
  static inline const int kept_output_ = ::dup(1);
  static inline std::string line_;
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
  std::filesystem::copy_file(dramatis::testing::golden_path("claims.jsonl"), "claims.jsonl");
  std::ofstream("articles.txt") << "Norland accused Sudmark of spying. \"We deny it\", said Ada Lindqvist.\n";
  const BusyPort port;
  const std::string spare = (root / "spare").string();
  CommandLines lines(from_environment("DRAMATIS_FUZZ_SEED", 14), db, spare, port.number());
  for (uint64_t left = from_environment("DRAMATIS_FUZZ_RUNS", 200); left > 0; --left) {
    const CommandLine line = lines.next();
    std::vector<const char*> arguments;
    for (const std::string& word : line.words) arguments.push_back(word.c_str());
    if (line.changes) {
      std::filesystem::remove_all(spare);
      std::filesystem::copy(db, spare, std::filesystem::copy_options::recursive);
    }
    int status = 0;
    std::string printed;
    {
      const Captured captured(root);
      const TimeLimit limit(line.joined());
      status = run_program(static_cast<int>(arguments.size()), arguments.data());
      std::cout.flush();
      printed = captured.printed();
    }
    ASSERT_TRUE(status >= 0 && status <= 3) << line.joined();
    EXPECT_TRUE(!printed.empty() || may_be_silent(line, status)) << line.joined();
    EXPECT_EQ(printed.find("internal error"), std::string::npos) << line.joined() << printed;
  }
  std::filesystem::current_path(before);
}

}  // namespace
}  // namespace dramatis::cli
