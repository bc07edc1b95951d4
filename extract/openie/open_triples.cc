#include "extract/openie/open_triples.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <tuple>

#include "extract/openie/confidence.h"
#include "extract/openie/triple_draft.h"

namespace dramatis::extract {
namespace {

auto words_of(const OpenTriple& t) { return std::tie(t.subject, t.relation, t.object, t.more); }

void append_slot(std::string& line, std::string_view slot) {
  line += '\t';
  for (const char c : slot) line += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace

OpenTriple finish(std::string_view text, const SentenceTree& tree, const TripleDraft& draft) {
  const Sentence& sentence = tree.sentence();
  OpenTriple triple;
  triple.subject = text_of(text, sentence, draft.subject);
  triple.relation = text_of(text, sentence, draft.relation);
  triple.object = text_of(text, sentence, draft.object);
  for (const Phrase& phrase : draft.more) triple.more.push_back(text_of(text, sentence, phrase));
  triple.subject_span = span_of(sentence, draft.subject);
  triple.relation_span = span_of(sentence, draft.relation);
  triple.object_span = span_of(sentence, draft.object);
  triple.confidence = confidence_of(confidence_features(tree, draft));
  return triple;
}

std::vector<TripleDraft> draft_triples(const SentenceTree& tree, const std::vector<Clause>& clauses) {
  std::vector<TripleDraft> drafts = draft_clauses(tree, clauses);
  std::vector<TripleDraft> nouns = draft_nouns(tree);
  drafts.insert(drafts.end(), std::make_move_iterator(nouns.begin()), std::make_move_iterator(nouns.end()));
  std::erase_if(drafts, [](const TripleDraft& d) { return d.subject.empty() || d.relation.empty(); });
  return drafts;
}

std::vector<OpenTriple> find_open_triples(std::string_view text, const Sentence& sentence) {
  const SentenceTree tree(sentence);
  const std::vector<Clause> clauses = find_clauses(tree);
  std::vector<OpenTriple> triples;
  for (const TripleDraft& draft : draft_triples(tree, clauses)) triples.push_back(finish(text, tree, draft));
  std::stable_sort(triples.begin(), triples.end(),
                   [](const OpenTriple& a, const OpenTriple& b) { return a.confidence > b.confidence; });
  std::vector<OpenTriple> out;
  for (OpenTriple& triple : triples)
    if (std::none_of(out.begin(), out.end(),
                     [&](const OpenTriple& t) { return words_of(t) == words_of(triple); }))
      out.push_back(std::move(triple));
  return out;
}

std::string to_tsv(size_t sentence_number, const OpenTriple& triple) {
  char confidence[32];
  std::snprintf(confidence, sizeof confidence, "%.4f", triple.confidence);
  std::string line = std::to_string(sentence_number) + '\t' + confidence;
  append_slot(line, triple.subject);
  append_slot(line, triple.relation);
  append_slot(line, triple.object);
  for (const std::string& argument : triple.more) append_slot(line, argument);
  return line;
}

}  // namespace dramatis::extract
