// ArticleReader: articles out of whatever people have, one at a time.
//
// Reads plain text (a file is an article), JSONL, JSON (arrays, objects that hold a list of records at any
// depth, objects one after another), CSV and TSV (RFC 4180), HTML pages, RSS and Atom feeds, e-mail and
// mailboxes, Nexis exports and WARC; each plain or packed with gzip, zstd, bzip2 or xz, in UTF-8 or another
// encoding that is recognised or named; files, folders (recursively, sorted by name, hidden files left out)
// and standard input ("-"). Fields of JSON and CSV are recognised under the names that dumps use
// (record_fields.h).
//
// Memory is bounded by the limits in ReaderOptions, whatever the number and size of the inputs; a text over
// its limit is read in parts, each an article.
//
// The date is that of the record; for plain text that of a lead "date 2023-11-12", else one in the file's
// name. The id is the record's, as given; without one it is content_id() of the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

enum class InputFormat : uint8_t { kAuto, kText, kJsonl, kJson, kCsv, kHtml, kRss, kMail, kNexis, kWarc };
std::string_view name_of(InputFormat format);  // as on the command line: "auto", "text" ...
std::optional<InputFormat> input_format_from(std::string_view name);

struct ReaderOptions {
  InputFormat format = InputFormat::kAuto;  // kAuto: by the file's name, else by its first bytes
  // Overrides the choice of fields: "text" -> "story". Keys: id, text, title, date, source, url.
  std::map<std::string, std::string> fields;
  std::string records;     // where JSON keeps its records, "response.results"; empty: found by their fields
  std::string encoding;    // empty: UTF-8, or what is recognised
  bool day_first = false;  // how "03/04/2024" is read
  size_t max_article_size = size_t{1} << 20;  // bytes of an article's text; a longer one is read in parts
  size_t max_record_size = size_t{32} << 20;  // bytes of a line, a JSON object, a CSV row, a page, a message
  // Takes what is said about input that is read all the same, a line each; called within next().
  std::function<void(const std::string&)> warn;
};

// Which field of the input stands for which of an article, as chosen at the first record of an input.
struct FieldMapping {
  std::string input;  // the file
  std::vector<std::pair<std::string, std::string>>
      fields;  // {"text", "maintext"}, {"date", "date_publish"} ...
};

struct InputItem {
  enum class Kind : uint8_t {
    kArticle,
    kClaims,  // a line of `extract --format jsonl`: claims already, to be decoded by their own codec
  };
  Kind kind = Kind::kArticle;
  graph::Article article;  // kArticle
  size_t body_begin = 0;   // where the text proper begins, behind a lead such as "date 2023-11-12"
  std::string claims;      // kClaims: the JSON object as it stands
  std::string origin;      // "dump.jsonl:17", "news.json:1 (record 3)" or "story.txt", for messages
  const FieldMapping* mapping = nullptr;  // set with the first record of an input that has named fields;
                                          // valid until the next call of next()
};

// Pull interface; not thread-safe.
class ArticleReader {
 public:
  // `paths` are files, folders or "-". Nothing is opened yet.
  explicit ArticleReader(std::vector<std::string> paths, ReaderOptions options = {});
  ~ArticleReader();
  ArticleReader(ArticleReader&&) noexcept;
  ArticleReader& operator=(ArticleReader&&) noexcept;

  // The next article; nothing at the end. An error means that one input (a file, or one record of it) was
  // refused; its message names it and says why. Call again to go on with what follows it.
  Result<std::optional<InputItem>> next();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dramatis::extract
