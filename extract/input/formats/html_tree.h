// The tree that libxml2 makes of HTML, and walking it.
#pragma once

#include <libxml/HTMLparser.h>

#include <memory>
#include <string>
#include <string_view>

namespace dramatis::extract {

struct FreeHtml {
  void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
};
using HtmlTree = std::unique_ptr<xmlDoc, FreeHtml>;

// Never fails on bad markup; nothing for an empty document. The bytes must be UTF-8.
HtmlTree parse_html(const std::string& html);

// The node after `node` in document order within `root`; `into` says whether to go into its children.
xmlNode* next_node(xmlNode* node, const xmlNode* root, bool into);

std::string_view view(const xmlChar* text);
std::string attribute(const xmlNode* node, const char* name);
bool is_element(const xmlNode* node, std::string_view name);

}  // namespace dramatis::extract
