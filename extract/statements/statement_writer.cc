#include "extract/statements/statement_writer.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "extract/lexicon/stance_lexicon.h"
#include "extract/statements/quotation.h"
#include "extract/syntax/sentence_tree.h"
#include "extract/syntax/word_forms.h"

namespace dramatis::extract {
namespace {

using graph::Statement;

class Writer {
 public:
  Writer(const Document& document, const DocumentReading& reading, const ActorsFound& actors)
      : document_(document), reading_(reading), actors_(actors) {
    const FlatText text = flatten(document);
    for (const Quotation& quotation : find_quotations(text)) {
      const size_t last = quotation.closed ? quotation.last - 1 : quotation.last;
      if (quotation.first + 1 <= last) quotations_.push_back(text.span(quotation.first + 1, last));
    }
  }

  void write(uint32_t sentence, const StatementReading& reading) {
    const std::vector<Token>& tokens = document_.sentences[sentence].tokens;
    Statement s;
    s.sentence = sentence;
    s.content_span = {tokens[reading.first].span.begin, tokens[reading.last].span.end};
    s.direct = reading.direct && quotation_around(s.content_span.begin);
    // A quotation is said as a whole, however many sentences it has.
    // But what somebody within it says is their own.
    if (s.direct)
      if (const TextSpan* quotation = quotation_around(s.content_span.begin);
          quotation && !(reading.has_cue && quotation->contains(tokens[reading.anchor].span)))
        s.content_span = *quotation;
    if (!reading.has_cue && is_told(s.content_span)) return;
    s.confidence = reading.probability;
    if (reading.has_cue) {
      s.cue_span = cue_of(tokens, reading.anchor);
      s.cue = document_.text.substr(s.cue_span.begin, s.cue_span.size());
      s.stance = stance_of(tokens, reading.anchor, StancePlace::kCue);
    }
    // Who is named within a quotation does not speak it.
    const bool outside =
        reading.speaker >= 0 &&
        !(s.direct && s.content_span.contains(tokens[static_cast<size_t>(reading.speaker)].span));
    if (outside) {
      const auto speaker = static_cast<uint32_t>(reading.speaker);
      s.speaker_span = phrase_of(sentence, speaker, reading.anchor);
      if (const ActorMention* who = actors_.meant_by(sentence, speaker))
        s.speaker = actors_.actors[static_cast<size_t>(who->actor)].id;
    } else if (!out_.empty() && sentence - out_.back().cue_sentence <= kSentencesBack) {
      s.speaker = out_.back().statement.speaker;  // who spoke last goes on
      s.speaker_span = out_.back().statement.speaker_span;
    }
    if (s.stance == graph::Stance::kNone) s.stance = stance_of_content(sentence, reading, s.speaker);
    // The same words read once without their cue are no statement of their own.
    if (reading.has_cue)
      out_.erase(std::remove_if(out_.begin() + static_cast<std::ptrdiff_t>(first_weighed()), out_.end(),
                                [&](const TracedStatement& t) {
                                  return !t.reading.has_cue &&
                                         s.content_span.contains(t.statement.content_span);
                                }),
                 out_.end());
    while (s.sentence > 0 && document_.sentences[s.sentence].span.begin > s.content_span.begin) --s.sentence;
    out_.push_back({std::move(s), reading, sentence});
  }

  std::vector<TracedStatement> take() {
    add_quoted_sentences();
    join_what_goes_on();
    for (TracedStatement& t : out_) {
      Statement& s = t.statement;
      s.content = document_.text.substr(s.content_span.begin, s.content_span.size());
      s.about = actors_in(s.content_span);
    }
    std::stable_sort(out_.begin(), out_.end(), [](const TracedStatement& a, const TracedStatement& b) {
      return std::tie(a.statement.content_span, a.statement.cue_span) <
             std::tie(b.statement.content_span, b.statement.cue_span);
    });
    return std::move(out_);
  }

