// ArticleMaker: what a reader found in an input, made into articles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

#include "extract/input/article_reader.h"
#include "extract/input/dates.h"
#include "extract/input/warnings.h"
#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// A record as its format has it.
struct SourceRecord {
  graph::ArticleInfo info;     // the date as written; an empty id where there is none
  std::string text;            // UTF-8
  bool may_be_markup = false;  // the text may hold tags and entities of HTML
  std::string claims;          // if not empty, a line of `extract --format jsonl`, and nothing else counts
  std::string origin;          // "dump.jsonl:17", "news.json:1 (record 3)", "story.txt"
};

// Reads dates, takes markup and marks of cut-off text out, looks for text that was decoded wrongly and for
// ids that came before, cuts what is too long for one article, and warns of each. One instance for all inputs
// of a run.
class ArticleMaker {
 public:
  // Both must outlive it.
  ArticleMaker(const ReaderOptions& options, Warnings& warnings) : options_(options), warnings_(warnings) {}

  // The articles of a record, in order: one, or several for a text beyond ReaderOptions::max_article_size.
  // Errors: kInvalidInput, with the origin, for a record without text.
  Result<std::deque<InputItem>> make(SourceRecord record);

  // To be called where an input begins.
  void begin_input();

 private:
  void read_date_of(SourceRecord& record);
  void check_order_of_dates(DateReading::Kind kind, const std::string& written, const std::string& origin);
  void clean_text(SourceRecord& record);
  void check_id(const InputItem& item, bool given);

  struct Seen {
    uint64_t text_hash = 0;
    uint32_t input = 0, record = 0;
  };

  const ReaderOptions& options_;
  Warnings& warnings_;
  std::unordered_map<uint64_t, Seen> seen_;  // by the hash of the id
  uint32_t input_ = 0, record_ = 0;
  std::string either_way_, contrary_;  // dates of this input, as written
};

}  // namespace dramatis::extract
