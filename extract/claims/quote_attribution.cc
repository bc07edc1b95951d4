#include "extract/claims/quote_attribution.h"

#include <algorithm>
#include <optional>

#include "extract/claims/attribution_range.h"
#include "extract/claims/reporting_clause.h"
#include "extract/text/characters.h"

namespace dramatis::extract {
namespace {

constexpr size_t kMaxReportingWords = 60;
constexpr size_t kMaxSignatureWords = 16;

bool is_long_dash(const Token& token) {
  return token.form == "―" || token.form == "—" || token.form == "–" || token.form == "--";
}

bool is_terminator(const Token& token) { return token.form == "." || token.form == "?" || token.form == "!"; }

class QuoteAttributor {
 public:
  QuoteAttributor(const FlatText& text, const std::vector<Quotation>& quotations, const CueLexicon& cues)
      : text_(text), quotations_(quotations), cues_(cues) {}

  std::vector<QuoteAttribution> attribute() {
    for (size_t q = 0; q < quotations_.size();) {
      std::optional<QuoteAttribution> found = introduced(q);
      size_t next = q + 1;
      if (found) {
        found->first = std::min(found->first, quotations_[q].first);
        next = extend(q, *found, found->last + 1);
      } else if (std::optional<Reporting> signature = signed_after(q)) {
        found = signature->attribution;
        found->first = quotations_[q].first;
        found->last = quotations_[q].last;
      } else if (std::optional<Reporting> after = reporting_after(q)) {
        found = after->attribution;
        found->first = content_begin(q);
        found->last = quotations_[q].last;
        next = extend(q, *found, after->end);
      }
      if (found) {
        floor_ = std::max(found->last, found->cue_last) + 1;
        found_.push_back(*found);
      }
      q = next;
    }
    return std::move(found_);
  }

 private:
  struct Reporting {
    QuoteAttribution attribution;
    size_t end = 0;  // first word behind the reporting clause and its full stop
  };

  size_t paragraph_begin(size_t i) const {
    const auto it = std::upper_bound(text_.paragraph_ends.begin(), text_.paragraph_ends.end(), i);
    return it == text_.paragraph_ends.begin() ? 0 : *(it - 1);
  }
  size_t paragraph_end(size_t i) const {
    return *std::upper_bound(text_.paragraph_ends.begin(), text_.paragraph_ends.end(), i);
  }
  bool same_sentence(size_t a, size_t b) const {
    return text_.places[a].sentence == text_.places[b].sentence;
  }
  bool sentence_start(size_t i) const { return i == 0 || !same_sentence(i - 1, i); }

  bool is_quote_cue(size_t i) const {
    const Token& token = text_[i];
    if (token.upos != Upos::kVerb) return false;
    const CueEntry* entry = cues_.find(lower_ascii(token.lemma), Upos::kVerb);
    return entry && entry->quotes;
  }
  bool is_verb(size_t i) const {
    return text_[i].upos == Upos::kVerb &&
           (text_[i].xpos == "VBD" || text_[i].xpos == "VBZ" || text_[i].xpos == "VBP");
  }

  // --- “He said: ...” --------------------------------------------------------------------------------------

  std::optional<QuoteAttribution> introduced(size_t q) const {
    const size_t first = quotations_[q].first;
    if (first == 0) return std::nullopt;
    const std::string& before = text_[first - 1].form;
    const bool new_paragraph = paragraph_begin(first) == first;
    if (is_quote_cue(first - 1) && !new_paragraph && is_whole_sentence(quotations_[q])) {
      // He said “It must go.”
      size_t begin = first - 1;
      while (begin > floor_ && same_sentence(begin - 1, first - 1)) --begin;
      return with_cue(first - 1, begin, first - 1, quotations_[q]);
    }
    if (before != ":" && (before != "," || new_paragraph)) return std::nullopt;
    size_t begin = first - 1;
    while (begin > floor_ && same_sentence(begin - 1, first - 1)) --begin;
    if (!new_paragraph && begin > floor_ && !same_sentence(first - 1, first) && before == ",")
      return std::nullopt;
    std::optional<size_t> cue;
    for (size_t i = first - 1; i-- > begin && !cue;)
      if (is_quote_cue(i)) cue = i;
    if (before == ",") {
      if (!cue || first - *cue > 25) return std::nullopt;
      // “..., he said Friday, "..."” is the same statement going on, "said he was ill, “tired”" another
      // thing.
      return with_cue(*cue, begin, first - 2, quotations_[q]);
    }
    if (!cue)
      for (size_t i = first - 1; i-- > begin && !cue;)
        if (is_verb(i)) cue = i;
    if (cue) {
      QuoteAttribution out = with_cue(*cue, begin, first - 2, quotations_[q]);
      if (out.cue_last + 2 == first) ++out.cue_last;  // the colon belongs to the cue
      return out;
    }
    if (first - 1 <= begin || first - begin > 12) return std::nullopt;
    QuoteAttribution out;  // "Johnson: “...”"
    out.first = quotations_[q].first;
    out.last = quotations_[q].last;
    out.cue = out.cue_first = out.cue_last = first - 1;
    out.source_first = begin;
    out.source_last = first - 2;
    out.has_source = true;
    out.source_head = head_of(text_, begin, first - 2);
    return out;
  }

