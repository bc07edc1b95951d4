// Text exports of newspaper databases (LexisNexis): a file holds many articles, each with a head of labelled
// lines.
//
// The older form divides articles by "3 of 100 DOCUMENTS": source, date, headline, then "BYLINE:",
// "SECTION:", "LENGTH:" and the text, then "LOAD-DATE:" and the like. The newer ends each with "End of
// Document": headline, source, date, labels, a line "Body", the text, a line "Classification" or further
// labels.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/input/dates.h"
#include "extract/input/formats/formats.h"
#include "extract/input/line_reader.h"
#include "extract/text/ascii.h"

namespace dramatis::extract {
namespace {

// The label that a line begins with, "length" of "LENGTH: 532 words"; empty if none of these.
template <size_t kSize>
std::string_view label_of(std::string_view line, const std::array<std::string_view, kSize>& labels) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 30) return {};
  const std::string label = ascii_lower(trimmed(line.substr(0, colon)));
  const auto found = std::find(labels.begin(), labels.end(), label);
  return found == labels.end() ? std::string_view() : *found;
}

constexpr std::array<std::string_view, 9> kHeadLabels = {
    "byline", "section", "length", "dateline", "highlight", "headline", "copyright", "source", "series"};
constexpr std::array<std::string_view, 15> kTailLabels = {
    "load-date", "language",     "publication-type", "url",          "graphic",
    "subject",   "organization", "company",          "person",       "geographic",
    "country",   "notes",        "doc-number",       "journal-code", "document-type"};

std::string after_colon(std::string_view line) {
  return std::string(trimmed(line.substr(line.find(':') + 1)));
}

Result<SourceRecord> read_article(const std::vector<std::string>& lines) {
  SourceRecord record;
  size_t body_line = lines.size();
  std::vector<std::string_view> head;  // lines without a label
  std::optional<std::string> headline;
  bool labelled = false, newer = false;
  const bool has_body_line = std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
    return ascii_lower(trimmed(std::string_view(line).substr(0, 80))) == "body";
  });
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = trimmed(lines[i]);
    if (line.empty()) continue;
    if (ascii_lower(line) == "body") {
      newer = true;
      body_line = i + 1;
      break;
    }
    const std::string_view label = label_of(line, kHeadLabels);
    if (label == "headline") headline = after_colon(line);
    if (!label.empty()) {
      labelled = true;
      body_line = i + 1;
    } else if (labelled && !has_body_line) {
      break;  // the text itself
    } else {
      head.push_back(line);
    }
  }
  for (const std::string_view line : head) {
    if (record.info.date || line.size() > 80) continue;
    const DateReading reading = read_date(line);
    if (reading.kind == DateReading::Kind::kDay) record.info.date = reading.date;
  }
  std::erase_if(head, [](std::string_view line) {
    return ascii_lower(line).starts_with("copyright") || read_date(line).kind == DateReading::Kind::kDay;
  });
  if (newer && head.size() > 1) {
    record.info.title = head[0];
    record.info.source = head[1];
  } else if (!head.empty()) {
    record.info.source = head.front();
    record.info.title = headline          ? headline
                        : head.size() > 1 ? std::optional<std::string>(head.back())
                                          : std::nullopt;
  }
  for (size_t i = body_line; i < lines.size(); ++i) {
    const std::string_view line = trimmed(lines[i]);
    if (newer && (ascii_lower(line) == "classification" || ascii_lower(line) == "graphic")) break;
    if (const auto label = label_of(line, kTailLabels); !label.empty()) {
      if (label == "url") record.info.url = after_colon(line);
      if (label == "load-date" || label == "language" || label == "publication-type") break;
      continue;
    }
    record.text += std::string(line) + "\n";
  }
  const size_t begin = std::min(record.text.find_first_not_of('\n'), record.text.size());
  record.text.erase(0, begin);
  while (record.text.ends_with("\n\n")) record.text.pop_back();
  if (record.text.empty()) return invalid_input("no text below the head");
  return record;
}

class NexisSource : public RecordSource {
 public:
  NexisSource(std::unique_ptr<ByteSource> bytes, const ReadingContext& context)
      : bytes_(std::move(bytes)), context_(context), lines_(*bytes_, context.options.max_record_size) {}

  Result<std::optional<SourceRecord>> next() override {
    while (!ended_) {
      std::vector<std::string> article;
      size_t line_number = 0, size = 0;
      std::string line;
      while (!ended_) {
        const Result<bool> more = lines_.next(line);
        if (!more.ok()) return more.error();
        ended_ = !*more;
        if (ended_ || is_nexis_boundary(line)) break;
        if (const Status text = check_text(line, lines_.offset()); !text.ok()) {
          ended_ = line.find('\0') != std::string::npos;
          return at_origin(origin_of(*bytes_, lines_.line()), text.error());
        }
        if (trimmed(line).empty() && article.empty()) continue;
        if (article.empty()) line_number = lines_.line();
        size += line.size();
        if (size <= context_.options.max_record_size) article.push_back(line);
      }
      if (article.empty()) continue;
      const std::string origin = origin_of(*bytes_, line_number, ++record_number_);
      if (size > context_.options.max_record_size) {
        return invalid_input(origin + ": article longer than the limit of " +
                             std::to_string(context_.options.max_record_size >> 20) + " MiB");
      }
      Result<SourceRecord> record = read_article(article);
      if (!record.ok()) return at_origin(origin, record.error());
      record->origin = origin;
      return std::optional<SourceRecord>(std::move(record).value());
    }
    return std::optional<SourceRecord>{};
  }

 private:
  std::unique_ptr<ByteSource> bytes_;
  ReadingContext context_;
  LineReader lines_;
  size_t record_number_ = 0;
  bool ended_ = false;
};

}  // namespace

bool is_nexis_boundary(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (text == "End of Document") return true;
  constexpr std::string_view kOf = " of ";
  if (!text.ends_with(" DOCUMENTS") && !text.ends_with(" DOCUMENT")) return false;
  const size_t of = text.find(kOf);
  const auto is_number = [](std::string_view digits) {
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return of != std::string_view::npos && is_number(text.substr(0, of)) &&
         is_number(text.substr(of + kOf.size(), text.rfind(' ') - of - kOf.size()));
}

std::unique_ptr<RecordSource> open_nexis(std::unique_ptr<ByteSource> bytes, const ReadingContext& context) {
  return std::make_unique<NexisSource>(std::move(bytes), context);
}

}  // namespace dramatis::extract