 private:
  static constexpr uint32_t kSentencesBack = 2;
  static constexpr size_t kStatementsBack = 8;
  static constexpr uint32_t kClosingMark = 4;  // bytes of a closing mark and a full stop
  static constexpr double kOfMarksAlone = 0.5;
  static constexpr float kLeastActor = 0.3f;

  // The whole noun phrase by which a speaker is meant, with titles, appositions and clauses: the source of
  // an attribution as Pareti (2016) defines it.
  TextSpan phrase_of(uint32_t sentence, uint32_t speaker, uint32_t anchor) const {
    const std::vector<Token>& tokens = document_.sentences[sentence].tokens;
    auto head = static_cast<int32_t>(speaker);
    for (int32_t above = tokens[speaker].head; above >= 0; above = tokens[static_cast<size_t>(head)].head) {
      const std::string_view relation = tokens[static_cast<size_t>(head)].deprel;
      if (relation != "flat" && relation != "appos") break;
      head = above;
    }
    const SentenceTree tree(document_.sentences[sentence]);
    const auto without_comma = [&](std::pair<int32_t, int32_t> extent) {
      while (extent.second > extent.first && tree[extent.second].form == ",") --extent.second;
      return tree.span_of(extent);
    };
    const TextSpan whole = without_comma(tree.extent_without(
        head, {"parataxis", "punct", "case", "cop", "nsubj", "aux", "mark", "advcl", "discourse"}));
    if (!whole.contains(tokens[anchor].span)) return whole;
    // "Petra Novak, who said so": not the clause that tells of the statement.
    return without_comma(tree.extent_without(
        head, {"acl", "parataxis", "punct", "case", "cop", "nsubj", "aux", "mark", "advcl", "discourse"}));
  }

