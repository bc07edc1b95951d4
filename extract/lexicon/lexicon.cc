#include "extract/lexicon/lexicon.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>

extern "C" const char dramatis_predicates_begin[];
extern "C" const char dramatis_predicates_end[];
extern "C" const char dramatis_wordings_begin[];
extern "C" const char dramatis_wordings_end[];
extern "C" const char dramatis_noun_predicates_begin[];
extern "C" const char dramatis_noun_predicates_end[];

namespace dramatis::extract {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string> alternatives(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string_view word : split(text, '|'))
    if (!word.empty()) out.emplace_back(word);
  return out;
}

NounForm noun_form(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {std::string(text), ""};
  return {std::string(text.substr(0, slash)), std::string(text.substr(slash + 1))};
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (const std::string_view word : split(text, ' '))
    if (!word.empty()) out.push_back(word);
  return out;
}

std::optional<graph::EventClass> event_of(std::string_view text) {
  if (text.empty() || text == "-") return graph::EventClass::kNone;
  return graph::event_class_from(text);
}

// Calls row(fields, line number) for every line that is neither empty, a comment nor the header.
template <typename Row>
Status for_each_row(std::string_view tsv, std::string_view header, size_t columns, Row row) {
  uint32_t number = 0;
  for (const std::string_view raw : split(tsv, '\n')) {
    ++number;
    if (trim(raw).empty() || raw.front() == '#') continue;
    std::vector<std::string_view> fields = split(raw, '\t');
    if (trim(fields[0]) == header) continue;
    fields.resize(std::max(fields.size(), columns));
    for (std::string_view& field : fields) field = trim(field);
    if (Status status = row(fields, number); !status.ok())
      return invalid_input("line " + std::to_string(number) + ": " + status.error().message);
  }
  return Ok{};
}

// Takes "^civil", "@person+", "inf" and "!inf" off the end of a pattern's words.
Status read_conditions(std::vector<std::string_view>& words, ActorConditions& actors,
                       OpenComplement* complement) {
  for (; words.size() > 1; words.pop_back()) {
    std::string_view word = words.back();
    if (complement && (word == "inf" || word == "!inf")) {
      *complement = word == "inf" ? OpenComplement::kWanted : OpenComplement::kUnwanted;
      continue;
    }
    if (word.front() != '^' && word.front() != '@') break;
    const bool subject = word.front() == '^';
    word.remove_prefix(1);
    if (!subject) actors.through_nouns = word.ends_with('+');
    if (!subject && actors.through_nouns) word.remove_suffix(1);
    const auto kinds = actor_kinds_from(word);
    if (!kinds) return invalid_input("'" + std::string(word) + "' is no kind of actor");
    (subject ? actors.subject : actors.object) = *kinds;
  }
  return Ok{};
}

}  // namespace

int VerbPattern::specificity() const {
  const bool modified =
      std::any_of(nouns.begin(), nouns.end(), [](const NounForm& n) { return !n.modifier.empty(); });
  const int conditions = (actors.subject != 0) + (actors.object != 0) + (complement != OpenComplement::kAny);
  return (particle.empty() ? 0 : 4) + conditions + (nouns.empty() ? 0 : 8) + (modified ? 1 : 0) +
         (any_object ? 3 : 0) +
         (phrase_prepositions.empty() ? 0
          : phrase_nouns.empty()      ? 3
                                      : 8) +
         (predicatives.empty() ? 0 : 8) + (place == ObjectPlace::kPrepositional ? 2 : 1);
}

Result<Lexicon> Lexicon::parse(std::string_view predicates_tsv, std::string_view wordings_tsv,
                               std::string_view noun_predicates_tsv) {
  Lexicon lexicon;
  if (Status status = lexicon.add_predicates(predicates_tsv, /*own=*/false); !status.ok())
    return invalid_input("predicates: " + status.error().message);
  if (Status status = lexicon.add_wordings(wordings_tsv); !status.ok())
    return invalid_input("wordings: " + status.error().message);
  if (Status status = lexicon.add_noun_predicates(noun_predicates_tsv); !status.ok())
    return invalid_input("noun predicates: " + status.error().message);
  lexicon.sort_patterns();
  return lexicon;
}

Result<Lexicon> Lexicon::with_files(const std::vector<std::string>& files) {
  if (files.empty()) return built_in();
  Lexicon lexicon;
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::string rows{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in.is_open() || in.bad()) return not_found(file + ": cannot be read");
    if (Status status = lexicon.add_predicates(rows, /*own=*/true); !status.ok())
      return invalid_input(file + ": " + status.error().message);
  }
  if (Status status = lexicon.add_predicates({dramatis_predicates_begin, dramatis_predicates_end}, false);
      !status.ok())
    return status.error();
  if (Status status = lexicon.add_wordings({dramatis_wordings_begin, dramatis_wordings_end}); !status.ok())
    return status.error();
  if (Status status =
          lexicon.add_noun_predicates({dramatis_noun_predicates_begin, dramatis_noun_predicates_end});
      !status.ok())
    return status.error();
  lexicon.sort_patterns();
  return lexicon;
}

