#include "extract/claims/attribution_score.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>

#include "extract/claims/attribution_range.h"
#include "extract/text/characters.h"

extern "C" const char dramatis_attribution_weights_begin[];
extern "C" const char dramatis_attribution_weights_end[];

namespace dramatis::extract {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Nothing outweighs such a word; most of the candidates end here.
constexpr double kHopeless = -4.5;

std::string_view kind_of_source(const Token& token) {
  const std::string lemma = lower_ascii(token.lemma);
  if (is_one_of(lemma, {"i", "we"})) return "first";
  if (lemma == "you") return "you";
  if (is_one_of(lemma, {"he", "she", "they"})) return "third";
  if (lemma == "who") return "who";
  if (is_one_of(lemma, {"it", "this", "that", "which", "these", "what"})) return "it";
  if (token.xpos.starts_with("NNP")) return "name";
  return token.xpos == "NNS" ? "plural" : "noun";
}

std::string_view type_of(const Token& token) {
  return token.entity == EntityType::kNone ? "none" : name_of(token.entity);
}

// "that Hamas is weak": an adjective or a noun with its own subject heads a clause too.
bool heads_clause(const SentenceTree& tree, int32_t head) {
  return tree[head].upos == Upos::kVerb || (tree.has_child(head, "cop") && tree.has_child(head, "nsubj"));
}

// What the content is headed by: a clause with its subordinator or without, a pronoun, a thing of some type.
std::string_view kind_of_content(const SentenceTree& tree, const AttributionCandidate& candidate) {
  const int32_t head = candidate.content_head;
  if (head == kNoToken) return "none";
  if (heads_clause(tree, head)) return tree.has_child(head, "mark") ? "marked-clause" : "clause";
  if (tree[head].upos == Upos::kPron) return "pronoun";
  if (tree[head].upos == Upos::kPropn)
    return tree[head].entity == EntityType::kPerson ? "person-name" : "name";
  return type_of(tree[head]);
}

// "believes that Hamas is weak", "the claim that the vote was rigged": a word that is listed with a clause
// has one.
bool takes_that_clause(const SentenceTree& tree, const AttributionCandidate& candidate,
                       const CueEntry& entry) {
  constexpr CueType kTellsMind[] = {CueType::kSpeech,  CueType::kWriting, CueType::kBelief,
                                    CueType::kFeeling, CueType::kDemand,  CueType::kDenial};
  if ((candidate.frame != CueFrame::kThat && candidate.frame != CueFrame::kPredicate) ||
      !entry.takes(candidate.frame) ||
      std::find(std::begin(kTellsMind), std::end(kTellsMind), entry.type) == std::end(kTellsMind))
    return false;
  const int32_t mark = tree.child(candidate.content_head, "mark");
  return mark != kNoToken && lower_ascii(tree[mark].form) == "that";
}

std::string_view length_class(int32_t words) {
  return words <= 1    ? "1"
         : words <= 2  ? "2"
         : words <= 4  ? "4"
         : words <= 8  ? "8"
         : words <= 16 ? "16"
                       : "more";
}

std::string_view mood_of(const SentenceTree& tree, int32_t cue) {
  for (const int32_t c : tree.children(cue))
    if (tree.is(c, "aux") && tree[c].xpos == "MD") return "modal";
  for (const int32_t c : tree.children(cue))
    if (is_one_of(tree[c].lemma, {"not", "never"})) return "negated";
  return "";
}

double logit(double p) {
  p = std::clamp(p, 1e-4, 0.9999);
  return std::log(p / (1 - p));
}

std::string feature(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += ' ';
    out += part;
  }
  return out;
}

}  // namespace

std::string cue_lemma(const SentenceTree& tree, int32_t cue) {
  std::string out = lower_ascii(tree[cue].lemma);
  const int32_t particle = tree.child(cue, "compound:prt");
  if (particle != kNoToken) out.append(" +").append(lower_ascii(tree[particle].form));
  return out;
}

Result<AttributionModel> AttributionModel::parse(std::string_view weights_tsv) {
  auto weights = FeatureWeights::parse("attribution_weights.tsv", weights_tsv);
  if (!weights) return weights.error();
  AttributionModel out;
  out.weights_ = std::move(weights).value();
  out.reliability_ = out.weights_.weight("reliability", 1);
  return out;
}

