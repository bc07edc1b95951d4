#include "tests/support/parsed_words.h"

#include <map>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace dramatis::extract {
namespace {

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, mark);) out.push_back(part);
  return out;
}

Upos upos_of(const std::string& xpos, const std::string& deprel) {
  static const std::map<std::string, Upos> kByTag = {
      {"NNP", Upos::kPropn}, {"NNPS", Upos::kPropn}, {"NN", Upos::kNoun},    {"NNS", Upos::kNoun},
      {"PRP", Upos::kPron},  {"PRP$", Upos::kPron},  {"WP", Upos::kPron},    {"WDT", Upos::kPron},
      {"WP$", Upos::kPron},  {"DT", Upos::kDet},     {"JJ", Upos::kAdj},     {"JJR", Upos::kAdj},
      {"JJS", Upos::kAdj},   {"RB", Upos::kAdv},     {"RP", Upos::kAdp},     {"WRB", Upos::kAdv},
      {"IN", Upos::kAdp},    {"TO", Upos::kPart},    {"POS", Upos::kPart},   {"CC", Upos::kCconj},
      {"CD", Upos::kNum},    {"MD", Upos::kAux},     {"PUNCT", Upos::kPunct}};
  if (deprel == "aux" || deprel == "cop" || deprel == "aux:pass") return Upos::kAux;
  if (deprel == "mark" && xpos == "IN") return Upos::kSconj;
  if (xpos.starts_with("VB")) return Upos::kVerb;
  const auto it = kByTag.find(xpos);
  if (it == kByTag.end()) throw std::invalid_argument("unknown tag " + xpos);
  return it->second;
}

}  // namespace

Document parsed(std::string_view words) {
  Document document;
  std::istringstream lines{std::string(words)};
  for (std::string line; std::getline(lines, line);) {
    Sentence sentence;
    std::istringstream in(line);
    for (std::string word; in >> word;) {
      const std::vector<std::string> cells = split(word, '/');
      if (cells.size() != 4 && cells.size() != 5)
        throw std::invalid_argument("not form/XPOS/head/deprel[/name]: " + word);
      const bool glued = cells[0].starts_with("~");
      const std::vector<std::string> form = split(cells[0].substr(glued ? 1 : 0), ':');
      Token token;
      token.form = form[0];
      token.lemma = form.size() > 1 ? form[1] : form[0];
      if (glued && !sentence.tokens.empty()) sentence.tokens.back().space_after = false;
      if (!glued && !document.text.empty()) document.text += ' ';
      token.span.begin = static_cast<uint32_t>(document.text.size());
      document.text += token.form;
      token.span.end = static_cast<uint32_t>(document.text.size());
      token.xpos = intern_label(cells[1]);
      token.head = std::stoi(cells[2]) - 1;
      token.deprel = intern_label(cells[3]);
      token.upos = upos_of(cells[1], cells[3]);
      if (cells.size() == 5) token.name = name_tag_from(cells[4]);
      if (cells[1] == "NNS" || cells[1] == "NNPS") token.feats = intern_label("Number=Plur");
      sentence.tokens.push_back(std::move(token));
    }
    if (sentence.tokens.empty()) continue;
    sentence.span = {sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
    document.sentences.push_back(std::move(sentence));
  }
  return document;
}

}  // namespace dramatis::extract
