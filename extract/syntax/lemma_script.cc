#include "extract/syntax/lemma_script.h"

#include <charconv>

#include "extract/syntax/word_forms.h"
#include "extract/text/utf8.h"

namespace dramatis::extract {

std::optional<LemmaScript> LemmaScript::parse(std::string_view text) {
  const size_t first = text.find('|');
  const size_t second = first == std::string_view::npos ? first : text.find('|', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  LemmaScript script;
  const std::string_view recase = text.substr(0, first);
  if (recase == "keep")
    script.recase = Case::kKeep;
  else if (recase == "title")
    script.recase = Case::kTitle;
  else if (recase != "lower")
    return std::nullopt;
  const std::string_view number = text.substr(first + 1, second - first - 1);
  if (number != "*") {
    size_t strip = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), strip);
    if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
    script.strip = strip;
  }
  script.append = text.substr(second + 1);
  return script;
}

std::string LemmaScript::apply(std::string_view normalised, std::string_view lower) const {
  if (!strip) return append.empty() ? std::string(normalised) : append;
  std::string cased(recase == Case::kLower ? lower : normalised);
  if (recase == Case::kTitle && !normalised.empty()) {
    const size_t first = decode_utf8(normalised, 0).size;
    cased = std::string(normalised.substr(0, first)) + lower_case(normalised.substr(first));
  }
  for (size_t dropped = 0; dropped < *strip && !cased.empty(); ++dropped) {
    const auto is_continuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    while (cased.size() > 1 && is_continuation(cased.back())) cased.pop_back();
    cased.pop_back();
  }
  cased += append;
  return cased.empty() ? std::string(normalised) : cased;
}

}  // namespace dramatis::extract