// The more special first; a user's before others.
void Lexicon::sort_patterns() {
  for (auto& [lemma, patterns] : nouns_)
    std::stable_sort(patterns.begin(), patterns.end(), [this](const NounPattern& a, const NounPattern& b) {
      const auto weight = [this](const NounPattern& p) {
        return 4 * entries_[p.entry].own + 2 * !p.modifier.empty() +
               (p.actors.subject != 0 || p.actors.object != 0);
      };
      return weight(a) > weight(b);
    });
  for (auto& [lemma, patterns] : verbs_)
    std::stable_sort(patterns.begin(), patterns.end(), [](const VerbPattern& a, const VerbPattern& b) {
      return a.specificity() > b.specificity();
    });
}

const Lexicon& Lexicon::built_in() {
  static const Lexicon lexicon = [] {
    Result<Lexicon> parsed = parse({dramatis_predicates_begin, dramatis_predicates_end},
                                   {dramatis_wordings_begin, dramatis_wordings_end},
                                   {dramatis_noun_predicates_begin, dramatis_noun_predicates_end});
    if (!parsed.ok()) {  // a build that ships a broken table must not run
      std::fprintf(stderr, "dramatis: built-in lexicon, %s\n", parsed.error().message.c_str());
      std::abort();
    }
    return std::move(parsed).value();
  }();
  return lexicon;
}

Status Lexicon::add_predicates(std::string_view tsv, bool own) {
  return for_each_row(
      tsv, "canonical", 6, [&](const std::vector<std::string_view>& f, uint32_t line) -> Status {
        const auto event = event_of(f[1]);
        if (!event) return invalid_input("unknown event class '" + std::string(f[1]) + "'");
        if (f[0].empty()) return invalid_input("a row without a canonical predicate");
        const bool goes_on =
            !entries_.empty() && entries_.back().own == own && entries_.back().canonical == f[0];
        if (goes_on && entries_.back().event != *event)
          return invalid_input("'" + std::string(f[0]) + "' has another class above");
        if (!goes_on) entries_.push_back({std::string(f[0]), *event, f[2] == "sym", line, own});
        const auto index = static_cast<uint32_t>(entries_.size() - 1);
        return add_patterns(f[3], f[4], f[5], index);
      });
}

// A row of the wider table: a canonical predicate of the first, then patterns.
Status Lexicon::add_wordings(std::string_view tsv) {
  std::unordered_map<std::string_view, uint32_t> rows;
  for (uint32_t i = 0; i < entries_.size(); ++i)
    if (!entries_[i].own) rows.emplace(entries_[i].canonical, i);
  return for_each_row(tsv, "canonical", 4, [&](const std::vector<std::string_view>& f, uint32_t) -> Status {
    const auto row = rows.find(f[0]);
    if (row == rows.end()) return invalid_input("no predicate '" + std::string(f[0]) + "'");
    return add_patterns(f[1], f[2], f[3], row->second);
  });
}

Status Lexicon::add_noun_predicates(std::string_view tsv) {
  return for_each_row(tsv, "noun", 2, [&](const std::vector<std::string_view>& f, uint32_t) -> Status {
    if (f[0].empty() || f[1].empty()) return invalid_input("a noun and its predicate are wanted");
    noun_predicates_.emplace(f[0], f[1]);
    return Ok{};
  });
}

std::string_view Lexicon::usual_predicate(std::string_view noun) const {
  const auto found = noun_predicates_.find(noun);
  return found == noun_predicates_.end() ? std::string_view() : std::string_view(found->second);
}

Status Lexicon::add_patterns(std::string_view verbs, std::string_view nouns, std::string_view phrases,
                             uint32_t entry) {
  const auto add = [&](std::string_view patterns, auto add_one) -> Status {
    for (const std::string_view pattern : split(patterns, ';'))
      if (const auto p = trim(pattern); !p.empty() && p != "-")
        if (Status status = (this->*add_one)(p, entry); !status.ok()) return status;
    return Ok{};
  };
  if (Status status = add(verbs, &Lexicon::add_verb_pattern); !status.ok()) return status;
  if (Status status = add(nouns, &Lexicon::add_noun_pattern); !status.ok()) return status;
  return add(phrases, &Lexicon::add_phrase_pattern);
}

