#include "extract/input/html_text.h"

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <string_view>

#include "extract/input/byte_source.h"

namespace dramatis::extract {
namespace {

struct FreeDoc {
  void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
};
using DocPointer = std::unique_ptr<xmlDoc, FreeDoc>;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_skipped(std::string_view name) {
  return is_one_of(
      name, {"script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form", "button",
             "select", "iframe", "head", "object", "canvas", "video", "audio", "math"});
}

bool is_block(std::string_view name) {
  return is_one_of(
      name, {"p",     "div", "article",    "section", "main",   "header",     "h1", "h2",      "h3",
             "h4",    "h5",  "h6",         "ul",      "ol",     "li",         "dl", "dt",      "dd",
             "table", "tr",  "blockquote", "pre",     "figure", "figcaption", "hr", "address", "body"});
}

std::string attribute(const xmlNode* node, const char* name) {
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string result(view(value));
  xmlFree(value);
  return result;
}

// The node after `node` in document order within `root`; `into` says whether to go into its children.
xmlNode* next_node(xmlNode* node, const xmlNode* root, bool into) {
  if (into && node->children != nullptr && node->type == XML_ELEMENT_NODE) return node->children;
  while (node != root && node->next == nullptr) node = node->parent;
  return node == root ? nullptr : node->next;
}

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Gathers text with white space collapsed and blank lines between blocks.
class TextBuilder {
 public:
  void add(std::string_view text) {
    for (const char c : text) {
      if (is_html_space(c)) {
        space_ = true;
        continue;
      }
      if (!text_.empty())
        text_ += std::string_view(break_ == 2 ? "\n\n" : break_ == 1 ? "\n" : space_ ? " " : "");
      break_ = 0;
      space_ = false;
      text_ += c;
    }
  }
  void break_line() { break_ = std::max(break_, 1); }
  void break_block() { break_ = 2; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool space_ = false;
  int break_ = 0;
};

std::string text_of(xmlNode* root) {
  TextBuilder builder;
  const xmlNode* last_block = nullptr;
  for (xmlNode* node = root; node != nullptr;) {
    bool into = true;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      // Text behind a block's end belongs to another block than the text in it.
      const xmlNode* block = node->parent;
      while (block != nullptr && block != root && !is_block(view(block->name))) block = block->parent;
      if (block != last_block) builder.break_block();
      last_block = block;
      builder.add(view(node->content));
    } else if (node->type == XML_ELEMENT_NODE) {
      const std::string_view name = view(node->name);
      into = node == root || !is_skipped(name);
      if (is_block(name)) builder.break_block();
      if (name == "br") builder.break_line();
      if (name == "td" || name == "th") builder.add(" ");
    } else {
      into = false;
    }
    node = next_node(node, root, into);
  }
  return builder.take();
}

size_t text_size(xmlNode* root) {
  size_t size = 0;
  for (xmlNode* node = root; node != nullptr;) {
    const bool skipped = node->type == XML_ELEMENT_NODE && is_skipped(view(node->name));
    if (node->type == XML_TEXT_NODE) size += view(node->content).size();
    node = next_node(node, root, !skipped);
  }
  return size;
}

// The element that holds the article: the first kind in this order that there is; of several, the one with
// most text.
xmlNode* find_body(xmlNode* root) {
  std::array<xmlNode*, 4> found{};
  std::array<size_t, 4> sizes{};
  for (xmlNode* node = root; node != nullptr; node = next_node(node, root, true)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string_view name = view(node->name);
    size_t rank = found.size();
    if (attribute(node, "itemprop") == "articleBody") {
      rank = 0;
    } else if (name == "article") {
      rank = 1;
    } else if (name == "main" || attribute(node, "role") == "main") {
      rank = 2;
    } else if (name == "body") {
      rank = 3;
    }
    if (rank == found.size()) continue;
    const size_t size = rank < 3 ? text_size(node) : 1;
    if (size > sizes[rank]) {
      found[rank] = node;
      sizes[rank] = size;
    }
  }
  for (xmlNode* node : found) {
    if (node != nullptr) return node;
  }
  return root;
}

void set(std::optional<std::string>& field, std::string value) {
  while (!value.empty() && is_html_space(value.back())) value.pop_back();
  const size_t begin = value.find_first_not_of(" \t\r\n\f");
  if (begin != std::string::npos && !field) field = value.substr(begin);
}

void read_head(xmlNode* root, HtmlPage& page) {
  std::optional<std::string> title_element, time_element;
  for (xmlNode* node = root; node != nullptr; node = next_node(node, root, true)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string_view name = view(node->name);
    if (name == "meta") {
      std::string key = attribute(node, "property");
      if (key.empty()) key = attribute(node, "name");
      if (key.empty()) key = attribute(node, "itemprop");
      if (key == "og:title") set(page.title, attribute(node, "content"));
      if (key == "og:site_name") set(page.source, attribute(node, "content"));
      if (key == "og:url") set(page.url, attribute(node, "content"));
      if (is_one_of(key, {"article:published_time", "datePublished", "date", "pubdate", "publishdate",
                          "DC.date", "DC.date.issued", "dc.date", "parsely-pub-date", "sailthru.date"})) {
        set(page.date, attribute(node, "content"));
      }
    } else if (name == "link" && attribute(node, "rel") == "canonical") {
      set(page.url, attribute(node, "href"));
    } else if (name == "title" && !title_element) {
      set(title_element, text_of(node));
    } else if (name == "time") {
      set(time_element, attribute(node, "datetime"));
    }
  }
  if (!page.title) page.title = title_element;
  if (!page.date) page.date = time_element;
}

DocPointer parse(const std::string& html, const char* encoding) {
  return DocPointer(htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, encoding,
                                   HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_COMPACT));
}

bool declares_encoding(std::string_view html) {
  std::string head(html.substr(0, 4096));
  for (char& c : head) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return head.find("charset") != std::string::npos || head.find("encoding=") != std::string::npos;
}

}  // namespace

Result<HtmlPage> read_html(const std::string& html) {
  const Status utf8 = check_text(html, 0);
  if (html.find('\0') != std::string::npos) return utf8.error();
  if (!utf8.ok() && !declares_encoding(html)) return utf8.error();
  // Bytes that are UTF-8 are read as such, whatever the page declares: declarations are wrong more often.
  const DocPointer doc = parse(html, utf8.ok() ? "UTF-8" : nullptr);
  xmlNode* root = doc ? xmlDocGetRootElement(doc.get()) : nullptr;
  if (root == nullptr) return invalid_input("empty: no text");
  HtmlPage page;
  read_head(root, page);
  page.text = text_of(find_body(root));
  if (const Status converted = check_text(page.text, 0); !converted.ok()) return converted.error();
  return page;
}

std::string html_fragment_text(const std::string& html) {
  if (html.find('<') == std::string::npos && html.find('&') == std::string::npos) return html;
  const DocPointer doc = parse(html, "UTF-8");
  xmlNode* root = doc ? xmlDocGetRootElement(doc.get()) : nullptr;
  return root == nullptr ? std::string() : text_of(root);
}

}  // namespace dramatis::extract
