#include "extract/knowledge/knowledge_table.h"

#include <algorithm>
#include <optional>

#include "graph/vocabulary.h"

namespace dramatis::extract {
namespace {

constexpr std::array<std::string_view, kColumns> kColumnNames = {
    "id",     "name",     "type",     "sector", "code",   "gender",     "aliases",  "adjectives",
    "people", "capitals", "metonyms", "role",   "parent", "valid_from", "valid_to", "wikidata"};

std::string_view trim(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (size_t begin = 0;;) {
    const size_t end = text.find(separator, begin);
    out.push_back(trim(text.substr(begin, end - begin)));
    if (end == std::string_view::npos) return out;
    begin = end + 1;
  }
}

// "2000", "2000-05" or "2000-05-07".
bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 4 || i == 7;
    if (hyphen != (text[i] == '-') || (!hyphen && (text[i] < '0' || text[i] > '9'))) return false;
  }
  return true;
}

bool is_code(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_id(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::optional<std::string> find_problem(const KnowledgeRow& row) {
  const auto quoted = [&](Column c) { return "'" + row[c] + "'"; };
  if (row[Column::kId].empty() && row[Column::kName].empty()) return "neither a name nor an id";
  if (!is_id(row[Column::kId])) return "the id " + quoted(Column::kId) + " is not made of a-z, 0-9 and '-'";
  if (!row[Column::kType].empty() && !graph::actor_type_from(row[Column::kType]))
    return "unknown type " + quoted(Column::kType) + " (person, organisation, country, place, group, other)";
  if (!row[Column::kSector].empty() && !graph::sector_from(row[Column::kSector]))
    return "unknown sector " + quoted(Column::kSector);
  if (!row[Column::kCode].empty() && !is_code(row[Column::kCode]))
    return "the code " + quoted(Column::kCode) + " is not of three capitals (ISO 3166 alpha-3)";
  if (const auto& g = row[Column::kGender]; !g.empty() && g != "m" && g != "f")
    return "the gender " + quoted(Column::kGender) + " is neither m nor f";
  for (const Column c : {Column::kValidFrom, Column::kValidTo})
    if (!row[c].empty() && !is_date(row[c])) return quoted(c) + " is no date (2000, 2000-05 or 2000-05-07)";
  if (!row[Column::kValidFrom].empty() && !row[Column::kValidTo].empty() &&
      row[Column::kValidTo].compare(0, row[Column::kValidFrom].size(), row[Column::kValidFrom]) < 0)
    return "the period ends before it begins";
  if (!row[Column::kRole].empty() && row[Column::kParent].empty()) return "a role without a parent";
  return std::nullopt;
}

}  // namespace

Error KnowledgeTable::error_at(const KnowledgeRow& row, const std::string& reason) const {
  return invalid_input(source + ":" + std::to_string(row.line) + ": " + reason);
}

std::vector<std::string> split_list(std::string_view field) {
  std::vector<std::string> out;
  for (const std::string_view item : split(field, ';'))
    if (!item.empty()) out.emplace_back(item);
  return out;
}

Result<KnowledgeTable> read_knowledge_table(std::string_view text, std::string source) {
  KnowledgeTable table{std::move(source), {}};
  std::vector<size_t> columns;  // of each field
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  size_t number = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (trim(line).empty() || line.starts_with('#')) continue;
    KnowledgeRow row;
    row.line = number;
    const std::vector<std::string_view> fields = split(line, '\t');
    if (columns.empty()) {
      for (const std::string_view name : fields) {
        const auto found = std::find(kColumnNames.begin(), kColumnNames.end(), name);
        if (found == kColumnNames.end())
          return table.error_at(row, "unknown column '" + std::string(name) + "' in the header line");
        columns.push_back(static_cast<size_t>(found - kColumnNames.begin()));
      }
      continue;
    }
    if (fields.size() > columns.size())
      return table.error_at(row, std::to_string(fields.size()) + " fields, but the header names " +
                                     std::to_string(columns.size()));
    for (size_t i = 0; i < fields.size(); ++i) row.fields[columns[i]] = fields[i];
    if (const auto problem = find_problem(row)) return table.error_at(row, *problem);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace dramatis::extract