  bool is_whole_sentence(const Quotation& quotation) const {
    return quotation.closed && quotation.last > quotation.first + 3 &&
           is_terminator(text_[quotation.last - 1]) &&
           (quotation.last + 1 >= text_.size() || sentence_start(quotation.last + 1));
  }

  // --- “...” — Anna Keller
  // -----------------------------------------------------------------------------------

  // The dash is the cue, as a colon is one.
  std::optional<Reporting> signed_after(size_t q) const {
    const size_t dash = quotations_[q].last + 1;
    if (!quotations_[q].closed || dash + 1 >= text_.size() || !is_long_dash(text_[dash])) return std::nullopt;
    const size_t limit =
        std::min({paragraph_end(quotations_[q].last), dash + kMaxSignatureWords, next_quotation(q)});
    size_t end = dash + 1;
    while (end < limit && is_nominal(end) && !is_terminator(text_[end])) ++end;
    if (end == dash + 1 || text_[dash + 1].upos != Upos::kPropn) return std::nullopt;
    if (end < limit && !is_terminator(text_[end])) return std::nullopt;
    Reporting out;
    out.attribution.cue = out.attribution.cue_first = out.attribution.cue_last = dash;
    out.attribution.source_first = dash + 1;
    out.attribution.source_last = end - 1;
    out.attribution.has_source = true;
    if (same_sentence(dash, end - 1)) out.attribution.source_head = head_of(text_, dash + 1, end - 1);
    out.end = end;
    return out;
  }

  // --- “...,” he said --------------------------------------------------------------------------------------

  std::optional<Reporting> reporting_after(size_t q) const {
    const Quotation& quotation = quotations_[q];
    if (!quotation.closed || quotation.last + 1 >= text_.size()) return std::nullopt;
    size_t last_word = quotation.last - 1;
    while (last_word > quotation.first + 1 && is_quotation_mark(text_[last_word])) --last_word;
    const std::string& ending = text_[last_word].form;
    size_t begin = quotation.last + 1;
    const size_t limit =
        std::min({paragraph_end(quotation.last), begin + kMaxReportingWords, next_quotation(q)});
    if (begin >= limit) return std::nullopt;
    const bool comma = ending == "," || text_[begin].form == ",";
    const bool other = ending == "?" || ending == "!" || ending == "—" || ending == "--" || ending == "…" ||
                       ending == "..." || ending == "-" || ending == "–";
    if (!comma && !other) return std::nullopt;
    if (text_[begin].form == ",") ++begin;
    size_t end = begin;
    while (end < limit && !(end > begin && sentence_start(end)) && !ends_reporting(end)) ++end;
    if (end == begin) return std::nullopt;
    std::optional<size_t> cue;
    for (size_t i = begin; i < end && !cue; ++i) {
      if (is_quote_cue(i) && !is_participle(i))
        cue = i;
      else if (text_[i].form == "," && verb_between(begin, i))
        break;
    }
    // A quotation of whole sentences is spoken, whatever the verb; words quoted within a sentence need one of
    // saying.
    const bool whole = sentence_start(quotation.first) || quotation.first == floor_;
    if (!cue && comma && whole)
      for (size_t i = begin; i < end && !cue; ++i)
        if (is_verb(i)) cue = i;
    if (!cue || *cue - begin > 30) return std::nullopt;
    if (!whole && !begins_with_subject(begin, *cue)) return std::nullopt;
    // A new sentence that happens to follow: "“Why?” The minister said that ..."
    if (!comma && sentence_start(begin) && has_complement(*cue)) return std::nullopt;
    Reporting out;
    out.attribution = with_cue(*cue, begin, end - 1, quotation);
    out.end = end;
    while (out.end < text_.size() && out.end < limit &&
           (is_terminator(text_[out.end]) || text_[out.end].form == ","))
      ++out.end;
    return out;
  }

  bool is_participle(size_t i) const { return text_[i].xpos == "VBG"; }

  // "..., he said", "..., said the minister": nothing but the subject stands before the cue.
  bool begins_with_subject(size_t begin, size_t cue) const {
    for (size_t i = begin; i < cue; ++i)
      if (!is_nominal(i) && text_[i].upos != Upos::kAux && text_[i].upos != Upos::kAdv) return false;
    return true;
  }

  bool verb_between(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i)
      if (is_verb(i)) return true;
    return false;
  }

