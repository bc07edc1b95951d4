// Which field of a JSON object or a CSV row is the text, the title, the date ... of an article.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/input/article_reader.h"
#include "graph/result.h"

namespace dramatis::extract {

// A record as names and values, in the input's order.
using Record = std::vector<std::pair<std::string, std::string>>;

// Names are compared without case. The first name of each list that has a value wins:
//   text    maintext text content body article event_text full_text articlebody story description summary
//   title   title headline heading
//   date    date_publish published_at publish_date pub_date date pubdate publishedat datepublished published
//           publication_date created_at timestamp
//   source  source_domain domain source publisher publication outlet source_name site
//   url     url link canonical_link source_url web_url
//   id      id article_id doc_id document_id _id uid uuid guid
// "None", "null" and "nan" count as no value, as they come from Python's str().
class FieldMap {
 public:
  // `overrides` as in ReaderOptions::fields: a field named there is taken from that name only.
  explicit FieldMap(const std::map<std::string, std::string>& overrides);

  // The article of a record. An error (without the record's origin) if it has no text. The date is
  // normalised; one that cannot be read counts as missing.
  Result<InputItem> to_item(const Record& record) const;

  // What to_item() takes from where in this record: {"text", "maintext"} ...
  std::vector<std::pair<std::string, std::string>> chosen(const Record& record) const;

  // True if one of `names` may hold a text.
  bool has_text(const std::vector<std::string>& names) const;

 private:
  const std::pair<std::string, std::string>* find(std::string_view field, const Record& record) const;

  std::map<std::string, std::vector<std::string>, std::less<>> names_;
};

// An article of `text`: its id a content hash unless one is given, a lead "date 2023-11-12" read and left out
// of the body. An error if there is nothing but white space.
Result<InputItem> make_item(graph::ArticleInfo info, std::string text);

}  // namespace dramatis::extract
