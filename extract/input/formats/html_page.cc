#include "extract/input/formats/html_page.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "extract/input/byte_source.h"
#include "extract/input/encoding.h"
#include "extract/input/formats/html_text.h"
#include "extract/input/formats/html_tree.h"

namespace dramatis::extract {
namespace {

using nlohmann::json;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The element that holds the article: the first kind in this order that there is; of several, the one with
// most text.
xmlNode* find_body(xmlNode* root, const BoilerplateElements& elements) {
  std::array<xmlNode*, 4> found{};
  std::array<size_t, 4> sizes{};
  for (xmlNode* node = root; node != nullptr; node = next_node(node, root, true)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    size_t rank = found.size();
    if (attribute(node, "itemprop") == "articleBody") {
      rank = 0;
    } else if (is_element(node, "article")) {
      rank = 1;
    } else if (is_element(node, "main") || attribute(node, "role") == "main") {
      rank = 2;
    } else if (is_element(node, "body")) {
      rank = 3;
    }
    if (rank == found.size()) continue;
    const size_t size = rank < 3 ? elements.text_size(node) : 1;
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

void set(std::optional<std::string>& field, const std::string& value) {
  const size_t begin = value.find_first_not_of(" \t\r\n\f");
  if (begin == std::string::npos || field) return;
  field = value.substr(begin, value.find_last_not_of(" \t\r\n\f") + 1 - begin);
}

std::string text_member(const json& object, const char* name) {
  const auto it = object.find(name);
  if (it == object.end()) return {};
  if (it->is_string()) return it->get<std::string>();
  return it->is_object() && it->contains("name") ? text_member(*it, "name") : std::string();
}

// What schema.org data ("application/ld+json") says of the article.
void read_linked_data(const std::string& text, graph::ArticleInfo& info) {
  const json data = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (data.is_discarded()) return;
  const auto read = [&](const json& object) {
    if (!object.is_object() || !object.contains("datePublished")) return;
    set(info.title, text_member(object, "headline"));
    set(info.date, text_member(object, "datePublished"));
    set(info.source, text_member(object, "publisher"));
  };
  read(data);
  const json& list = data.is_object() && data.contains("@graph") ? data["@graph"] : data;
  if (list.is_array()) std::for_each(list.begin(), list.end(), read);
}

graph::ArticleInfo read_head(xmlNode* root) {
  graph::ArticleInfo info, linked;
  std::optional<std::string> title, time;
  for (xmlNode* node = root; node != nullptr; node = next_node(node, root, true)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (is_element(node, "meta")) {
      std::string key = attribute(node, "property");
      if (key.empty()) key = attribute(node, "name");
      if (key.empty()) key = attribute(node, "itemprop");
      const std::string content = key.empty() ? key : attribute(node, "content");
      if (key == "og:title") set(info.title, content);
      if (key == "og:site_name") set(info.source, content);
      if (key == "og:url") set(info.url, content);
      if (is_one_of(key, {"article:published_time",
                          "og:article:published_time",
                          "og:published_time",
                          "datePublished",
                          "date",
                          "pubdate",
                          "publishdate",
                          "publish-date",
                          "publish_date",
                          "publication_date",
                          "DC.date",
                          "DC.date.issued",
                          "dc.date",
                          "dc.date.issued",
                          "dcterms.created",
                          "dcterms.date",
                          "parsely-pub-date",
                          "sailthru.date",
                          "article.published",
                          "citation_publication_date"})) {
        set(info.date, content);
      }
    } else if (is_element(node, "link") && attribute(node, "rel") == "canonical") {
      set(info.url, attribute(node, "href"));
    } else if (is_element(node, "script") && attribute(node, "type") == "application/ld+json") {
      xmlChar* content = xmlNodeGetContent(node);
      read_linked_data(std::string(view(content)), linked);
      xmlFree(content);
    } else if (is_element(node, "title") && !title) {
      xmlChar* content = xmlNodeGetContent(node);
      set(title, std::string(view(content)));
      xmlFree(content);
    } else if (is_element(node, "time")) {
      set(time, attribute(node, "datetime"));
    }
  }
  const auto fill = [](std::optional<std::string>& field, const std::optional<std::string>& other) {
    if (!field) field = other;
  };
  fill(info.title, linked.title);
  fill(info.title, title);
  fill(info.date, linked.date);
  fill(info.date, time);
  fill(info.source, linked.source);
  return info;
}

// The page in UTF-8.
Result<std::string> converted(const std::string& html, const std::string& charset) {
  const Status utf8 = check_text(html, 0);
  if (utf8.ok()) return html;
  if (html.find('\0') != std::string::npos && !recognise_utf16(html)) return utf8.error();
  for (const auto& encoding :
       {recognise_utf16(html), std::optional(charset), declared_encoding(html), recognise_encoding(html)}) {
    if (!encoding || encoding->empty()) continue;
    const auto decoder = Decoder::create(*encoding);
    if (decoder.ok()) return (*decoder)->decode(html, /*last=*/true);
  }
  return utf8.error();
}

}  // namespace

Result<SourceRecord> record_of_page(const std::string& html, const std::string& charset) {
  const Result<std::string> page = converted(html, charset);
  if (!page.ok()) return page.error();
  const HtmlTree tree = parse_html(*page);
  xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
  if (root == nullptr) return invalid_input("empty: no text");
  SourceRecord record;
  record.info = read_head(root);
  const BoilerplateElements boilerplate(root);
  record.text = without_boilerplate(text_of(find_body(root, boilerplate), boilerplate));
  if (const Status text = check_text(record.text, 0); !text.ok()) return text.error();
  return record;
}

}  // namespace dramatis::extract
