#include "extract/claims/statement_finder.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "extract/claims/attribution_candidate.h"
#include "extract/claims/attribution_range.h"
#include "extract/claims/attribution_score.h"
#include "extract/claims/quotation.h"
#include "extract/claims/quote_attribution.h"
#include "extract/claims/reach.h"
#include "extract/claims/speaker_label.h"
#include "extract/claims/stance_reader.h"

namespace dramatis::extract {
namespace {

using graph::Statement;

// Where precision and recall balance on the training part of PolNeAR.
constexpr double kThreshold = 0.33;
constexpr double kQuoteWithSpeaker = 0.95;
constexpr double kQuoteWithoutSpeaker = 0.75;

// Nouns that speak for the one to whom they belong: "Israeli officials", "the Kremlin's statement".
constexpr std::string_view kVoices[] = {
    "administration", "agency",     "ambassador",   "army",        "authority", "cabinet",    "campaign",
    "command",        "commander",  "committee",    "communique",  "court",     "delegation", "department",
    "diplomat",       "embassy",    "envoy",        "filing",      "force",     "government", "intelligence",
    "leader",         "leadership", "letter",       "media",       "memo",      "memorandum", "military",
    "minister",       "ministry",   "navy",         "negotiator",  "office",    "official",   "parliament",
    "police",         "president",  "prosecutor",   "readout",     "regime",    "release",    "report",
    "representative", "spokesman",  "spokesperson", "spokeswoman", "state",     "statement",  "team",
    "troop"};

class DocumentStatements {
 public:
  DocumentStatements(const Document& document, const ActorsFound& actors, const CueLexicon& cues)
      : document_(document),
        actors_(actors),
        cues_(cues),
        text_(flatten(document)),
        quotations_(find_quotations(text_)),
        stances_(document, actors, cues) {}

  std::vector<TracedStatement> find() {
    add_quotations();
    for (uint32_t s = 0; s < document_.sentences.size(); ++s)
      if (!document_.sentences[s].tokens.empty()) add_sentence(s);
    std::sort(out_.begin(), out_.end(), [](const TracedStatement& a, const TracedStatement& b) {
      return std::tie(a.statement.content_span, a.statement.cue_span) <
             std::tie(b.statement.content_span, b.statement.cue_span);
    });
    return std::move(out_);
  }

 private:
  using Scored = std::map<int32_t, std::pair<double, AttributionCandidate>>;  // by cue

  void add_quotations() {
    for (const QuoteAttribution& quote : attribute_quotations(text_, quotations_, cues_))
      add_speech(quote, true);
    for (const QuoteAttribution& speech : find_labelled_speech(text_)) add_speech(speech, false);
  }

  void add_speech(const QuoteAttribution& quote, bool direct) {
    const TokenPlace cue = text_.places[quote.cue];
    quote_cues_.insert(cue);
    Statement statement;
    statement.direct = direct;
    statement.confidence = quote.has_source ? kQuoteWithSpeaker : kQuoteWithoutSpeaker;
    if (quote.has_source) {
      statement.speaker_span = text_.span(quote.source_first, quote.source_last);
      if (quote.source_head != kNoToken)
        set_speaker(statement, SentenceTree(document_.sentences[cue.sentence]), cue.sentence,
                    quote.source_head);
    }
    statement.sentence = text_.places[quote.first].sentence;
    add(std::move(statement), direct ? "quotation" : "speaker label", cue,
        text_.span(quote.cue_first, quote.cue_last), text_.span(quote.first, quote.last));
  }

  void add_sentence(uint32_t s) {
    const SentenceTree tree(document_.sentences[s]);
    Scored best;
    for (AttributionCandidate& candidate : find_attribution_candidates(tree, find_clauses(tree))) {
      if (quote_cues_.contains({s, candidate.cue}) || speaks_through_its_object(tree, candidate)) continue;
      const double score =
          model_.score(tree, candidate, cues_, quotation_around(tree[candidate.cue].span) != nullptr);
      if (score < kThreshold) continue;
      auto [it, added] = best.try_emplace(candidate.cue, score, candidate);
      if (!added && score > it->second.first) it->second = {score, std::move(candidate)};
    }
    prefer_noun_to_light_verb(tree, best);
    hand_over_participles(tree, best);
    // "was quoted as saying", "refused to comment on": one statement, whose cue is both verbs.
    std::erase_if(best, [&](const auto& entry) {
      const auto inner = best.find(entry.second.second.content_head);
      return inner != best.end() && inner->first != entry.first &&
             inner->second.second.cue_range.first <= entry.first && entry.first <= inner->first;
    });
    for (const auto& [cue, scored] : best) add_candidate(tree, s, scored.second, scored.first);
  }

  // "made these remarks": the noun is the cue, if anything is.
  bool speaks_through_its_object(const SentenceTree& tree, const AttributionCandidate& candidate) const {
    if (candidate.frame != CueFrame::kObject || !is_light_verb(tree[candidate.cue].lemma)) return false;
    const int32_t object = candidate.content_head;
    const CueEntry* noun =
        tree[object].upos == Upos::kNoun ? cues_.find(tree[object].lemma, Upos::kNoun) : nullptr;
    return noun != nullptr && (noun->type == CueType::kSpeech || noun->type == CueType::kWriting);
  }

