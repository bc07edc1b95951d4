#include "extract/statements/quotation.h"

#include <string_view>

namespace dramatis::extract {
namespace {

// The kinds of marks that close one another.
enum class MarkKind { kNone, kDouble, kSingle };
enum class MarkSide { kOpening, kClosing, kEither };

struct Mark {
  MarkKind kind = MarkKind::kNone;
  MarkSide side = MarkSide::kEither;
};

Mark mark_of(std::string_view form) {
  if (form == "“" || form == "``" || form == "«" || form == "„")
    return {MarkKind::kDouble, MarkSide::kOpening};
  if (form == "»") return {MarkKind::kDouble, MarkSide::kClosing};
  // A closing mark before a word is an opening one mistyped.
  if (form == "”" || form == "\"" || form == "''") return {MarkKind::kDouble, MarkSide::kEither};
  if (form == "‘") return {MarkKind::kSingle, MarkSide::kOpening};
  if (form == "’" || form == "'") return {MarkKind::kSingle, MarkSide::kEither};
  return {};
}

bool is_open_bracket_or_dash(std::string_view form) {
  return form == "(" || form == "[" || form == "—" || form == "–" || form == "--" || form == "-" ||
         form == "“" || form == "\"" || form == "‘";
}

class QuotationFinder {
 public:
  explicit QuotationFinder(const FlatText& text) : text_(text) {}

  std::vector<Quotation> find() {
    size_t begin = 0;
    for (const size_t end : text_.paragraph_ends) {
      scan_paragraph(begin, end);
      begin = end;
    }
    return std::move(found_);
  }

 private:
  void scan_paragraph(size_t begin, size_t end) {
    MarkKind kind = MarkKind::kNone;  // of the open quotation; kNone: none is open
    size_t open = begin;
    int depth = 0;
    for (size_t i = begin; i < end; ++i) {
      const Mark mark = mark_of(text_[i].form);
      if (mark.kind == MarkKind::kNone) continue;
      const bool opening = opens(mark, i, begin, end);
      if (kind == MarkKind::kNone ||
          (kind == MarkKind::kSingle && mark.kind == MarkKind::kDouble && opening)) {
        if (!opening || (mark.kind == MarkKind::kSingle && !closes_later(i, end)) || is_stray(i, end))
          continue;
        open = i;
        kind = mark.kind;
        depth = 1;
      } else if (mark.kind != kind) {
        continue;
      } else if (opening && !closes(mark, i, begin, end)) {
        if (sentence_start(i)) {  // the one before was never closed
          add(open, i - 1, false);
          open = i;
          depth = 1;
        } else if (kind == MarkKind::kDouble) {
          ++depth;
        }
      } else if (--depth == 0) {
        add(open, i, true);
        kind = MarkKind::kNone;
      }
    }
    if (kind == MarkKind::kDouble) add(open, end - 1, false);
  }

  bool spaced_before(size_t i, size_t begin) const {
    return i == begin || text_[i - 1].space_after || is_open_bracket_or_dash(text_[i - 1].form);
  }

  bool opens(const Mark& mark, size_t i, size_t begin, size_t end) const {
    if (mark.side != MarkSide::kEither) return mark.side == MarkSide::kOpening;
    return spaced_before(i, begin) && i + 1 < end &&
           (!text_[i].space_after || mark.kind == MarkKind::kDouble) && text_[i].upos != Upos::kPart;
  }

  bool closes(const Mark& mark, size_t i, size_t begin, size_t end) const {
    if (mark.side != MarkSide::kEither) return mark.side == MarkSide::kClosing;
    if (i + 1 == end) return true;
    if (mark.kind == MarkKind::kSingle && (text_[i].upos == Upos::kPart || text_[i].xpos == "POS"))
      return false;
    return !spaced_before(i, begin) || text_[i].space_after;
  }

  // A single mark may be an apostrophe: it opens a quotation only if one closes within the sentence.
  bool closes_later(size_t i, size_t end) const {
    for (size_t j = i + 2; j < end && text_.places[j].sentence == text_.places[i].sentence; ++j)
      if (mark_of(text_[j].form).kind == MarkKind::kSingle && closes(mark_of(text_[j].form), j, i, end))
        return true;
    return false;
  }

  // A straight mark that no other answers in its paragraph, where typographic ones stand too, is a slip.
  bool is_stray(size_t i, size_t end) const {
    if (text_[i].form != "\"") return false;
    bool typographic = false;
    for (size_t j = i + 1; j < end; ++j) {
      if (text_[j].form == "\"") return false;
      typographic |= text_[j].form == "“";
    }
    return typographic;
  }

  bool sentence_start(size_t i) const { return text_.places[i].token == 0; }

  void add(size_t first, size_t last, bool closed) {
    if (last > first + (closed ? 1 : 0)) found_.push_back({first, last, closed});
  }

  const FlatText& text_;
  std::vector<Quotation> found_;
};

}  // namespace

FlatText flatten(const Document& document) {
  FlatText out;
  out.document = &document;
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    if (document.sentences[s].paragraph_start && !out.places.empty())
      out.paragraph_ends.push_back(out.places.size());
    for (int32_t t = 0; t < static_cast<int32_t>(document.sentences[s].tokens.size()); ++t)
      out.places.push_back({s, t});
  }
  if (!out.places.empty()) out.paragraph_ends.push_back(out.places.size());
  return out;
}

std::vector<Quotation> find_quotations(const FlatText& text) { return QuotationFinder(text).find(); }

}  // namespace dramatis::extract
