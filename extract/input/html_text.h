// HTML pages to text.
#pragma once

#include <optional>
#include <string>

#include "graph/result.h"

namespace dramatis::extract {

struct HtmlPage {
  std::string text;  // UTF-8; a blank line between blocks
  std::optional<std::string> title, date, source,
      url;  // from <title>, meta and link elements; the date as written
};

// The text of a page as a reader sees it: the article body where the markup names one
// (itemprop="articleBody", <article>, <main>), without scripts, navigation, headers, footers, asides and
// forms. The encoding is the page's own declaration, else UTF-8; an error if it is undeclared and the bytes
// are not UTF-8.
Result<HtmlPage> read_html(const std::string& html);

// The text of a fragment, such as a feed's description. Empty if there is none.
std::string html_fragment_text(const std::string& html);

}  // namespace dramatis::extract
