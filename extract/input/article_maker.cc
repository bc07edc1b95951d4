#include "extract/input/article_maker.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extract/input/content_id.h"
#include "extract/input/encoding.h"
#include "extract/input/formats/html_text.h"
#include "extract/input/text_chunks.h"
#include "extract/text/ascii.h"

namespace dramatis::extract {
namespace {

constexpr size_t kMostIds = size_t{1} << 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string quoted(std::string_view text) {
  constexpr size_t kMostShown = 40;
  return "'" + std::string(text.substr(0, kMostShown)) + (text.size() > kMostShown ? "...'" : "'");
}

// Where "... [+1141 chars]" begins, with which news APIs end a text that they cut off.
std::optional<size_t> find_cut_mark(std::string_view text) {
  constexpr std::string_view kEnd = " chars]";
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r'))
    text.remove_suffix(1);
  if (!text.ends_with(kEnd)) return std::nullopt;
  size_t at = text.size() - kEnd.size();
  const size_t digits_end = at;
  while (at > 0 && is_digit(text[at - 1])) --at;
  if (at == digits_end) return std::nullopt;
  if (at > 0 && text[at - 1] == '+') --at;
  if (at == 0 || text[at - 1] != '[') return std::nullopt;
  --at;
  auto drop = [&](std::string_view sign) {
    const bool there = text.substr(0, at).ends_with(sign);
    if (there) at -= sign.size();
    return there;
  };
  while (drop(" ") || drop("\xE2\x80\xA6") || drop("...")) {
  }
  return at;
}

// The end of the last whole sentence in text that breaks off, else of its last whole word.
size_t whole_end(std::string_view text) {
  for (size_t at = text.size(); at-- > 1;) {
    if (text[at] != ' ' && text[at] != '\n') continue;
    size_t end = at;
    for (const std::string_view quote : {"\"", "'", ")", "\xE2\x80\x9D", "\xE2\x80\x99"}) {
      if (text.substr(0, end).ends_with(quote)) end -= quote.size();
    }
    if (end > 0 && (text[end - 1] == '.' || text[end - 1] == '!' || text[end - 1] == '?')) return at;
  }
  const size_t space = text.find_last_of(" \n");
  return space == std::string_view::npos ? text.size() : space;
}

}  // namespace

void ArticleMaker::begin_input() {
  ++input_;
  record_ = 0;
  either_way_.clear();
  contrary_.clear();
}

Result<std::deque<InputItem>> ArticleMaker::make(SourceRecord record) {
  ++record_;
  std::deque<InputItem> items;
  if (!record.claims.empty()) {
    InputItem& item = items.emplace_back();
    item.kind = InputItem::Kind::kClaims;
    item.claims = std::move(record.claims);
    item.origin = std::move(record.origin);
    return items;
  }
  clean_text(record);
  const auto lead = find_date_lead(record.text);
  if (is_blank(std::string_view(record.text).substr(lead ? lead->end : 0)))
    return invalid_input(record.origin + ": empty: no text");
  read_date_of(record);
  if (!record.info.date && lead) record.info.date = lead->date;
  const bool given_id = !record.info.id.empty();

  const size_t size = record.text.size();
  for (size_t begin = 0; begin < size;) {
    const size_t end =
        begin + chunk_end(std::string_view(record.text).substr(begin), options_.max_article_size);
    InputItem item;
    item.article.info = record.info;
    item.article.text =
        begin == 0 && end == size ? std::move(record.text) : record.text.substr(begin, end - begin);
    if (begin == 0 && lead && lead->end < item.article.text.size()) item.body_begin = lead->end;
    item.origin = record.origin;
    if (!given_id) {
      item.article.info.id = content_id(item.article.text);
    } else if (begin > 0) {
      item.article.info.id += "#" + std::to_string(items.size() + 1);
    }
    begin = end;
    if (is_blank(std::string_view(item.article.text).substr(item.body_begin))) continue;
    check_id(item, given_id);
    items.push_back(std::move(item));
  }
  if (items.size() > 1) {
    warnings_.add("texts read in parts", record.origin,
                  "a text of " + std::to_string(size >> 10) + " KiB is read as " +
                      std::to_string(items.size()) + " articles");
  }
  return items;
}

void ArticleMaker::clean_text(SourceRecord& record) {
  if (record.may_be_markup && has_markup(record.text)) {
    record.text = html_fragment_text(record.text);
    warnings_.add_once("texts with markup", record.origin,
                       "the text is HTML: read without its markup, as are others here");
  } else if (record.may_be_markup) {
    decode_entities(record.text);
  }
  if (record.info.title) decode_entities(*record.info.title);
  if (const auto mark = find_cut_mark(record.text)) {
    record.text.resize(whole_end(std::string_view(record.text).substr(0, *mark)));
    warnings_.add_once(
        "texts cut off", record.origin,
        "the text was cut off where it came from (\"[+... chars]\"): its unfinished sentence is left "
        "out, as in others here");
  }
  if (const auto mojibake = find_mojibake(record.text)) {
    warnings_.add("texts with mojibake", record.origin,
                  "mojibake: " + quoted(mojibake->found) +
                      (mojibake->count > 1 ? " and " + std::to_string(mojibake->count - 1) + " more" : "") +
                      ": the text was decoded wrongly before it was written here");
  }
}

void ArticleMaker::read_date_of(SourceRecord& record) {
  if (!record.info.date) return;
  const std::string written = *std::exchange(record.info.date, std::nullopt);
  const DateReading reading = read_date(written, options_.day_first);
  if (!reading.date.empty()) record.info.date = reading.date;
  if (reading.kind == DateReading::Kind::kUnreadable) {
    warnings_.add(
        "unreadable dates", record.origin,
        "date " + quoted(written) + " is no day of the calendar: the article is read without a date");
  } else if (reading.kind == DateReading::Kind::kMonth) {
    warnings_.add("dates without a day", record.origin,
                  "date " + quoted(written) + " has no day: read as " + reading.date);
  }
  check_order_of_dates(reading.kind, written, record.origin);
}

// Says how dates such as 03/04/2024 are read, once an input, and if others there contradict it.
void ArticleMaker::check_order_of_dates(DateReading::Kind kind, const std::string& written,
                                        const std::string& origin) {
  using Kind = DateReading::Kind;
  const Kind contrary = options_.day_first ? Kind::kMonthFirst : Kind::kDayFirst;
  const std::string read_as = options_.day_first ? "day first" : "month first";
  if (kind == Kind::kEitherWay && either_way_.empty()) {
    either_way_ = written;
    warnings_.tell(origin + ": date " + quoted(written) + " is read " + read_as + ", as are others here" +
                   (options_.day_first ? "" : " (--day-first reads the day first)"));
  } else if (kind == contrary && contrary_.empty()) {
    contrary_ = written;
  } else {
    return;
  }
  if (!either_way_.empty() && !contrary_.empty()) {
    warnings_.tell(origin + ": date " + quoted(contrary_) + " cannot be " + read_as + ", but " +
                   quoted(either_way_) + " was read so: " +
                   (options_.day_first ? "leave --day-first out if they are month first"
                                       : "give --day-first if all are day first"));
  }
}

void ArticleMaker::check_id(const InputItem& item, bool given) {
  const std::hash<std::string_view> hash;
  const Seen now{hash(item.article.text), input_, record_};
  if (seen_.size() >= kMostIds && !seen_.contains(hash(item.article.info.id))) {
    if (seen_.size() == kMostIds) {
      seen_.emplace(hash(item.article.info.id), now);
      warnings_.tell(item.origin + ": a million articles so far: ids that come again are no longer noticed");
    }
    return;
  }
  const auto [before, is_new] = seen_.try_emplace(hash(item.article.info.id), now);
  if (is_new) return;
  const std::string first = before->second.input == input_ ? "record " + std::to_string(before->second.record)
                                                           : "an article of an earlier input";
  if (before->second.text_hash == now.text_hash) {
    warnings_.add("articles that came before", item.origin,
                  given ? "id " + quoted(item.article.info.id) + " and text are those of " + first
                        : "the text is that of " + first);
  } else {
    warnings_.add("ids that came before", item.origin,
                  "id " + quoted(item.article.info.id) + " is that of " + first +
                      ", with another text: in a graph the later article replaces the earlier");
  }
}

}  // namespace dramatis::extract
