// HTML to text.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>

#include "extract/input/formats/boilerplate.h"

namespace dramatis::extract {

// The text in `root` as a reader sees it, with white space collapsed and blank lines between blocks, without
// the boilerplate elements among it.
std::string text_of(xmlNode* root, const BoilerplateElements& boilerplate);

// True if the text holds tags such as <p>, <br> or <a href=...>, plain or escaped.
bool has_markup(std::string_view text);

// The text of a fragment, such as a feed's description, which may have been escaped more than once and may
// stand in CDATA marks. Text without markup stays as it is but for its entities.
std::string html_fragment_text(std::string html);

// Replaces "&amp;", "&#8217;" and the like by their characters; text of its own, such as "AT&T;", is left
// alone.
void decode_entities(std::string& text);

}  // namespace dramatis::extract
