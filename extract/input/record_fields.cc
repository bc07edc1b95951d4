#include "extract/input/record_fields.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/text/ascii.h"

namespace dramatis::extract {
namespace {

bool is_missing(std::string_view value) {
  const std::string_view text = trimmed(value);
  return text.empty() || text == "None" || text == "null" || text == "nan" || text == "NaN";
}

// A name as it is compared: "_source.Fields.Body-Text" -> "body_text".
std::string key_of(std::string_view name) {
  std::string key = ascii_lower(trimmed(name));
  for (size_t dot; (dot = key.find('.')) != std::string::npos && FieldMap::is_wrapper(key.substr(0, dot));)
    key.erase(0, dot + 1);
  std::replace(key.begin(), key.end(), '-', '_');
  std::replace(key.begin(), key.end(), ' ', '_');
  return key;
}

}  // namespace

FieldMap::FieldMap(const std::map<std::string, std::string>& overrides)
    : names_{{"text", {"maintext",       "text",         "content",      "body",
                       "article",        "event_text",   "full_text",    "fulltext",
                       "articlebody",    "article_body", "article_text", "article_content",
                       "bodytext",       "body_text",    "story",        "plain_text",
                       "clean_text",     "cleaned_text", "content_text", "news_text",
                       "raw_text",       "contents",     "hlead",        "transcript",
                       "selftext",       "content_html", "body_html",    "html",
                       "lead_paragraph", "description",  "summary",      "abstract",
                       "excerpt",        "trailtext",    "snippet"}},
             {"title",
              {"title", "headline", "heading", "webtitle", "head_line", "article_title", "news_title",
               "subject"}},
             {"date",
              {"date_publish",
               "published_at",
               "publish_date",
               "pub_date",
               "date",
               "pubdate",
               "publishedat",
               "datepublished",
               "date_published",
               "published",
               "published_date",
               "publication_date",
               "publishdate",
               "webpublicationdate",
               "firstpublicationdate",
               "seendate",
               "datetime",
               "date_time",
               "created_at",
               "created",
               "created_utc",
               "timestamp",
               "@timestamp",
               "time",
               "article_date",
               "news_date",
               "date_download",
               "crawl_date"}},
             {"source",
              {"source_domain", "domain", "source", "publisher", "publication", "outlet", "source_name",
               "sourcename", "site", "site_name", "newspaper"}},
             {"url",
              {"url", "link", "canonical_link", "source_url", "web_url", "weburl", "article_url",
               "articleurl", "permalink", "links.permalink"}},
             {"id",
              {"id", "article_id", "doc_id", "document_id", "_id", "uid", "uuid", "guid", "uri", "articleid",
               "news_id"}}} {
  for (const auto& [field, name] : overrides) names_[field] = {ascii_lower(name)};
}

bool FieldMap::is_wrapper(std::string_view name) {
  constexpr std::array<std::string_view, 11> kWrappers = {"_source", "fields", "attributes", "properties",
                                                          "article", "node",   "doc",        "document",
                                                          "post",    "data",   "item"};
  return std::find(kWrappers.begin(), kWrappers.end(), name) != kWrappers.end();
}

const std::pair<std::string, std::string>* FieldMap::find(std::string_view field,
                                                          const Record& record) const {
  const auto names = names_.find(field);
  if (names == names_.end()) return nullptr;
  for (const std::string& name : names->second) {
    for (const auto& entry : record) {
      if (!is_missing(entry.second) &&
          (key_of(entry.first) == name || ascii_lower(trimmed(entry.first)) == name))
        return &entry;
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

bool FieldMap::may_hold(std::string_view field, const std::vector<std::string>& names) const {
  const auto& wanted = names_.find(field)->second;
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::find(wanted.begin(), wanted.end(), key_of(name)) != wanted.end() ||
           std::find(wanted.begin(), wanted.end(), ascii_lower(trimmed(name))) != wanted.end();
  });
}

bool FieldMap::has_text(const std::vector<std::string>& names) const { return may_hold("text", names); }

size_t FieldMap::count_known(const std::vector<std::string>& names) const {
  size_t count = 0;
  for (const std::string_view field : {"text", "title", "date", "url"})
    count += may_hold(field, names) ? 1 : 0;
  return count;
}

Result<SourceRecord> FieldMap::to_source_record(const Record& record) const {
  const auto* text = find("text", record);
  if (text == nullptr) {
    std::string names;
    for (const auto& [name, value] : record) {
      if (names.size() > 120) break;
      names += (names.empty() ? "" : ", ") + name.substr(0, 40);
    }
    const auto* title = find("title", record);
    return invalid_input("no text (fields: " + (names.empty() ? "none" : names) + ")" +
                         (title != nullptr ? "; --field text=" + title->first + " reads the titles" : ""));
  }
  SourceRecord result;
  result.text = text->second;
  result.may_be_markup = true;
  auto value_of = [&](std::string_view field) -> std::optional<std::string> {
    const auto* entry = find(field, record);
    if (entry == nullptr) return std::nullopt;
    return std::string(trimmed(entry->second));
  };
  if (auto id = value_of("id")) result.info.id = *id;
  result.info.date = value_of("date");
  result.info.title = value_of("title");
  result.info.source = value_of("source");
  result.info.url = value_of("url");
  return result;
}

}  // namespace dramatis::extract
