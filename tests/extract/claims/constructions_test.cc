// Every line of constructions.tsv is a test: a sentence, and the relations it must and must not give.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/pipeline.h"

namespace dramatis::extract {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out;
  std::stringstream in(text);
  for (std::string part; std::getline(in, part, separator);) out.push_back(part);
  return out;
}

struct Construction {
  std::string behaviour, sentence, expected;
};

// GoogleTest's name for the parameter: without it CTest would show the bytes of the strings' addresses.
void PrintTo(const Construction& c, std::ostream* out) { *out << c.behaviour; }

std::vector<Construction> read_constructions() {
  std::ifstream in(std::string(DRAMATIS_SOURCE_DIR) + "/tests/extract/claims/constructions.tsv");
  std::vector<Construction> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> f = split(line, '\t');
    if (f.size() == 3) out.push_back({f[0], f[1], f[2]});
  }
  return out;
}

const Extractor& extractor() {
  static const std::shared_ptr<const Extractor> instance = Extractor::create().value();
  return *instance;
}

std::string print(const graph::Relation& r) {
  std::string out = r.subject.value_or("-") + '|' + r.predicate + '|' + r.object.value_or("-");
  if (r.negated) out += "|negated";
  if (r.hedged) out += "|hedged";
  out += '|' + std::string(graph::name_of(r.modality));
  if (!r.through.empty()) out += "|through=" + r.through;
  out += "|by=" + r.attributed_to.value_or("-");
  out += "|event=" + std::string(graph::name_of(r.event));
  if (!r.event_date.empty()) out += "|on=" + r.event_date;
  return out;
}

// A fact is asked for by its bare triple: then it must be neither negated nor less than asserted.
bool matches(const graph::Relation& r, const std::vector<std::string>& wanted) {
  if (r.subject.value_or("-") != wanted[0] || r.predicate != wanted[1] || r.object.value_or("-") != wanted[2])
    return false;
  const std::vector<std::string> printed = split(print(r), '|');
  const std::vector<std::string> flags(wanted.begin() + 3, wanted.end());
  for (const std::string& flag : flags)
    if (std::find(printed.begin() + 3, printed.end(), flag) == printed.end()) return false;
  const auto asked = [&](const char* flag) {
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
  };
  if (r.negated && !asked("negated")) return false;
  const bool modal = asked("possible") || asked("planned") || asked("conditional");
  return modal || asked("negated") || r.modality == graph::Modality::kAsserted;
}

class Constructions : public testing::TestWithParam<Construction> {};

TEST_P(Constructions, GivesTheRelations) {
  graph::Article article;
  article.info.id = "construction";
  article.info.date = "2023-11-12";  // a Sunday
  article.text = GetParam().sentence;
  const graph::ArticleClaims claims = extractor().extract(article);
  EXPECT_EQ(graph::find_problem(claims), std::nullopt);
  std::string all;
  for (const graph::Relation& r : claims.relations) all += "\n    " + print(r);
  for (const std::string& expectation : split(GetParam().expected, ';')) {
    const bool forbidden = expectation[0] == '!';
    const std::vector<std::string> wanted = split(expectation.substr(forbidden ? 1 : 0), '|');
    ASSERT_GE(wanted.size(), 3u) << expectation;
    const bool found = std::any_of(claims.relations.begin(), claims.relations.end(),
                                   [&](const graph::Relation& r) { return matches(r, wanted); });
    EXPECT_EQ(found, !forbidden) << article.text << "\n  " << (forbidden ? "must not give " : "must give ")
                                 << expectation << "\n  gives" << all;
  }
}

INSTANTIATE_TEST_SUITE_P(Claims, Constructions, testing::ValuesIn(read_constructions()),
                         [](const auto& test) { return test.param.behaviour; });

}  // namespace
}  // namespace dramatis::extract
