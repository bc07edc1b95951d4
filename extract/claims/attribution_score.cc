#include "extract/claims/attribution_score.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/claims/attribution_range.h"

namespace dramatis::extract {
namespace {

constexpr double kReliability = 0.87;
constexpr double kInsideQuotation = -4.12;
constexpr double kQuotedContent = 0.12;

// By CueFrame.
constexpr std::array<double, 17> kFrame = {-0.17, -0.25, -0.26, -0.15, -0.27, -0.27, -0.24, -0.37, -0.12,
                                           -0.43, 0.01,  -0.30, 1.06,  0.58,  0.22,  -0.08, -0.69};
constexpr double kAdverbFrame = 0.87;

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

double source_weight(const SentenceTree& tree, int32_t source) {
  if (source == kNoToken) return -1.52;
  const Token& token = tree[source];
  const std::string lemma = lower_ascii(token.lemma);
  if (is_one_of(lemma, {"i", "we"})) return 0.23;
  if (lemma == "you") return 0.16;
  if (is_one_of(lemma, {"he", "she", "they"})) return 0.17;
  if (lemma == "who") return -0.05;
  if (is_one_of(lemma, {"it", "this", "that", "which", "these", "what"})) return -0.53;
  if (token.xpos.starts_with("NNP")) return 0.40;
  return token.xpos == "NNS" ? 0.22 : 0.06;
}

double frame_weight(CueFrame frame) {
  return frame == CueFrame::kAdverb ? kAdverbFrame : kFrame[static_cast<size_t>(frame)];
}

double logit(double p) {
  p = std::clamp(p, 1e-4, 0.9999);
  return std::log(p / (1 - p));
}

}  // namespace

std::string cue_lemma(const SentenceTree& tree, int32_t cue) {
  std::string out = lower_ascii(tree[cue].lemma);
  const int32_t particle = tree.child(cue, "compound:prt");
  if (particle != kNoToken) out.append(" +").append(lower_ascii(tree[particle].form));
  return out;
}

double attribution_score(const SentenceTree& tree, const AttributionCandidate& candidate,
                         const CueLexicon& cues, bool inside_quotation) {
  double z = kReliability * logit(cues.reliability(cue_lemma(tree, candidate.cue), tree[candidate.cue].upos,
                                                   candidate.frame, candidate.preposition));
  z += frame_weight(candidate.frame) + source_weight(tree, candidate.source);
  if (inside_quotation) z += kInsideQuotation;
  if (is_quotation_mark(tree[candidate.content_range.first])) z += kQuotedContent;
  return 1 / (1 + std::exp(-z));
}

}  // namespace dramatis::extract
