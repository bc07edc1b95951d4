// The tables of known actors: tab-separated text with a header line that names the columns.
//
// Columns, in any order, all but `name` (or `id`) optional: id, name, type, sector, code, gender, aliases,
// adjectives, people, capitals, metonyms, role, parent, valid_from, valid_to, wikidata. Lists are separated
// by ';'. Empty lines and lines that begin with '#' are skipped. Several rows may share an id: each adds its
// aliases and its role. The format and the meaning of each column are described in docs/actors.md.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace dramatis::extract {

enum class Column : uint8_t {
  kId,
  kName,
  kType,
  kSector,
  kCode,
  kGender,
  kAliases,
  kAdjectives,
  kPeople,
  kCapitals,
  kMetonyms,
  kRole,
  kParent,
  kValidFrom,
  kValidTo,
  kWikidata,
};
inline constexpr size_t kColumns = 16;

struct KnowledgeRow {
  std::array<std::string, kColumns> fields;
  size_t line = 0;  // from 1, for messages

  const std::string& operator[](Column column) const { return fields[static_cast<size_t>(column)]; }
};

struct KnowledgeTable {
  std::string source;  // the file's name, for messages
  std::vector<KnowledgeRow> rows;

  Error error_at(const KnowledgeRow& row, const std::string& reason) const;
};

// kInvalidInput, with "source:line: reason", for an unknown column, too many fields, a type, sector, code,
// gender or date that is none, a period that ends before it begins, a role without a parent, or a row without
// a name and id.
Result<KnowledgeTable> read_knowledge_table(std::string_view text, std::string source);

// The items of a ';'-separated field, blanks trimmed, empty ones left out.
std::vector<std::string> split_list(std::string_view field);

}  // namespace dramatis::extract
