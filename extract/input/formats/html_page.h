// HTML pages as articles.
#pragma once

#include <string>

#include "extract/input/article_maker.h"
#include "graph/result.h"

namespace dramatis::extract {

// The article of a page: the body where the markup names one (itemprop="articleBody", <article>, <main>),
// without boilerplate (boilerplate.h); title, date, source and url from the page's head, from schema.org data
// in it and from <time>. `charset` is what the page came with, as in HTTP; it and the page's own declaration
// count only if the bytes are not UTF-8, as declarations are wrong more often. No id and no origin. Errors:
// kInvalidInput for binary data, and for bytes in no encoding that is declared or recognised.
Result<SourceRecord> record_of_page(const std::string& html, const std::string& charset);

}  // namespace dramatis::extract
