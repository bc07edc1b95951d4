// Search for words in the sentences that support relations and in statements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/view.h"
#include "query/questions.h"

namespace dramatis::query {

// One sentence, and what the graph has from it.
struct TextHit {
  std::string article, article_title, source, date;
  std::string sentence;
  std::vector<RelationAnswer> relations;  // without support: the sentence is theirs
  std::vector<StatementAnswer> statements;
};

// "ceasefire \"Gaza Strip\"" -> the word and the phrase. kUsage if no word is in it, or a quotation mark is
// left open.
Result<std::vector<std::string>> words_of_search(std::string_view text);

// Sentences that hold all the words and phrases, each from the beginning of a word, in any case; the latest
// first. Reads all sentences of the graph that pass the filters. Memory: grows with what is found.
Result<Answers<TextHit>> search(const graph::GraphView& view, std::string_view text, const Filters& filters);

}  // namespace dramatis::query
