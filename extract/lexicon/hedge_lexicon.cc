#include "extract/lexicon/hedge_lexicon.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "extract/lexicon/tsv_table.h"
#include "extract/text/characters.h"

extern "C" const char dramatis_hedges_begin[];
extern "C" const char dramatis_hedges_end[];

namespace dramatis::extract {
namespace {

// The kinds that bear on a whole clause or event. Modal verbs, subordinators and sources are read off the
// tree (clause_status.h, statement_finder.h); boosters, quantifiers and approximators change nothing.
bool bears_on_clause(std::string_view kind, bool phrase) {
  return kind == "evidential" || kind == "hedge" || (phrase && (kind == "negator" || kind == "conditional"));
}

// False for an effect that is none of clause status.
bool status_of(std::string_view effect, ClauseStatus& status) {
  if (effect == "hedged")
    status.hedged = true;
  else if (effect == "negated")
    status.negated = true;
  else if (effect == "possible")
    status.modality = graph::Modality::kPossible;
  else if (effect == "planned")
    status.modality = graph::Modality::kPlanned;
  else if (effect == "conditional")
    status.modality = graph::Modality::kConditional;
  else
    return false;
  return true;
}

}  // namespace

Result<HedgeLexicon> HedgeLexicon::parse(std::string_view tsv) {
  HedgeLexicon lexicon;
  const Status status =
      for_each_row("hedges", tsv, 3, [&](const std::vector<std::string_view>& f) -> std::string {
        if (f[0].empty()) return "a row without a phrase";
        std::vector<std::string> words;
        for (const std::string_view word : split_fields(f[0], ' ')) words.emplace_back(word);
        ClauseStatus effect;
        if (!bears_on_clause(f[1], words.size() > 1) || !status_of(f[2], effect)) return "";
        if (words.size() == 1)
          lexicon.words_.emplace(words.front(), effect);
        else
          lexicon.phrases_[words.front()].push_back({words, effect});
        return "";
      });
  if (!status.ok()) return status.error();
  for (auto& [first, phrases] : lexicon.phrases_)
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
  return lexicon;
}

const HedgeLexicon& HedgeLexicon::built_in() {
  static const HedgeLexicon lexicon = [] {
    Result<HedgeLexicon> parsed = parse({dramatis_hedges_begin, dramatis_hedges_end});
    if (!parsed.ok()) {  // a build that ships a broken table must not run
      std::fprintf(stderr, "dramatis: built-in lexicon, %s\n", parsed.error().message.c_str());
      std::abort();
    }
    return std::move(parsed).value();
  }();
  return lexicon;
}

const ClauseStatus* HedgeLexicon::word(std::string_view lower_case) const {
  const auto found = words_.find(std::string(lower_case));
  return found == words_.end() ? nullptr : &found->second;
}

std::vector<HedgeLexicon::Match> HedgeLexicon::phrases_in(const SentenceTree& tree) const {
  std::vector<Match> out;
  std::vector<std::string> forms;
  for (int32_t t = 0; t < tree.size(); ++t) forms.push_back(lower_ascii(tree[t].form));
  for (size_t t = 0; t < forms.size(); ++t) {
    const auto found = phrases_.find(forms[t]);
    if (found == phrases_.end()) continue;
    for (const Phrase& phrase : found->second) {
      if (t + phrase.words.size() > forms.size()) continue;
      if (!std::equal(phrase.words.begin(), phrase.words.end(),
                      forms.begin() + static_cast<std::ptrdiff_t>(t)))
        continue;
      out.push_back(
          {static_cast<int32_t>(t), static_cast<int32_t>(t + phrase.words.size() - 1), phrase.status});
      t += phrase.words.size() - 1;
      break;
    }
  }
  return out;
}

}  // namespace dramatis::extract
