// RSS 0.9x, 1.0 and 2.0, and Atom, read item by item.

#include <libxml/xmlreader.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/input/formats/formats.h"
#include "extract/input/formats/html_text.h"
#include "extract/input/formats/html_tree.h"
#include "extract/text/ascii.h"

namespace dramatis::extract {
namespace {

// The text content of a node; markup that is part of the document (Atom's xhtml content) is written out
// again.
std::string content_of(xmlNode* node) {
  bool markup = false;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    markup = markup || child->type == XML_ELEMENT_NODE;
  }
  if (!markup) {
    xmlChar* content = xmlNodeGetContent(node);
    std::string result(view(content));
    xmlFree(content);
    return result;
  }
  std::string result;
  xmlBuffer* buffer = xmlBufferCreate();
  for (xmlNode* child = node->children; child != nullptr; child = child->next) {
    xmlBufferEmpty(buffer);
    xmlNodeDump(buffer, node->doc, child, 0, 0);
    result += view(xmlBufferContent(buffer));
  }
  xmlBufferFree(buffer);
  return result;
}

void set_if_missing(std::optional<std::string>& field, std::string value) {
  if (!field && !value.empty()) field = std::move(value);
}

class FeedSource : public RecordSource {
 public:
  FeedSource(std::unique_ptr<ByteSource> bytes, const ReadingContext& context)
      : bytes_(std::move(bytes)), context_(context) {
    // The bytes are UTF-8 whatever the document declares. No network, no external entities, libxml2's own
    // limits on sizes and depth.
    reader_ =
        xmlReaderForIO(&FeedSource::read_bytes, nullptr, this, nullptr, "UTF-8",
                       XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (reader_ != nullptr) xmlTextReaderSetStructuredErrorHandler(reader_, &FeedSource::keep_error, this);
  }
  ~FeedSource() override {
    if (reader_ != nullptr) xmlFreeTextReader(reader_);
  }
  FeedSource(const FeedSource&) = delete;
  FeedSource& operator=(const FeedSource&) = delete;

  Result<std::optional<SourceRecord>> next() override {
    while (!ended_ && reader_ != nullptr) {
      const int status = skip_next_ ? xmlTextReaderNext(reader_) : xmlTextReaderRead(reader_);
      skip_next_ = false;
      if (status != 1) {
        ended_ = true;
        if (status == 0 && !source_error_) {
          if (!is_feed_) return invalid_input(bytes_->name() + ": not a feed: no RSS or Atom element in it");
          break;
        }
        return source_error_ ? *source_error_ : malformed();
      }
      if (xmlTextReaderNodeType(reader_) != XML_READER_TYPE_ELEMENT) continue;
      const std::string_view name = view(xmlTextReaderConstLocalName(reader_));
      const int depth = xmlTextReaderDepth(reader_);
      if (depth == 0) is_feed_ = name == "rss" || name == "feed" || name == "RDF";
      if (depth == 0 && !is_feed_) {
        ended_ = true;
        return invalid_input(bytes_->name() + ": not a feed: the document is <" +
                             std::string(name.substr(0, 60)) + ">");
      }
      const bool item = name == "item" || name == "entry";
      if (!item && (name != "title" || depth > 2)) continue;
      const int line = xmlTextReaderGetParserLineNumber(reader_);
      xmlNode* node = xmlTextReaderExpand(reader_);
      if (node == nullptr) {
        ended_ = true;
        return source_error_ ? *source_error_ : malformed();
      }
      skip_next_ = true;
      if (!item) {
        set_if_missing(feed_title_, std::string(trimmed(content_of(node))));
        continue;
      }
      const std::string origin = origin_of(*bytes_, static_cast<size_t>(line), ++record_number_);
      Result<SourceRecord> result = read_item(node);
      if (!result.ok()) return at_origin(origin, result.error());
      result->origin = origin;
      return std::optional<SourceRecord>(std::move(result).value());
    }
    return std::optional<SourceRecord>{};
  }

 private:
  static int read_bytes(void* context, char* buffer, int size) {
    auto* self = static_cast<FeedSource*>(context);
    if (self->block_.empty()) {
      const Result<std::string_view> block = self->bytes_->next_block();
      if (!block.ok()) {
        self->source_error_ = block.error();
        return -1;
      }
      self->block_ = *block;
    }
    const size_t count = std::min(self->block_.size(), static_cast<size_t>(size));
    std::copy_n(self->block_.data(), count, buffer);
    self->block_.remove_prefix(count);
    return static_cast<int>(count);
  }

  static void keep_error(void* context, xmlError* error) {
    auto* self = static_cast<FeedSource*>(context);
    if (error == nullptr || error->level < XML_ERR_ERROR || !self->reason_.empty()) return;
    self->reason_ = trimmed(error->message != nullptr ? error->message : "");
    self->reason_line_ = error->line;
  }

  Error malformed() const {
    return invalid_input(bytes_->name() + ":" + std::to_string(reason_line_) +
                         ": truncated or malformed XML: " + (reason_.empty() ? "unexpected end" : reason_));
  }

  Result<SourceRecord> read_item(xmlNode* item) {
    graph::ArticleInfo info;
    std::optional<std::string> id, date, updated;
    std::string best;  // the longest of content and description
    for (xmlNode* child = item->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      const std::string_view name = view(child->name);
      if (name == "title") {
        set_if_missing(info.title, std::string(trimmed(html_fragment_text(content_of(child)))));
      } else if (name == "link") {
        const std::string rel = attribute(child, "rel");
        const std::string href = attribute(child, "href");
        if (rel.empty() || rel == "alternate")
          set_if_missing(info.url, href.empty() ? std::string(trimmed(content_of(child))) : href);
      } else if (name == "guid" || name == "id") {
        set_if_missing(id, std::string(trimmed(content_of(child))));
      } else if (name == "pubDate" || name == "published" || name == "date") {
        set_if_missing(date, content_of(child));
      } else if (name == "updated" || name == "modified") {
        set_if_missing(updated, content_of(child));
      } else if (name == "source" && child->children != nullptr) {
        set_if_missing(info.source, std::string(trimmed(content_of(child))));
      } else if (name == "encoded" || name == "content" || name == "description" || name == "summary") {
        std::string text(trimmed(html_fragment_text(content_of(child))));
        if (text.size() > best.size()) best = std::move(text);
      }
    }
    if (id) info.id = *id;
    if (!date) date = updated;
    info.date = date;
    if (!info.source) info.source = feed_title_;
    if (best.empty()) {
      return invalid_input(std::string("no text") +
                           (info.title ? " but the title '" + info.title->substr(0, 80) + "'" : ""));
    }
    if (const Status text = check_text(best, 0); !text.ok()) return text.error();
    SourceRecord record;
    record.info = std::move(info);
    record.text = std::move(best);
    return record;
  }

  std::unique_ptr<ByteSource> bytes_;
  ReadingContext context_;
  xmlTextReader* reader_ = nullptr;
  std::string_view block_;
  std::optional<Error> source_error_;
  std::optional<std::string> feed_title_;
  std::string reason_;
  size_t record_number_ = 0;
  int reason_line_ = 1;
  bool is_feed_ = false;
  bool skip_next_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> open_feed(std::unique_ptr<ByteSource> bytes, const ReadingContext& context) {
  return std::make_unique<FeedSource>(std::move(bytes), context);
}

}  // namespace dramatis::extract