  // The stance that a word shows, with the preposition or mark of what hangs on it ("call for", "tell to") or
  // by itself; none if it is denied.
  static graph::Stance stance_of(const std::vector<Token>& tokens, uint32_t word, StancePlace place) {
    const StanceLexicon& lexicon = StanceLexicon::built_in();
    const std::string lemma = lower_case(tokens[word].lemma);
    graph::Stance found = lexicon.find(lemma, tokens[word].upos, place);
    // "called her on Friday" is no call on anybody.
    const bool has_object = std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
      return t.head == static_cast<int32_t>(word) && t.deprel == "obj";
    });
    for (uint32_t t = word + 1; t < tokens.size(); ++t) {
      if (has_object && tokens[t].deprel == "case") continue;
      if (tokens[t].deprel != "case" && tokens[t].deprel != "mark" && tokens[t].deprel != "compound:prt")
        continue;
      const int32_t above = tokens[t].head;  // the particle itself hangs on the word, others on what does
      const bool particle = above == static_cast<int32_t>(word);
      if (!particle && (above < 0 || tokens[static_cast<size_t>(above)].head != static_cast<int32_t>(word)))
        continue;
      const std::string companion = lemma + (particle ? " +" : " ") + lower_case(tokens[t].form);
      if (const graph::Stance stance = lexicon.find(companion, tokens[word].upos, place);
          stance != graph::Stance::kNone) {
        found = stance;
        break;
      }
    }
    const bool denied = std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
      return t.head == static_cast<int32_t>(word) && (t.lemma == "not" || t.lemma == "never");
    });
    return denied ? graph::Stance::kNone : found;
  }

  // What the content's own predicate shows: of the matter ("was unacceptable"), or of the speaker where he is
  // its subject ("said Norway condemned the raid").
  graph::Stance stance_of_content(uint32_t sentence, const StatementReading& reading,
                                  const std::optional<std::string>& speaker) const {
    const std::vector<Token>& tokens = document_.sentences[sentence].tokens;
    const auto inside = [&](int32_t t) {
      return t >= static_cast<int32_t>(reading.first) && t <= static_cast<int32_t>(reading.last);
    };
    for (uint32_t t = reading.first; t <= reading.last; ++t) {
      if (tokens[t].upos == Upos::kPunct || inside(tokens[t].head)) continue;
      if (tokens[t].upos == Upos::kAdj) return stance_of(tokens, t, StancePlace::kMatter);
      for (uint32_t c = reading.first; c <= reading.last; ++c) {
        if (tokens[c].head != static_cast<int32_t>(t) || tokens[c].deprel != "nsubj") continue;
        const ActorMention* who = actors_.meant_by(sentence, c);
        if (who && speaker && actors_.actors[static_cast<size_t>(who->actor)].id == *speaker)
          return stance_of(tokens, t, StancePlace::kSelf);
      }
      break;
    }
    return graph::Stance::kNone;
  }

  // "according to", "pointed out", "has not said"
  static TextSpan cue_of(const std::vector<Token>& tokens, uint32_t anchor) {
    uint32_t first = anchor;
    const auto belongs = [&](const Token& t) {
      return t.head == static_cast<int32_t>(anchor) &&
             (t.deprel == "aux" || t.deprel == "aux:pass" || t.lemma == "not");
    };
    while (first > 0 && belongs(tokens[first - 1])) --first;
    TextSpan span{tokens[first].span.begin, tokens[anchor].span.end};
    for (uint32_t t = anchor + 1; t < tokens.size() && t <= anchor + 2; ++t) {
      const bool joined = tokens[t].head == static_cast<int32_t>(anchor) &&
                          (tokens[t].deprel == "fixed" || tokens[t].deprel == "compound:prt");
      if (!joined) break;
      span.end = tokens[t].span.end;
    }
    return span;
  }

  // Where those begin that a further statement may repeat.
  size_t first_weighed() const { return out_.size() > kStatementsBack ? out_.size() - kStatementsBack : 0; }

  // Already within another statement; they come in the order of the text, and few are long.
  bool is_told(TextSpan content) const {
    return std::any_of(out_.begin() + static_cast<std::ptrdiff_t>(first_weighed()), out_.end(),
                       [&](const TracedStatement& t) { return t.statement.content_span.contains(content); });
  }

  const TextSpan* quotation_around(uint32_t place) const {
    const auto after = std::upper_bound(quotations_.begin(), quotations_.end(), place,
                                        [](uint32_t p, const TextSpan& q) { return p < q.begin; });
    return after != quotations_.begin() && place < std::prev(after)->end ? &*std::prev(after) : nullptr;
  }

  // Whole sentences in quotation marks are somebody's words even where the language model reads no statement:
  // of whom the text last heard, if that is near.
  void add_quoted_sentences() {
    std::vector<TracedStatement> added;
    for (const TextSpan& quotation : quotations_) {
      const auto first =
          std::partition_point(document_.sentences.begin(), document_.sentences.end(),
                               [&](const Sentence& s) { return s.span.end <= quotation.begin; });
      if (first == document_.sentences.end() || first->tokens.size() < 2) continue;
      const auto sentence = static_cast<uint32_t>(first - document_.sentences.begin());
      const bool whole =
          first->tokens[1].span.begin == quotation.begin && quotation.end + kClosingMark >= first->span.end;
      const auto place = std::partition_point(
          out_.begin(), out_.end(), [&](const TracedStatement& t) { return t.cue_sentence < sentence; });
      const auto near = [&](std::ptrdiff_t most) {
        return std::min(most, static_cast<std::ptrdiff_t>(kStatementsBack));
      };
      const bool told =
          std::any_of(place - near(place - out_.begin()), place + near(out_.end() - place),
                      [&](const TracedStatement& t) { return t.statement.content_span.overlaps(quotation); });
      if (!whole || told) continue;
      const TracedStatement* before = place != out_.begin() ? &*std::prev(place) : nullptr;
      if (!added.empty() && (!before || before->cue_sentence < added.back().cue_sentence))
        before = &added.back();
      TracedStatement t{.cue_sentence = sentence};
      t.statement.sentence = sentence;
      t.statement.content_span = quotation;
      t.statement.direct = true;
      t.statement.confidence = kOfMarksAlone;
      t.reading.direct = true;
      if (before && sentence - before->cue_sentence <= kSentencesBack) {
        t.statement.speaker = before->statement.speaker;
        t.statement.speaker_span = before->statement.speaker_span;
      }
      added.push_back(std::move(t));
    }
    if (added.empty()) return;
    out_.insert(out_.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
    std::stable_sort(out_.begin(), out_.end(), [](const TracedStatement& a, const TracedStatement& b) {
      return a.cue_sentence < b.cue_sentence;
    });
  }

  // Quoted sentences of one mouth with nothing but marks between them, only the first of which may have a
  // cue, are one statement.
  void join_what_goes_on() {
    std::vector<TracedStatement> joined;
    for (TracedStatement& t : out_) {
      if (!joined.empty() && goes_on(joined.back().statement, t))
        joined.back().statement.content_span.end = t.statement.content_span.end;
      else
        joined.push_back(std::move(t));
    }
    out_ = std::move(joined);
  }

  bool goes_on(const Statement& before, const TracedStatement& next) const {
    const Statement& s = next.statement;
    const bool known =
        s.speaker ? s.speaker == before.speaker
                  : !before.speaker && !s.speaker_span.empty() && s.speaker_span == before.speaker_span;
    if (!known || next.reading.has_cue || !s.direct || !before.direct ||
        s.content_span.begin < before.content_span.end)
      return false;
    const TextSpan gap{before.content_span.end, s.content_span.begin};
    for (uint32_t n = s.sentence;; --n) {
      for (const Token& token : document_.sentences[n].tokens)
        if (gap.contains(token.span) && token.upos != Upos::kPunct) return false;
      if (n == 0 || document_.sentences[n].span.begin <= gap.begin) break;
    }
    return true;
  }

  // To the language model the mention is one of an actor, not of a place where something happens.
  bool acts(const ActorMention& mention) const {
    if (mention.kind == graph::MentionKind::kPronoun) return true;
    const std::vector<ActorReading>& words = reading_.sentences[mention.sentence].actors;
    if (words.empty()) return true;
    for (uint32_t t = mention.first; t < mention.last && t < words.size(); ++t)
      if (words[t].probability >= kLeastActor) return true;
    return false;
  }

  std::vector<std::string> actors_in(TextSpan content) const {
    std::set<std::string> found;
    const auto& sentences = document_.sentences;
    const auto first = std::partition_point(sentences.begin(), sentences.end(),
                                            [&](const Sentence& s) { return s.span.end <= content.begin; });
    auto mention = std::partition_point(
        actors_.mentions.begin(), actors_.mentions.end(),
        [&](const ActorMention& m) { return m.sentence < static_cast<size_t>(first - sentences.begin()); });
    std::vector<const ActorMention*> inside;
    for (; mention != actors_.mentions.end(); ++mention) {
      if (sentences[mention->sentence].span.begin >= content.end) break;
      if (mention->actor >= 0 && acts(*mention) && content.contains(span_of(document_, *mention)))
        inside.push_back(&*mention);
    }
    // "Kenya's farmers" are the farmers.
    for (const ActorMention* m : inside) {
      const TextSpan span = span_of(document_, *m);
      if (std::none_of(inside.begin(), inside.end(), [&](const ActorMention* o) {
            return o->sentence == m->sentence && o->actor != m->actor &&
                   span_of(document_, *o).contains(span) && span_of(document_, *o) != span;
          }))
        found.insert(actors_.actors[static_cast<size_t>(m->actor)].id);
    }
    return {found.begin(), found.end()};
  }

  const Document& document_;
  const DocumentReading& reading_;
  const ActorsFound& actors_;
  std::vector<TextSpan> quotations_;  // without their marks
  std::vector<TracedStatement> out_;
};

}  // namespace

std::vector<TracedStatement> write_statements(const Document& document, const DocumentReading& reading,
                                              const ActorsFound& actors) {
  Writer writer(document, reading, actors);
  for (uint32_t s = 0; s < document.sentences.size() && s < reading.sentences.size(); ++s)
    for (const StatementReading& statement : reading.sentences[s].statements) writer.write(s, statement);
  return writer.take();
}

}  // namespace dramatis::extract
