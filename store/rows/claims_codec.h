// ArticleClaims to and from bytes: the values of the tables articles and infos.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/vocabulary.h"
#include "store/rows/coding.h"

namespace dramatis::store {

void encode(const graph::ArticleClaims& claims, std::string& out);
// Nothing, unless the bytes give claims that satisfy graph::find_problem().
std::optional<graph::ArticleClaims> decode_claims(std::string_view payload);
void encode(const graph::ArticleInfo& info, std::string& out);
std::optional<graph::ArticleInfo> decode_article_info(std::string_view payload);

// A statement but for its stance, which stands apart since older stores have none.
void write_statement(ValueWriter& writer, const graph::Statement& statement);
graph::Statement read_statement(ValueReader& reader);
void write_stance(ValueWriter& writer, const graph::Statement& statement);
void read_stance(ValueReader& reader, graph::Statement& statement);

}  // namespace dramatis::store
