#include "extract/mentions/name_groups.h"

#include <algorithm>
#include <array>

#include "extract/knowledge/text_forms.h"

namespace dramatis::extract {
namespace {

// Proper nouns that the parse joins: [first, last) around the root.
struct Group {
  uint32_t root = 0, first = 0, last = 0;
};

bool is_proper(const Token& token) { return token.upos == Upos::kPropn || token.xpos.starts_with("NNP"); }

bool is_joining_mark(const Token& token) {
  return token.form == "-" || token.form == "." || token.form == "'" || token.form == "’" ||
         token.form == "&" || token.form == "–";
}

bool is_courtesy_title(std::string_view form) {
  static constexpr std::array<std::string_view, 34> kTitles = {
      "mr",     "mrs",    "ms",      "miss",   "dr",      "prof",      "sir",    "lord",   "lady",
      "rev",    "gen",    "lt",      "col",    "capt",    "maj",       "sgt",    "adm",    "sen",
      "rep",    "gov",    "judge",   "sheikh", "sheik",   "ayatollah", "imam",   "mullah", "saint",
      "father", "sister", "brother", "dame",   "justice", "cardinal",  "senator"};
  std::string word = fold(form);
  std::erase(word, '.');
  return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

// "President", "Foreign Minister": a noun of office, not a name, though written with a capital.
bool is_office(const SentenceTree& parse, uint32_t token, const ActorNouns& nouns) {
  MentionDraft draft;
  return is_courtesy_title(parse[token].form) ||
         (read_noun(parse, token, nouns, draft) && draft.noun &&
          (draft.noun->kind == NounKind::kOffice || draft.noun->type == graph::ActorType::kPerson ||
           draft.noun->kind == NounKind::kPeople || draft.noun->kind == NounKind::kEnvoys));
}

// The token is a word of its head's name.
bool joins_head(const SentenceTree& parse, uint32_t t, const ActorNouns& nouns) {
  const Token& token = parse[t];
  if (token.head < 0) return false;
  const auto head = static_cast<uint32_t>(token.head);
  if (parse.is(t, "flat")) return true;
  if (!is_proper(parse[head]) || !is_proper(token)) return false;
  if (!parse.is_any(t, {"compound", "amod", "nummod", "goeswith"})) return false;
  // "President" in a parse that makes it a compound of the name.
  return !(t < head && is_office(parse, t, nouns) && !is_office(parse, head, nouns) &&
           (parse[head].entity == EntityType::kPerson || parse.child(head, "flat") >= 0));
}

// The token of [first, last) whose head lies outside; the last such one.
uint32_t head_of(const SentenceTree& parse, uint32_t first, uint32_t last) {
  uint32_t head = last - 1;
  for (uint32_t t = first; t < last; ++t) {
    const int32_t h = parse[t].head;
    const bool outside = h < 0 || static_cast<uint32_t>(h) < first || static_cast<uint32_t>(h) >= last;
    if (outside && parse[t].upos != Upos::kDet && parse[t].upos != Upos::kPunct) head = t;
  }
  return head;
}

// Where a name goes on behind a nickname in quotation marks: "Rosa “Red” Keller"; `t` if no such stands at t.
uint32_t behind_nickname(const SentenceTree& parse, uint32_t t) {
  constexpr uint32_t kMostWords = 2;
  if (std::cmp_greater_equal(t, parse.size()) || !is_quotation_mark(parse[t])) return t;
  for (uint32_t end = t + 2; end <= t + 1 + kMostWords && std::cmp_less(end + 1, parse.size()); ++end) {
    if (!starts_with_capital(parse[end - 1].form)) return t;
    if (is_quotation_mark(parse[end])) return is_proper(parse[end + 1]) ? end + 1 : t;
  }
  return t;
}

std::vector<Group> find_groups(const SentenceTree& parse, const ActorNouns& nouns) {
  const uint32_t n = parse.size();
  std::vector<uint32_t> root(n);
  std::vector<uint8_t> tagged(n);
  std::vector<Group> groups;
  for (uint32_t t = 0; t < n; ++t) {
    if (tagged[t] || parse[t].name.part != NamePart::kBegin) continue;
    uint32_t last = t + 1;
    const auto take_in_tagged = [&] {
      while (last < n && parse[last].name.part == NamePart::kInside && !is_quotation_mark(parse[last]))
        ++last;
    };
    take_in_tagged();
    if (parse[t].name.type == EntityType::kPerson)
      if (const uint32_t next = behind_nickname(parse, last); next != last) {
        last = next + 1;
        take_in_tagged();
      }
    // "Li-wun" is one word of a person's name, whatever of it the tags take in.
    const auto hyphenated = [&](uint32_t hyphen) {
      return hyphen + 1 < n && parse[hyphen].form == "-" && !parse[hyphen - 1].space_after &&
             !parse[hyphen].space_after && parse[hyphen + 1].upos == Upos::kPropn &&
             parse[hyphen + 1].name.part != NamePart::kBegin;
    };
    if (parse[t].name.type == EntityType::kPerson)
      while (hyphenated(last)) last += 2;
    std::fill(tagged.begin() + t, tagged.begin() + last, 1);
    groups.push_back({head_of(parse, t, last), t, last});
  }
  for (uint32_t t = 0; t < n; ++t) {
    uint32_t r = t;
    for (uint32_t steps = 0; steps < n && joins_head(parse, r, nouns); ++steps)
      r = static_cast<uint32_t>(parse[r].head);
    root[t] = r;
  }
  for (uint32_t r = 0; r < n; ++r) {
    if (tagged[r]) continue;
    if (root[r] != r || (!is_proper(parse[r]) && parse[r].upos != Upos::kX && parse.child(r, "flat") < 0))
      continue;
    if (parse[r].upos == Upos::kPunct || parse[r].upos == Upos::kNum || parse[r].upos == Upos::kVerb)
      continue;
    Group group{r, r, r + 1};
    const auto inside = [&](uint32_t t) { return root[t] == r && !tagged[t]; };
    while (group.first > 0 &&
           (inside(group.first - 1) ||
            (group.first > 1 && is_joining_mark(parse[group.first - 1]) && inside(group.first - 2))))
      --group.first;
    while (group.last < n &&
           (inside(group.last) ||
            (group.last + 1 < n && is_joining_mark(parse[group.last]) && inside(group.last + 1))))
      ++group.last;
    groups.push_back(group);
  }
  return groups;
}

// "Bank of England", "Movement for Democratic Change": the capitalised complement is part of the name.
void extend_by_complement(const SentenceTree& parse, Group& group) {
  // "Ada Lind of Northern Rail" is a person from there; "Catherine of Aragon" is one name.
  if (parse[group.root].entity == EntityType::kPerson && group.last - group.first > 1) return;
  for (const uint32_t c : parse.children(group.root)) {
    if (c < group.last || !parse.is(c, "nmod") || !starts_with_capital(parse[c].form)) continue;
    const std::string preposition = parse.preposition(c);
    if (preposition != "of" && preposition != "for" && preposition != "against") continue;
    if (fold(parse[group.last].form) != preposition) continue;
    uint32_t t = group.last + 1;
    while (t < c && (starts_with_capital(parse[t].form) || parse[t].upos == Upos::kDet ||
                     parse[t].upos == Upos::kCconj))
      ++t;
    if (t == c) group.last = c + 1;
  }
}

// Without a nickname within.
std::string words(const SentenceTree& parse, uint32_t first, uint32_t last) {
  std::string out;
  for (uint32_t t = first; t < last; ++t) {
    if (t > first && parse[t - 1].space_after) out += ' ';
    if (t > first) t = behind_nickname(parse, t);
    if (t < last) out += parse[t].form;
  }
  return out;
}

bool names_actor_type(const Token& token) {
  switch (token.entity) {
    case EntityType::kNone:
    case EntityType::kPerson:
    case EntityType::kOrganization:
    case EntityType::kPlace:
      return true;
    default:
      return false;
  }
}

bool is_calendar_word(std::string_view form) {
  static constexpr std::array<std::string_view, 35> kWords = {
      "monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday", "sunday",
      "january", "february",  "march",     "april",    "may",      "june",     "july",
      "august",  "september", "october",   "november", "december", "sept",     "aug",
      "nov",     "oct",       "dec",       "jan",      "feb",      "ramadan",  "mon",
      "tue",     "tues",      "wed",       "thu",      "thurs",    "fri",      "sat"};
  std::string word = fold(form);
  std::erase(word, '.');
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// Addresses of the web and single letters.
bool is_no_word(std::string_view name) {
  return name.size() < 2 || name.find("://") != std::string_view::npos || name.starts_with("www.");
}

class NameReader {
 public:
  NameReader(const SentenceTree& parse, const Knowledge& knowledge) : parse_(parse), knowledge_(knowledge) {}

  std::vector<MentionDraft> read() {
    knowledge_.names().find(parse_.sentence(), matches_);
    std::erase_if(matches_, [&](NameMatch& m) { return !accept(m); });
    const std::vector<NameMatch> all = matches_;
    std::erase_if(matches_, [&](const NameMatch& m) { return is_anothers(m, all); });
    used_.assign(matches_.size(), 0);
    for (Group group : find_groups(parse_, knowledge_.nouns())) read_group(group);
    for (size_t m = 0; m < matches_.size(); ++m)
      if (!used_[m]) add_known(matches_[m]);
    return std::move(drafts_);
  }

 private:
  // Trims the article; false for an ordinary word that only looks like a name.
  bool accept(NameMatch& match) const {
    while (match.first + 1 < match.last && fold(parse_[match.first].form) == "the") ++match.first;
    const uint32_t token = head_of(parse_, match.first, match.last);
    const Token& head = parse_[token];
    if (match.part_of_token && is_no_word(head.form)) return false;
    if (match.last - match.first > 1 || match.part_of_token || head.upos == Upos::kPropn) return true;
    const bool after_article = token > 0 && fold(parse_[token - 1].form) == "the";
    if (is_all_capitals(head.form) && after_article) return true;  // "the WHO"
    if (head.upos == Upos::kAdj || head.upos == Upos::kNoun || head.upos == Upos::kX ||
        head.upos == Upos::kNum) {
      // "Nice", "Split", "Turkey" at the beginning of a sentence are words before they are places.
      const bool word =
          token == 0 && names_place(match) && !head.xpos.starts_with("NNP") && !names_actor(head);
      return starts_with_capital(head.form) && (!word || describes(match));
    }
    return false;
  }

  std::string_view code_of(const NameMatch& m) const {
    return m.names.empty() ? std::string_view() : knowledge_[m.names.front().actor].code;
  }

  // "The Philippine Department of Justice" is not the American one.
  bool is_anothers(const NameMatch& match, const std::vector<NameMatch>& all) const {
    if (match.names.empty() || knowledge_[match.names.front().actor].sector != graph::Sector::kGovernment ||
        knowledge_[match.names.front().actor].type != graph::ActorType::kOrganisation)
      return false;
    return std::any_of(all.begin(), all.end(), [&](const NameMatch& before) {
      return before.last == match.first && describes(before) && !code_of(before).empty() &&
             !code_of(match).empty() && code_of(before) != code_of(match);
    });
  }

  static bool names_actor(const Token& token) {
    return token.entity == EntityType::kPlace || token.entity == EntityType::kOrganization ||
           token.entity == EntityType::kPerson;
  }

  bool names_place(const NameMatch& match) const {
    return std::any_of(match.names.begin(), match.names.end(), [&](const KnownName& name) {
      const graph::ActorType type = knowledge_[name.actor].type;
      return type == graph::ActorType::kPlace || type == graph::ActorType::kCountry;
    });
  }

  static bool describes(const NameMatch& match) {
    return std::any_of(match.names.begin(), match.names.end(), [](const KnownName& name) {
      return name.sense == NameSense::kAdjective || name.sense == NameSense::kPeople;
    });
  }

  bool headed(uint32_t token) const {
    return std::any_of(drafts_.begin(), drafts_.end(),
                       [&](const MentionDraft& d) { return d.mention.head == token; });
  }

  MentionDraft& add(uint32_t head, uint32_t first, uint32_t last, std::vector<KnownName> known) {
    MentionDraft draft;
    draft.mention.head = head;
    draft.mention.first = first;
    draft.mention.last = last;
    draft.known = std::move(known);
    draft.name = words(parse_, first, last);
    if (parse_[head].xpos == "NNPS" || parse_[head].xpos == "NNS") draft.number = Number::kPlural;
    add_titles(draft);
    drafts_.push_back(std::move(draft));
    return drafts_.back();
  }

  void add_known(const NameMatch& match) {
    const uint32_t head = head_of(parse_, match.first, match.last);
    if (!headed(head)) add(head, match.first, match.last, match.names);
  }

  void add_titles(MentionDraft& draft) const {
    for (const uint32_t c : parse_.children(draft.mention.head)) {
      if (c >= draft.mention.first) break;
      if (parse_[c].deprel == "nmod:desc" ||
          (parse_.is_any(c, {"compound", "amod"}) && is_office(parse_, c, knowledge_.nouns())))
        draft.title.push_back(c);
    }
    // "senior representative Moussa Abu Marzook" with the name hung on its title.
    const int32_t above = parse_[draft.mention.head].head;
    if (!parse_.is(draft.mention.head, "flat") || above < 0 ||
        static_cast<uint32_t>(above) + 1 != draft.mention.first)
      return;
    const auto title = static_cast<uint32_t>(above);
    if (parse_[title].upos == Upos::kNoun && knowledge_.nouns().find(fold(parse_[title].lemma)))
      draft.title.push_back(title);
  }

  void read_group(Group group) {
    extend_by_complement(parse_, group);
    // "United States Central Command", of which the tags leave out the first word.
    for (const NameMatch& match : matches_)
      if (match.first < group.first && group.first < match.last && match.last < group.last)
        group.first = match.first;
    // "Rolfson 41-40": a person's name has no figures.
    if (parse_[group.root].entity == EntityType::kPerson)
      while (group.last - 1 > group.root && parse_[group.last - 1].form[0] >= '0' &&
             parse_[group.last - 1].form[0] <= '9')
        --group.last;
    std::vector<size_t> within;
    for (size_t m = 0; m < matches_.size(); ++m) {
      const NameMatch& match = matches_[m];
      if (match.first < group.last && group.first < match.last) within.push_back(m);
    }
    const bool of_another = std::erase_if(within, [&](size_t m) {
                              if (!begins_otherwise(matches_[m], group)) return false;
                              used_[m] = 1;
                              return true;
                            }) > 0;
    for (const size_t m : within) {
      const NameMatch& match = matches_[m];
      const bool covers = match.first <= group.first && group.last <= match.last;
      const bool has_root = match.first <= group.root && group.root < match.last;
      if (covers || (has_root && decides(match, group))) {
        used_[m] = 1;
        if (match.first <= group.root && !headed(head_of(parse_, match.first, match.last))) add_known(match);
        return;  // other matches within stay names of their own
      }
    }
    if (parse_[group.root].deprel == "nmod:desc" &&
        parse_[group.root].head > static_cast<int32_t>(group.root))
      return;
    if (split_title(group)) return;
    MentionDraft noun;
    if (!of_another && read_noun(parse_, group.root, knowledge_.nouns(), noun) && stands_alone(noun) &&
        !names_union(group, noun))
      return;
    read_new_name(group, within);
  }

  // "West Papua National Liberation Army" is not the army of Colombia that is known by the last three words.
  bool begins_otherwise(const NameMatch& match, const Group& group) const {
    const bool has_root = match.first <= group.root && group.root < match.last;
    if (!has_root || match.last - match.first < 2 ||
        parse_[group.root].name.type != EntityType::kOrganization)
      return false;
    for (uint32_t t = group.first; t < match.first; ++t) {
      const auto known = std::find_if(matches_.begin(), matches_.end(),
                                      [&](const NameMatch& m) { return m.first <= t && t < m.last; });
      if (known == matches_.end()) {
        if (is_proper(parse_[t]) && !is_office(parse_, t, knowledge_.nouns())) return true;
      } else if (const std::string_view code = code_of(*known); !code.empty() && code != code_of(match)) {
        return true;
      }
    }
    return false;
  }

  // A known name at the root of a longer group: "Mr. Putin", "Western Sahara"; against "Air France", "Jordan
  // Smith".
  bool decides(const NameMatch& match, const Group& group) const {
    if (match.last - match.first > 1) return true;
    for (uint32_t t = group.first; t < group.last; ++t) {
      if (t >= match.first && t < match.last) continue;
      if (parse_[t].upos != Upos::kAdj && !is_office(parse_, t, knowledge_.nouns())) return false;
    }
    return true;
  }

  // "President Bush" parsed with the title as its head.
  bool split_title(Group& group) {
    const bool common =
        parse_[group.root].upos == Upos::kNoun && !starts_with_capital(parse_[group.root].form);
    if (!common && !is_office(parse_, group.root, knowledge_.nouns())) return false;
    uint32_t first = group.root + 1;
    if (first >= group.last || !parse_.is(first, "flat") || std::cmp_greater(group.last, parse_.size()))
      return false;
    MentionDraft& draft =
        add(group.root, first, group.last, knowledge_.names().look_up(words(parse_, first, group.last)));
    draft.title.push_back(group.root);
    for (size_t m = 0; m < matches_.size(); ++m)
      if (matches_[m].first >= first && matches_[m].first < group.last) used_[m] = 1;
    return true;
  }

  // Institutions, governments and offices are nominals however they are capitalised.
  static bool stands_alone(const MentionDraft& draft) {
    if (!draft.noun) return false;
    switch (draft.noun->kind) {
      case NounKind::kInstitution:
      case NounKind::kGovernment:
      case NounKind::kOffice:
      case NounKind::kEnvoys:
      case NounKind::kPeople:
        return true;
      default:
        return false;
    }
  }

  // "United Farm Workers": three capitalised words, none of them a country's, name no workers.
  bool names_union(const Group& group, const MentionDraft& noun) const {
    constexpr uint32_t kLeastWords = 3;
    if (noun.noun->kind != NounKind::kPeople || group.last - group.first < kLeastWords) return false;
    // "Communications Workers of America", where the parser sees one body
    if (parse_[group.root].name == NameTag{NamePart::kInside, EntityType::kOrganization} &&
        parse_[group.last - 1].name.type == EntityType::kOrganization)
      return true;
    for (uint32_t t = group.first; t < group.last; ++t)
      if (!starts_with_capital(parse_[t].form) || parse_[t].upos != Upos::kPropn) return false;
    return std::none_of(matches_.begin(), matches_.end(),
                        [&](const NameMatch& m) { return m.first < group.last && group.first < m.last; });
  }

  void read_new_name(const Group& group, const std::vector<size_t>& within) {
    const Token& root = parse_[group.root];
    const bool person = root.entity == EntityType::kPerson ||
                        (root.entity == EntityType::kNone && parse_.child(group.root, "flat") >= 0);
    const std::vector<KnownName> known = knowledge_.names().look_up(words(parse_, group.first, group.last));
    std::vector<uint32_t> inside;
    for (const size_t m : within) {
      const NameMatch& match = matches_[m];
      const uint32_t head = head_of(parse_, match.first, match.last);
      if (person || parse_.is(head, "flat") || head == group.root) {
        used_[m] = 1;  // part of the name: "Jordan" in "Jordan Smith"
        if (person) continue;
      }
      inside.push_back(head);
    }
    const bool actor =
        !known.empty() || (names_actor_type(root) && !is_calendar_word(root.form) &&
                           !is_no_word(words(parse_, group.first, group.last)) &&
                           (starts_with_capital(parse_[group.first].form) || starts_with_capital(root.form)));
    if (!actor || headed(group.root)) return;
    MentionDraft& draft = add(group.root, group.first, group.last, known);
    draft.inside = std::move(inside);
    // The root of "Air France" names no draft of its own; keep what it means for the country of the whole.
    for (const size_t m : within)
      if (used_[m] && !person && known.empty())
        for (const KnownName& name : matches_[m].names) draft.hints.push_back(name);
  }

  const SentenceTree& parse_;
  const Knowledge& knowledge_;
  std::vector<NameMatch> matches_;
  std::vector<char> used_;
  std::vector<MentionDraft> drafts_;
};

}  // namespace

std::vector<MentionDraft> find_names(const SentenceTree& parse, const Knowledge& knowledge) {
  return NameReader(parse, knowledge).read();
}

bool read_noun(const SentenceTree& parse, uint32_t token, const ActorNouns& nouns, MentionDraft& draft) {
  const auto set = [&](const std::string& lemma, uint32_t first) {
    const ActorNoun* noun = nouns.find(lemma);
    if (!noun) return false;
    draft.kind = DraftKind::kNominal;
    draft.mention.kind = graph::MentionKind::kNominal;
    draft.noun = noun;
    draft.noun_words = lemma;
    draft.noun_first = first;
    return true;
  };
  const Token& head = parse[token];
  std::string lemma = fold(head.lemma.empty() ? head.form : head.lemma);
  // The parser gives "troops" a lemma of its own here and there.
  if (head.xpos.ends_with('S') && lemma.ends_with('s') && !nouns.find(lemma)) lemma.pop_back();
  const auto word = [&](uint32_t t) { return fold(parse[t].form); };
  // "minister of defence"
  if (std::cmp_less(token + 2, parse.size()) && word(token + 1) == "of") {
    const uint32_t next =
        token + 2 + (word(token + 2) == "the" && std::cmp_less(token + 3, parse.size()) ? 1 : 0);
    if (set(lemma + " of " + word(next), token)) return true;
  }
  if (lemma == "authority" && head.xpos.ends_with('S') && set("authorities", token)) return true;
  // "the forces of hate" bear no arms.
  if (lemma == "force" && std::cmp_less(token + 2, parse.size()) && word(token + 1) == "of" &&
      parse[token + 2].entity == EntityType::kAbstract)
    return false;
  if (lemma == "force" && head.xpos.ends_with('S') && !(token >= 1 && nouns.find(word(token - 1) + " force")))
    lemma = "forces";
  if (token >= 2 && word(token - 1) == "-" && set(word(token - 2) + "-" + lemma, token - 2)) return true;
  if (token >= 2 && set(word(token - 2) + " " + word(token - 1) + " " + lemma, token - 2)) return true;
  if (token >= 1 && set(word(token - 1) + " " + lemma, token - 1)) return true;
  if (set(lemma, token)) return true;
  if (head.entity != EntityType::kPerson && head.entity != EntityType::kOrganization) return false;
  if (head.upos != Upos::kNoun) return false;
  draft.kind = DraftKind::kNominal;
  draft.mention.kind = graph::MentionKind::kNominal;
  draft.noun_words = lemma;
  draft.noun_first = token;
  return true;
}

}  // namespace dramatis::extract