Status Lexicon::add_verb_pattern(std::string_view text, uint32_t entry) {
  std::vector<std::string_view> words = words_of(text);
  VerbPattern pattern;
  pattern.entry = entry;
  if (Status status = read_conditions(words, pattern.actors, &pattern.complement); !status.ok())
    return status;
  bool direct_noun = false;
  for (size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word.front() == '+') {
      pattern.particle = word.substr(1);
    } else if (word.front() == '[') {
      if (word.back() != ']') return invalid_input("'" + std::string(text) + "': '[' without ']'");
      for (const std::string& noun : alternatives(word.substr(1, word.size() - 2)))
        pattern.nouns.push_back(noun_form(noun));
      direct_noun = true;
    } else if (word == "*") {
      pattern.any_object = true;
    } else if (word == "iobj") {
      pattern.place = ObjectPlace::kIndirect;
    } else if (i + 1 == words.size() || (i + 2 == words.size() && words[i + 1] == "*")) {
      pattern.place = ObjectPlace::kPrepositional;
      pattern.prepositions = alternatives(word);
    } else {
      return invalid_input("'" + std::string(text) + "': '" + std::string(word) +
                           "' is neither a +particle, a [noun] nor the last preposition");
    }
  }
  if (direct_noun && pattern.place == ObjectPlace::kDirect) pattern.place = ObjectPlace::kIndirect;
  add_pattern(words.front(), pattern);
  return Ok{};
}

void Lexicon::add_pattern(std::string_view lemmas, const VerbPattern& pattern) {
  std::string prefix;
  if (lemmas.starts_with("be:")) {
    prefix = "be:";
    lemmas.remove_prefix(3);
  }
  for (const std::string& lemma : alternatives(lemmas)) verbs_[prefix + lemma].push_back(pattern);
}

// "put under:[pressure]", "take to:[street] against", "take =hostage", "provide obj with *"
Status Lexicon::add_phrase_pattern(std::string_view text, uint32_t entry) {
  std::vector<std::string_view> words = words_of(text);
  VerbPattern pattern;
  pattern.entry = entry;
  if (Status status = read_conditions(words, pattern.actors, &pattern.complement); !status.ok())
    return status;
  bool object_first = false;
  for (size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "obj") {
      object_first = true;
    } else if (word.front() == '+') {
      pattern.particle = word.substr(1);
    } else if (word.front() == '=') {
      pattern.predicatives = alternatives(word.substr(1));
    } else if (const size_t colon = word.find(":["); colon != std::string_view::npos && word.back() == ']') {
      pattern.phrase_prepositions = alternatives(word.substr(0, colon));
      for (const std::string& noun : alternatives(word.substr(colon + 2, word.size() - colon - 3)))
        pattern.phrase_nouns.push_back(noun_form(noun));
    } else if (word.front() == '[' && word.back() == ']') {
      std::vector<NounForm>& nouns = object_first ? pattern.phrase_nouns : pattern.nouns;
      for (const std::string& noun : alternatives(word.substr(1, word.size() - 2)))
        nouns.push_back(noun_form(noun));
    } else if (word == "*") {
      if (!object_first) pattern.any_object = true;
    } else if (object_first && pattern.phrase_prepositions.empty()) {
      pattern.phrase_prepositions = alternatives(word);
    } else if (i + 1 == words.size()) {
      pattern.place = ObjectPlace::kPrepositional;
      pattern.prepositions = alternatives(word);
    } else {
      return invalid_input("'" + std::string(text) + "': what is '" + std::string(word) + "'?");
    }
  }
  add_pattern(words.front(), pattern);
  return Ok{};
}

Status Lexicon::add_noun_pattern(std::string_view text, uint32_t entry) {
  std::vector<std::string_view> words = words_of(text);
  NounPattern pattern;
  pattern.entry = entry;
  if (Status status = read_conditions(words, pattern.actors, nullptr); !status.ok()) return status;
  for (size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "agent:of")
      pattern.agent_of = true;
    else if (pattern.prepositions.empty())
      pattern.prepositions = alternatives(words[i]);
    else
      return invalid_input("'" + std::string(text) + "': more than one preposition slot");
  }
  std::string_view lemmas = words.front();
  if (lemmas.starts_with("who:")) {
    pattern.is_agent = true;
    lemmas.remove_prefix(4);
  }
  for (const std::string& noun : alternatives(lemmas)) {
    NounForm form = noun_form(noun);
    pattern.modifier = std::move(form.modifier);
    nouns_[form.lemma].push_back(pattern);
  }
  return Ok{};
}

std::span<const VerbPattern> Lexicon::verb_patterns(std::string_view lemma) const {
  const auto found = verbs_.find(lemma);
  return found == verbs_.end() ? std::span<const VerbPattern>{} : found->second;
}

std::span<const NounPattern> Lexicon::noun_patterns(std::string_view lemma) const {
  const auto found = nouns_.find(lemma);
  return found == nouns_.end() ? std::span<const NounPattern>{} : found->second;
}

}  // namespace dramatis::extract