  bool ends_reporting(size_t i) const {
    return text_[i].form == ";" ||
           (is_terminator(text_[i]) &&
            (i + 1 >= text_.size() || sentence_start(i + 1) || is_quotation_mark(text_[i + 1])));
  }

  bool has_complement(size_t i) const {
    const Sentence& sentence = text_.document->sentences[text_.places[i].sentence];
    for (const Token& token : sentence.tokens)
      if (token.head == text_.places[i].token && base_relation(token.deprel) == "ccomp" &&
          &token - sentence.tokens.data() > text_.places[i].token)
        return true;
    return false;
  }

  size_t next_quotation(size_t q) const {
    return q + 1 < quotations_.size() ? quotations_[q + 1].first : text_.size();
  }

  // “It was ‘a shame,’ he said”: the content begins with its sentence.
  size_t content_begin(size_t q) const {
    size_t begin = quotations_[q].first;
    if (q > 0 && quotations_[q - 1].first >= floor_ && goes_on(q)) return content_begin(q - 1);
    while (begin > floor_ && same_sentence(begin - 1, quotations_[q].first)) --begin;
    return begin;
  }

  // --- “...,” he said. “...” -------------------------------------------------------------------------------

  // Takes the quotations that follow into the content; returns the first that does not belong.
  size_t extend(size_t q, QuoteAttribution& found, size_t end) const {
    found.last = std::max(found.last, quotations_[q].last);
    size_t next = q + 1;
    while (next < quotations_.size()) {
      const Quotation& quotation = quotations_[next];
      if (!goes_on(next) && !follows(next, found, end)) break;
      found.last = quotation.last;
      end = quotation.last + 1;
      ++next;
    }
    return next;
  }

  // A speech of several paragraphs: each opens with a mark, only the last is closed.
  bool goes_on(size_t next) const {
    const Quotation& before = quotations_[next - 1];
    return !before.closed && quotations_[next].first == paragraph_end(before.last) &&
           text_[before.first].form == text_[quotations_[next].first].form;
  }

  // What stands right behind the reporting clause, or is the whole next paragraph, has the same speaker
  // unless another is named.
  bool follows(size_t next, const QuoteAttribution& found, size_t end) const {
    const Quotation& quotation = quotations_[next];
    if (quotation.first != end) return false;
    if (paragraph_begin(quotation.first) == quotation.first)
      return is_whole_paragraph(quotation) && !introduces(quotation.first - 1);
    return (ends_sentence(quotation) || begins_sentence(quotation) || joined_by_comma(found, quotation)) &&
           !reporting_after(next);
  }

  bool is_whole_paragraph(const Quotation& quotation) const {
    return quotation.closed && quotation.last + 1 == paragraph_end(quotation.first) &&
           is_terminator(text_[quotation.last - 1]);
  }
  bool introduces(size_t i) const { return text_[i].form == ":" || text_[i].form == ","; }

  // “..., he said. “It must go. We have to” act soon.
  bool begins_sentence(const Quotation& quotation) const {
    if (!sentence_start(quotation.first)) return false;
    for (size_t i = quotation.first; i < quotation.last; ++i)
      if (is_terminator(text_[i])) return true;
    return false;
  }

  // “..., he said, “...””, but not “..., he said, adding: “...””
  bool joined_by_comma(const QuoteAttribution& found, const Quotation& quotation) const {
    for (size_t i = found.cue_last + 1; i < quotation.first; ++i)
      if (is_quote_cue(i)) return false;
    return quotation.first > 0 && text_[quotation.first - 1].form == ",";
  }

  bool ends_sentence(const Quotation& quotation) const {
    return !quotation.closed || quotation.last + 1 >= text_.size() || sentence_start(quotation.last + 1) ||
           is_terminator(text_[quotation.last - 1]) || is_terminator(text_[quotation.last + 1]);
  }

  // The words [begin, end] report the quotation; `cue` is the verb among them.
  QuoteAttribution with_cue(size_t cue, size_t begin, size_t end, const Quotation& quotation) const {
    QuoteAttribution out = read_reporting_clause(text_, cue, begin, end);
    out.first = quotation.first;
    out.last = quotation.last;
    return out;
  }

  bool is_nominal(size_t i) const { return may_stand_in_source(text_[i]); }

  const FlatText& text_;
  const std::vector<Quotation>& quotations_;
  const CueLexicon& cues_;
  std::vector<QuoteAttribution> found_;
  size_t floor_ = 0;  // words before it belong to statements found
};

}  // namespace

std::vector<QuoteAttribution> attribute_quotations(const FlatText& text,
                                                   const std::vector<Quotation>& quotations,
                                                   const CueLexicon& cues) {
  return QuoteAttributor(text, quotations, cues).attribute();
}

}  // namespace dramatis::extract
