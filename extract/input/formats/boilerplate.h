// What stands around an article on a page and is not its text: captions, links to other articles, cookie
// notices.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>
#include <unordered_map>

namespace dramatis::extract {

// The elements of a tree that hold boilerplate. By the element (figure, nav, aside, form ...), its role, that
// it is hidden, or words in its class and id ("caption", "related", "cookie"); by such words never one that
// holds half of the tree's text or more.
class BoilerplateElements {
 public:
  explicit BoilerplateElements(xmlNode* root);

  bool contains(xmlNode* element) const;
  // Bytes of text in an element, boilerplate and all.
  size_t text_size(xmlNode* element) const;

 private:
  xmlNode* root_;
  std::unordered_map<const xmlNode*, size_t> text_before_;
  size_t total_ = 0;
};

// True for a paragraph that says "Read more: ...", "Photo: ...", "We use cookies ..." and the like.
bool is_boilerplate(std::string_view paragraph);

// `text` without such paragraphs, which blank lines divide.
std::string without_boilerplate(const std::string& text);

}  // namespace dramatis::extract
