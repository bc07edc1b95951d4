#include "query/ask/question_actors.h"

#include <algorithm>

namespace dramatis::query {
namespace {

constexpr uint32_t kMostWords = 8;  // of a name

bool has_capital(const std::string& form) {
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) ||
         (!form.empty() && static_cast<unsigned char>(form.front()) >= 0x80);
}

class ActorReader {
 public:
  ActorReader(const graph::GraphView& view, const ParsedQuestion& question, const std::vector<bool>& taken,
              const Lookup& lookup)
      : view_(view), question_(question), taken_(taken), lookup_(lookup) {}

  Result<std::vector<NamedActor>> read() {
    for (uint32_t at = 0; at < size();) {
      auto found = at_word(at);
      if (!found) return found.error();
      if (!*found) {
        ++at;
        continue;
      }
      at = (*found)->last + 1;
      actors_.push_back(std::move(**found));
    }
    return std::move(actors_);
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(question_.words.size()); }

  // A word that a name may begin or end with.
  bool is_name_word(uint32_t at) const {
    const QuestionWord& word = question_.words[at];
    if (taken_[at]) return false;
    return word.upos == "PROPN" || word.name || (has_capital(word.form) && at > 0);
  }

  std::string text_of(uint32_t first, uint32_t last) const {
    std::string text;
    for (uint32_t i = first; i <= last; ++i) {
      text += question_.words[i].form;
      if (i < last && question_.words[i].space_after) text += ' ';
    }
    return text;
  }

  // The word of the span that hangs on none of its others.
  uint32_t head_of(uint32_t first, uint32_t last) const {
    for (uint32_t i = first; i <= last; ++i) {
      const int32_t head = question_.words[i].head;
      if (head < static_cast<int32_t>(first) || head > static_cast<int32_t>(last)) return i;
    }
    return last;
  }

  Result<std::optional<NamedActor>> at_word(uint32_t at) {
    if (taken_[at]) return std::optional<NamedActor>();
    auto named = longest_name(at);
    if (!named) return named;
    auto mentioned = longest_mention(at);
    if (!mentioned) return mentioned;
    if (*mentioned && (!*named || (*mentioned)->last > (*named)->last)) return mentioned;
    if (*named || !is_name_word(at)) return named;
    return misspelt_name(at);
  }

  Result<std::optional<NamedActor>> longest_name(uint32_t at) const {
    if (!is_name_word(at)) return std::optional<NamedActor>();
    Lookup named = lookup_;
    named.named_only = true;
    uint32_t end = at;
    while (end < size() && end < at + kMostWords && !taken_[end]) ++end;
    for (uint32_t last = end - 1; last + 1 > at; --last) {
      if (last > at && !is_name_word(last)) continue;
      const std::string text = text_of(at, last);
      const auto matches = match_actors(view_, text, named);
      if (!matches) return matches.error();
      if (!matches->empty()) return actor_called(text, at, last);
    }
    return std::optional<NamedActor>();
  }

  Result<std::optional<NamedActor>> actor_called(const std::string& text, uint32_t first,
                                                 uint32_t last) const {
    const auto found = find_actor(view_, text, lookup_);
    if (!found) {
      if (found.error().kind == ErrorKind::kNotFound) return std::optional<NamedActor>();
      return found.error();
    }
    return std::optional(
        NamedActor{first, last, head_of(first, last), found->actor.id, found->actor.name, found->note(text)});
  }

  // "Did Poland close its border?": "its border" is not Poland.
  bool points_back(const QuestionMention& mention) const {
    return std::any_of(question_.words.begin() + mention.first, question_.words.begin() + mention.last + 1,
                       [](const QuestionWord& word) { return word.upos == "PRON"; });
  }

  Result<std::optional<NamedActor>> longest_mention(uint32_t at) const {
    const QuestionMention* best = nullptr;
    for (const QuestionMention& mention : question_.mentions) {
      if (mention.first != at || mention.last >= size() || (best && mention.last <= best->last)) continue;
      if (points_back(mention)) continue;
      if (std::find(taken_.begin() + mention.first, taken_.begin() + mention.last + 1, true) ==
          taken_.begin() + mention.last + 1)
        best = &mention;
    }
    if (!best) return std::optional<NamedActor>();
    const auto actor = view_.actor(best->id);
    if (!actor) return actor.error();
    if (!*actor) return std::optional<NamedActor>();
    return std::optional(NamedActor{best->first, best->last, head_of(best->first, best->last), (*actor)->id,
                                    (*actor)->name, ""});
  }

  // The run of name words from here on, as the look-up takes surnames, acronyms, beginnings and slips.
  Result<std::optional<NamedActor>> misspelt_name(uint32_t at) const {
    uint32_t last = at;
    while (last + 1 < size() && is_name_word(last + 1)) ++last;
    return actor_called(text_of(at, last), at, last);
  }

  const graph::GraphView& view_;
  const ParsedQuestion& question_;
  const std::vector<bool>& taken_;
  const Lookup& lookup_;
  std::vector<NamedActor> actors_;
};

}  // namespace

Result<std::vector<NamedActor>> actors_of(const graph::GraphView& view, const ParsedQuestion& question,
                                          const std::vector<bool>& taken, const Lookup& lookup) {
  return ActorReader(view, question, taken, lookup).read();
}

}  // namespace dramatis::query
