#include "extract/text/word_lists.h"

#include <unordered_map>
#include <unordered_set>

namespace dramatis::extract {
namespace {

using WordSet = std::unordered_set<std::string_view>;

const std::unordered_map<std::string_view, Abbreviation>& abbreviations() {
  static const auto* table = [] {
    auto* result = new std::unordered_map<std::string_view, Abbreviation>;
    auto add = [&](Abbreviation kind, std::initializer_list<std::string_view> words) {
      for (std::string_view word : words) result->emplace(word, kind);
    };
    add(Abbreviation::kTitle,
        {"mr",   "mrs",   "ms",  "dr",   "prof",  "rev",   "lt",   "sgt",  "capt",  "cmdr", "adm",
         "maj",  "brig",  "gov", "sen",  "sens",  "rep",   "reps", "pres", "msgr",  "supt", "mlle",
         "mme",  "hon",   "cpl", "pvt",  "amb",   "atty",  "insp", "det",  "gen",   "gens", "col",
         "cols", "profs", "drs", "govs", "lieut", "comdr", "cllr", "fr",   "messrs"});
    add(Abbreviation::kPlain,
        {"st",    "ste",  "ft",   "mt",    "sr",   "dep",  "asst",   "assoc", "tel",  "attn", "spec",
         "inc",   "corp", "co",   "cos",   "ltd",  "bros", "vs",     "jr",    "etc",  "al",   "dept",
         "univ",  "assn", "jan",  "feb",   "aug",  "sept", "sep",    "oct",   "nov",  "dec",  "tues",
         "thurs", "thur", "ave",  "blvd",  "ca",   "cf",   "approx", "est",   "eg",   "ie",   "rd",
         "plc",   "mfg",  "intl", "natl",  "dist", "div",  "ext",    "lb",    "lbs",  "oz",   "yrs",
         "hrs",   "hwy",  "conn", "calif", "ariz", "colo", "fla",    "minn",  "okla", "tenn", "tex",
         "wis",   "nev",  "neb",  "mich",  "mont", "ont",  "que",    "esp",   "incl", "govt", "mins",
         "arrv",  "resp", "vols", "pp",    "eds",  "viz",  "ph",     "sc",    "lit"});
    add(Abbreviation::kBeforeNumber,
        {"no", "nos", "fig", "figs", "vol", "p",   "sec", "art", "ch",    "para", "pt",
         "pg", "op",  "eq",  "ver",  "nr",  "apr", "jun", "jul", "circa", "c"});
    add(Abbreviation::kCapitalised,
        {"sun", "mon", "tue", "wed",  "thu",  "fri", "sat", "mar", "mass", "wash", "ill",
         "ind", "ore", "del", "miss", "penn", "pa",  "va",  "la",  "ga",   "ky",   "md",
         "me",  "mo",  "ct",  "ed",   "ariz", "kan", "ala", "ark", "vt",   "wyo"});
    return result;
  }();
  return *table;
}

bool has(const WordSet& set, std::string_view word) { return set.find(word) != set.end(); }

}  // namespace

Abbreviation abbreviation(std::string_view lower) {
  const auto it = abbreviations().find(lower);
  return it == abbreviations().end() ? Abbreviation::kNone : it->second;
}

// The prefixes and suffixes follow the Penn/OntoNotes addendum on hyphens that EWT and GUM adopted, less
// those that the two treebanks do split (eco-, euro-, vice-).
bool is_hyphen_prefix(std::string_view lower) {
  static const auto* set = new WordSet{
      "e",    "non",   "pre",    "anti",   "mid",     "re",    "post",  "co",    "pro",   "multi", "ex",
      "sub",  "semi",  "cross",  "neo",    "counter", "intra", "inter", "mini",  "micro", "macro", "mega",
      "arch", "socio", "psycho", "pseudo", "ultra",   "super", "trans", "bi",    "tri",   "uni",   "un",
      "de",   "extra", "infra",  "hyper",  "over",    "para",  "peri",  "cyber", "ante",  "agro",  "bio"};
  return has(*set, lower);
}

bool is_hyphen_suffix(std::string_view lower) {
  static const auto* set =
      new WordSet{"wise", "esque", "ish", "fest", "fold", "gate", "itis", "less", "most", "ups"};
  return has(*set, lower);
}

bool is_unit(std::string_view suffix) {
  static const auto* set = new WordSet{
      "m",     "k",     "b",       "bn",   "mn",      "tn",      "M",   "K",   "B",   "km",   "cm",
      "mm",    "kg",    "mg",      "lb",   "lbs",     "oz",      "ft",  "mi",  "mph", "kph",  "kmh",
      "Hz",    "hz",    "kHz",     "MHz",  "GHz",     "am",      "pm",  "AM",  "PM",  "a.m",  "p.m",
      "A.M",   "P.M",   "MM",      "hh",   "x",       "f",       "kb",  "mb",  "gb",  "KB",   "MB",
      "GB",    "TB",    "kW",      "MW",   "GW",      "kWh",     "MWh", "GWh", "TWh", "min",  "mins",
      "hr",    "hrs",   "sec",     "secs", "ml",      "sq",      "mcg", "nm",  "bps", "bcf",  "mcf",
      "kV",    "kcal",  "yr",      "yrs",  "p",       "by",      "bln", "mln", "trn", "days", "minutes",
      "hours", "years", "percent", "pc",   "million", "billion", "am.", "pm."};
  return has(*set, suffix);
}

bool is_top_level_domain(std::string_view lower) {
  static const auto* set = new WordSet{
      "com", "org", "net", "edu", "gov", "mil", "info", "biz", "int", "io",  "tv",  "uk",   "ca",  "de", "fr",
      "nz",  "tw",  "dk",  "es",  "ru",  "cn",  "jp",   "eu",  "ch",  "nl",  "se",  "br",   "za",  "il", "ir",
      "ua",  "pl",  "ie",  "mx",  "ar",  "kr",  "hk",   "sg",  "ly",  "app", "dev", "news", "blog"};
  return has(*set, lower);
}

bool is_file_extension(std::string_view lower) {
  static const auto* set = new WordSet{"doc", "docx", "xls",  "xlsx", "pdf", "txt", "jpg", "jpeg", "png",
                                       "gif", "html", "htm",  "php",  "zip", "exe", "mp3", "mp4",  "ppt",
                                       "csv", "xml",  "json", "asp",  "url", "py",  "js",  "cpp",  "wav"};
  return has(*set, lower);
}

int contraction_split(std::string_view lower) {
  static const auto* table = new std::unordered_map<std::string_view, int>{
      {"cannot", 3},  {"gonna", 3},    {"gotta", 3},  {"wanna", 3},  {"lemme", 3},   {"gimme", 3},
      {"dont", 2},    {"doesnt", 4},   {"didnt", 3},  {"cant", 2},   {"isnt", 2},    {"arent", 3},
      {"wasnt", 3},   {"werent", 4},   {"havent", 4}, {"hasnt", 3},  {"hadnt", 3},   {"couldnt", 5},
      {"wouldnt", 5}, {"shouldnt", 6}, {"aint", 2},   {"wont", 2},   {"im", 1},      {"ive", 1},
      {"youre", 3},   {"theyre", 4},   {"youve", 3},  {"theyve", 4}, {"youll", 3},   {"theyll", 4},
      {"itll", 2},    {"thats", 4},    {"whats", 4},  {"theres", 5}, {"heres", 4},   {"hes", 2},
      {"shes", 3},    {"lets", 3},     {"outta", 3},  {"arnt", 2},   {"anyones", 6}, {"elses", 4}};
  const auto it = table->find(lower);
  return it == table->end() ? 0 : it->second;
}

bool is_clipped_word(std::string_view lower) {
  static const auto* set = new WordSet{"em", "til", "till", "cause", "bout", "n", "round", "cuz", "kay"};
  return has(*set, lower);
}

}  // namespace dramatis::extract
