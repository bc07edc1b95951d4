#include "extract/claims/cue_frame.h"

#include <array>

namespace dramatis::extract {
namespace {

constexpr std::array<std::string_view, 18> kFrameNames = {
    "that",  "wh",    "inf",      "obj-inf",     "ing",     "np",   "pp",       "obj-pp",  "obj-pred",
    "paren", "colon", "relative", "passive-inf", "passive", "pred", "modifier", "adjunct", "adverb"};

}  // namespace

std::string_view group_of(CueFrame frame) {
  switch (frame) {
    case CueFrame::kThat:
    case CueFrame::kWh:
    case CueFrame::kParenthetical:
    case CueFrame::kColon:
    case CueFrame::kPredicate:
      return "clause";
    case CueFrame::kObject:
    case CueFrame::kRelative:
    case CueFrame::kOblique:
    case CueFrame::kObjectOblique:
    case CueFrame::kObjectPredicate:
      return "nominal";
    case CueFrame::kInfinitive:
    case CueFrame::kGerund:
    case CueFrame::kObjectInfinitive:
      return "infinitive";
    case CueFrame::kPassiveInfinitive:
    case CueFrame::kPassiveSubject:
      return "passive";
    case CueFrame::kModifier:
      return "modifier";
    case CueFrame::kAdjunct:
    case CueFrame::kAdverb:
      return "adjunct";
  }
  return "";
}

std::string_view name_of(CueFrame frame) { return kFrameNames[static_cast<size_t>(frame)]; }

}  // namespace dramatis::extract
