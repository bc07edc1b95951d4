#include <array>
#include <utility>

#include "extract/openie/open_triples.h"

namespace dramatis::extract {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kPennEscapes = {{
    {"-LRB-", "("},
    {"-RRB-", ")"},
    {"-LSB-", "["},
    {"-RSB-", "]"},
    {"-LCB-", "{"},
    {"-RCB-", "}"},
    {"``", "\""},
    {"''", "\""},
    {"`", "'"},
}};

std::string unescape(std::string_view word) {
  for (const auto& [escaped, plain] : kPennEscapes)
    if (word == escaped) return std::string(plain);
  std::string out;
  for (size_t i = 0; i < word.size(); ++i) {
    const bool escape = word[i] == '\\' && i + 1 < word.size() && (word[i + 1] == '/' || word[i + 1] == '*');
    if (!escape) out += word[i];
  }
  return out;
}

}  // namespace

Sentence pretokenized_sentence(std::string_view line) {
  Sentence sentence;
  constexpr std::string_view kBlanks = " \t\r\n";
  for (size_t begin = line.find_first_not_of(kBlanks); begin != std::string_view::npos;) {
    const size_t end = std::min(line.find_first_of(kBlanks, begin), line.size());
    Token token;
    token.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    token.form = unescape(line.substr(begin, end - begin));
    sentence.tokens.push_back(std::move(token));
    begin = line.find_first_not_of(kBlanks, end);
  }
  sentence.span = {0, static_cast<uint32_t>(line.size())};
  return sentence;
}

}  // namespace dramatis::extract