  // "voiced concern over the plan": one statement, the noun's.
  static void prefer_noun_to_light_verb(const SentenceTree& tree, Scored& best) {
    std::erase_if(best, [&](const auto& entry) {
      const auto& [cue, scored] = entry;
      const AttributionCandidate& verb = scored.second;
      if (verb.frame != CueFrame::kObject || !is_light_verb(tree[cue].lemma)) return false;
      const auto noun = best.find(verb.content_head);
      return noun != best.end() && noun->second.second.cue_range.first <= cue;
    });
  }

  // "said that the talks had failed, adding that ...": the participle's speaker is that of "said", though the
  // parse may hang it on the content.
  void hand_over_participles(const SentenceTree& tree, Scored& best) const {
    for (auto& [cue, inner] : best) {
      AttributionCandidate& participle = inner.second;
      const CueEntry* entry = cues_.find(cue_lemma(tree, cue), Upos::kVerb);
      const int32_t before = participle.cue_range.first - 1;
      if (tree[cue].xpos != "VBG" || !tree.is(cue, "advcl") || before < 1 || tree[before].form != "," ||
          !entry || entry->type != CueType::kSpeech)
        continue;
      for (auto& [other, outer] : best) {
        TokenRange& content = outer.second.content_range;
        if (other >= content.first || content.first >= before || content.second < cue ||
            group_of(outer.second.frame) != "clause")
          continue;
        content.second = before - 1;
        participle.source = outer.second.source;
        participle.source_range = outer.second.source_range;
      }
    }
  }

  void add_candidate(const SentenceTree& tree, uint32_t s, const AttributionCandidate& candidate,
                     double score) {
    Statement statement;
    statement.confidence = score;
    if (candidate.source != kNoToken) {
      statement.speaker_span = tree.span_of(candidate.source_range);
      set_speaker(statement, tree, s, candidate.source);
    }
    TextSpan content = tree.span_of(candidate.content_range);
    if (const Quotation* quotation = quotation_around({content.end - 1, content.end})) {
      // The quotation goes on behind the sentence, or only its closing mark is missing.
      const TextSpan span = text_.span(quotation->first, quotation->last);
      if (content.contains({span.begin, span.begin + 1})) content.end = span.end;
    }
    if (const Quotation* quotation = quotation_around({content.begin, content.begin + 1})) {
      const TextSpan span = text_.span(quotation->first, quotation->last);
      if (span.end <= content.end && text_[quotation->first + 1].span.begin == content.begin)
        content.begin = span.begin;
      statement.direct = span.begin == content.begin && span.end == content.end;
    }
    statement.sentence = s;
    add(std::move(statement), name_of(candidate.frame), {s, candidate.cue}, tree.span_of(candidate.cue_range),
        content);
  }

  void add(Statement statement, std::string_view rule, TokenPlace cue_head, TextSpan cue, TextSpan content) {
    statement.cue_span = cue;
    statement.cue = words(cue);
    statement.content_span = content;
    statement.content = words(content);
    std::set<std::string> about;
    for (const ActorMention& mention : actors_.mentions) {
      if (mention.actor < 0 || mention.last <= mention.first) continue;
      const std::vector<Token>& tokens = document_.sentences[mention.sentence].tokens;
      const TextSpan span{tokens[mention.first].span.begin, tokens[mention.last - 1].span.end};
      // A reporting clause in the midst of the content names the speaker, who is no matter of it.
      if (content.contains(span) && !statement.speaker_span.contains(span))
        about.insert(actors_.actors[static_cast<size_t>(mention.actor)].id);
    }
    statement.about.assign(about.begin(), about.end());
    statement.stance = stances_.read(statement, cue_head);
    const SentenceTree tree(document_.sentences[cue_head.sentence]);
    const CueEntry* entry = cues_.find(cue_lemma(tree, cue_head.token), tree[cue_head.token].upos);
    out_.push_back({std::move(statement), {std::string(rule), entry ? entry->line : 0}});
  }

  std::string words(TextSpan span) const { return document_.text.substr(span.begin, span.size()); }

  const Quotation* quotation_around(TextSpan span) const {
    auto it = std::upper_bound(
        quotations_.begin(), quotations_.end(), span.begin,
        [&](uint32_t begin, const Quotation& q) { return begin < text_[q.first].span.begin; });
    if (it == quotations_.begin()) return nullptr;
    --it;
    return text_.span(it->first, it->last).contains(span) ? &*it : nullptr;
  }

  void set_speaker(Statement& statement, const SentenceTree& tree, uint32_t s, int32_t source) const {
    const ActorReach reach(tree, s, actors_);
    const std::string& lemma = tree[source].lemma;
    const bool voice = std::find(std::begin(kVoices), std::end(kVoices), lemma) != std::end(kVoices);
    const std::vector<ReachedActor> reached = reach.reach(source, voice);
    if (reached.empty()) return;
    statement.speaker = actors_.actors[static_cast<size_t>(reached.front().actor)].id;
  }

  const Document& document_;
  const ActorsFound& actors_;
  const CueLexicon& cues_;
  const AttributionModel& model_ = AttributionModel::built_in();
  const FlatText text_;
  const std::vector<Quotation> quotations_;
  const StanceReader stances_;
  std::set<TokenPlace> quote_cues_;
  std::vector<TracedStatement> out_;
};

}  // namespace

std::vector<TracedStatement> StatementFinder::find_traced(const Document& document,
                                                          const ActorsFound& actors) const {
  return DocumentStatements(document, actors, cues_).find();
}

}  // namespace dramatis::extract
