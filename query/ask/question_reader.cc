// How a question is read. Its dates are taken out first, then its actors are found, then the question word
// says what is asked, and the root of the tree which pattern: a verb of saying a statement, "happen" and
// "change" what is between two, a noun or adjective behind "be" a role or relation, another verb a relation.
// Each actor and the blank go to the side of the root on which they hang. At last every word must have found
// its place: nouns that are left become words that the sentence must hold; of anything else the question is
// refused.
#include "query/ask/question_reader.h"

#include "query/ask/question_dates.h"

namespace dramatis::query {
namespace {

using Kind = QuestionPattern::Kind;
using Asked = QuestionPattern::Asked;
using Which = QuestionPattern::Which;
using End = QuestionPattern::End;
using graph::ActorType;

constexpr size_t kMostWords = 60;
constexpr std::string_view kWhatIsRead =
    "; questions begin with who, whom, what, which, when, how many, or ask whether something is told";

std::optional<std::optional<ActorType>> type_from(std::string_view noun) {
  if (is_any(noun, {"country", "state", "nation", "government"})) return ActorType::kCountry;
  if (is_any(noun, {"person", "people", "politician", "leader", "minister", "official", "president"}))
    return ActorType::kPerson;
  if (is_any(noun, {"organisation", "organization", "body", "company", "agency", "institution"}))
    return ActorType::kOrganisation;
  if (is_any(noun, {"group", "militia", "party"})) return ActorType::kGroup;
  if (is_any(noun, {"actor", "side"})) return std::optional<ActorType>();
  return std::nullopt;
}

}  // namespace

Result<QuestionPattern> QuestionReader::read() {
  if (Status status = read_shape(); !status) return status.error();
  if (Status status = read_dates(); !status) return status.error();
  if (Status status = read_question_word(); !status) return status.error();
  if (Status status = read_actors(); !status) return status.error();
  if (Status status = read_root(); !status) return status.error();
  if (Status status = read_what_is_left(); !status) return status.error();
  return std::move(pattern_);
}

Status QuestionReader::read_shape() {
  if (tree_.size() == 0) return usage_error("the question is empty");
  if (question_.sentences > 1) return usage_error("one question at a time");
  if (question_.words.size() > kMostWords) return usage_error("the question is too long");
  taken_.assign(question_.words.size(), false);
  for (int32_t i = 0; i < tree_.size(); ++i)
    if (word(i).upos == "PUNCT") take(i);
  root_ = tree_.root();
  if (root_ == kNoWord) return usage_error("the question has no verb");
  return Ok{};
}

Status QuestionReader::read_dates() {
  std::string today;
  const Status read = view_.for_each_article([&](const graph::ArticleInfo& article) {
    if (article.date && *article.date > today) today = *article.date;
    return true;
  });
  if (!read) return read;
  auto dates = dates_of(question_.words, today);
  if (!dates) return dates.error();
  pattern_.period = dates->period;
  for (int32_t i = 0; i < tree_.size(); ++i)
    if (dates->words[static_cast<size_t>(i)]) {
      if (i == root_) return cannot_read(i);
      take(i);
    }
  return Ok{};
}

Status QuestionReader::read_question_word() {
  int32_t at = 0;
  while (at < tree_.size() && (is_taken(at) || word(at).upos == "ADP")) ++at;
  if (at == tree_.size()) return usage_error("the question says nothing but a date");
  const std::string first = lower(at);
  if (is_any(first, {"who", "whom"}) && word(at).form != "WHO") {
    blank_ = at;
  } else if (first == "what") {
    const bool determines = tree_.is(at, "det") && word(at).head > at;
    blank_ = determines ? word(at).head : at;
    if (determines) {
      if (Status status = read_kind_of_blank(blank_); !status) return status;
      take(at);
    }
    pattern_.asked = determines ? Asked::kActor : Asked::kWhat;
  } else if (first == "which") {
    blank_ = word(at).head;
    if (blank_ < 0 || !tree_.is(at, "det")) return cannot_read(at);
    if (Status status = read_kind_of_blank(blank_); !status) return status;
    take(at);
  } else if (first == "when") {
    pattern_.asked = Asked::kWhen;
    take(at);
  } else if (first == "how") {
    if (Status status = read_count(at); !status) return status;
  } else if (word(at).upos == "AUX" ||
             is_any(first, {"has", "have", "had", "did", "does", "do", "is", "are", "was", "were"})) {
    if (!is_any(first, {"has", "have", "had", "did", "does", "do", "is", "are", "was", "were"}))
      return usage_error("cannot read '" + word(at).form +
                         "': only what articles told can be asked for, not what will or should be");
    pattern_.asked = Asked::kWhether;
  } else {
    return usage_error("cannot read '" + word(at).form + "' as the beginning of a question" +
                       std::string(kWhatIsRead));
  }
  if (blank_ != kNoWord) take(blank_);
  return Ok{};
}

Status QuestionReader::read_kind_of_blank(int32_t noun) {
  const auto type = type_from(lemma(noun));
  if (!type) return usage_error("cannot tell which actors are '" + word(noun).form + "'");
  pattern_.subject.type = *type;  // moved to the blank's end later
  return Ok{};
}

Status QuestionReader::read_count(int32_t at) {
  pattern_.asked = Asked::kCount;
  const std::string next = at + 1 < tree_.size() ? lower(at + 1) : "";
  take(at);
  if (next == "often") {
    take(at + 1);
    return Ok{};
  }
  if (next != "many" || at + 2 >= tree_.size())
    return usage_error("cannot read 'how'" + (next.empty() ? "" : " '" + next + "'") +
                       std::string(kWhatIsRead));
  take(at + 1);
  take(at + 2);
  if (lemma(at + 2) == "time") return Ok{};
  if (is_any(lemma(at + 2), {"people", "person"}))
    return usage_error("'how many " + lower(at + 2) + "' asks for more than the actors whom the graph knows");
  blank_ = at + 2;
  pattern_.counts_actors = true;
  return read_kind_of_blank(blank_);
}

bool QuestionReader::asks_for_role() const {
  return is_any(word(root_).upos, {"NOUN"}) && tree_.child(root_, "cop") != kNoWord;
}

Status QuestionReader::read_actors() {
  ParsedQuestion question = question_;
  const bool role = asks_for_role();
  std::erase_if(question.mentions, [&](const QuestionMention& mention) {
    return role && mention.first <= static_cast<uint32_t>(root_) &&
           static_cast<uint32_t>(root_) <= mention.last;
  });
  std::vector<bool> taken = taken_;
  taken[static_cast<size_t>(root_)] = taken[static_cast<size_t>(root_)] || word(root_).upos != "PROPN";
  auto actors = actors_of(view_, question, taken, lookup_);
  if (!actors) return actors.error();
  actors_ = std::move(*actors);
  for (const NamedActor& actor : actors_)
    for (uint32_t i = actor.first; i <= actor.last; ++i) take(static_cast<int32_t>(i));
  for (const NamedActor& actor : actors_)
    if (static_cast<int32_t>(actor.head) == root_) return cannot_read(root_);
  return Ok{};
}

Status QuestionReader::read_root() {
  take(root_);
  for (const char* deprel : {"aux", "cop"})
    for (int32_t i = 0; i < tree_.size(); ++i)
      if (word(i).head == root_ && tree_.is(i, deprel)) {
        if (word(i).upos == "AUX" &&
            is_any(lemma(i), {"will", "would", "shall", "should", "can", "could", "may", "might", "must"}))
          return usage_error("cannot read '" + word(i).form +
                             "': only what articles told can be asked for, not what will or should be");
        take(i);
      }
  for (int32_t i = 0; i < tree_.size(); ++i)
    if (word(i).head == root_ && tree_.is(i, "advmod")) {
      if (is_any(lower(i), {"first", "last"}) && pattern_.asked == Asked::kWhen) {
        pattern_.which = lower(i) == "first" ? Which::kFirst : Which::kLast;
        take(i);
      } else if (is_any(lower(i), {"ever", "already", "yet", "lately"}) && lower(i) != "lately") {
        take(i);
      }
    }
  const std::string verb = lemma(root_);
  if (word(root_).upos == "VERB" || word(root_).upos == "AUX") {
    if (asks_what_is_said(verb)) return read_statement();
    if (is_any(verb, {"happen", "occur"})) return read_happening();
    if (is_any(verb, {"change"})) return read_changes();
    if (verb == "do" && pattern_.asked == Asked::kWhat) return read_relation(/*any=*/true);
    return read_relation(/*any=*/false);
  }
  if (tree_.child(root_, "cop") == kNoWord && !has_be()) return cannot_read(root_);
  if (word(root_).upos == "ADJ") {
    if (is_any(verb, {"new"})) return read_changes();
    return read_relation(/*any=*/false);
  }
  if (word(root_).upos == "NOUN") return read_role();
  if (root_ == blank_) return read_who_is();
  return cannot_read(root_);
}

// "What did A claim?", "Who spoke about B?"; but "Who announced sanctions on B?" is a deed.
bool QuestionReader::asks_what_is_said(std::string_view verb) const {
  if (is_any(verb, {"say", "tell", "state", "comment", "think"})) return true;
  if (is_any(verb, {"speak", "talk"})) return has_topic();
  const bool what = blank_ != kNoWord && lower(blank_) == "what" && tree_.is_one_of(blank_, {"obj", "obl"});
  return what && is_any(verb, {"add",     "admit",  "allege",  "announce", "argue",   "assert",
                               "believe", "claim",  "declare", "disclose", "explain", "insist",
                               "mention", "note",   "post",    "predict",  "remark",  "report",
                               "reveal",  "stress", "suggest", "tweet",    "write"});
}

bool QuestionReader::has_be() const {
  for (int32_t i = 0; i < tree_.size(); ++i)
    if (lemma(i) == "be") return true;
  return false;
}

bool QuestionReader::has_topic() const {
  for (int32_t i = 0; i < tree_.size(); ++i)
    if (tree_.is(i, "case") && lower(i) == "about") return true;
  return false;
}

Status QuestionReader::read_what_is_left() {
  for (int32_t i = 0; i < tree_.size(); ++i) {
    if (is_taken(i)) continue;
    const QuestionWord& left = word(i);
    if (tree_.is_one_of(i, {"case", "det", "punct", "cop"}) || is_any(left.upos, {"DET", "PART", "AUX"})) {
      if (is_any(lower(i), {"not", "n't", "no", "never", "neither"})) return refuse_negation(i);
      if (left.upos == "AUX" && tree_.is(i, "aux")) return cannot_read(i);
      continue;
    }
    if (left.upos == "CCONJ" && lower(i) == "and" && left.head >= 0 && is_taken(left.head)) continue;
    if (is_any(lower(i), {"not", "never"})) return refuse_negation(i);
    if (is_any(lower(i), {"ever", "far", "so"}) && tree_.is(i, "advmod")) {
      if (lower(i) == "ever" || (lower(i) == "so" && i + 1 < tree_.size() && lower(i + 1) == "far") ||
          (lower(i) == "far" && i > 0 && lower(i - 1) == "so"))
        continue;
    }
    const bool noun = is_any(left.upos, {"NOUN", "PROPN"}) || (left.upos == "ADJ" && tree_.is(i, "amod"));
    const bool in_phrase =
        tree_.is_one_of(i, {"obj", "obl", "nmod", "compound", "flat", "amod", "iobj", "conj"});
    if (!noun || !in_phrase || is_below_clause(i)) return cannot_read(i);
    pattern_.text.push_back(word_of_text(i));
    take(i);
  }
  return Ok{};
}

Error QuestionReader::refuse_negation(int32_t at) const {
  return usage_error("cannot read '" + word(at).form +
                     "': what is not told cannot be found; `query disputed` shows what is denied");
}

bool QuestionReader::is_below_clause(int32_t at) const {
  for (int32_t i = at, steps = 0; i >= 0 && steps < tree_.size(); i = word(i).head, ++steps)
    if (i != root_ && tree_.is_one_of(i, {"advcl", "acl", "ccomp", "xcomp", "parataxis", "csubj"}))
      return true;
  return false;
}

std::string QuestionReader::word_of_text(int32_t at) const {
  const std::string form = lower(at), base = lemma(at);
  return form.starts_with(base) ? base : form;
}

Result<QuestionPattern> understand(const graph::GraphView& view, const ParsedQuestion& question,
                                   const Lookup& lookup) {
  return QuestionReader(view, question, lookup).read();
}

}  // namespace dramatis::query
