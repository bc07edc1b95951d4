#include "extract/knowledge/knowledge.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "extract/knowledge/text_forms.h"

extern "C" {
extern const char dramatis_countries_begin[], dramatis_countries_end[];
extern const char dramatis_places_begin[], dramatis_places_end[];
extern const char dramatis_organisations_begin[], dramatis_organisations_end[];
extern const char dramatis_groups_begin[], dramatis_groups_end[];
extern const char dramatis_leaders_begin[], dramatis_leaders_end[];
extern const char dramatis_nouns_begin[], dramatis_nouns_end[];
extern const char dramatis_first_names_begin[], dramatis_first_names_end[];
}

namespace dramatis::extract {
namespace {

struct BuiltIn {
  const char* name;
  std::string_view text;
};

std::array<BuiltIn, 5> built_in_tables() {
  const auto text = [](const char* begin, const char* end) {
    return std::string_view(begin, static_cast<size_t>(end - begin));
  };
  return {{{"countries.tsv", text(dramatis_countries_begin, dramatis_countries_end)},
           {"places.tsv", text(dramatis_places_begin, dramatis_places_end)},
           {"organisations.tsv", text(dramatis_organisations_begin, dramatis_organisations_end)},
           {"groups.tsv", text(dramatis_groups_begin, dramatis_groups_end)},
           {"leaders.tsv", text(dramatis_leaders_begin, dramatis_leaders_end)}}};
}

// Where the family name comes first.
bool family_name_first(std::string_view code) {
  static constexpr std::array<std::string_view, 6> kCodes = {"CHN", "TWN", "KOR", "PRK", "HKG", "KHM"};
  return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

// "Osama bin Laden" -> "bin Laden"
std::string surname_of(const std::string& name) {
  size_t begin = name.rfind(' ') + 1;
  while (begin > 1) {
    const size_t before = name.rfind(' ', begin - 2);
    if (before == std::string::npos) break;
    const char c = name[before + 1];
    if (c < 'a' || c > 'z') break;  // particles are written small: bin, de, von
    begin = before + 1;
  }
  return name.substr(begin);
}

// "president of" -> "president"
std::string_view office_of(std::string_view role) {
  return role.ends_with(" of") ? role.substr(0, role.size() - 3) : role;
}

// By a letter too much, too few, or another.
bool one_letter_off(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  return a.substr(a.size() == b.size() ? std::min(same + 1, a.size()) : same) ==
         b.substr(std::min(same + 1, b.size()));
}

std::unordered_map<std::string, Gender> read_first_names(std::string_view text) {
  std::unordered_map<std::string, Gender> out;
  Gender gender = Gender::kUnknown;
  std::istringstream in{std::string(text)};
  for (std::string word; in >> word;) {
    if (word == "female:")
      gender = Gender::kFemale;
    else if (word == "male:")
      gender = Gender::kMale;
    else
      out[fold(word)] = gender;
  }
  return out;
}

}  // namespace

bool KnownRole::holds_on(std::string_view date) const {
  if (date.empty()) return true;
  // Dates known to the year or month only hold for all of it.
  if (!from.empty() && date.substr(0, from.size()) < from) return false;
  return to.empty() || date.substr(0, to.size()) <= to;
}

Result<std::shared_ptr<const Knowledge>> Knowledge::load(std::span<const std::string> extra_files) {
  std::vector<KnowledgeTable> tables;
  for (const BuiltIn& built_in : built_in_tables()) {
    auto table = read_knowledge_table(built_in.text, built_in.name);
    if (!table) return table.error();
    tables.push_back(std::move(*table));
  }
  for (const std::string& file : extra_files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return not_found(file + ": cannot be opened");
    std::ostringstream text;
    text << in.rdbuf();
    auto table = read_knowledge_table(text.str(), file);
    if (!table) return table.error();
    tables.push_back(std::move(*table));
  }
  auto out = std::make_shared<Knowledge>();
  for (const KnowledgeTable& table : tables)
    if (auto status = out->add(table); !status) return status.error();
  for (const KnowledgeTable& table : tables)
    if (auto status = out->link(table); !status) return status.error();
  out->add_surnames();
  auto nouns = ActorNouns::read(
      {dramatis_nouns_begin, static_cast<size_t>(dramatis_nouns_end - dramatis_nouns_begin)}, "nouns.tsv");
  if (!nouns) return nouns.error();
  out->nouns_ = std::move(*nouns);
  out->first_names_ =
      read_first_names({dramatis_first_names_begin,
                        static_cast<size_t>(dramatis_first_names_end - dramatis_first_names_begin)});
  return std::shared_ptr<const Knowledge>(std::move(out));
}

Status Knowledge::add(const KnowledgeTable& table) {
  for (const KnowledgeRow& row : table.rows) {
    const std::string id = row[Column::kId].empty() ? slug(row[Column::kName]) : row[Column::kId];
    if (id.empty()) return table.error_at(row, "the name '" + row[Column::kName] + "' gives no id");
    const auto [entry, fresh] = by_id_.try_emplace(id, static_cast<uint32_t>(actors_.size()));
    if (fresh) {
      actors_.emplace_back();
      actors_.back().id = id;
      actors_.back().name = row[Column::kName];
    }
    KnownActor& actor = actors_[entry->second];
    if (actor.name.empty()) return table.error_at(row, "no name for the new actor '" + id + "'");
    if (!row[Column::kName].empty()) actor.name = row[Column::kName];
    if (const auto type = graph::actor_type_from(row[Column::kType])) actor.type = *type;
    if (const auto sector = graph::sector_from(row[Column::kSector])) actor.sector = *sector;
    if (!row[Column::kCode].empty()) actor.code = row[Column::kCode];
    if (!row[Column::kGender].empty())
      actor.gender = row[Column::kGender] == "f" ? Gender::kFemale : Gender::kMale;
    if (!row[Column::kWikidata].empty()) actor.wikidata = row[Column::kWikidata];
    if (actor.type == graph::ActorType::kCountry) {
      actor.sector = graph::Sector::kGovernment;
      by_code_.try_emplace(actor.code, entry->second);
    }
    add_names(entry->second, row);
  }
  return Ok{};
}

void Knowledge::add_names(uint32_t actor, const KnowledgeRow& row) {
  const auto add_list = [&](Column column, NameSense sense) {
    for (const std::string& name : split_list(row[column])) names_.add(name, {actor, sense});
  };
  if (const std::string& name = row[Column::kName]; !name.empty() && !is_described(name, actors_[actor].code))
    names_.add(name, {actor, NameSense::kName});
  add_list(Column::kAliases, NameSense::kName);
  add_list(Column::kAdjectives, NameSense::kAdjective);
  add_list(Column::kPeople, NameSense::kPeople);
  add_list(Column::kMetonyms, NameSense::kMetonym);
  const std::vector<std::string> adjectives = split_list(row[Column::kAdjectives]);
  if (!adjectives.empty() && actors_[actor].adjective.empty()) actors_[actor].adjective = adjectives.front();
  if (actors_[actor].type == graph::ActorType::kCountry || !adjectives.empty()) {
    spellings_.emplace_back(fold(actors_[actor].name), actor);
    for (const std::string& adjective : adjectives) spellings_.emplace_back(fold(adjective), actor);
  }
  const std::vector<std::string> capitals = split_list(row[Column::kCapitals]);
  if (!capitals.empty()) {
    const uint32_t city = add_capital(actor, capitals.front());
    if (actors_[actor].capital < 0) actors_[actor].capital = static_cast<int32_t>(city);
  }
  for (const std::string& name : capitals) names_.add(name, {actor, NameSense::kCapital});
}

// "Israeli military": found as a noun with its country, so that the adjective stays a mention of its own.
bool Knowledge::is_described(const std::string& name, const std::string& code) const {
  const auto owner = country(code);
  if (!owner || actors_[*owner].adjective.empty()) return false;
  const std::string& adjective = actors_[*owner].adjective;
  return name.size() > adjective.size() + 1 && name.starts_with(adjective) && name[adjective.size()] == ' ' &&
         name[adjective.size() + 1] >= 'a' && name[adjective.size() + 1] <= 'z';
}

uint32_t Knowledge::add_capital(uint32_t country, const std::string& name) {
  std::string id = slug(name);
  // Of the Union and of Belgium: one city.
  if (const auto city = by_id_.find(id); city != by_id_.end() && actors_[country].code.empty() &&
                                         actors_[city->second].type == graph::ActorType::kPlace)
    return city->second;
  if (by_id_.contains(id)) id += "-city";
  const auto [entry, fresh] = by_id_.try_emplace(id, static_cast<uint32_t>(actors_.size()));
  if (fresh) {
    KnownActor city;
    city.id = id;
    city.name = name;
    city.type = graph::ActorType::kPlace;
    city.code = actors_[country].code;
    actors_.push_back(std::move(city));
  }
  return entry->second;
}

Status Knowledge::link(const KnowledgeTable& table) {
  for (const KnowledgeRow& row : table.rows) {
    if (row[Column::kParent].empty()) continue;
    const uint32_t actor = by_id_.at(row[Column::kId].empty() ? slug(row[Column::kName]) : row[Column::kId]);
    const auto parent = by_id_.find(row[Column::kParent]);
    if (parent == by_id_.end()) return table.error_at(row, "unknown parent '" + row[Column::kParent] + "'");
    const auto number = static_cast<uint32_t>(actors_[actor].roles.size());
    actors_[actor].roles.push_back(
        {row[Column::kRole], parent->second, row[Column::kValidFrom], row[Column::kValidTo]});
    holders_[std::string(office_of(row[Column::kRole]))].emplace_back(actor, number);
    if (actors_[actor].code.empty()) actors_[actor].code = actors_[parent->second].code;
  }
  return Ok{};
}

void Knowledge::add_surnames() {
  for (uint32_t a = 0; a < actors_.size(); ++a) {
    const KnownActor& actor = actors_[a];
    if (actor.type != graph::ActorType::kPerson || actor.roles.empty()) continue;
    const size_t first = actor.name.find(' ');
    if (first == std::string::npos) continue;
    names_.add(family_name_first(actor.code) ? actor.name.substr(0, first) : surname_of(actor.name),
               {a, NameSense::kSurname});
  }
}

std::optional<uint32_t> Knowledge::find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<uint32_t> Knowledge::country(std::string_view code) const {
  const auto found = by_code_.find(std::string(code));
  return found == by_code_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<uint32_t> Knowledge::misspelt_country(std::string_view name) const {
  const std::string folded = fold(name);
  std::optional<uint32_t> found;
  if (folded.size() < 6) return found;
  for (const auto& [spelling, actor] : spellings_) {
    if (!one_letter_off(folded, spelling)) continue;
    if (found && *found != actor) return std::nullopt;
    found = actor;
  }
  return found;
}

// "The Russian leader": who leads the government; where there are both, the president of the countries whose
// presidents do, else the prime minister.
std::optional<uint32_t> Knowledge::leader(uint32_t of, std::string_view date) const {
  static constexpr auto kPresidential = std::to_array<std::string_view>(
      {"AZE", "BFA", "BLR", "CAF", "CHN", "CIV", "CMR", "COD", "COG", "CUB", "DJI", "DZA",
       "EGY", "FRA", "GAB", "GIN", "GNQ", "KAZ", "KGZ", "KOR", "LKA", "MDG", "MLI", "MOZ",
       "MRT", "NER", "PER", "PHL", "ROU", "RUS", "RWA", "SEN", "SYR", "TCD", "TGO", "TJK",
       "TUN", "TUR", "TWN", "TZA", "UGA", "UKR", "USA", "UZB", "ZWE"});
  const std::string& code = actors_[of].code;
  const bool presidential =
      std::find(kPresidential.begin(), kPresidential.end(), code) != kPresidential.end();
  for (const std::string_view office :
       {"leader", "supreme leader", presidential ? "president" : "prime minister", "chancellor", "president",
        "prime minister", "king"}) {
    if (office == "chancellor" && code != "DEU" && code != "AUT") continue;
    if (const auto found = holder(office, of, date)) return found;
  }
  return std::nullopt;
}

std::optional<uint32_t> Knowledge::holder(std::string_view office, uint32_t of, std::string_view date) const {
  const auto found = holders_.find(std::string(office));
  if (found == holders_.end() || date.empty()) return std::nullopt;
  std::optional<uint32_t> holder;
  std::string_view since;
  for (const auto& [actor, number] : found->second) {
    const KnownRole& role = actors_[actor].roles[number];
    if (role.parent != of || !role.holds_on(date)) continue;
    // On the day of a change the successor counts.
    if (holder && *holder != actor && role.from == since) return std::nullopt;
    if (!holder || role.from > since) {
      holder = actor;
      since = role.from;
    }
  }
  return holder;
}

Gender Knowledge::gender_of(std::string_view first_name) const {
  const auto found = first_names_.find(fold(first_name));
  return found == first_names_.end() ? Gender::kUnknown : found->second;
}

}  // namespace dramatis::extract
