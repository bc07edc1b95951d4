// Knowledge: the actors known beforehand, by name and by office.
//
// Compiled in: countries, places, organisations, armed groups and parties, leaders with their terms
// (extract/actors/ data/*.tsv); users add tables of their own (docs/actors.md). Also the nouns that stand for
// actors ("ministry", "rebels"). Const and thread-safe after loading.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/knowledge/actor_nouns.h"
#include "extract/knowledge/knowledge_table.h"
#include "extract/knowledge/name_matcher.h"
#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

enum class Gender : uint8_t { kUnknown, kFemale, kMale };

// An office that a person held, or the body that an actor belongs to.
struct KnownRole {
  std::string role;      // "president of"; "" for mere belonging
  uint32_t parent = 0;   // index of an actor
  std::string from, to;  // ISO dates, as exact as known; "" is open

  bool holds_on(std::string_view date) const;  // true for an empty date
};

struct KnownActor {
  std::string id;
  std::string name;
  graph::ActorType type = graph::ActorType::kOther;
  graph::Sector sector = graph::Sector::kNone;
  std::string code;
  std::string adjective;  // of a country or region: "Russian"
  std::string wikidata;   // "" unless certain
  Gender gender = Gender::kUnknown;
  int32_t capital = -1;  // the city, of a country
  std::vector<KnownRole> roles;
};

class Knowledge {
 public:
  // The built-in tables, and those of the files in their order; later rows override the fields of earlier
  // ones. kInvalidInput with file and line, kNotFound for a missing file.
  static Result<std::shared_ptr<const Knowledge>> load(std::span<const std::string> extra_files = {});

  const std::vector<KnownActor>& actors() const { return actors_; }
  const KnownActor& operator[](uint32_t actor) const { return actors_[actor]; }
  std::optional<uint32_t> find(std::string_view id) const;
  const NameMatcher& names() const { return names_; }
  const ActorNouns& nouns() const { return nouns_; }

  // The country (no part or city of one) with this ISO 3166 alpha-3 code.
  std::optional<uint32_t> country(std::string_view code) const;
  // The country or region whose name or adjective is one letter off, if only one is ("Afganistan").
  std::optional<uint32_t> misspelt_country(std::string_view name) const;
  // Who held an office ("president") of an actor on a date; nothing if nobody or several did, as far as is
  // known.
  std::optional<uint32_t> holder(std::string_view office, uint32_t of, std::string_view date) const;
  // Who led a country, or a body with an office of leader, on a date.
  std::optional<uint32_t> leader(uint32_t of, std::string_view date) const;
  // From a first name.
  Gender gender_of(std::string_view first_name) const;

 private:
  Status add(const KnowledgeTable& table);
  Status link(const KnowledgeTable& table);
  void add_names(uint32_t actor, const KnowledgeRow& row);
  void add_surnames();
  bool is_described(const std::string& name, const std::string& code) const;
  uint32_t add_capital(uint32_t country, const std::string& name);

  std::vector<KnownActor> actors_;
  std::unordered_map<std::string, uint32_t> by_id_;
  std::unordered_map<std::string, uint32_t> by_code_;
  std::unordered_map<std::string, std::vector<std::pair<uint32_t, uint32_t>>>
      holders_;  // office -> (actor, role)
  std::vector<std::pair<std::string, uint32_t>>
      spellings_;  // folded names and adjectives of countries and regions
  std::unordered_map<std::string, Gender> first_names_;
  NameMatcher names_;
  ActorNouns nouns_;
};

}  // namespace dramatis::extract
