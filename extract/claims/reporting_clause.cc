#include "extract/claims/reporting_clause.h"

#include <algorithm>

#include "extract/claims/attribution_range.h"

namespace dramatis::extract {
namespace {

bool within(size_t i, size_t begin, size_t end) { return begin <= i && i <= end; }

class ReportingClauseReader {
 public:
  explicit ReportingClauseReader(const FlatText& text) : text_(text) {}

  QuoteAttribution read(size_t cue, size_t begin, size_t end) const {
    QuoteAttribution out;
    out.cue = cue;
    const SentenceTree tree(text_.document->sentences[text_.places[cue].sentence]);
    const size_t base = cue - static_cast<size_t>(text_.places[cue].token);
    const TokenRange range = cue_range(tree, text_.places[cue].token, CueFrame::kThat, kNoToken);
    out.cue_first = std::max(begin, base + static_cast<size_t>(range.first));
    out.cue_last = std::min(end, base + static_cast<size_t>(range.second));
    int32_t subject = tree.child(text_.places[cue].token, "nsubj");
    if (subject != kNoToken && !within(base + static_cast<size_t>(subject), begin, end)) subject = kNoToken;
    if (subject == kNoToken && text_[cue].xpos == "VBG")
      subject = subject_of_participle(tree, text_.places[cue].token);
    if (subject != kNoToken && !within(base + static_cast<size_t>(subject), begin, end)) subject = kNoToken;
    if (subject == kNoToken) return guess_source(out, begin, end);
    const TokenRange source = source_range(tree, subject, text_.places[cue].token);
    set_source(out, std::max(begin, base + static_cast<size_t>(source.first)),
               std::min(end, base + static_cast<size_t>(source.second)));
    out.source_head = subject;
    return out;
  }

 private:
  // "Keller left early, saying “...”"
  static int32_t subject_of_participle(const SentenceTree& tree, int32_t participle) {
    const std::vector<Clause> clauses = find_clauses(tree);
    const int32_t clause = clause_headed_by(clauses, participle);
    if (clause < 0) return kNoToken;
    const Argument* subject = clauses[static_cast<size_t>(clause)].argument(Slot::kSubject);
    return subject ? subject->token : kNoToken;
  }

  static void set_source(QuoteAttribution& out, size_t first, size_t last) {
    out.source_first = first;
    out.source_last = last;
    out.has_source = first <= last;
  }

  // The parse knows no subject: the words before the cue, or behind it where it comes first.
  QuoteAttribution guess_source(QuoteAttribution out, size_t begin, size_t end) const {
    size_t last = out.cue_first;
    size_t first = last;
    while (first > begin) {
      const size_t more = before_bracket(first - 1, begin);
      if (more == first && !may_stand_in_source(text_[first - 1])) break;
      first = std::min(more, first - 1);
    }
    while (last > first && text_[last - 1].form == ",") --last;
    if (first == last) {
      first = out.cue_last + 1;
      last = first;
      while (last <= end && may_stand_in_source(text_[last]) &&
             (text_[last].form != "," || apposition(last, end)))
        ++last;
      while (last > first && text_[last - 1].upos == Upos::kPunct) --last;
    }
    if (first >= last) return out;
    set_source(out, first, last - 1);
    out.source_head = head_of(text_, first, last - 1);
    return out;
  }

  // "Keller (D-Ohio) said": the place of "(" where ")" stands at `i`; else i + 1.
  size_t before_bracket(size_t i, size_t begin) const {
    if (text_[i].form != ")") return i + 1;
    for (size_t j = i; j > begin && i - j < 8; --j)
      if (text_[j].form == "(") return j;
    return i + 1;
  }

  bool apposition(size_t comma, size_t end) const {
    return comma + 1 <= end && (text_[comma + 1].upos == Upos::kDet || text_[comma + 1].upos == Upos::kNoun);
  }

  const FlatText& text_;
};

}  // namespace

bool may_stand_in_source(const Token& token) {
  switch (token.upos) {
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kPron:
    case Upos::kDet:
    case Upos::kAdj:
    case Upos::kNum:
      return true;
    case Upos::kAdp:
      return token.form == "of";
    case Upos::kPart:
      return token.xpos == "POS";
    case Upos::kPunct:
      return token.form == "." || token.form == ",";
    default:
      return false;
  }
}

int32_t head_of(const FlatText& text, size_t first, size_t last) {
  for (size_t i = first; i <= last; ++i) {
    const int32_t head = text[i].head;
    const size_t base = i - static_cast<size_t>(text.places[i].token);
    if (text[i].upos != Upos::kPunct &&
        (head == kNoToken || !within(base + static_cast<size_t>(head), first, last)))
      return text.places[i].token;
  }
  return text.places[last].token;
}

QuoteAttribution read_reporting_clause(const FlatText& text, size_t cue, size_t begin, size_t end) {
  return ReportingClauseReader(text).read(cue, begin, end);
}

}  // namespace dramatis::extract
