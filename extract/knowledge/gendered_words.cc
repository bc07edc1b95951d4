#include "extract/knowledge/gendered_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/knowledge/text_forms.h"

namespace dramatis::extract {
namespace {

constexpr std::array<std::string_view, 48> kFemale = {
    "mrs",          "ms",           "miss",          "mme",           "madam",       "madame",
    "lady",         "dame",         "queen",         "princess",      "empress",     "baroness",
    "countess",     "duchess",      "sister",        "mother",        "daughter",    "wife",
    "widow",        "girl",         "woman",         "aunt",          "niece",       "grandmother",
    "girlfriend",   "bride",        "nun",           "heroine",       "actress",     "waitress",
    "hostess",      "chairwoman",   "spokeswoman",   "congresswoman", "policewoman", "businesswoman",
    "mum",          "mom",          "granddaughter", "stepmother",    "midwife",     "housewife",
    "councilwoman", "servicewoman", "stateswoman",   "noblewoman",    "abbess",      "goddess"};
constexpr std::array<std::string_view, 46> kMale = {
    "mr",       "sir",        "lord",       "king",      "prince",      "emperor",   "baron",
    "count",    "duke",       "brother",    "father",    "son",         "husband",   "widower",
    "boy",      "man",        "uncle",      "nephew",    "grandfather", "boyfriend", "bridegroom",
    "monk",     "waiter",     "chairman",   "spokesman", "congressman", "policeman", "businessman",
    "dad",      "grandson",   "stepfather", "pope",      "sheikh",      "ayatollah", "imam",
    "cardinal", "councilman", "serviceman", "statesman", "nobleman",    "sultan",    "emir",
    "tsar",     "shah",       "guy",        "fisherman"};

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Gender gender_of_word(std::string_view word) {
  std::string folded = fold(word);
  std::erase(folded, '.');
  if (contains(kFemale, folded)) return Gender::kFemale;
  return contains(kMale, folded) ? Gender::kMale : Gender::kUnknown;
}

}  // namespace dramatis::extract
