// attribution_candidates FILES...: for train/statements/tune.py. Prints every candidate of the texts, and
// every direct quotation found without them, a line each: file, spans of source, cue, content, lemma, word
// class, frame, preposition, noun of the source, features.
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <string>

#include "extract/claims/attribution_score.h"
#include "extract/openie/clause.h"
#include "extract/claims/cue_lexicon.h"
#include "extract/statements/quotation.h"
#include "extract/claims/quote_attribution.h"
#include "extract/extractor.h"

using namespace dramatis::extract;

namespace {

void print(TextSpan span) { std::cout << '\t' << span.begin << ' ' << span.end; }

void print_candidates(const std::string& name, const Document& document) {
  const FlatText text = flatten(document);
  const std::vector<Quotation> quotations = find_quotations(text);
  const auto quoted = [&](TextSpan span) {
    for (const Quotation& q : quotations)
      if (text.span(q.first, q.last).contains(span)) return true;
    return false;
  };
  std::set<TokenPlace> taken;
  for (const QuoteAttribution& q : attribute_quotations(text, quotations, CueLexicon::built_in())) {
    taken.insert(text.places[q.cue]);
    std::cout << name;
    print(q.has_source ? text.span(q.source_first, q.source_last) : TextSpan{});
    print(text.span(q.cue_first, q.cue_last));
    print(text.span(q.first, q.last));
    std::cout << "\t" << text[q.cue].lemma << "\tverb\tquote\t\t\t\n";
  }
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    if (document.sentences[s].tokens.empty()) continue;
    const SentenceTree tree(document.sentences[s]);
    for (const AttributionCandidate& c : find_attribution_candidates(tree, find_clauses(tree))) {
      if (taken.contains({s, c.cue})) continue;
      std::cout << name;
      print(c.source == kNoToken ? TextSpan{} : tree.span_of(c.source_range));
      print(tree.span_of(c.cue_range));
      print(tree.span_of(c.content_range));
      const bool adjunct = c.frame == CueFrame::kAdjunct;
      std::cout << '\t' << (adjunct ? c.preposition : cue_lemma(tree, c.cue)) << '\t'
                << (adjunct ? "ADP" : name_of(tree[c.cue].upos)) << '\t' << name_of(c.frame) << '\t'
                << (adjunct ? tree[c.source].lemma : c.preposition) << '\t' << c.cue << '/' << s << '\t';
      const char* mark = "";
      for (const std::string& feature :
           attribution_features(tree, c, CueLexicon::built_in(), quoted(tree[c.cue].span))) {
        std::cout << mark << feature;
        mark = "|";
      }
      std::cout << '\n';
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto extractor = Extractor::create();
  if (!extractor) {
    std::cerr << extractor.error().message << '\n';
    return 1;
  }
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    print_candidates(argv[i], (*extractor)->parse({std::istreambuf_iterator<char>(in), {}}));
  }
}
