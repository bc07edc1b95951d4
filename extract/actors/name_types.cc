#include "extract/actors/name_types.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "extract/knowledge/text_forms.h"
#include "extract/mentions/name_groups.h"

namespace dramatis::extract {
namespace {

// Against 1 for what the model takes one mention for.
constexpr double kByTitle = 3;              // "Mr. Rolfson"
constexpr double kByNoun = 3;               // "Rolfson, a company"
constexpr double kByWord = 2.5;             // "Rolfson University"
constexpr double kByFirstName = 1.5;        // "Ada Rolfson"
constexpr double kByFirstNameOfFirm = 0.5;  // the model takes one mention of it for a firm
constexpr double kByAcronym = 1.2;          // "RSF", unless something happens in it
constexpr double kByPreposition = 0.5;

// The last word of the names of organisations; none that buildings have as well.
bool ends_organisation(std::string_view word) {
  static constexpr std::array<std::string_view, 76> kWords = {
      "academy",      "agency",       "airlines",    "airways",    "alliance",    "army",
      "assembly",     "associates",   "association", "authority",  "bank",        "board",
      "brigade",      "broadcasting", "bureau",      "chronicle",  "club",        "co",
      "coalition",    "college",      "commission",  "committee",  "company",     "congress",
      "corp",         "corporation",  "council",     "court",      "department",  "directorate",
      "federation",   "force",        "forces",      "foundation", "front",       "fund",
      "gazette",      "gmbh",         "group",       "guard",      "guardian",    "herald",
      "holdings",     "inc",          "industries",  "institute",  "insurance",   "journal",
      "laboratories", "league",       "llc",         "ltd",        "ministry",    "motors",
      "movement",     "navy",         "network",     "news",       "observatory", "office",
      "organisation", "organization", "parliament",  "partners",   "party",       "plc",
      "police",       "press",        "senate",      "services",   "society",     "technologies",
      "times",        "tribune",      "union",       "university"};
  static_assert(std::is_sorted(kWords.begin(), kWords.end()));
  return std::binary_search(kWords.begin(), kWords.end(), word);
}

bool ends_place(std::string_view word) {
  static constexpr std::array<std::string_view, 34> kWords = {
      "airport", "avenue",    "bay",      "beach",       "boulevard", "bridge",    "canyon",
      "county",  "desert",    "district", "governorate", "gulf",      "heights",   "highway",
      "hills",   "island",    "islands",  "lake",        "mountain",  "mountains", "oblast",
      "ocean",   "peninsula", "plaza",    "prefecture",  "province",  "river",     "road",
      "sea",     "strait",    "street",   "township",    "valley",    "village"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_storm(std::string_view word) {
  static constexpr std::array<std::string_view, 4> kWords = {"cyclone", "hurricane", "storm", "typhoon"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "Ada" of "Hurricane Ada" and of "Ada" after "Hurricane"; else empty.
std::string storm_name(const SentenceTree& parse, const MentionDraft& draft) {
  const std::string name = fold(without_possessive(draft.name));
  const size_t blank = name.find(' ');
  if (blank != std::string::npos) return is_storm(name.substr(0, blank)) ? name.substr(blank + 1) : "";
  const uint32_t first = draft.mention.first;
  return first > 0 && is_storm(fold(parse[first - 1].form)) ? name : "";
}

struct Votes {
  double person = 0, organisation = 0, place = 0;

  double& of(EntityType type) {
    return type == EntityType::kPerson ? person : type == EntityType::kPlace ? place : organisation;
  }
  // The type with the most votes; kNone if no one has.
  EntityType winner() const {
    const double most = std::max({person, organisation, place});
    const int winners = (person == most) + (organisation == most) + (place == most);
    if (winners > 1) return EntityType::kNone;
    return person == most         ? EntityType::kPerson
           : organisation == most ? EntityType::kOrganization
                                  : EntityType::kPlace;
  }
};

// What a noun says of the name that it describes; kNone if it leaves that open.
EntityType described_as(const SentenceTree& parse, uint32_t token, const ActorNouns& nouns) {
  MentionDraft draft;
  if (!read_noun(parse, token, nouns, draft) || !draft.noun) return EntityType::kNone;
  const bool plural = parse[token].xpos.ends_with('S');
  switch (draft.noun->kind) {
    case NounKind::kOffice:
    case NounKind::kEnvoys:
    case NounKind::kPeople:
      return plural ? EntityType::kNone : EntityType::kPerson;
    case NounKind::kBody:
      return draft.noun->type == graph::ActorType::kPerson ? EntityType::kPerson : EntityType::kOrganization;
    case NounKind::kPlace:
      return EntityType::kPlace;
    default:
      return EntityType::kNone;
  }
}

// The nouns that say what the name stands for: "Rolfson, a company", "Rolfson is a company", "the city of
// Rolfson".
std::vector<uint32_t> descriptions(const SentenceTree& parse, uint32_t head) {
  std::vector<uint32_t> out;
  for (const uint32_t c : parse.children(head))
    if (parse.is(c, "appos") && parse[c].upos == Upos::kNoun) out.push_back(c);
  if (parse[head].head < 0) return out;
  const auto governor = static_cast<uint32_t>(parse[head].head);
  if (parse[governor].upos != Upos::kNoun) return out;
  const bool predicate = parse.is(head, "nsubj") && parse.child(governor, "cop") >= 0;
  if (parse.is(head, "appos") || predicate) out.push_back(governor);
  return out;
}

bool shouts(const SentenceTree& parse) {
  for (int32_t t = 0; t < parse.size(); ++t)
    if (parse[t].upos != Upos::kPropn && parse[t].form.size() > 3 && !is_all_capitals(parse[t].form))
      return false;
  return true;
}

void vote(const Article& article, const MentionDraft& draft, Votes& votes) {
  const SentenceTree& parse = article.parse_of(draft);
  const uint32_t head = draft.mention.head;
  if (draft.entity == EntityType::kPerson || draft.entity == EntityType::kOrganization ||
      draft.entity == EntityType::kPlace)
    votes.of(draft.entity) += 1;
  if (!draft.title.empty()) votes.person += kByTitle;
  for (const uint32_t noun : descriptions(parse, head))
    if (const EntityType type = described_as(parse, noun, article.knowledge.nouns());
        type != EntityType::kNone)
      votes.of(type) += kByNoun;
  if (parse.is(head, "nmod") && parse.preposition(head) == "of" && parse[head].head >= 0 &&
      described_as(parse, static_cast<uint32_t>(parse[head].head), article.knowledge.nouns()) ==
          EntityType::kPlace)
    votes.place += kByNoun;
  if (draft.locative && parse.preposition(head) == "in") votes.place += kByPreposition;
}

// What the words of the name itself say, once however often it stands there.
void vote_by_words(const Article& article, const MentionDraft& draft, Votes& votes) {
  std::vector<std::string> words = folded_words(draft.name);
  if (words.empty()) return;
  for (std::string& word : words) std::erase(word, '.');
  if (words.size() > 1) {
    // "University of Ada", "Bank of Rolfson"
    const auto of = std::find(words.begin() + 1, words.end(), "of");
    const std::string& kind = of == words.end() ? words.back() : *(of - 1);
    if (ends_organisation(kind)) {
      votes.organisation += kByWord;
      return;
    }
    if (ends_place(kind) || words.front() == "mount" || words.front() == "lake") {
      votes.place += kByWord;
      return;
    }
  } else if (is_all_capitals(draft.name) && words.front().size() > 2 && words.front().size() <= 5 &&
             !draft.locative && !shouts(article.parse_of(draft))) {
    votes.organisation += kByAcronym;
  }
  constexpr size_t kLongestName = 3;  // "Ada Rolfson Horse Transport" is hers
  if (!draft.locative && words.size() <= kLongestName &&
      article.knowledge.gender_of(words.front()) != Gender::kUnknown)
    votes.person += draft.entity == EntityType::kOrganization ? kByFirstNameOfFirm : kByFirstName;
}

}  // namespace

void settle_name_types(Article& article) {
  std::map<std::string, std::vector<uint32_t>> mentions;  // of each name
  std::set<std::string> storms;
  for (uint32_t d = 0; d < article.drafts.size(); ++d) {
    const MentionDraft& draft = article.drafts[d];
    if (draft.kind != DraftKind::kName || !draft.known.empty()) continue;
    mentions[fold(without_possessive(draft.name))].push_back(d);
    if (const std::string storm = storm_name(article.parse_of(draft), draft); !storm.empty())
      storms.insert(storm);
  }
  for (const auto& [name, drafts] : mentions) {
    const size_t blank = name.find(' ');
    if (storms.contains(name) || (blank != std::string::npos && is_storm(name.substr(0, blank)))) {
      for (const uint32_t d : drafts) article.drafts[d].entity = EntityType::kEvent;
      continue;
    }
    Votes votes;
    vote_by_words(article, article.drafts[drafts.front()], votes);
    for (const uint32_t d : drafts) vote(article, article.drafts[d], votes);
    EntityType type = votes.winner();
    // "Pioneer 4", "SX40": no person, whatever the model takes it for.
    if (type == EntityType::kPerson && name.find_first_of("0123456789") != std::string::npos)
      type = EntityType::kObject;
    if (type == EntityType::kNone) continue;
    for (const uint32_t d : drafts) article.drafts[d].entity = type;
  }
}

}  // namespace dramatis::extract
