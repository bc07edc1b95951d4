#include "extract/input/record_fields.h"

#include <algorithm>
#include <optional>

#include "extract/input/content_id.h"
#include "extract/input/dates.h"

namespace dramatis::extract {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

std::string_view trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n\v\f");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n\v\f") + 1 - begin);
}

bool is_missing(std::string_view value) {
  const std::string_view trimmed = trim(value);
  return trimmed.empty() || trimmed == "None" || trimmed == "null" || trimmed == "nan" || trimmed == "NaN";
}

}  // namespace

FieldMap::FieldMap(const std::map<std::string, std::string>& overrides)
    : names_{{"text",
              {"maintext", "text", "content", "body", "article", "event_text", "full_text", "articlebody",
               "story", "description", "summary"}},
             {"title", {"title", "headline", "heading"}},
             {"date",
              {"date_publish", "published_at", "publish_date", "pub_date", "date", "pubdate", "publishedat",
               "datepublished", "published", "publication_date", "created_at", "timestamp"}},
             {"source",
              {"source_domain", "domain", "source", "publisher", "publication", "outlet", "source_name",
               "site"}},
             {"url", {"url", "link", "canonical_link", "source_url", "web_url"}},
             {"id", {"id", "article_id", "doc_id", "document_id", "_id", "uid", "uuid", "guid"}}} {
  for (const auto& [field, name] : overrides) names_[field] = {lower(name)};
}

const std::pair<std::string, std::string>* FieldMap::find(std::string_view field,
                                                          const Record& record) const {
  const auto names = names_.find(field);
  if (names == names_.end()) return nullptr;
  for (const std::string& name : names->second) {
    for (const auto& entry : record) {
      if (!is_missing(entry.second) && lower(trim(entry.first)) == name) return &entry;
    }
  }
  return nullptr;
}

std::vector<std::pair<std::string, std::string>> FieldMap::chosen(const Record& record) const {
  std::vector<std::pair<std::string, std::string>> result;
  for (const std::string_view field : {"id", "text", "title", "date", "source", "url"}) {
    if (const auto* entry = find(field, record)) result.emplace_back(field, entry->first);
  }
  return result;
}

bool FieldMap::has_text(const std::vector<std::string>& names) const {
  const auto& wanted = names_.find("text")->second;
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::find(wanted.begin(), wanted.end(), lower(trim(name))) != wanted.end();
  });
}

Result<InputItem> FieldMap::to_item(const Record& record) const {
  const auto* text = find("text", record);
  if (text == nullptr) {
    std::string names;
    for (const auto& [name, value] : record) {
      if (names.size() > 120) break;
      names += (names.empty() ? "" : ", ") + name.substr(0, 40);
    }
    return invalid_input("no text (fields: " + (names.empty() ? "none" : names) + ")");
  }
  graph::ArticleInfo info;
  auto value_of = [&](std::string_view field) -> std::optional<std::string> {
    const auto* entry = find(field, record);
    if (entry == nullptr) return std::nullopt;
    return std::string(trim(entry->second));
  };
  if (auto id = value_of("id")) info.id = *id;
  if (auto date = value_of("date")) info.date = normalise_date(*date);
  info.title = value_of("title");
  info.source = value_of("source");
  info.url = value_of("url");
  return make_item(std::move(info), text->second);
}

Result<InputItem> make_item(graph::ArticleInfo info, std::string text) {
  InputItem item;
  if (const auto lead = find_date_lead(text)) {
    if (!info.date) info.date = lead->date;
    item.body_begin = lead->end;
  }
  if (trim(std::string_view(text).substr(item.body_begin)).empty()) return invalid_input("empty: no text");
  if (info.id.empty()) info.id = content_id(text);
  item.article.info = std::move(info);
  item.article.text = std::move(text);
  return item;
}

}  // namespace dramatis::extract