const AttributionModel& AttributionModel::built_in() {
  static const AttributionModel model = [] {
    auto parsed =
        parse({dramatis_attribution_weights_begin,
               static_cast<size_t>(dramatis_attribution_weights_end - dramatis_attribution_weights_begin)});
    if (!parsed) {  // part of the program: a test keeps it well-formed
      std::fprintf(stderr, "built-in table: %s\n", parsed.error().message.c_str());
      std::abort();
    }
    return std::move(parsed).value();
  }();
  return model;
}

double AttributionModel::weight(const std::string& name) const { return weights_.weight(name); }

std::vector<std::string> attribution_features(const SentenceTree& tree, const AttributionCandidate& candidate,
                                              const CueLexicon& cues, bool inside_quotation) {
  const Token& cue = tree[candidate.cue];
  const std::string_view group = group_of(candidate.frame);
  std::vector<std::string> out{feature({"frame", name_of(candidate.frame)})};
  if (candidate.source == kNoToken) {
    out.emplace_back(cue.upos == Upos::kNoun ? "source none noun"
                                             : "source none");  // claims often go unowned
  } else {
    const Token& source = tree[candidate.source];
    const std::string_view kind = kind_of_source(source);
    out.push_back(feature({"source", kind}));
    if (is_one_of(kind, {"name", "plural", "noun"}))
      out.push_back(feature({"source-type", type_of(source), group}));
    if (source.head != candidate.cue) out.push_back(feature({"source-elsewhere", group}));
  }
  out.push_back(feature(
      {"length", length_class(candidate.content_range.second - candidate.content_range.first + 1), group}));
  out.push_back(feature({"content", kind_of_content(tree, candidate), group}));
  if (const std::string_view mood = mood_of(tree, candidate.cue); !mood.empty())
    out.push_back(feature({mood, group}));
  const bool named = candidate.source != kNoToken && tree[candidate.source].upos == Upos::kPropn;
  out.push_back(feature({"relation", cue.deprel == "acl:relcl" ? cue.deprel : base_relation(cue.deprel),
                         named && tree.is(candidate.cue, "ccomp") ? "named" : ""}));
  if (candidate.frame != CueFrame::kAdjunct) {
    out.push_back(feature({"tag", cue.xpos, group}));
    const CueEntry* entry = cues.find(cue_lemma(tree, candidate.cue), cue.upos);
    if (entry) out.push_back(feature({"type", name_of(entry->type), group}));
    if (entry && entry->takes(candidate.frame)) out.push_back(feature({"listed", group}));
    if (entry && !inside_quotation && takes_that_clause(tree, candidate, *entry))
      out.emplace_back("that-clause");
  }
  if (cue.upos == Upos::kNoun && tree.is(candidate.cue, "obj") &&
      is_one_of(tree[cue.head].lemma, {"express", "raise", "voice"}))
    out.push_back(feature({"voiced", group}));
  if (group == "nominal" && tree.has_child(candidate.cue, "xcomp")) out.emplace_back("beside-complement");
  if (group == "nominal" && tree.has_child(candidate.cue, "ccomp")) out.emplace_back("beside-clause");
  if (inside_quotation) out.emplace_back("inside-quotation");
  if (is_quotation_mark(tree[candidate.content_range.first])) out.push_back(feature({"quoted", group}));
  return out;
}

namespace {

double reliability_of(const SentenceTree& tree, const AttributionCandidate& candidate,
                      const CueLexicon& cues) {
  if (candidate.frame == CueFrame::kAdjunct)
    return cues.reliability(candidate.preposition, Upos::kAdp, candidate.frame);
  return cues.reliability(cue_lemma(tree, candidate.cue), tree[candidate.cue].upos, candidate.frame);
}

}  // namespace

double AttributionModel::score(const SentenceTree& tree, const AttributionCandidate& candidate,
                               const CueLexicon& cues, bool inside_quotation) const {
  double z = reliability_ * logit(reliability_of(tree, candidate, cues));
  if (z < kHopeless) return 0;
  for (const std::string& name : attribution_features(tree, candidate, cues, inside_quotation))
    z += weight(name);
  return 1 / (1 + std::exp(-z));
}

}  // namespace dramatis::extract
